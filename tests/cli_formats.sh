#!/bin/sh
# What a file is: as --format says, by its name, by its content.
# shellcheck disable=SC2016,SC2154 # sh -c expands; out and err are set by cli_lib.sh
. "$srcdir/tests/cli_lib.sh"

printf '1 2\n3 4\n' >plain
runs 2 "$BURGI" vmf fit plain --format nonsense
holds "an unknown format" grep -q 'burgi vmf fit: --format: expected one of npy, .*, found nonsense; see' "$err"
runs 1 "$BURGI" vmf fit plain --format npy
holds "another format than the file's" equal "$(cat "$err")" \
    "burgi: plain: offset 0: no .npy magic; expected a .npy, IDX, csv or tsv file, or gzip of one"
runs 0 "$BURGI" vmf fit plain --format csv --json
holds "the file's format" equal "$(json n)" 2
printf '\0\0\0' >tiny
runs 1 "$BURGI" vmf fit tiny --format csv
holds "text that is none" grep -q 'line 1: byte 0x00 at place 1; expected text' "$err"

# What sample writes and fit reads, by name and through a pipe; a count of rows is what the file holds.
for format in npy fbin fvecs; do
    runs 0 "$BURGI" vmf sample --dim 5 --kappa 3 -n 5000 --seed 1 --dtype f32 -o "rows.$format"
    runs 0 "$BURGI" vmf fit "rows.$format" --json
    [ $format = npy ] && cp "$out" first
    holds "rows.$format: the fit" cmp -s "$out" first
    runs 0 sh -c '"$BURGI" vmf sample --dim 5 --kappa 3 -n 5000 --seed 1 --dtype f32 --format $0 -o - |
        "$BURGI" vmf fit - --format $0 --json' $format
    holds "$format in a pipe" cmp -s "$out" first
    runs 0 "$BURGI" vmf fit "rows.$format" --rows 4000:4100 --threads 2 --json
    [ $format = npy ] && cp "$out" part
    holds "rows.$format: some rows" cmp -s "$out" part
done
holds "a .fvecs of 5 columns" equal "$(wc -c <rows.fvecs)" 120000
tail -c +9 rows.fbin >rows.raw
runs 0 "$BURGI" vmf fit rows.raw --format raw --dim 5 --dtype f32 --json
holds "raw" cmp -s "$out" first
runs 0 "$BURGI" vmf fit rows.fbin --format raw --dim 5 --dtype f32 --offset 8 --json
holds "raw from an offset on" cmp -s "$out" first
runs 0 sh -c '"$BURGI" vmf fit - --format raw --dim 5 --dtype f32 --offset 8 --json <rows.fbin'
holds "raw on standard input" cmp -s "$out" first
runs 0 sh -c 'cat rows.fbin | "$BURGI" vmf fit - --format raw --dim 5 --dtype f32 --offset 8 --json'
holds "raw in a pipe" cmp -s "$out" first
refuses rows.raw 'offset 100000: the file ends within row 4167; expected whole rows of 24 bytes \(6 of f32\)' \
    vmf fit rows.raw --format raw --dim 6 --dtype f32
runs 1 sh -c 'cat rows.raw | "$BURGI" vmf fit - --format raw --dim 6 --dtype f32'
holds "within a row, piped: $(cat "$err")" grep -qx 'burgi: standard input: offset 100000: the file ends within row 4167; expected whole rows of 24 bytes' "$err"
refuses rows.raw 'offset 100000: the file ends; expected rows from offset 200000 on' \
    vmf fit rows.raw --format raw --dim 5 --dtype f32 --offset 200000
refuses rows.fbin 'row 1: --dim: a file of format fbin says its columns itself' vmf fit rows.fbin --dim 5
refuses rows.fbin 'row 1: --dtype: a file of format fbin says its type' vmf fit rows.fbin --dtype f32
refuses rows.fbin 'row 1: --offset: a file of format fbin says its type' vmf fit rows.fbin --offset 8
refuses new.fbin 'cannot write|expected fewer' vmf sample --dim 2 --kappa 3 -n 4294967296 --seed 1 -o new.fbin
misuses() { # misuses WHAT PATTERN ARG...
    what=$1 pattern=$2
    shift 2
    runs 2 "$BURGI" "$@"
    holds "$what: $(cat "$err")" grep -Eq -- "$pattern" "$err"
}
misuses "raw alone" '--format raw: expected --dim P and --dtype T' vmf fit rows.raw --format raw
misuses "--dtype" '--dtype: expected one of f64.*, found f31' vmf fit rows.raw --dtype f31
misuses "--dim" '--dim: expected a number of columns, 2 or more, found 1' vmf fit rows.raw --dim 1
misuses "--offset" '--offset: expected a number of bytes, found -1' vmf fit rows.raw --offset -1
misuses "f64 in .fbin" '--dtype f64: .fbin holds single' vmf sample --dim 5 --kappa 3 -n 5 --dtype f64 -o a.fbin
misuses "a format not written" '--format: expected npy, fbin or fvecs' vmf sample --dim 5 --kappa 3 -n 5 --format csv -o a

# What is resident does not grow with the file: two rows and zeros, 600 MB, from the file and piped.
printf '\300\047\011\0\0\1\0\0' >holes.fbin
printf '\0\0\200\077' >>holes.fbin
truncate -s $((8 + 600000 * 256 * 4)) holes.fbin
for threads in 1 2; do
    runs 0 "$tools/cli_peak" "$BURGI" vmf fit holes.fbin --threads $threads --json
    holds "rows of zeros are counted" equal "$(json n) $(json skipped)" "1 599999"
    peak=$(sed -n 's/^\([0-9]*\) KiB resident.*/\1/p' "$err")
    instrumented || holds "resident: $peak KiB" [ "$peak" -lt 60000 ]
done
rm holes.fbin
summary
