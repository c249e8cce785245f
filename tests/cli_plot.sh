#!/bin/sh
# --plot: gnuplot's pictures, and what is left where it fails.  What the scripts say is seen through a gnuplot
# of the tests' own, which keeps them.
# shellcheck disable=SC2154 # the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

digits=$source/examples/digits.npy
labels=$source/examples/digits_labels.npy
. "$srcdir/tests/cli_plot_lib.sh"

law() { # law OPTION...: the picture of the digits
    runs 0 "$BURGI" vmf fit "$digits" --plot pictures/x.svg --force "$@"
}
# The mean cosine of the angles of the histogram, of bins of its width, by their middles.
mean_cosine() {
    block rows | awk -v width="$(sed -n 's/^set boxwidth //p' script)" \
        '{ sum += $2 * width; mean += $2 * width * cos($1 * atan2(0, -1) / 180) } END { print mean, sum }'
}

# The law: the histogram is that of all rows, and has their mean resultant length; the curve is the law's.
imitates 'echo picture'
law -o model.json
kappa=$("$tools/cli_json" get model.json kappa)
holds "what gnuplot wrote" equal "$(cat pictures/x.svg)" picture
mean_cosine >mean
near "all rows" "$(cut -d' ' -f2 mean)" 1 1e-12
near "mean cosine" "$(cut -d' ' -f1 mean)" "$("$tools/cli_json" get model.json rbar)" 1e-3
set -- "$(block law | sed -n 150p | cut -d' ' -f1)" "$(block law | sed -n 150p | cut -d' ' -f2)"
cosine=$(awk -v a="$1" 'BEGIN { printf "%.17g", cos(a * atan2(0, -1) / 180) }')
near "density of the law" "$2" "$(awk -v f="$("$BURGI" eval vmf_logpdf 64 "$kappa" "$cosine")" -v a="$1" \
    'BEGIN { d = atan2(0, -1) / 180; printf "%.17g", exp(f) * sin(a * d) * d }')" 1e-9
near "the law's integral" "$(block law | awk 'NR > 1 { sum += $2 * ($1 - before) } { before = $1 } END { print sum }')" 1 0.01
holds "units" grep -q '"angle to the mean direction, degrees"' script
cp script digits.script
law --kappa=marginal
holds "another estimate" [ "$(block law | sed -n 150p)" != "$(sed -n '/^\$law/,$p' digits.script | sed -n 151p)" ]
law --threads 1
cp script one.script
law --threads 3
holds "the same of any number of threads" cmp -s script one.script
law --center
"$BURGI" vmf fit "$digits" --center --json >"$out"
mean_cosine >mean
near "mean cosine, centred" "$(cut -d' ' -f1 mean)" "$(json rbar)" 0.03
awk 'BEGIN { for (i = 0; i < 1797; ++i) print i % 3 ? 0 : 0.5 + i }' >w.csv
law --weights w.csv
"$BURGI" vmf fit "$digits" --weights w.csv --json >"$out"
mean_cosine >mean
near "all weight" "$(cut -d' ' -f2 mean)" 1 1e-12
near "mean cosine, weighted" "$(cut -d' ' -f1 mean)" "$(json rbar)" 1e-3

# The same rows in single precision, of any length, and sparse.
angles() { # angles WHAT FILE [OPTION...]: the histogram of the rows is the one that was kept
    what=$1
    shift
    runs 0 "$BURGI" vmf fit "$@" --plot pictures/x.svg --force
    block rows | awk '{ printf "%.9g %.9g\n", $1, $2 }' >histogram
    [ -e kept ] || cp histogram kept
    holds "$what: the same histogram" cmp -s histogram kept
}
awk 'BEGIN { srand(1); for (i = 0; i < 200; ++i) { for (j = 0; j < 6; ++j)
    printf "%s%d", j ? "," : "", rand() < 0.4 ? 0 : 1 + 9 * rand(); print "" } }' | grep -v '^0,0,0,0,0,0$' >rows.csv
angles doubles rows.csv
for scale in e300 e-300 e-3; do
    sed "s/[1-9][0-9]*/&$scale/g" rows.csv >scaled.csv
    angles "times 1$scale" scaled.csv
done
awk -F, '{ printf "0"; for (j = 1; j <= NF; ++j) if ($j != 0) printf " %d:%s", j, $j; print "" }' rows.csv >rows.svm
angles sparse rows.svm --format svmlight --dim 6
(cat rows.csv; echo 0,0,0,0,0,0) >zero.csv
angles "a row of zeros" zero.csv

# Concentrated beyond a cosine's digits; opposite; one direction; one row.
runs 0 "$BURGI" vmf sample --dim 3 --kappa 1e14 -n 2000 --seed 1 -o sharp.npy
runs 0 "$BURGI" vmf fit sharp.npy --plot pictures/x.svg --force
holds "kappa 1e14" awk -v mean="$(block rows | awk '{ sum += $2; mean += $1 * $2 } END { print mean / sum }')" \
    'BEGIN { want = sqrt(atan2(0, -1) / 2e14) * 180 / atan2(0, -1); exit !(mean > 0.97 * want && mean < 1.03 * want) }'
printf '1,2,3\n1,2,3\n' >same.csv
runs 0 "$BURGI" vmf fit same.csv --plot pictures/x.svg --force
holds "no law of an infinite kappa" grep -q 'NaN with lines' script
(yes 1,0,0 | head -n 3000; echo -1,0.1,0; yes 1,1e-6,0 | head -n 3000) >outlier.csv
runs 0 "$BURGI" vmf fit outlier.csv --plot pictures/x.svg --force
holds "a row far from all others" awk -v hi="$(block rows | tail -n 1 | cut -d' ' -f1)" 'BEGIN { exit !(hi < 170) }'
runs 0 "$BURGI" vmf sample --dim 2 --kappa 2 -n 500 --seed 1 -o flat.npy
runs 0 "$BURGI" vmf fit flat.npy --plot pictures/x.svg --force
holds "p = 2: no nan" [ -z "$(block law | grep -i 'nan\|inf')" ]

printf '1,0,0\n-1,0,0\n' >opposite.csv
runs 0 "$BURGI" vmf fit opposite.csv --plot pictures/x.svg --force
holds "no mean direction: all angles" grep -qx 'set xrange \[0:180\]' script
holds "no mean direction" grep -q 'title "rows: not drawn, their mean has no direction"' script

# Classes: kappa and its interval, in the report's order; no file is read twice for them.
runs 0 sh -c '"$BURGI" vmf fit - --labels "$0" --plot pictures/x.svg --force --json <"$1"' "$labels" "$digits"
for class in 0 7; do
    holds "class $class" equal "$(block bars | sed -n "$((class + 1))p")" \
        "$class $(json classes $class kappa_marginal) $(json classes $class kappa_ci 0) $(json classes $class kappa_ci 1) $(json classes $class kappa)"
done
runs 0 "$BURGI" vmf fit "$digits" --labels "$labels" --sort=kappa --top 3 --ci=wald --plot pictures/x.svg --force
holds "the three of the largest kappa" equal "$(sed -n 's/^set ytics //p' script)" \
    '("\060" 0, "\066" 1, "\063" 2)'
holds "are all drawn" equal "$(block bars | wc -l | tr -d ' ')" 3
holds "one estimate is drawn once" [ -z "$(grep 'using 5:1' script)" ]
awk 'BEGIN { for (i = 0; i < 500; ++i) print i == 7 ? "single" : "many" }' >single.csv
runs 0 "$BURGI" vmf fit flat.npy --labels single.csv --plot pictures/x.svg --force
holds "an interval without an end" grep -q 'set label "no upper end" at graph 0.02, first 1' script
runs 0 "$BURGI" vmf fit flat.npy --labels single.csv --kappa=mle --ci=wald --plot pictures/x.svg --force
holds "an infinite kappa" grep -q 'set label "infinite" at graph 0.02, first 1' script
holds "no line in data is an infinity" [ -z "$(block bars | grep -i inf)" ]
yes a | head -n 2000 >sharp_labels.csv
(cat same.csv; printf '1,2,4\n9,1,1\n1,9,1\n1,1,9\n') >wide.csv
printf 'a\na\na\nb\nb\nb\n' >wide_labels.csv
runs 0 "$BURGI" vmf fit wide.csv --labels wide_labels.csv --ci=wald --plot pictures/x.svg --force
holds "an axis for kappas far apart" grep -qx 'set logscale x' script
runs 0 "$BURGI" vmf sample --dim 1000 --kappa 0 -n 2 --seed 1 -o few.npy
printf 'a\na\n' >few_labels.csv
runs 0 "$BURGI" vmf fit few.npy --labels few_labels.csv --ci=wald --kappa=marginal --plot pictures/x.svg --force
in_view() { # every number of a bar is on the axis
    block bars | awk -v hi="$(sed -n 's/^set xrange \[.*:\(.*\)\]/\1/p' script)" \
        '{ for (i = 2; i <= NF; ++i) if ($i != "NaN" && $i > hi) exit 1 }'
}
holds "the axis goes far enough" in_view
runs 0 "$BURGI" vmf fit few.npy --labels few_labels.csv --kappa=mle --plot pictures/x.svg --force
holds "the axis goes far enough for another estimate: $(block bars), $(grep xrange script)" in_view
tics() { # an axis from 0 has 3 to 7 numbers
    awk '/^set xrange/ { sub(/.*:/, ""); hi = $0 + 0 } /^set xtics [0-9]/ { n = int(hi / $3) + 1 }
        END { exit !(n >= 3 && n <= 7) }' script
}
runs 0 "$BURGI" vmf fit sharp.npy --labels sharp_labels.csv --plot pictures/x.svg --force
holds "few numbers on the axis: $(grep '^set xtics' script)" tics

# Two laws: the means of the logarithm are the divergences.
means() { # means A B: of the two histograms, and the divergences
    runs 0 "$BURGI" vmf compare "$1" "$2" --plot pictures/x.svg --force --json
    for side in 0 1; do
        mean=$(block side$side | awk 'NR > 2 { sum += part; mean += part * (at + $1) / 2 } { at = $1; part = $2 } END { print mean / sum }')
        near "$1 and $2, $side: mean logarithm" "$mean" \
            "$([ $side = 0 ] && json kl_ab || json kl_ba | sed 's/^/-/')" 0.02
    done
}
runs 0 "$BURGI" vmf sample --dim 64 --kappa 300 -n 500 --seed 1 -o other.npy
runs 0 "$BURGI" vmf sample --dim 64 --kappa 200 -n 500 --seed 2 -o near.npy
runs 0 "$BURGI" vmf fit other.npy -o other.json
runs 0 "$BURGI" vmf fit near.npy -o near.json
means other.json near.json
printf '1\n0.1\n' >mu.csv
runs 0 "$BURGI" vmf sample --kappa 3 --mu mu.csv -n 500 --seed 2 -o turned.npy
runs 0 "$BURGI" vmf fit turned.npy -o turned.json
runs 0 "$BURGI" vmf fit flat.npy -o flat.json
means flat.json turned.json
for c in 1 2; do
    printf '1\n0.0000%s\n0\n' $c >mu.csv
    runs 0 "$BURGI" vmf sample --kappa 1e11 --mu mu.csv -n 500 --seed $c -o sharp$c.npy
    runs 0 "$BURGI" vmf fit sharp$c.npy -o sharp$c.json
done
means sharp1.json sharp2.json
runs 0 "$BURGI" vmf compare near.json near.json --plot pictures/x.svg --force
holds "equal laws" equal "$(block side0)" "$(block side1)"
runs 0 "$BURGI" vmf sample --dim 64 --kappa 20000 -n 500 --seed 1 -o far.npy
runs 0 "$BURGI" vmf fit far.npy -o far.json
runs 0 "$BURGI" vmf compare near.json far.json --plot pictures/x.svg --force
holds "far apart: $(grep 'set xtics' script)" grep -q '^set xtics ("0" 0.*"100" ' script
holds "numbers far enough apart" [ "$(grep '^set xtics' script | tr , '\n' | wc -l)" -le 12 ]
echo '{"format": 1, "p": 2, "kappa": 1e50, "mu": [1, 0], "n": 5}' >huge.json
runs 0 "$BURGI" vmf compare huge.json flat.json --plot pictures/x.svg --force
holds "numbers far enough apart: $(grep '^set xtics' script)" [ "$(grep '^set xtics' script | tr , '\n' | wc -l)" -le 12 ]
sed 's/1e50/1e100/' huge.json >beyond.json
refuses beyond.json 'beyond.json: kappa: 1e.100; expected it below 2.200, for --plot' vmf compare flat.json beyond.json --plot pictures/new.svg
runs 3 "$BURGI" vmf compare other.json near.json --exit-status --plot pictures/x.svg --force

# What a name or a label says is no command, macro, format or markup: all but letters is octal.
rm -f pictures/*
odd='it'\''s "q" `touch pwned` $(touch pwned) @m {B x}_y^2 %d \n #;
<b>&é'
cp flat.npy "$odd"
printf '%s\n' 'a"b' "c'd" 'e`touch pwned`f' '$(touch pwned)' '@m' '{/Bold x}_y^2' '%d %s' 'g\n' '<b>&' >odd_labels.csv
head -n 9 rows.csv >nine.csv
runs 0 "$BURGI" vmf fit "$odd" --format npy --plot "pictures/$odd.svg"
holds "a file of an odd name" equal "$(cat "pictures/$odd.svg")" picture
harmless_script() {
    [ -z "$(grep -n '`\|pwned"\|[$]([a-z]\|@\|<b>\|{/' script)" ] && [ -z "$(tr -d '\n\040-\176' <script)" ]
}
holds "its script" harmless_script
runs 0 "$BURGI" vmf fit nine.csv --labels odd_labels.csv --plot pictures/labels.svg
holds "the script of odd labels" harmless_script
rm -f pictures/*

# Without gnuplot, and with one that fails: status 1, one line that names it, no file, nothing printed.
fails() { # fails PATTERN COMMAND...
    pattern=$1
    shift
    run "$@"
    holds "$pattern: status $status" equal "$status" 1
    holds "$pattern: one line" one_line "$err"
    holds "$pattern: $(cat "$err")" grep -Eq "^burgi: pictures/x\\.[a-z]+: $pattern\$" "$err"
    holds "$pattern: no output" empty "$out"
    holds "$pattern: no file" equal "$(ls -A pictures)" ""
}
mkdir without
for folder in /usr/bin /bin; do
    ln -sf $folder/* without
done 2>/dev/null
rm -f without/gnuplot*
for suffix in svg png pdf; do
    fails 'gnuplot, which draws it, is in no folder of PATH; expected it .*' env PATH="$work/without" "$BURGI" vmf fit none.npy --plot pictures/x.$suffix
done
fails 'gnuplot, which draws it, .*' env PATH="$work/without" "$BURGI" vmf compare a.json b.json --plot pictures/x.svg
imitates 'printf "\n\nset foo\n    ^\n\"-\" line 3: no such thing\n\n" >&2; exit 1'
fails 'gnuplot ended with status 1: set foo "-" line 3: no such thing' "$BURGI" vmf fit "$digits" --plot pictures/x.svg
fails 'gnuplot ended with status 1: .*' "$BURGI" vmf fit "$digits" --labels "$labels" --plot pictures/x.svg
fails 'gnuplot ended with status 1: .*' "$BURGI" vmf compare other.json near.json --plot pictures/x.svg
imitates 'printf half; exit 3'
fails 'gnuplot ended with status 3' "$BURGI" vmf fit "$digits" --plot pictures/x.svg
imitates 'printf half; kill -9 $$'
fails 'gnuplot was ended by signal 9' "$BURGI" vmf fit "$digits" --plot pictures/x.svg
imitates 'exit 0'
fails 'gnuplot wrote nothing; expected a picture' "$BURGI" vmf fit "$digits" --plot pictures/x.svg
printf '#!/bin/sh\necho none >&2; exit 1\n' >fake/gnuplot
fails 'gnuplot ended with status 1: none' "$BURGI" vmf fit none.npy --plot pictures/x.svg
chmod -x fake/gnuplot
fails 'gnuplot: Permission denied' env PATH="$work/fake:$work/without" "$BURGI" vmf fit "$digits" --plot pictures/x.svg
# One that hangs up, or talks before it listens: no signal ends burgi, and nothing waits for ever.
awk 'BEGIN { for (i = 0; i < 1797; ++i) print i % 900 }' >classes.csv
imitates 'echo picture'
printf '#!/bin/sh\nexec <&-\necho picture\n' >fake/gnuplot
runs 0 "$BURGI" vmf fit "$digits" --labels classes.csv --top 900 --plot pictures/x.svg
holds "one that hangs up" equal "$(cat pictures/x.svg)" picture
printf '#!/bin/sh\nyes word | head -n 100000 >&2\ncat >/dev/null\necho picture\n' >fake/gnuplot
runs 0 "$BURGI" vmf fit "$digits" --labels classes.csv --top 900 --plot pictures/x.svg --force
rm -f pictures/*

# It has no other file of burgi's, and is waited for where whoever started burgi has children ignored.
imitates 'ls -l /proc/$$/fd >files; echo picture'
rm -f pictures/*
runs 0 "$BURGI" vmf fit "$digits" --plot pictures/x.svg
if [ -s files ]; then
    holds "files of gnuplot: $(cat files)" [ -z "$(grep 'pictures/x' files)" ]
else
    skip "files of gnuplot: no /proc"
fi
imitates 'echo no >&2; exit 7'
rm -f pictures/*
if command -v perl >/dev/null 2>&1; then
    fails 'gnuplot ended with status 7: no' perl -e '$SIG{CHLD} = "IGNORE"; exec @ARGV' "$BURGI" vmf fit "$digits" --plot pictures/x.svg
else
    skip "children ignored: no perl"
fi

# A disk that is full, or a limit, is seen whatever gnuplot says.
cat >full.sh <<'SH'
mount -t tmpfs -o size=32k none disk || exit 77
"$@"
status=$?
ls -A disk >list
exit $status
SH
mkdir disk
imitates 'head -c 100000 /dev/zero'
if unshare -rm sh full.sh true 2>/dev/null; then
    runs 1 unshare -rm sh full.sh "$BURGI" vmf fit "$digits" --plot disk/x.svg
    holds "a full disk: $(cat "$err")" grep -qx 'burgi: disk/x.svg: cannot write: No space left on device' "$err"
    holds "a full disk: nothing is left" empty list
else
    skip "a full disk: none can be had here"
fi
printf '#!/bin/sh\ncat >/dev/null\nhead -c 100000 /dev/zero\n' >fake/gnuplot
fails 'cannot write: File too large' sh -c 'ulimit -f 8 && exec "$BURGI" vmf fit "$@"' sh "$digits" --plot pictures/x.svg

# A signal leaves nothing, not even gnuplot; where nobody reaps it, it is a zombie.
gone() {
    ! kill -0 "$1" 2>/dev/null || grep -q '^State:.*Z' "/proc/$1/status" 2>/dev/null
}
if command -v timeout >/dev/null 2>&1; then
    for signal in TERM HUP asked; do # a shell has SIGINT ignored in the background
        imitates 'printf half; echo $$ >"$PID"; exec sleep 100'
        if [ $signal = asked ]; then # while burgi asks whether there is one
            signal=TERM
            printf '#!/bin/sh\necho $$ >"$PID"\nexec sleep 100\n' >fake/gnuplot
        fi
        if [ -n "$(sh -c "kill -s $signal \$\$; echo lives" 2>/dev/null)" ]; then
            skip "SIG$signal: is ignored here"
            continue
        fi
        rm -f "$PID"
        "$BURGI" vmf fit "$digits" --plot pictures/x.svg 2>"$err" >"$out" &
        burgi=$!
        tries=0
        while [ ! -s "$PID" ] && [ $tries -lt 300 ]; do
            sleep 0.1
            tries=$((tries + 1))
        done
        kill -s $signal $burgi
        status=0
        wait $burgi || status=$?
        holds "SIG$signal ends it" [ $status -gt 128 ]
        holds "SIG$signal: nothing is left" equal "$(ls -A pictures)" ""
        tries=0 # whoever reaps it may be busy
        while ! gone "$(cat "$PID")" && [ $tries -lt 50 ]; do
            sleep 0.1
            tries=$((tries + 1))
        done
        holds "SIG$signal: gnuplot is gone" gone "$(cat "$PID")"
    done 2>/dev/null # the shell's own word of it
fi

# What is there stays without --force, and what is read in any case.
imitates 'echo picture'
echo old >pictures/old.svg
for command in "fit none.npy" "compare a.json b.json"; do
    # shellcheck disable=SC2086
    refuses pictures/old.svg 'exists; expected a new file' vmf $command --plot pictures/old.svg
done
holds "it is as it was" equal "$(cat pictures/old.svg)" old
cp rows.csv read.svg
refuses read.svg 'is read, too' vmf fit --format csv read.svg --plot read.svg --force
cp model.json read.svg
refuses read.svg 'is read, too' vmf compare other.json read.svg --plot read.svg --force
refuses same.svg 'is both --output and --plot; expected two files' vmf fit "$digits" -o same.svg --plot same.svg
refuses same.svg 'is both --stats-out and --plot; expected two files' vmf fit "$digits" --stats-out same.svg --plot same.svg
ln -s . folder
refuses ./same.svg 'is both --output and --plot; expected two files' vmf fit "$digits" -o folder/same.svg --plot ./same.svg --force
runs 0 "$BURGI" vmf fit "$digits" -o folder/names.svg --plot pictures/names.svg
ln names.svg pictures/again.svg
refuses pictures/again.svg 'is both --output and --plot; expected two files' vmf fit "$digits" -o names.svg --plot pictures/again.svg --force
rm -f pictures/names.svg pictures/again.svg
refuses none/x.svg 'cannot write' vmf fit "$digits" --plot none/x.svg
runs 1 sh -c 'cat "$0" | "$BURGI" vmf fit - --plot pictures/pipe.svg' "$digits"
holds "a pipe: $(cat "$err")" grep -q '^burgi: standard input: --plot reads the rows twice; expected a file, no pipe$' "$err"
holds "a pipe: no picture" [ ! -e pictures/pipe.svg ]
for name in x.jpg x '' .svg x.svg.gz svg -; do
    misused "--plot: expected a FILE.svg, FILE.png or FILE.pdf, found ${name:-''}" vmf fit "$digits" --plot "$name"
done
misused '--plot: expected a FILE.svg, FILE.png or FILE.pdf, found x.gif' vmf compare other.json near.json --plot x.gif
misused '--plot is given twice' vmf compare other.json near.json --plot x.svg --plot y.svg

# gnuplot itself: three kinds of files, and names that are shown as they are.
PATH=$real_path
if ! command -v gnuplot >/dev/null 2>&1; then
    skip "real pictures: no gnuplot"
    summary
    exit
fi
begins() { # begins FILE BYTES
    [ "$(head -c ${#2} "$1")" = "$2" ]
}
rm -f pictures/*
for suffix in svg png pdf SVG; do
    runs 0 "$BURGI" vmf fit "$digits" --plot pictures/law.$suffix
    runs 0 "$BURGI" vmf fit "$digits" --labels "$labels" --plot pictures/classes.$suffix
    runs 0 "$BURGI" vmf compare other.json near.json --plot pictures/laws.$suffix
done
for kind in law classes laws; do
    holds "$kind.pdf" begins pictures/$kind.pdf %PDF-
    holds "$kind.png" equal "$(head -c 8 pictures/$kind.png | od -An -tx1 | tr -d ' ')" 89504e470d0a1a0a
    holds "$kind.svg" grep -q '</svg>' pictures/$kind.svg
done
holds "a title" grep -q '1797 rows in 64 dimensions<' pictures/law.svg
holds "numbers in words" grep -q 'fitted law, kappa 168.309 (maximum likelihood)' pictures/law.svg
runs 0 "$BURGI" vmf fit "$odd" --format npy --plot pictures/odd.svg
runs 0 "$BURGI" vmf fit nine.csv --labels odd_labels.csv --plot pictures/labels.svg
holds "nothing of it was run" [ ! -e pwned ]
runs 0 "$BURGI" vmf fit outlier.csv --plot pictures/outlier.svg
holds "what is out of view" grep -q '6001 rows in 3 dimensions, 1 of them out of view<' pictures/outlier.svg
echo "system 'touch pwned'" >.gnuplot
runs 0 env HOME="$work" "$BURGI" vmf fit flat.npy --plot pictures/start.svg
holds "no start-up file is read" [ ! -e pwned ]
if command -v python3 >/dev/null 2>&1; then
    cat >texts.py <<'PY'
import sys
import xml.etree.ElementTree as tree
for text in tree.parse(sys.argv[1]).iter("{http://www.w3.org/2000/svg}text"):
    print("".join(text.itertext()).strip())
PY
    for file in pictures/*.svg; do
        runs 0 python3 texts.py "$file"
    done
    PYTHONIOENCODING=utf8 python3 texts.py pictures/labels.svg >texts
    while read -r label; do
        holds "label $label is shown as it is" grep -qxF -e "$label" texts
    done <odd_labels.csv
    PYTHONIOENCODING=utf8 python3 texts.py pictures/odd.svg >texts
    name=$(printf %s "$odd" | tr '\n' '?')
    holds "the name is shown as it is" grep -qF -e "$(printf %s "$name" | tail -c 50)" texts
else
    skip "texts of pictures: no python3"
fi
summary
