#!/bin/sh
# burgi vmf info: what is counted, measured and advised.
# shellcheck disable=SC2154 # the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

info() {
    runs 0 "$BURGI" vmf info "$@"
}

# The values at these keys of the document in $out.
values() {
    for key; do
        # shellcheck disable=SC2086 # keys are words
        json $key
    done | tr '\n' ' ' | sed 's/ $//'
}

# Rows of every kind.  Usable are six, of lengths 5 5 10 5 1 5, three of which equal an earlier one (0 and
# -0 are equal, and numbers however they are written; a direction of another length is not equal).
printf '%s\n' 3,4,0 0,0,0 3,4,-0 6,8,0 nan,1,1 3.0,4e0,0 -0,0,0 0,0,1 1,inf,0 nan,1,1 0,0,0 0,5,0 >kinds.csv
info kinds.csv --json
holds "counts" equal "$(values rows n p zero_rows nonfinite_rows duplicate_rows)" "12 6 3 3 3 2"
holds "lengths: $(values 'norm min' 'norm median' 'norm max')" \
    equal "$(values 'norm min' 'norm median' 'norm max')" "1.0 5.0 10.0"
# The sum of the unit rows: 4 (3/5, 4/5, 0) + (0, 0, 1) + (0, 1, 0) = (2.4, 4.2, 1); R^2 = 24.4.
cat >want <<JSON
{ "rbar": 0.82327260234856459, "mean_cosine": 0.61333333333333333 }
JSON
for key in rbar mean_cosine; do
    holds "$key: $(json $key)" "$tools/cli_json" near want "$out" 1e-15 $key
done
holds "the file" equal "$(values 'files' 'files 0 file' 'files 0 format' 'files 0 packing' 'files 0 dtype' \
    'files 0 rows' dtype)" "1 kinds.csv csv null text 12 text"
holds "the first that is left out" equal "$(json warnings 0)" \
    "6 of 12 rows are left out, zero or not finite; the first is row 2 of kinds.csv (zero)"
info kinds.csv
for line in '^12 rows of 3 numbers (text)$' '^  kinds.csv: csv, text, 12 rows$' '^  usable rows  *6$' \
    '^  rows of zeros  *3$' '^  rows not finite  *3$' '^  duplicate rows  *2  (usable, and' \
    '^  length of usable rows  *5  (the median)$' '^    the shortest  *1$' '^    the longest  *10$' \
    '^  mean resultant length  *0.823273$' '^  mean cosine  *0.613333  (of' \
    '^  \* 6 of 12 rows are left out' '^  \* rows of zeros have no direction' \
    '^  \* rows with a NaN or an infinity' '^  \* more than one row in a hundred equals' \
    '^  \* the rows share a common direction'; do
    holds "the report: $line" grep -q -- "$line" "$out"
done
info - --json <kinds.csv
holds "standard input" equal "$(values n duplicate_rows 'files 0 file')" "6 2 standard input"
info kinds.csv --rows 3:8 --json
holds "a range" equal "$(values rows n zero_rows duplicate_rows 'files 0 rows')" "5 3 1 0 5"

# The same rows in every format, however many threads.
mkdir zoo && cd zoo || exit 1
"$tools/cli_zoo" good >names || exit 1
info f8_little_c_table.npy --json
for key in n p norm rbar mean_cosine duplicate_rows; do
    json $key
done >../first
while read -r name; do
    info "$name" --json
    for key in n p norm rbar mean_cosine duplicate_rows; do
        json $key
    done >../got
    holds "$name: the same" cmp -s ../got ../first
done <names
cd .. || exit 1
holds "of 6 rows of 4" equal "$(head -n 2 first | tr '\n' ' ')" "6 4 "
mkdir long && cd long || exit 1
"$tools/cli_zoo" long >names || exit 1
info f8.npy f4.npy --threads 1 --json
cp "$out" ../one
for threads in 2 3 16; do
    info f8.npy f4.npy --threads $threads --json
    holds "$threads threads" cmp -s "$out" ../one
done
holds "rows of a file repeat all of another, whatever their types" equal \
    "$(values rows n zero_rows nonfinite_rows)" "20000 19996 4 0"
twice=$(json duplicate_rows)
holds "and the types are told" equal "$(values dtype 'files 0 dtype' 'files 1 dtype')" "f64, f32 f64 f32"
info f8.npy f8.npy f8.npy --json
thrice=$(json duplicate_rows)
info f8.npy --json
once=$(json duplicate_rows)
holds "equal ones within and beside: $once $twice $thrice" \
    equal "$twice $thrice" "$((once + 9998)) $((once + 2 * 9998))"
holds "one type is told once" equal "$(json dtype)" f64
different=$(paste -sd '\n' rows.csv | sort -u | grep -vc '^0,0,0,0,0$')
holds "as sort counts them, less those that are left out: $different" \
    [ "$((9998 - once - different))" -le 1 ]
cd .. || exit 1

# Sparse rows: those of the table above, and zeros or none are the same.
awk -F, '{ printf "1"; for (j = 1; j <= NF; ++j) if ($j != 0 || $j == "nan" || $j == "inf")
    printf " %d:%s", j, $j; print "" }' kinds.csv >kinds.svm

info kinds.svm --format svmlight --json
cp "$out" sparse
info kinds.csv --json
for key in rows n p zero_rows nonfinite_rows duplicate_rows norm rbar mean_cosine; do
    holds "sparse: $key" equal "$("$tools/cli_json" get sparse $key)" "$(json $key)"
done
# A column of labels is no feature.
sed 's/^/name,/' kinds.csv >named.csv
info named.csv --label-column 1 --json
holds "without its labels" equal "$(values rows n p duplicate_rows)" "12 6 3 2"
info - --label-column 1 --json <named.csv
holds "from standard input" equal "$(values rows n p duplicate_rows)" "12 6 3 2"

# Rows that are not usable in more than one chunk: 8192 of (nan, 1), and of (0, 0), then one of (1, 1).
printf '\0\0\300\177\0\0\200\77' >nan.raw
printf '\0\0\0\0\0\0\0\0' >zero.raw
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13; do
    for kind in nan zero; do
        cat $kind.raw $kind.raw >twice && mv twice $kind.raw
    done
done
printf '\0\0\200\77\0\0\200\77' | cat nan.raw zero.raw - >chunks.raw
info chunks.raw --format raw --dim 2 --dtype f32 --threads 4 --json
holds "counts of chunks are added" equal "$(values rows n zero_rows nonfinite_rows)" "16385 1 8192 8192"

# What files are: packed, of three dimensions, many.
printf '\0\0\010\3\0\0\0\2\0\0\0\2\0\0\0\2abcdefgh' >cube.idx
gzip -kc cube.idx >cube.idx.gz
info cube.idx.gz
holds "a packed cube" grep -qx '  cube.idx.gz: idx, u8, 2 rows of an array 2 x 2 x 2, packed by gzip' "$out"
info cube.idx.gz --json
holds "in the document" equal "$(values p 'files 0 format' 'files 0 packing' 'files 0 dtype')" "4 idx gzip u8"
printf '2 2\na \0\0\200\77\0\0\0\0\nb \0\0\0\0\0\0\200\77\n' >words.bin
info words.bin --json
holds "words and numbers that are not text" equal "$(values rows p dtype)" "2 2 f32"
mkdir shards
for i in $(seq 10 34); do
    echo "$i,1,2" >"shards/$i.csv"
done
info shards
holds "files are pooled" grep -qx '25 rows of 3 numbers (text) from 25 files' "$out"
holds "twenty are shown" equal "$(grep -c '^  shards/' "$out")" 20
holds "and five more told" grep -qx '  and 5 more' "$out"
info shards --json
holds "all in the document" equal "$(json files)" 25

# Advice
advice() { # advice PATTERN ROWS...
    pattern=$1
    shift
    printf '%s\n' "$@" >advice.csv
    info advice.csv
    holds "$*: $pattern" grep -q "^  \* .*$pattern" "$out"
    info advice.csv --json
    holds "$*: complete" sh -c "'$tools/cli_json' get '$out' advice | grep -qv '^0$'"
}
advice 'no row has a direction' 0,0 0,0
holds "no numbers of nothing" equal "$(values n rbar mean_cosine 'norm min')" "0 null null null"
holds "which is said" grep -q 'null, for it is undefined' "$out"
advice 'one row shows a direction' 1,2
holds "no pairs of one" equal "$(values n rbar mean_cosine)" "1 1.0 null"
advice 'all rows point the same way' 1,2 2,4 3,6
holds "a cosine of 1" equal "$(json mean_cosine)" 1.0
advice 'share no direction' 1,0 -1,0 0,1 0,-1
holds "of two pairs of six, -1: $(json mean_cosine)" equal "$(json mean_cosine | cut -c 1-8)" -0.33333
advice 'fewer rows than dimensions' 1,0,0,0 0,1,1,0
advice 'of length 1 already' 1,0 0,1 0.6,0.8
advice 'differ by more than a factor of ten' 1,0 0,10.5
printf '1,2\n3,4\n-2,1\n5,-1\n' >plain.csv
info plain.csv
holds "none where none is needed" sh -c '! grep -q "What to do" "$1"' sh "$out"
# Cosines of pairs next to 0 and to 1: of (1, 0) and (h, 1), h; of (1, 0) and (1, h), 1 - h^2/2.
printf '1,0\n1e-9,1\n' >right.csv
info right.csv --json
holds "a cosine next to 0: $(json mean_cosine)" \
    awk -v x="$(json mean_cosine)" 'BEGIN { exit !(x > 1e-9 - 3e-16 && x < 1e-9 + 3e-16) }'

# What can't be read
refuses nowhere 'cannot open' vmf info nowhere
printf '1,2\n3,4,5\n' >broken.csv
refuses broken.csv 'line 2' vmf info broken.csv
refuses plain.csv 'row 9: no such row' vmf info plain.csv --rows 8:
misused 'expected a FILE' vmf info
misused 'empty name' vmf info ''
misused 'unknown option --labels' vmf info plain.csv --labels x
misused 'expected A:B' vmf info plain.csv --rows 3:1
misused 'expected a number from 1' vmf info plain.csv --threads 0
runs 0 "$BURGI" vmf info --help
holds "help" grep -q '^Usage: burgi vmf info' "$out"
name=$(printf 'x\033[31m.csv')
cp plain.csv "$name"
info "$name"
holds "no name steers a terminal" harmless "$out"
summary
