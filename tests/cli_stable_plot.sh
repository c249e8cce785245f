#!/bin/sh
# burgi stable fit --plot, seen through a gnuplot of the tests' own, which keeps its scripts.
# shellcheck disable=SC2154 # the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"
. "$srcdir/tests/cli_plot_lib.sh"

runs 0 "$BURGI" stable sample --alpha 1.5 --beta 0.5 --gamma 2 --delta 1 -n 4000 --seed 7 -o x.npy
imitates 'echo picture'
runs 0 "$BURGI" stable fit x.npy --plot x.svg
holds "what gnuplot wrote" equal "$(cat x.svg)" picture
width=$(sed -n 's/^set boxwidth //p' script)
near "the histogram holds all but those out of view" \
    "$(block numbers | awk -v w="$width" '{ sum += $2 * w } END { print sum }')" 0.979 0.01
near "and so does the density" \
    "$(block density | awk 'NR > 1 { sum += $2 * ($1 - before) } { before = $1 } END { print sum }')" 0.979 0.01
near "the upper tail's last number" "$(block upper | sed -n 1p | cut -d' ' -f2)" 0.000125 1e-12
holds "tails fall" sh -c 'sed -n "/^\$law_upper/,/^END/p" script | awk "NF == 2 { if (NR > 2 && \$2 > before) exit 1; before = \$2 }"'
near "quantiles about equal" "$(block pairs | awk '{ d = $1 - $2; sum += d < 0 ? -d : d; n++ } END { print 1 + sum / n }')" 1 0.2
holds "three panels" equal "$(grep -c '^plot' script)" 3
refuses x.svg 'exists; .*--force' stable fit x.npy --plot x.svg
runs 0 "$BURGI" stable fit x.npy --plot x.svg --force
cp x.npy y.svg
refuses y.svg 'is read, too' stable fit y.svg --plot y.svg --force
imitates 'exit 1'
refuses z.svg 'gnuplot' stable fit x.npy --plot z.svg
holds "no picture then" [ ! -e z.svg ]

# The real one.
PATH=$real_path
if command -v gnuplot >/dev/null 2>&1; then
    for law in "0.5 1" "1 -0.5" "2 0"; do
        # shellcheck disable=SC2086 # words
        set -- $law
        runs 0 "$BURGI" stable sample --alpha "$1" --beta "$2" -n 500 --seed 1 -o a.npy --force
        runs 0 "$BURGI" stable fit a.npy --plot a.svg --force
        holds "a picture of $law" grep -q '</svg>' a.svg
    done
else
    skip "no gnuplot"
fi
summary
