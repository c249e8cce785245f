#!/bin/sh
# A FILE that is a directory stands for the files in it.
# shellcheck disable=SC2154 # the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

# The parts of a table, in an order of names that is not that of numbers; the last is a link.
awk 'BEGIN { for (i = 0; i < 60; ++i) print i % 7 + 1 "," i % 5 - 1 "," i * i % 11 }' >all.csv
mkdir parts
sed -n '1,20p' all.csv >parts/part-1.csv
sed -n '21,40p' all.csv | gzip -c >parts/part-10.csv.gz
sed -n '41,60p' all.csv >last.csv
ln -s ../last.csv parts/part-2.csv
echo 'no table' >parts/.hidden
seq 60 >labels

runs 0 "$BURGI" vmf fit all.csv --labels labels --json
cp "$out" want
for name in parts parts/ ./parts/../parts; do
    runs 0 "$BURGI" vmf fit "$name" --labels labels --json
    holds "$name: the rows of its files in their order" cmp -s "$out" want
done
runs 0 "$BURGI" vmf fit parts
holds "the report counts them" grep -qx 'von Mises-Fisher fit of 60 rows in 3 dimensions, from 3 files' "$out"
runs 0 "$BURGI" vmf fit all.csv
holds "and not one" grep -qx 'von Mises-Fisher fit of 60 rows in 3 dimensions' "$out"
runs 0 "$BURGI" vmf fit all.csv parts all.csv --json
holds "beside files" equal "$(json n)" 180
runs 0 "$BURGI" vmf fit parts --center --json
runs 0 "$BURGI" vmf fit parts --rows 15:45 --json
holds "a range of their rows" equal "$(json n)" 30

# Nothing in it is replaced, or left out in silence.
for name in parts/part-1.csv last.csv; do
    cp "$name" before
    refuses "$name" 'is read, too; expected another file' vmf fit parts -o "$name" --force
    refuses "$name" 'is read, too; expected another file' vmf fit parts --stats-out "$name" --force
    holds "$name is as it was" cmp -s "$name" before
done
printf '1,2\n2,3\n' >parts/q.csv
refuses parts/q.csv 'row 1: 2 columns; expected 3, as in parts/part-1.csv' vmf fit parts
rm parts/q.csv
mkdir parts/sub parts/b
refuses parts/b 'is a directory within parts; expected files only' vmf fit parts
rmdir parts/sub parts/b
mkfifo parts/pipe
refuses parts/pipe 'is no regular file; expected files only in parts' vmf fit parts
rm parts/pipe
ln -s nowhere parts/gone
refuses parts/gone 'cannot read: No such file.*; expected' vmf fit parts
mkdir empty hidden
touch hidden/.x
refuses empty 'is an empty directory; expected files in it' vmf fit empty
refuses hidden 'is an empty directory; expected files in it' vmf fit all.csv hidden
if [ "$(id -u)" -ne 0 ]; then
    mkdir -m 0 locked
    refuses locked 'cannot read: Permission denied' vmf fit locked
fi
refuses nowhere 'cannot open: No such file' vmf fit nowhere

# Many: the list grows.
mkdir many
for i in $(seq 100 140); do
    sed -n "$((i - 99))p" all.csv >"many/$i"
done
runs 0 "$BURGI" vmf fit many --json
head -n 41 all.csv >some.csv
cp "$out" many.json
runs 0 "$BURGI" vmf fit some.csv --json
holds "41 files of a row" cmp -s "$out" many.json
summary
