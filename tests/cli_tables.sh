#!/bin/sh
# Tables with more than features: what is said about them, and the options that tell.
# shellcheck disable=SC2059,SC2154 # texts are formats; out and err are set by cli_lib.sh
. "$srcdir/tests/cli_lib.sh"

# says PATTERN N P TEXT [ARG...]: the fit of the text has N rows of P and a note of this pattern, or none
# where it is -.
says() {
    pattern=$1 n=$2 p=$3
    printf "$4" >t.csv
    shift 4
    run "$BURGI" vmf fit t.csv "$@" --json
    holds "$p columns ($*) of $(head -n 2 t.csv | tr '\n' '|'): $(cat "$err")" equal "$(json n) $(json p)" "$n $p"
    if [ "$pattern" = - ]; then
        holds "no note ($*) of $(head -n 2 t.csv | tr '\n' '|')" not grep -q '"t.csv: ' "$out"
    else
        holds "$pattern ($*) of $(head -n 2 t.csv | tr '\n' '|'): $(grep t.csv "$out")" grep -Eq -- "$pattern" "$out"
    fi
}
not() {
    ! "$@"
}
no() { # no PATTERN TEXT [ARG...]: refused
    pattern=$1
    printf "$2" >t.csv
    shift 2
    refuses t.csv "$pattern" vmf fit t.csv "$@"
}

# Columns that number rows, or are ids or labels.
rows='0.5,1.5\n2.5,0.5\n1.5,3.5\n'
says 'column 1 counts the rows, 0 to 2, .*--skip-columns 1 leaves it out' 3 3 '0,0.5,1.5\n1,2.5,0.5\n2,1.5,3.5\n'
says - 3 2 '0,0.5,1.5\n1,2.5,0.5\n2,1.5,3.5\n' --skip-columns 1
says - 3 2 "$rows"
says 'column 1 counts the rows, 1 to 5' 5 2 '"1" 3\n"2" 4\n"3" 1\n"4" 2\n"5" 2\n'
says - 4 2 '1,3\n2,4\n3,1\n4,2\n'
says 'column 1, id, is taken for a feature: --skip-columns 1 .*--label-column 1' 2 3 'id,a,b\n7,1,2\n3,4,5\n'
says 'column 3, Label, is taken for a feature: --skip-columns 3' 2 3 'a,b,Label\n7,1,2\n3,4,5\n'
says - 2 2 'a,b,Label\n7,1,2\n3,4,5\n' --label-column Label
says - 2 2 'a,b,Label\n7,1,2\n3,4,5\n' --skip-columns 3
says 'line 1: the first column has no name .*--skip-columns 1' 2 3 ',a,b\n7,1,2\n3,4,5\n'
says - 2 2 ',a,b\n0,1,2\n1,4,5\n' --skip-columns 1
labelled=''
for i in 1 2 3 4 5 6 7 8 9 10; do labelled="$labelled$((i % 2)),0.$i,1.$i\\n"; done
says 'column 1 alone holds integers only: .*--label-column 1 or --skip-columns 1' 10 3 "$labelled"
says - 10 2 "$labelled" --label-column 1
integers=''
for i in 1 2 3 4 5 6 7 8 9 10; do integers="$integers$((i * i % 7)),$i,$((i % 3))\\n"; done
says - 10 3 "$integers"
says 'line 1 reads 0, 1, 2, ... and is taken for a row' 2 3 '0,1,2\n5,6,7\n'

says 'column 3 counts the rows, 0 to 2' 3 3 '1.5,2.5,0\n2.5,1,1\n1.5,1,2\n'
says 'column 3 counts the rows, 0 to 2, .*--skip-columns 3 leaves' 3 2 '9,1.5,0\n9,1,1\n9,1,2\n' --skip-columns 1
counting='1,0.5,1\n2,0.5,2\n3,0.5,3\n4,0.5,1\n'
says 'column 1 counts the rows, 1 to 4' 4 3 "$counting"
says - 5 3 "${counting}7,0.5,1\\n"
says - 3 2 '1e16,1.5\n1e16,2.5\n1e16,3.5\n'
says - 1 2 'inf,1.5\ninf,2.5\ninf,3.5\n1,2\n'
first_rows='0.5,1,7\n'
for i in 1 2 3 4 5 6 7 8 9 10; do first_rows="${first_rows}1.$i,0.$i,$((i % 3))\\n"; done
says 'column 3 alone holds integers only: .*--label-column 3 or --skip-columns 3' 11 3 "$first_rows"
says - 12 3 "${first_rows}1,1,0.5\\n"
both='' scattered=''
for i in 1 2 3 4 5 6 7 8 9 10; do
    both="$both$((i * i)),0.$i,1.$i,0,$((i % 3))\\n"
    scattered="$scattered$((i * i)),$((i % 4)),1.$i,$((i % 3))\\n"
done
says 'columns 1 and 5 alone hold integers only: .*--label-column and --skip-columns' 10 5 "$both"
says - 10 4 "$scattered"
says 'line 1 reads 0, 1, 2, ... and is taken for a row' 4 2 '0,1\n1.5,2.5\n3.5,4.5\n1.5,1.2\n'
says - 4 2 '0,1\n1.5,2\n3.5,4\n1.5,1\n'
says - 4 2 '0.0,1.0\n1.5,2.5\n3.5,4.5\n1.5,1.2\n'
says 'column 1, user_id, is taken for a feature' 2 3 'user_id,a,b\n7,1,2\n3,4,5\n'
says 'column 1, y, is taken for a feature' 2 3 'y,x1,x2\n7,1,2\n3,4,5\n'
says - 2 3 'x,y,z\n7,1,2\n3,4,5\n'
says - 2 2 'x,y\n7,1\n3,4\n'
says - 2 3 'a,y,b\n7,1,2\n3,4,5\n'
printf "$counting" >t.csv
runs 0 "$BURGI" vmf fit t.csv --rows 0:2 --json
holds "of some rows" grep -q 'column 1 counts the rows, 1 to ' "$out"

# Columns by number, range and name.
wide='a,b,c,d\n1,2,3,4\n5,6,7,9\n'
says - 2 2 "$wide" --skip-columns 1,3
says - 2 2 "$wide" --skip-columns a,c
says - 2 3 "$wide" --skip-columns b,2-2
says - 2 2 "$wide" --skip-columns 2-3
says - 2 2 'x,2,3\ny,5,6\n' --skip-columns 1
says - 2 2 'x 2 3\ny 5 6\n' --skip-columns 1 --format csv
no 'line 1: --skip-columns e: no such column; expected one of: a, b, c, d' "$wide" --skip-columns e
no 'line 1: --skip-columns 5; expected numbers from 1 to 4' "$wide" --skip-columns 1,5
no 'line 1: --skip-columns 3-2; expected numbers from 1 to 4' "$wide" --skip-columns 3-2
no 'line 1: --skip-columns 0; expected' "$wide" --skip-columns 0
no 'line 1: too few columns are left; expected at least 2 features' "$wide" --skip-columns 1-3
no 'line 1: --skip-columns a: columns 1 and 3; expected their numbers' 'a,b,a\n1,2,3\n' --skip-columns a
no 'line 1: its features are numbers, and columns are named; expected a header' 'x,2,3\n4,5,6\n' --skip-columns x
no 'line 1: numbers only, and columns are named; .* numbers and ranges from 1 to 3' '1,2,3\n4,5,6\n' --skip-columns 1-
no 'line 1: its features are numbers, and columns are named; expected a header' 'x,2,3\ny,5,6\n' --label-column x
no 'line 1: --label-column 1-2; expected one column' "$wide" --label-column 1-2
no 'line 1: --label-column q: no such column' "$wide" --label-column q

# Labels of a column: those of a file of their own.
printf 'k,a,b\ncat,1,2\ndog,3,1\ncat,2,2\n007,5,1\n' >in.csv
printf 'a,b\n1,2\n3,1\n2,2\n5,1\n' >bare.csv
printf 'cat\ndog\ncat\n007\n' >labels
runs 0 "$BURGI" vmf fit bare.csv --labels labels --json
sed 's/bare.csv/FILE/' "$out" >want
for column in k 1; do
    runs 0 "$BURGI" vmf fit in.csv --label-column $column --json
    sed 's/in.csv/FILE/' "$out" >got
    holds "--label-column $column" cmp -s want got
done
runs 0 "$BURGI" vmf fit in.csv in.csv --label-column k --rows 3:6 --json
holds "labels over files: $(json classes 0 label)" equal "$(json n) $(json classes 0 label) $(json classes 1 label)" "3 007 cat"
printf 'k,a,b\n2,1,2\n10,3,1\n2,2,2\n' >whole.csv
runs 0 "$BURGI" vmf fit whole.csv --label-column k --json
holds "labels that are integers" equal "$(json classes 0 label) $(json classes 1 label)" "2 10"
runs 0 "$BURGI" vmf fit in.csv --label-column k --center --json
holds "centred" equal "$(json p) $(json classes 1 n)" "2 2"
runs 1 sh -c 'cat in.csv | "$BURGI" vmf fit - --label-column k'
holds "from a pipe" grep -q 'standard input: --label-column reads the rows twice; expected a file, no pipe' "$err"
no 'line 3, cell 1: empty; expected a label' 'k,a,b\nx,1,2\n,3,4\n' --label-column k
no 'line 2, cell 1: expected a word in UTF-8' 'k,a,b\n\377,1,2\n' --label-column k
printf '2 2\ncat 1 2\nthe dog 3 1\n' >w.vec
runs 0 "$BURGI" vmf fit w.vec --label-column word --json
holds "words as labels" equal "$(json classes 0 label),$(json classes 1 label)" "cat,the dog"
printf '+1 1:1 2:3\n-1 2:3\n+1 1:2\n' >s.svm
runs 0 "$BURGI" vmf fit s.svm --label-column target --json
holds "targets as labels" equal "$(json classes 0 label) $(json classes 1 n)" "-1 2"
no "line 2: 1 cells; expected 3" '1,2,3\n4;5;6\n'
no "line 3: 1 cells; expected 3" 'a,b,c\n1,2,3\n4;5;6\n'
refuses s.svm "row 1: --label-column k: the label of svmlight is its target" vmf fit s.svm --label-column k
refuses w.vec "row 1: --label-column k: the file holds a word and numbers a row; expected word" vmf fit w.vec --label-column k
refuses "$source/examples/digits.npy" 'row 1: --label-column: a file of format npy has no labels' \
    vmf fit "$source/examples/digits.npy" --label-column 1
refuses "$source/examples/digits.npy" 'row 1: --skip-columns: a file of format npy is no table' \
    vmf fit "$source/examples/digits.npy" --skip-columns 1

# Files of labels.
printf '1,2\n3,1\n2,2\n5,1\n' >four.csv
labelled() { # labelled PATTERN CLASSES TEXT: these labels for four rows
    printf "$3" >l.csv
    runs 0 "$BURGI" vmf fit four.csv --labels l.csv --json
    classes=$(sed -n 's/^ *"label": "*\([^"]*\)"*,$/\1/p' "$out" | tr '\n' ' ')
    holds "classes of $(tr '\n' ' ' <l.csv)" equal "$classes" "$2"
    if [ "$1" = - ]; then
        holds "no note of $(tr '\n' ' ' <l.csv)" not grep -q '"l.csv: ' "$out"
    else
        holds "$1: $(grep l.csv "$out")" grep -Eq -- "$1" "$out"
    fi
}
labelled - 'a b ' 'a\nb\na\nb\n'
labelled - '1 2 ' 'label\n1\n2\n1\n2\n'
labelled "label 1, 'label', comes once: if it is a header, remove it" 'a b label ' 'label\na\nb\na\n'
labelled - 'a label ' 'label\na\nlabel\na\n'
labelled "label 2, '007', is the integer 7, as all are" '7 8 ' '7\n007\n8\n7\n'
labelled - '007 7 a ' '7\n007\na\n7\n'
labelled - '-1 1 ' '\0551\n1\n1\n-1\n'
awk 'BEGIN { for (i = 0; i < 30; ++i) { print i % 5 "," i % 7 >"thirty.csv"; print (i == 12 ? "NA" : i % 3) >"l.csv" } }'
runs 0 "$BURGI" vmf fit thirty.csv --labels l.csv --json
holds "NA among integers" grep -q "label 13, 'NA', is no integer, as nearly all others are: labels are taken for text" "$out"
labelled - 'a\tb c ' '"a\tb"\nc\nc\nc\n'
printf '\223NUMPY\1\0\66\0%-54s' "{'descr':'|b1','fortran_order':False,'shape':(4,)}" >bool.npy
printf '\0\1\1\0' >>bool.npy
runs 0 "$BURGI" vmf fit four.csv --labels bool.npy --json
holds "bool labels" equal "$(json classes 0 label) $(json classes 1 n)" "0 2"
printf '\223NUMPY\1\0\66\0%-54s' "{'descr':'<f4','fortran_order':False,'shape':(4,)}" >float.npy
head -c 16 /dev/zero >>float.npy
refuses float.npy 'float32 .4,.; expected a label of an integer type or bool for each row' vmf fit four.csv --labels float.npy
runs 2 "$BURGI" vmf fit four.csv four.csv --labels l.csv --labels l.csv
holds "labels once" grep -q -- '--labels is given twice' "$err"

# Headers that are none, missing values, decimal commas.
says 'line 1 is taken for a header, and has decimal commas: --decimal=, reads them' 2 2 '1,5;2,5\n3;4\n5;6\n'
says - 3 2 '1,5;2,5\n3;4\n5;6\n' --decimal=,
says - 2 2 '1,5 2,5\n3,5 4\n' --decimal=,
says - 2 2 '1,5\t2,5\n3,5\t4\n' --decimal=,
says 'line 1 is taken for a header, and may be a row without values' 2 2 'NA,NA\n3,4\n5,6\n'
says 'line 1 is taken for a header, and may be a row without values' 2 2 ',\n3,4\n5,6\n'
says "line 1 is taken for a header, and may be a row: '1 %' is not" 2 2 '1 %%,?\n3,4\n5,6\n'
says "line 1 is taken for a header, and may be a row: 'true' is not" 2 2 'true,no\n1,0\n1,1\n'
says "line 1 is taken for a header, and may be a row: '1.*000' is not" 2 2 '1\302\240000;\342\210\2222\n1;0\n1;1\n'
says - 2 2 'p1,\303\2401\n1,0\n1,1\n'
says - 3 2 'sep=;\n1;2\n3;4\n5;6\n'
says - 2 2 'sep=,\na,b\n3,4\n5,6\n'
no "cell 1: '1.500'; expected .*--decimal=, reads no points" '1.500;2,5\n1,2;3\n' --decimal=,
no "line 2, cell 3: ''; .*a delimiter ends the lines: --skip-columns" 'a,b,\n1,2,\n'
says - 1 2 'a,b,\n1,2,\n' --skip-columns 3
no "line 1, cell 3: ''; .*a delimiter ends the lines" '1;2;;\n3;4;;\n'
no "line 2, cell 2: ''; .*nan where there is none" 'a,b,\n1,,\n' --skip-columns 3
no "line 1, cell 1: ''; .*pandas numbers columns and rows so: header=False, index=False" ',0,1\n0,1.5,2\n'
no "line 2, cell 1: 'TRUE'; expected a number .1 for true and 0 for false" 'a,b\nTRUE,FALSE\n'
no "line 2, cell 2: '.4'; expected a number .write digits without other signs" 'a,b\n3,$4\n'
no "line 2, cell 2: 'NA'; expected a number .nan where there is none.*na_rep" '1,2\n3,NA\n'
no "line 2, cell 1: ''; expected a number .nan where there is none" '1,2\n,4\n'
no "line 2, cell 1: '1,5'; expected a number .--decimal=, reads decimal commas" 'a;b\n1,5;2\n'
no "line 2, cell 2: 'x'; expected a number .--skip-columns leaves a column out" '1,2\n3,x\n'
no "line 1, cell 2: 'x'; expected a number, as other cells of this line are, or only names, for a header .--skip" '1,x\n3,4\n'
no 'line 2: 3 cells; expected 2, as before .remove the delimiter that ends the line' 'a,b\n1,2,\n'
no "line 2: 3 cells; expected 2, as before .the header lacks a name .*R's write.table" 'a b\nr1 1 2\n'
no 'line 2: 3 cells; expected 2, as before$' '1,2\n1,2,3\n'

# The command line.
usage() { # usage PATTERN ARG...
    pattern=$1
    shift
    runs 2 "$BURGI" vmf fit t.csv "$@"
    holds "$*: $(cat "$err")" grep -Eq -- "$pattern" "$err"
}
usage '--decimal: expected , or ., found ;' --decimal ';'
for list in '' ',' '1,' ',1' '1,,2'; do usage '--skip-columns: expected names or numbers' --skip-columns "$list"; done
usage '--label-column: expected a name or a number' --label-column ''
usage '--labels and --label-column; expected one of them' --labels l --label-column k

# Real features bring no warning.
if command -v /usr/bin/python3 >/dev/null 2>&1 && /usr/bin/python3 -c 'import numpy' 2>/dev/null; then
    /usr/bin/python3 -c "
import numpy, sys
x = numpy.load(sys.argv[1])
numpy.savetxt('digits.csv', x, '%d', ',')
numpy.savetxt('scaled.csv', x / 16, '%.17g', ' ')" "$source/examples/digits.npy"
    for file in digits.csv scaled.csv; do
        runs 0 "$BURGI" vmf fit $file --json
        holds "$file: no note" not grep -q "\"$file: " "$out"
        holds "$file: all rows" equal "$(json n) $(json p)" "1797 64"
    done
else
    skip "digits as text: no python3 with numpy"
fi
summary
