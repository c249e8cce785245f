#!/bin/sh
# What a file is: as --format says, by its name, by its content.
# shellcheck disable=SC2154 # out and err are set by cli_lib.sh
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
summary
