#!/bin/sh
# The same numbers give the same fit, byte for byte, whatever file they come from.
# shellcheck disable=SC2016,SC2046,SC2086,SC2154 # sh -c expands; keys are words; srcdir is set
. "$srcdir/tests/cli_lib.sh"

"$tools/cli_zoo" good >names || exit 1
runs 0 "$BURGI" vmf fit f8_little_c_table.npy --json -o first.model
cp "$out" first
holds "6 rows of 4" equal "$(json n) $(json p) $(json skipped)" "6 4 0"
while read -r name; do
    runs 0 "$BURGI" vmf fit "$name" --json -o model --force
    holds "$name: the fit" cmp -s "$out" first
    holds "$name: the direction" cmp -s model first.model
    holds "$name: no messages" empty "$err"
done <names

cat u1.idx.gz >two.gz
printf '\0\0\0' >>u1.idx.gz
runs 0 "$BURGI" vmf fit u1.idx.gz --json
holds "zeros after gzip data" cmp -s "$out" first
{ head -n 3 plain.csv | gzip -c && tail -n 3 plain.csv | gzip -c; } >members.gz
runs 0 "$BURGI" vmf fit members.gz --json
holds "gzip of several members" cmp -s "$out" first
runs 0 sh -c 'cat f4_little_c_table.npy | "$BURGI" vmf fit /dev/stdin --json'
holds "a pipe" cmp -s "$out" first
runs 0 sh -c '"$BURGI" vmf fit /dev/stdin --json <f4_little_fortran_table.npy'
holds "redirected" cmp -s "$out" first
for file in f4_little_c_table.npy u1.idx u1.idx.gz plain.csv; do
    runs 0 sh -c 'cat $0 | "$BURGI" vmf fit - --json' $file
    holds "$file in a pipe to -" cmp -s "$out" first
    runs 0 sh -c '"$BURGI" vmf fit - --json <$0' $file
    holds "$file redirected to -" cmp -s "$out" first
    { echo "a line" && cat $file; } >later
    runs 0 sh -c '{ read -r line && "$BURGI" vmf fit - --json; } <later'
    holds "$file after a line that was taken" cmp -s "$out" first
done
runs 0 sh -c '"$BURGI" vmf fit - --json <f4_little_fortran_table.npy'
holds "Fortran order redirected to -" cmp -s "$out" first
seq 6 >labels
runs 0 sh -c '"$BURGI" vmf fit plain.csv --labels - --json <labels'
holds "labels from -" equal "$(json classes)" 6

# Tiles: more rows than two hold, in every way of reading, with labels.
mkdir long && cd long || exit 1
"$tools/cli_zoo" long >names || exit 1
for name in $(cat names); do
    gzip -kc "$name" >"$name.gz"
done
rm fortran.npy.gz # which can't be streamed
runs 0 "$BURGI" vmf fit f8.npy --labels labels.csv --json -o first.model
cp "$out" first
holds "9998 of 10000 rows of 5" equal "$(json n) $(json p) $(json skipped)" "9998 5 2"
for name in *.npy *.idx *.csv *.gz; do
    [ "$name" = labels.csv ] && continue
    runs 0 "$BURGI" vmf fit "$name" --labels labels.csv --json -o model --force
    sed 's/ of f8.npy/ of FILE/' first >want
    sed "s/ of $name/ of FILE/" "$out" >got
    holds "$name: the fits" cmp want got
    sed 's/ of f8.npy/ of FILE/' first.model >want
    sed "s/ of $name/ of FILE/" model >got
    holds "$name: the directions" cmp -s want got
done
for name in f4.npy i2.npy i1.idx rows.csv rows.csv.gz; do
    runs 0 sh -c 'cat $0 | "$BURGI" vmf fit - --labels labels.csv --json' "$name"
    sed 's/ of f8.npy/ of standard input/' first >want
    holds "$name in a pipe" cmp -s want "$out"
done
cp first "$out"
holds "a bad row of the third tile" equal "$(json warnings 0)" \
    "2 of 10000 rows are left out, zero or not finite; the first is row 9001 of f8.npy (zero)"
for class in 0 1 2 3 4 5 6; do
    holds "class $class: its rows, and of one direction" equal \
        "$(json classes $class n) $(json classes $class kappa)" \
        "$(paste -d, labels.csv rows.csv | grep "^$class," | grep -vc ',0,0,0,0,0$') null"
done
head -n 4000 rows.csv >a.csv
tail -n +4001 rows.csv | head -n 4000 >b.csv
tail -n +8001 rows.csv >c.csv
runs 0 "$BURGI" vmf fit a.csv b.csv c.csv --labels labels.csv --json
for key in n skipped rbar kappa kappa_se kappa_marginal log_likelihood entropy mu_cone_deg \
    "classes 2 n" "classes 6 n"; do
    holds "pooled parts: $key" "$tools/cli_json" near first "$out" 1e-13 $key
done
holds "a bad row of the third file" equal "$(json warnings 0)" \
    "2 of 10000 rows are left out, zero or not finite; the first is row 1001 of c.csv (zero)"
cd ..

# What is odd about a table is said.
printf '0,1,2,3\n1,2,3,4\n4,5,6,8\n' >numbers.csv
runs 0 "$BURGI" vmf fit numbers.csv
holds "a row 0, 1, 2, ..." grep -q 'numbers.csv: line 1 reads 0, 1, 2' "$out"
printf ',a,b,c\n0,2,3,4\n1,5,6,8\n' >index.csv
runs 0 "$BURGI" vmf fit index.csv --json
holds "a column without a name" grep -q 'index.csv: line 1: the first column' "$out"
summary
