#!/bin/sh
# --plot of mixtures and scores: the numbers that are drawn are those that the commands tell.
# shellcheck disable=SC2154 # the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

if "$BURGI" vmf mixture 2>&1 | grep -q 'built without libburgi_kernel'; then
    skip "pictures of mixtures: built without libburgi_kernel"
    summary
    exit
fi
digits=$source/examples/digits.npy
. "$srcdir/tests/cli_plot_lib.sh"
imitates 'echo picture'

mixture() { # mixture WHAT ARG...: the picture, and the document in doc.json
    runs 0 "$BURGI" vmf mixture "$digits" --max-iterations 20 --plot pictures/x.svg --force --json "$@"
    cp "$out" doc.json
}
get() { # get KEY...
    "$tools/cli_json" get doc.json "$@"
}

# Several sizes, by their number, and the one that is chosen.
mixture -k 4,2,8
holds "sizes in order" equal "$(block sweep | cut -d' ' -f1 | tr '\n' ' ')" "2 4 8 "
for at in 0:2 1:1 2:3; do
    line=$(block sweep | sed -n "${at#*:}p")
    holds "BIC, AIC, ICL of ${at%:*}: $line" equal "$line" \
        "$(get sweep ${at%:*} k) $(get sweep ${at%:*} bic) $(get sweep ${at%:*} aic) $(get sweep ${at%:*} icl) NaN"
done
holds "the chosen one" grep -q "^set arrow from 8, graph 0 to 8," script
holds "why" grep -q 'BIC chooses' script
holds "no curve of rows held out" equal "$(grep -o 'using 1:.' script | tr '\n' ' ')" "using 1:2 using 1:3 using 1:4 "
mixture -k 2,3 --holdout 0.3
near "a row that was held out" "$(block sweep | sed -n 1p | cut -d' ' -f5)" \
    "$(awk -v l="$(get sweep 0 heldout)" -v n="$(get heldout_rows)" 'BEGIN { printf "%.17g", l / n }')" 1e-15
holds "held-out rows on their own" equal "$(grep -c '^plot' script) $(grep -c 'using 1:5' script)" "2 1"
holds "why, with held-out rows" grep -q 'likelihood chooses' script

# One size: kappa of each component, the heaviest first.
mixture -k 3 -o model.json
for c in 0 1 2; do
    echo "$(get components $c weight) $c $(get components $c kappa)"
done | sort -rg >sorted
awk '{ print NR - 1, $3 }' sorted >wanted
head -n 1 sorted | cut -d' ' -f2 >heaviest
block bars >bars
holds "components: $(diff wanted bars)" cmp -s wanted bars
holds "the heaviest is named first" grep -q "^set ytics (\"$(cat heaviest): " script
holds "an axis from 0" grep -q '^set xrange \[0:' script
mixture -k 2 --background
holds "the background's weight" grep -q 'background' script
awk 'BEGIN { srand(3)
    for (i = 0; i < 60; ++i) print 1, 1e-4 * rand(), 1e-4 * rand()
    for (i = 0; i < 60; ++i) print rand() - 0.8, rand(), rand() - 0.5 }' | tr ' ' , >scales.csv
runs 0 "$BURGI" vmf mixture -k 2 scales.csv --plot pictures/x.svg --force
holds "an axis of logarithms" grep -q '^set logscale x' script

# Scores: each row is in the histogram; with others, both, and how well they are told apart.
mean() { # of the outline of a side, and its sum
    block "side$1" | awk 'NR > 2 { sum += part; mean += part * (at + $1) / 2 } { at = $1; part = $2 } END { print mean / sum, sum }'
}
runs 0 "$BURGI" vmf score model.json "$digits" --plot pictures/x.svg --force
awk -F'\t' 'NR > 1 { sum += $4; ++n } END { printf "%.17g", sum / n }' "$out" >told
mean 0 >drawn
near "mean log density" "$(cut -d' ' -f1 drawn)" "$(cat told)" 5e-3
near "all rows" "$(cut -d' ' -f2 drawn)" 100 1e-9
holds "one side" equal "$(block side1)" ""
runs 0 "$BURGI" vmf sample --dim 64 --kappa 0 -n 700 --seed 1 -o noise.npy
runs 0 "$BURGI" vmf score model.json "$digits" --ood noise.npy --json --plot pictures/x.svg --force
cp "$out" doc.json
holds "AUROC, as letters" grep -q 'AUROC' script
holds "the one that is told" grep -q "$(printf '%.4f' "$(get ood log_density auroc)" | od -An -tu1 | awk '{ for (i = 1; i <= NF; ++i) printf "\\\\%03o", $i }')" script
near "all of the others" "$(mean 1 | cut -d' ' -f2)" 100 1e-9
near "the rows are drawn first" "$(mean 0 | cut -d' ' -f1)" "$(cat told)" 5e-2

head -n 1 scales.csv >one.csv
runs 0 "$BURGI" vmf fit scales.csv -o three.json
runs 0 "$BURGI" vmf score three.json one.csv --plot pictures/x.svg --force
holds "one row" equal "$(block side0 | awk '$2 > 0' | wc -l | tr -d ' ')" 1
holds "as words" grep -q '061 row under this model' script

# What is refused, before anything is read; and what is left where gnuplot fails.
rm -f pictures/*
refuses() { # refuses STATUS PATTERN ARG...
    wanted=$1 pattern=$2
    shift 2
    runs "$wanted" "$BURGI" vmf "$@"
    holds "$pattern: $(cat "$err")" grep -Eq -- "$pattern" "$err"
    holds "$pattern: no picture" equal "$(ls -A pictures)" ""
}
refuses 2 'expected a FILE.svg, FILE.png or FILE.pdf, found pictures/x.gif' mixture -k 2 none.npy --plot pictures/x.gif
refuses 2 'expected a FILE.svg, FILE.png or FILE.pdf, found pictures/x.gif' score model.json none.npy --plot pictures/x.gif
refuses 2 'is both --output and --plot' mixture -k 2 none.npy -o y.svg --plot y.svg
echo old >old.svg
refuses 1 '^burgi: old.svg: exists; expected a new file' mixture -k 2 none.npy --plot old.svg
refuses 1 '^burgi: old.svg: exists; expected a new file' score model.json none.npy --plot old.svg
cp model.json model.svg
cp noise.npy noise.svg
refuses 1 '^burgi: model.svg: is read, too' score model.svg "$digits" --plot model.svg --force
refuses 1 '^burgi: noise.svg: is read, too' score model.json "$digits" --ood noise.svg --plot noise.svg --force
refuses 1 '^burgi: noise.svg: is read, too' score model.json noise.svg --plot noise.svg --force
refuses 1 '^burgi: noise.svg: is read, too' mixture -k 2 noise.svg --plot noise.svg --force
imitates 'echo no such thing >&2; exit 1'
refuses 1 'pictures/x.svg: gnuplot ended with status 1: no such thing' mixture -k 2 scales.csv -o new.json --plot pictures/x.svg
holds "no model" [ ! -e new.json ]
refuses 1 'pictures/x.svg: gnuplot ended with status 1: no such thing' mixture -k 1,2 scales.csv --plot pictures/x.svg
refuses 1 'pictures/x.svg: gnuplot ended with status 1: no such thing' score three.json scales.csv --json --plot pictures/x.svg
holds "no summary" empty "$out"
mkdir without
for folder in /usr/bin /bin; do
    ln -sf $folder/* without
done 2>/dev/null
rm -f without/gnuplot*
# shellcheck disable=SC2123 # the path of commands, without gnuplot
PATH=$work/without
refuses 1 'pictures/x.svg: gnuplot, which draws it, is in no folder of PATH' mixture -k 2 none.npy --plot pictures/x.svg
refuses 1 'pictures/x.svg: gnuplot, which draws it, is in no folder of PATH' score three.json none.npy --plot pictures/x.svg
PATH=$real_path

# Real pictures.
if ! command -v gnuplot >/dev/null; then
    skip "real pictures: no gnuplot"
    summary
    exit
fi
for suffix in svg png pdf; do
    runs 0 "$BURGI" vmf mixture -k 1,2 scales.csv --holdout 0.2 --plot pictures/sweep.$suffix
    runs 0 "$BURGI" vmf mixture -k 2 scales.csv --plot pictures/components.$suffix
    runs 0 "$BURGI" vmf score model.json "$digits" --plot pictures/score.$suffix
    runs 0 "$BURGI" vmf score model.json "$digits" --ood noise.npy --plot pictures/ood.$suffix
done
for kind in sweep components score ood; do
    holds "$kind.svg" grep -q '</svg>' pictures/$kind.svg
    holds "$kind.pdf" equal "$(head -c 5 pictures/$kind.pdf)" %PDF-
    holds "$kind.png" equal "$(head -c 8 pictures/$kind.png | od -An -tx1 | tr -d ' ')" 89504e470d0a1a0a
done
holds "a title" grep -q '2 components in 3 dimensions<' pictures/components.svg
summary
