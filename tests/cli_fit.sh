#!/bin/sh
# burgi vmf fit: the document, classes, bad rows, the model file, the report's warnings.
# shellcheck disable=SC2154 # the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

digits=$source/examples/digits.npy
labels=$source/examples/digits_labels.npy
fit() {
    runs 0 "$BURGI" vmf fit "$@"
}

# The document
fit "$digits" --labels "$labels" --json
cp "$out" document
holds "every key" "$tools/cli_json" check document
holds "10 classes" equal "$(json classes)" 10
holds "no mu on stdout" equal "$(json mu)" absent
holds "class 3: label, n, p" equal \
    "$(json classes 3 label) $(json classes 3 n) $(json classes 3 p)" "3 183 64"

# The fits of the digits, and of the zeros among them, at 40 digits (mpmath, from the formulas of
# docs/vmf.md by Bessel functions that are not ours).
cat >want <<JSON
{ "rbar": 0.82975885541622742, "kappa": 168.30908280125025, "kappa_se": 0.78110320528297181,
  "kappa_marginal": 168.1948936249029, "log_likelihood": 139754.5439718219,
  "log_likelihood_ratio": 66494.951085864413, "entropy": -77.771031703851918,
  "classes": [ { "rbar": 0.94736162979059615, "kappa": 582.74674851746749,
    "kappa_se": 7.9946936870210069, "kappa_marginal": 579.29182731132139,
    "log_likelihood": 20085.713229077914, "log_likelihood_ratio": 12829.059064525642,
    "entropy": -112.84108555661749 } ] }
JSON
for key in rbar kappa kappa_se kappa_marginal log_likelihood log_likelihood_ratio entropy; do
    holds "digits: $key" "$tools/cli_json" near want document 1e-13 $key
    holds "zeros: $key" "$tools/cli_json" near want document 1e-13 classes 0 $key
done

fit "$digits" --json
holds "no classes" equal "$(json classes)" 0
holds "the pool does not depend on labels" "$tools/cli_json" near document "$out" 0 kappa

# Labels of every kind: the same classes
od -An -v -tu1 -w1 -j128 "$labels" | tr -d ' ' >labels.csv
{
    echo digit
    cat labels.csv
} | tr '\n' '\r' | sed 's/\r/\r\n/g' >header.csv
{
    printf '\0\0\010\1\0\0\7\005'
    tail -c 1797 "$labels"
} >labels.idx
gzip -kc labels.idx >labels.idx.gz
for file in labels.csv header.csv labels.idx labels.idx.gz; do
    fit "$digits" --labels $file --json
    holds "labels from $file" cmp -s "$out" document
done
sed 's/^/digit "/; s/$/"/; s/"/""/g; s/^/"/; s/$/"/' labels.csv >text.csv
fit "$digits" --labels text.csv --json
holds "a text label" equal "$(json classes 3 label)" 'digit "3"'
holds "the same class" "$tools/cli_json" near document "$out" 0 classes 3 kappa
printf '%s\n' 5 -3 5 -3 12345678901 5 >signed.csv
(mkdir zoo && cd zoo && "$tools/cli_zoo" good >/dev/null) || exit 1
fit zoo/u1.idx --labels signed.csv --json
holds "integers in their order" equal \
    "$(json classes 0 label) $(json classes 1 label) $(json classes 2 label)" "-3 5 12345678901"
holds "a class of one row" grep -q 'one row only' "$out"
holds "its nulls are named" "$tools/cli_json" check "$out"
holds "its kappa is null" equal "$(json classes 2 kappa)" null

# Bad rows
printf '1,2,3\n4,5,7\n' >good.csv
printf '3,2,1\n0,0,0\nnan,1,2\n1,-inf,2\n5,5,4\n' >bad.csv
fit good.csv bad.csv --json
holds "usable and left out" equal "$(json n) $(json skipped)" "4 3"
holds "the first bad row" equal "$(json warnings 0)" \
    "3 of 7 rows are left out, zero or not finite; the first is row 2 of bad.csv (zero)"
fit good.csv bad.csv --bad-rows=skip
holds "the report tells, too" grep -q '3 of 7 rows are left out' "$out"
refuses bad.csv 'row 2: zero; expected' vmf fit good.csv bad.csv --bad-rows=fail
printf '1,2,nan\n' >nan.csv
refuses nan.csv 'row 1: NaN in column 3; expected' vmf fit nan.csv --bad-rows fail
printf '1,1e999,3\n' >inf.csv
refuses inf.csv 'row 1: infinite in column 2; expected' vmf fit inf.csv --bad-rows fail
refuses nan.csv 'row 1: zero or not finite, as are all 2 rows' vmf fit nan.csv inf.csv
printf '%s\n' a a a a a b b >left.csv
fit good.csv bad.csv --labels left.csv --json
holds "a class counts its own" equal "$(json classes 0 skipped) $(json classes 1 skipped)" "2 1"
printf '%s\n' a a a b b b a >left.csv
fit good.csv bad.csv --labels left.csv --json
holds "a class without a usable row" equal "$(json classes 1 n) $(json classes 1 kappa)" "0 null"
holds "is complete and warned about" "$tools/cli_json" check "$out"

# The model file
fit "$digits" --labels "$labels" -o model.json
holds "the report is printed" grep -q '^von Mises-Fisher fit of 1797 rows' "$out"
holds "the model is a document" "$tools/cli_json" check model.json
cp "$out" report
cp model.json "$out"
holds "with directions" equal "$(json mu) $(json classes 9 mu)" "64 64"
refuses model.json 'exists; .*--force' vmf fit "$digits" -o model.json
cp model.json before
printf 'broken' >broken.npy
refuses broken.npy '' vmf fit broken.npy -o model.json --force
holds "a failure leaves the old model" cmp -s model.json before
fit good.csv -o model.json --force
holds "--force replaces" sh -c '! cmp -s model.json before'
refuses nowhere/model.json 'cannot write: No such file' vmf fit good.csv -o nowhere/model.json
refuses . 'no regular file' vmf fit good.csv -o . --force
refuses /dev/null 'no regular file' vmf fit good.csv -o /dev/null --force
ln -s gone.json link.json
refuses link.json 'cannot write' vmf fit good.csv -o link.json
(
    umask 027
    "$BURGI" vmf fit good.csv -o mode.json >/dev/null
)
holds "the file's mode follows umask" equal "$(find mode.json -perm 640)" mode.json
(
    ulimit -f 8 # 4 or 8 KiB; the model has 14
    "$BURGI" vmf fit "$digits" --labels "$labels" -o limited.json >"$out" 2>"$err"
    echo $? >status
)
holds "a limit of file size fails: $(cat status)" equal "$(cat status)" 1
holds "and says so: $(cat "$err")" \
    grep -qx 'burgi: limited.json: cannot write: File too large' "$err"
holds "no temporary files" equal "$(find . -name '*.json.*')" ""

# In place of the report
fit good.csv -o good.json
fit good.csv -o -
holds "-o - is the model" cmp -s "$out" good.json
holds "and no file" [ ! -e - ]
fit "$digits" --labels "$labels" -o -
holds "with directions" equal "$(json mu) $(json classes 9 mu)" "64 64"

# Never over what is read, by no name that it has
cp good.csv in.csv
printf 'a\nb\n' >in.labels
ln -s in.csv symbolic.csv
ln in.csv hard.csv
mkdir -p folder
for name in in.csv ./in.csv folder/../in.csv symbolic.csv hard.csv; do
    refuses "$name" 'is read, too; expected another file' vmf fit in.csv -o "$name" --force
    refuses "$name" 'is read, too; expected another file' vmf fit "$digits" symbolic.csv -o "$name"
done
refuses in.labels 'is read, too' vmf fit in.csv --labels in.labels -o in.labels --force
refuses in.csv 'is read, too' vmf fit - -o in.csv --force <in.csv
refuses in.csv 'is read, too' vmf fit /dev/stdin -o in.csv --force <in.csv
holds "the inputs are what they were" cmp -s in.csv good.csv

# Classes over many tiles, with rows that are left out: each as if fitted alone
awk 'BEGIN { for (i = 0; i < 9500; ++i) {
    x = i % 7 == 3 || i == 4096 ? "0,0,0" : i == 8200 ? "nan,1,2" : i % 11 "," i % 13 + 1 "," i * i % 101
    print x >"tiles.csv"; print "class " i * i % 5 >"tiles.labels"; print x >"tiles" i * i % 5 ".csv"
} }'
fit tiles.csv --labels tiles.labels --json
cp "$out" document
holds "three classes" equal "$(json classes)" 3
skipped_rows=0
for c in 0 1 2; do
    cp document "$out"
    class=$(json classes $c label)
    counts="$(json classes $c n) $(json classes $c skipped)"
    skipped_rows=$((skipped_rows + $(json classes $c skipped)))
    fit "tiles${class#class }.csv" --json
    holds "$class: its rows" equal "$(json n) $(json skipped)" "$counts"
    for key in kappa rbar log_likelihood mu_cone_deg; do
        "$tools/cli_json" get "$out" $key >alone
        printf '{ "x": %s }' "$(cat alone)" >alone
        printf '{ "x": %s }' "$("$tools/cli_json" get document classes $c $key)" >within
        holds "$class: $key" "$tools/cli_json" near alone within 1e-12 x
    done
done
cp document "$out"
holds "no row is lost" equal "$skipped_rows" "$(json skipped)"

# Nothing in a label or a name steers a terminal.
printf 'x\303\251\n"a\tb"\nc\177d\ne\302\233f\n\303\234\ng\n' >steer.labels
fit zoo/u1.idx --labels steer.labels
holds "labels in the report" harmless "$out"
holds "shown as what they are" sh -c 'grep -q "^  a?b  " "$1" && grep -q "^  c?d  " "$1" &&
    grep -q "^  e?f  " "$1" && grep -q "^  x$(printf "\303\251")g*  *1 " "$1"' sh "$out"
holds "in columns" equal "$(sed -n 's/ [ 0-9]* 1  *1  *infinite .*//p' "$out" | wc -l)" 6
fit zoo/u1.idx --labels steer.labels --json
holds "labels in the document" harmless "$out"
"$BURGI" vmf fit zoo/u1.idx --labels steer.labels --json >steer.json
holds "which are exact there" equal "$("$tools/cli_json" get steer.json classes 1 label)" \
    "$(printf 'c\177d')"
holds "C1, too" equal "$("$tools/cli_json" get steer.json classes 2 label)" "$(printf 'e\302\233f')"
name=$(printf 'x\033[31m\177\302\233\233\n.csv')
printf '0,1,2\n4,5,7\n0,0,0\n' >"$name"
fit "$name"
holds "a name in the notes" harmless "$out"
holds "what is no UTF-8, too" grep -qF '* x?[31m????.csv: line 1 reads' "$out"
holds "on one line each" equal "$(grep -c '^  \* ' "$out")" "$(sed -n '/^Warnings/,$p' "$out" | tail -n +2 | wc -l)"
fit "$name" --json
holds "a name in the document" harmless "$out"
runs 1 "$BURGI" vmf fit "$name" --bad-rows=fail
holds "a name in a message" harmless "$err"
runs 2 "$BURGI" vmf fit x.csv "--$name"
holds "a name that is no option" harmless "$err"

# Warnings of the report
printf '1,1,1\n2,2,2\n3,3,3\n' >same.csv
fit same.csv
holds "one direction" grep -q 'all rows point the same way' "$out"
holds "in words" grep -q 'kappa, maximum likelihood *infinite' "$out"
fit same.csv --json
holds "and null" equal "$(json kappa)" null
holds "an interval with infinite ends" equal \
    "$(json kappa_ci) $(json kappa_ci 0) $(json kappa_ci 1)" "2 null null"
holds "complete" "$tools/cli_json" check "$out"
printf '1,0\n-1,0\n0,1\n0,-1\n' >spread.csv
fit spread.csv --json
holds "no direction" grep -q 'no direction shows' "$out"
holds "that its interval reaches 0 goes without saying" sh -c '! grep -q "reaches 0" "$1"' sh "$out"
holds "complete without a direction" "$tools/cli_json" check "$out"
# Orthonormal rows: n rbar is sqrt(n) but for its rounding.  The estimate is a number near 0, and the
# warning stands where it is 0 and nowhere else.
(mkdir eye && cd eye && "$tools/cli_zoo" eye >/dev/null) || exit 1
k=2
while [ $k -le 20 ]; do
    fit eye/eye_$k.npy --json
    holds "eye($k): complete" "$tools/cli_json" check "$out"
    marginal=$(json kappa_marginal)
    holds "eye($k): kappa_marginal $marginal is near 0" \
        awk -v x="$marginal" 'BEGIN { exit !(x ~ /^[0-9.e-]+$/ && x + 0 >= 0 && x + 0 < 1e-5) }'
    case $marginal in
        0 | 0.0) holds "eye($k): no direction" grep -q 'no direction shows' "$out" ;;
        *) holds "eye($k): a direction" sh -c "! grep -q 'no direction shows' '$out'" ;;
    esac
    holds "eye($k): an interval from 0" equal "$(json kappa_ci 0)" 0.0
    k=$((k + 1))
done
printf '1,0,0\n0,1,0\n0.9,0.1,0\n0,0,-1\n' >weak.csv
fit weak.csv --json
holds "an interval from 0 on: $(json kappa_ci 0)" equal "$(json kappa_ci 0)" 0.0
holds "is said" grep -q 'interval of kappa reaches 0' "$out"
fit weak.csv
holds "in the report, too" grep -q 'interval of kappa reaches 0' "$out"
fit good.csv
holds "and not where it does not" sh -c '! grep -q "reaches 0" "$1"' sh "$out"
printf '1,0,0,0,1\n1,0,1,0,0\n1,0.5,0,0.1,0.3\n' >few.csv
fit few.csv
holds "fewer rows than dimensions" grep -q 'fewer rows than dimensions' "$out"
fit "$digits"
holds "uncentred data" grep -q 'not centred' "$out"
holds "the classes share a direction" grep -q 'classes share a common direction' report
# pairs_of A B N: rows about A of class a, and N times as many about B of class b.
pairs_of() {
    awk -v a="$1" -v b="$2" -v n="$3" 'BEGIN {
        for (i = -1; i <= n; ++i)
            printf "%s,0.1,-0.1\n%s,-0.1,0.1\n", i < 0 ? a : b, i < 0 ? a : b >"pairs.csv"
        for (i = -1; i <= n; ++i)
            printf "%s\n%s\n", i < 0 ? "a" : "b", i < 0 ? "a" : "b" >"pairs.labels"
    }'
    fit pairs.csv --labels pairs.labels
}
common='classes share a common direction'
for n in 0 8 100; do
    pairs_of 1,0 0,1 $n
    holds "orthogonal classes, 1:$((n + 1))" sh -c "! grep -q '$common' '$out'"
    pairs_of 1,0.1 0.1,1 $n
    holds "a cosine of 0.2, 1:$((n + 1))" sh -c "! grep -q '$common' '$out'"
    pairs_of 1,0 1,2 $n
    holds "a cosine of 0.45, 1:$((n + 1))" sh -c "! grep -q '$common' '$out'"
    pairs_of 1,0 1,1.5 $n
    holds "a cosine of 0.55, 1:$((n + 1))" grep -q "$common" "$out"
    pairs_of 1,0 -1,0.1 $n
    holds "opposite classes, 1:$((n + 1))" sh -c "! grep -q '$common' '$out'"
done
# Classes whose rows cancel: no pair of means weighs anything
for row in 1,0.1,0.3 3,0.7,1 0.2,0.1,0.7 1,2,4 5,1,7 0.3,0.3,0.1 2,9,1 7,3,3; do
    printf '%s\n' "$row" 1,1,1 1,2,0 1,0,0 -1,0,0 >cancel.csv
    printf '%s\n' a a a b b >cancel.labels
    fit cancel.csv --labels cancel.labels
    holds "a class without a mean beside $row" sh -c "! grep -q '$common' '$out'"
done
seq 1 6 >each.csv
fit zoo/u1.idx --labels each.csv
holds "a warning of many classes is one line" grep -q 'class 1, 2, 3, 4, 5, 6: one row' "$out"
summary
