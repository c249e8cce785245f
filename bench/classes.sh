#!/bin/sh
# classes.sh [BURGI...]: what labels cost: 300000 x 64 floats in no, 100 and 5000 classes, by one
# thread and by all, in the best of nine runs; of several commands, alternately.  In the build
# folder, after make check or make tests/cli_peak.
set -e
[ $# -gt 0 ] || set -- ./burgi
peak=$PWD/tests/cli_peak
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" vmf sample --dim 64 --kappa 30 -n 300000 --seed 1 --dtype f32 -o "$work/rows.npy"
for classes in 100 5000; do
    awk -v k=$classes 'BEGIN { srand(1); for (i = 0; i < 300000; ++i) print int(k * rand()) }' \
        >"$work/$classes"
done
for threads in 1 "$(getconf _NPROCESSORS_ONLN)"; do
    for classes in no 100 5000; do
        labels=
        [ $classes = no ] || labels="--labels $work/$classes"
        for _ in 1 2 3 4 5 6 7 8 9; do
            for burgi; do
                # shellcheck disable=SC2086 # none or two words
                "$peak" "$burgi" vmf fit "$work/rows.npy" $labels --threads "$threads" \
                    2>&1 >"$work/report" | sed -n "\$ s|^|$burgi |p"
            done
        done | awk -v what="$classes classes, $threads threads" '
            !($1 in best) || $5 < best[$1] { best[$1] = $5 }
            END { for (b in best) printf "%s: %s: %.3f s\n", b, what, best[b] }'
    done
done
