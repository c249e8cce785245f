#!/bin/sh
# Text that several threads take apart: what is read, noted and refused is the same for any number of them.
# Tiles have 4096 rows of these files, and a line that is not like the others stands at all their ends.
# shellcheck disable=SC2154 # out and err are set by cli_lib.sh
. "$srcdir/tests/cli_lib.sh"

# same WHAT STATUS PATTERN ARG...: with one thread that status and a line of this pattern, and with more
# of them the same; stdin is the file x.
same() {
    name=$1 pattern=$3
    wanted=$2
    shift 3
    run "$BURGI" "$@" --threads 1 <x
    holds "$name: status $status" equal "$status" "$wanted"
    holds "$name: $(tail -n 3 "$err"), no $pattern" grep -Eq -- "$pattern" "$out" "$err"
    cat "$out" "$err" >one
    for threads in 2 3 7; do
        run "$BURGI" "$@" --threads "$threads" <x
        holds "$name, $threads threads: status $status" equal "$status" "$wanted"
        cat "$out" "$err" >several
        holds "$name, $threads threads: $(diff one several | head -n 4)" cmp -s one several
    done
}
fit() { # fit WHAT ROWS [ARG...]
    name=$1 rows=$2
    shift 2
    same "$name" 0 "\"n\": $rows," vmf fit x --json "$@"
}
refused() { # refused WHAT PATTERN [ARG...]
    name=$1 pattern=$2
    shift 2
    same "$name" 1 "^burgi: x: $pattern" vmf fit x --json "$@"
}

awk 'BEGIN { for (i = 0; i < 20000; ++i) printf "%.7f,%.9f,%.5g\n", sin(i), cos(3 * i), sin(i * i) / 7 }' >rows
cp rows x
fit 'plain rows' 20000
fit 'a range that ends in a tile' 9001 --rows 5:9006
# shellcheck disable=SC2016 # the inner shell expands
for threads in 1 2 7; do # a pipe that stops within a line, and one that is not read to its end
    run sh -c '{ head -c 30000 x; sleep 0.2; tail -c +30001 x; } | "$BURGI" vmf fit - --json --threads $0' $threads
    cp "$out" "pipe$threads"
    holds "a pipe, $threads threads: $(cat "$err")" equal "$(json n)" 20000
    holds "a pipe, $threads threads: the numbers" cmp -s pipe1 "pipe$threads"
    run sh -c '{ head -n 5000 x; sleep 2; } | timeout 1 "$BURGI" vmf fit - --json --rows :100 --threads $0' $threads
    holds "the first rows of a pipe that goes on, $threads threads" equal "$(json n)" 100
done
sed 's/$/\r/' rows >x
fit 'CRLF' 20000
printf '\357\273\277# a comment\na,b,c\n' | cat - rows >x
fit 'a mark, a comment and a header' 20000
gzip -c rows >x
fit 'packed' 20000
head -c 90000 x >y && mv y x
refused 'packed and cut short' '.'
printf '1,2,3.5' | cat rows - >x
fit 'no line feed at the end' 20001
printf '\n \n\n' | cat rows - >x
fit 'empty lines at the end' 20000
head -n 4094 rows >x && printf '\n\n\n\n\n' >>x
fit 'empty lines at the end, over the end of a tile' 4094
head -n 12288 rows | cat - rows | head -n 12288 >x
fit 'three whole tiles' 12288
head -n 100 rows >x
fit 'a small file' 100
awk '{ printf "%*s%s\n", NR % 5000 == 0 ? 300000 : 0, "", $0 }' rows >x
fit 'long lines' 20000
sed 's/,/ /g' rows >x
fit 'spaces' 20000
sed 's/,/   /g; s/^/  /; s/$/ /' rows >x
fit 'many spaces' 20000
sed 's/,/;/g; s/\./,/g' rows >x
fit 'decimal commas' 20000 --decimal=,
awk -F, '{ print $1 ",\"w, " NR % 3 "\"," $2 ", " $3 ",w" NR % 4 " ,u" }' rows >x
fit 'labels' 20000 --label-column 5 --skip-columns 2,6
fit 'quoted labels' 20000 --label-column 2 --skip-columns 5-6
holds 'quoted labels, without their quotes' grep -q '"label": "w, 1"' one
awk -F, '{ print $1 ",\"w" NR % 3 "\"," $2 "," $3 ",u" }' rows >rows5
cp rows5 x
fit 'quotes without need' 20000 --label-column 2 --skip-columns 5
holds 'no quote in a label' grep -q '"label": "w2"' one
awk -F, '{ print $1 ",w" NR % 3 "," $2 "," $3 ",u" }' rows >rows5
for line in 4096 5000 19999; do
    sed "${line}s/,u\$/,\\x01/" rows5 >x
    refused "a control character in a skipped cell of line $line" "line $line: byte 0x01" --skip-columns 2,5
done
awk -F, '{ print $1 " a" NR % 3 (NR == 9000 ? "\tb " : " ") $2 " " $3 }' rows >x
refused 'a tab in a label' 'line 9000: 5 cells; expected 4' --label-column 2
awk -F, '{ print $1 " a" (NR % 3 ? " " : "\t") $2 " " $3 }' rows >x
fit 'tabs among spaces' 20000 --label-column 2
awk -F, '{ print $1 " a" (NR % 3 ? " " : " b\tb ") $2 " " $3 }' rows >x
refused 'a tab in a cell among spaces' 'line 3: 6 cells; expected 4' --label-column 2
awk -F, '{ print (NR == 8193 ? " " : "c" NR % 3) "," $0 }' rows >x
refused 'no label' 'line 8193, cell 1: empty' --label-column 1
awk -F, 'NR > 4000 && NR < 4200 { if ($1 > 0) $1 = "+" $1; $2 = "\"" $2 "\""; $3 = " " $3 " " } { print $1 "," $2 "," $3 }' rows >x
fit 'quotes and signs' 20000
awk -F, '{ print NR "," $2 "," $3 }' rows >x
same 'a column that counts' 0 'column 1 counts the rows, 1 to 20000' vmf fit x --json
sed '5000s/.*/nan,1,2/; 9000s/.*/0,0,0/' rows >x
same 'rows that are left out' 0 '2 of 20000 rows are left out, .*row 5000' vmf fit x --json

for line in 1 2 4095 4096 4097 4098 8192 8193 12289 19999 20000; do
    sed "${line}s/.*/1,2,x3/" rows >x
    refused "a word in line $line" "line $line, cell (1|3): '(1|x3)'"
    sed "${line}s/.*/1,2/" rows >x
    refused "two cells in line $line" "line ($line|2): [23] cells; expected [23]"
done
for line in 2 4096 4097 8193 19999; do
    sed "${line}s/.*//" rows >x
    refused "line $line empty" "line $line: empty, with rows after it"
    sed "${line}s/.*/1,\\x00,3/" rows >x
    refused "a null byte in line $line" "line $line: byte 0x00 at place 3"
    sed "${line}s/.*/1,\"2,3/" rows >x
    refused "a quote in line $line" "line $line, cell 2: expected a closing quote"
done
sed '4000s/.*//; 4097s/.*/1,2,x/' rows >x
refused 'the first of two faults' 'line 4000: empty'
{ head -n 4090 rows && yes '' | head -n 9000 && echo 1,2,3; } >x
refused 'thousands of empty lines' 'line 4091: empty, with rows after it'

# Words and vectors.
awk -F, '{ print (NR % 50 == 0 ? "two words" : "w" NR) " " $1 " " $2 " " $3 }' rows >words
cp words x
fit 'GloVe' 20000 --format glove
{ echo '20000 3' && cat words; } >x
fit 'word2vec' 20000
awk -F, '{ print "w" NR % 5 " " $1 " " $2 " " $3 }' rows >x
fit 'words as labels' 20000 --format glove --label-column word
{ echo '20001 3' && cat words; } >x
refused 'too few words' 'line 20001: the file ends after 20000 rows; expected 20001'
{ echo '19999 3' && cat words; } >x
refused 'too many words' 'line 20001: row 20000; expected 19999 rows'
for line in 4096 4097 8192; do
    sed "${line}s/ [^ ]*\$/ x/" words >x
    refused "a word for a number in line $line" "line $line: 'x' where number 3 of 3 stands" --format glove
    sed "${line}s/.*//" words >x
    refused "words, line $line empty" "line $line: '' where number 3 of 3 stands" --format glove
done
summary
