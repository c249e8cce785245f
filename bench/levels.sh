#!/bin/sh
# levels.sh [BURGI [SAMPLES [P...]]]: how often the tests of burgi vmf test reject at 5 %, in percent of so
# many samples, or pairs of them, of the law in P dimensions.  They should reject 5 %: those of uniform
# rows where kappa is 0, that of equal concentrations where these are.
set -e
burgi=${1:-./burgi} samples=${2:-400}
if [ $# -gt 2 ]; then shift 2; else set -- 3 16 256; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sample() { # sample SEED P N KAPPA FILE
    "$burgi" vmf sample --dim "$2" --kappa "$4" -n "$3" --seed "$1" --force -o "$5"
}
# The p-values in the order of the document, as shares below 5 %.
shares() {
    awk -F '[:,]' -v what="$1" -v samples="$samples" '
        /"format"/ { i = 0 }
        /"p_value"/ { ++i; low[i] += $2 <= 0.05; most = i > most ? i : most }
        END { printf "%s:", what; for (i = 1; i <= most; ++i) printf " %5.1f", 100 * low[i] / samples; print "" }'
}
one() { # one P N KAPPA
    for i in $(seq "$samples"); do
        sample "$i" "$1" "$2" "$3" "$work/a.npy"
        "$burgi" vmf test "$work/a.npy" --permutations 199 --seed "$i" --json
    done | shares "p $1, n $2, kappa $3"
}
two() { # two P N KAPPA N KAPPA
    for i in $(seq "$samples"); do
        sample "$i" "$1" "$2" "$3" "$work/a.npy"
        sample "1$i" "$1" "$4" "$5" "$work/b.npy"
        "$burgi" vmf test "$work/a.npy" "$work/b.npy" --permutations 199 --seed "$i" --json
    done | shares "p $1, n $2 and $4, kappa $3 and $5"
}
echo "Rayleigh, by the normal law, likelihood ratio, corrected, goodness of fit, radial, tangential"
for p; do
    for n in 5 30 300 3000; do
        for share in 0 1; do
            one "$p" $n $((p * share))
        done
    done
done
echo "equal directions, equal concentrations"
for p; do
    for n in 10 100; do
        for kappa in 0 "$p" $((10 * p)); do
            two "$p" $n "$kappa" $n "$kappa"
            two "$p" $n "$kappa" $((3 * n)) "$kappa"
        done
        two "$p" $n "$p" $((3 * n)) $((5 * p))
        two "$p" $((3 * n)) "$p" $n $((5 * p))
    done
done
