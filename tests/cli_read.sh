#!/bin/sh
# The same numbers give the same fit, byte for byte, whatever file they come from.
# shellcheck disable=SC2016,SC2154 # sh -c expands; the runner sets srcdir
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

# Tiles: more rows than one holds, in every way of reading.
digits=$source/examples/digits.npy
tail -c +129 "$digits" >elements
{
    printf '\0\0\010\2\0\0\7\005\0\0\0\100'
    cat elements
} >digits.idx
gzip -c <digits.idx >digits.idx.gz
gzip -c <"$digits" >digits.npy.gz
od -An -v -tu1 -w64 elements >digits.txt
runs 0 "$BURGI" vmf fit "$digits" --json
cp "$out" first
holds "digits: 1797 rows of 64" equal "$(json n) $(json p) $(json skipped)" "1797 64 0"
for file in digits.idx digits.idx.gz digits.npy.gz digits.txt; do
    runs 0 "$BURGI" vmf fit "$file" --json
    holds "$file" cmp -s "$out" first
done
head -n 900 digits.txt >a.txt
tail -n 897 digits.txt >b.txt
runs 0 "$BURGI" vmf fit a.txt b.txt --json
for key in rbar kappa kappa_se kappa_marginal log_likelihood entropy mu_cone_deg; do
    holds "pooled halves: $key" "$tools/cli_json" near first "$out" 1e-13 $key
done

# What is odd about a table is said.
printf '0,1,2,3\n1,2,3,4\n4,5,6,8\n' >numbers.csv
runs 0 "$BURGI" vmf fit numbers.csv
holds "a row 0, 1, 2, ..." grep -q 'numbers.csv: line 1 reads 0, 1, 2' "$out"
printf ',a,b,c\n0,2,3,4\n1,5,6,8\n' >index.csv
runs 0 "$BURGI" vmf fit index.csv --json
holds "a column without a name" grep -q 'index.csv: line 1: the first column' "$out"
summary
