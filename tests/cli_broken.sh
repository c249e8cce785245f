#!/bin/sh
# A broken file: one line on stderr that names it, what is wrong and what was expected; status
# 1, no output, nothing written.
# shellcheck disable=SC2016,SC2154 # sh -c expands; the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

tab=$(printf '\t')
mkdir features labels
(cd features && "$tools/cli_zoo" broken >../features.list) || exit 1
(cd labels && "$tools/cli_zoo" labels >../labels.list) || exit 1
(mkdir good && cd good && "$tools/cli_zoo" good >/dev/null) || exit 1
good=good/f4_little_c_table.npy

# One case a file, whatever is wrong with it: a file that is read leaves no model for the next
# to stumble over.
broken() {
    file=$1 pattern=$2
    shift 2
    wrong=$(
        refusal vmf fit "$@" --json -o model
        grep -Eq 'expected|announces' "$err" || echo "expected to be told what was expected"
        [ ! -e model ] || echo "a model is written"
        rm -f model
        case $file in
        */zero_rows.npy | */nan.csv | labels/*) ;; # rows that are fine beside good ones
        *) pattern="$pattern|expected 4" refusal vmf fit $good "$file" ;;
        esac
    )
    holds "$file: $wrong" empty_text "$wrong"
}

while IFS=$tab read -r name pattern; do
    broken "features/$name" "$pattern" "features/$name"
done <features.list
while IFS=$tab read -r name pattern; do
    broken "labels/$name" "$pattern" $good --labels "labels/$name"
done <labels.list
# Labels that run out while rows still stream in.
refuses labels/five.npy 'row 6 has no label: 5 labels for 6 rows' vmf fit good/plain.csv.gz \
    --labels labels/five.npy
refuses labels/five.npy 'row 6 has no label: 5 labels for 12 rows.* and the other files' vmf fit $good $good \
    --labels labels/five.npy

refuses nowhere.npy 'cannot open: No such file.*expected' vmf fit nowhere.npy
printf '1,2\n3,x\n' >word.csv
refuses 'standard input' 'line 2, cell 2:' vmf fit - <word.csv
refuses 'standard input' 'offset 0: the file is empty' vmf fit - </dev/null
refuses /dev/null 'offset 0: the file is empty' vmf fit /dev/null
refuses good/u1.idx 'row 1: 4 columns; expected 64, as in ' vmf fit \
    "$source/examples/digits.npy" good/u1.idx
: >unreadable.npy
chmod 0 unreadable.npy
if [ -r unreadable.npy ]; then
    skip "unreadable file: this user reads everything"
else
    refuses unreadable.npy 'cannot open: Permission denied' vmf fit unreadable.npy
fi
# A file with holes, whose rows are longer than the memory
printf "\223NUMPY\1\0\166\0%-117s\n" \
    "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 1000000000), }" >huge.npy
dd if=/dev/null of=huge.npy bs=1 seek=2000000128 2>/dev/null
if instrumented; then
    skip "out of memory: a sanitizer needs more than 4 GB of address space"
else
    runs 1 sh -c 'ulimit -v 4000000 && "$BURGI" vmf fit huge.npy'
    holds "out of memory: $(cat "$err")" message huge.npy 'out of memory'
fi
# A name can't break the line.
runs 1 "$BURGI" vmf fit "two
lines.npy"
holds "a newline in a name" one_line "$err"
summary
