#!/bin/sh
# compare.sh [BURGI [PAIRS]]: the likelihood ratio of burgi vmf compare over pairs of samples of one law,
# p = 64: its mean, of which the chi-square law says 64, and the share of p-values below 5 %.
set -e
burgi=${1:-./burgi} pairs=${2:-60}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for kappa in 3 30 1000; do
    for n in 5 10 30 100; do
        for i in $(seq "$pairs"); do
            for side in 1 2; do
                "$burgi" vmf sample --dim 64 --kappa $kappa -n $n --seed $((1000 * side + i)) --dtype f64 \
                    -o - | "$burgi" vmf fit - -o "$work/$side" --force >/dev/null
            done
            "$burgi" vmf compare "$work/1" "$work/2" --json
        done | awk -v kappa=$kappa -v n=$n -F '[:,]' '
            /"statistic"/ { sum += $2; ++m }
            /"p_value"/ { low += $2 < 0.05 }
            END { printf "kappa %4d, %3d rows each: mean %.1f, below 5 %%: %.1f %%\n", kappa, n, sum / m, 100 * low / m }'
    done
done
