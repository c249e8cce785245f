#!/bin/sh
# burgi stable: values, samples and fits, and what they refuse.
# shellcheck disable=SC2154 # the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

stable() {
    runs 0 "$BURGI" stable "$@"
}
# value WANTED ARGUMENT...: the only line of output, to 1e-13.
value() {
    wanted=$1
    shift
    stable "$@"
    near "$*" "$(cat "$out")" "$wanted" 1e-13
}

# Closed forms: Cauchy's law, the normal one of variance 2, Levy's; scale and location.
value 0.31830988618379067 pdf 0 --alpha 1 --beta 0
value 0.15915494309189535 pdf -1 --alpha=1 --beta 0
value 0.28209479177387814 pdf --alpha 2 --beta 0.3 0
value 0.24197072451914337 pdf 1 --alpha 0.5 --beta 1 --param 1
value 0.75 cdf 1 --alpha 1 --beta 0
value 0.25 sf 0x1p0 --alpha 1 --beta 0
value -0.28768207245178096 logcdf 1 --alpha 1 --beta 0
value -1.3862943611198906 logsf 1 --alpha 1 --beta 0
value 3 quantile 0.75 --alpha 1 --beta 0 --gamma 2 --delta 1
value 3 isf 0.25 --alpha 1 --beta 0 --gamma 2 --delta 1
value 0.079577471545947667 pdf -1 --alpha 1 --beta 0 --gamma 2 --delta 1
value -2.5310242469692907 logpdf -1 --alpha 1 --beta 0 --gamma 2 --delta 1
stable pdf 0 --alpha 1 --beta 1 --gamma 2
cp "$out" s0
stable pdf 0.88254240061060637 --alpha 1 --beta 1 --gamma 2 --param 1
near "S1 at alpha = 1" "$(cat "$out")" "$(cat s0)" 1e-13

# Numbers of every kind, one result a line in their order; after -- none is an option.
stable cdf --alpha 1 --beta 0 -1 0x0p0 1e0 nan inf -inf
holds "six numbers" equal "$(tr '\n' ' ' <"$out")" "0.25000000000000006 0.5 0.75 nan 1 0 "
stable cdf --alpha 1 --beta 0 --hex -- -1
holds "--hex" equal "$(cat "$out")" 0x1.0000000000001p-2
misused 'expected numbers or a FILE' stable pdf --alpha 1 --beta 0
misused 'expected --alpha A' stable pdf 1 --beta 0
misused 'expected --beta B' stable pdf 1 --alpha 1
misused '--alpha 2\.5; expected from 0.01 to 2' stable pdf 1 --alpha 2.5 --beta 0
misused '--alpha 0\.001; expected from 0.01 to 2' stable pdf 1 --alpha 0.001 --beta 0
misused '--beta -1\.5; expected from -1 to 1' stable pdf 1 --alpha 1 --beta -1.5
misused '--gamma 0; expected a number above 0' stable pdf 1 --alpha 1 --beta 0 --gamma 0
misused '--delta inf; expected a finite number' stable pdf 1 --alpha 1 --beta 0 --delta inf
misused '--alpha: expected a number, found x' stable pdf 1 --alpha x --beta 0
misused '--param: expected 0 or 1, found 2' stable pdf 1 --alpha 1 --beta 0 --param 2
misused 'numbers and a file, x\.txt' stable pdf 1 x.txt --alpha 1 --beta 0
misused 'unexpected argument b' stable pdf a b --alpha 1 --beta 0
misused 'unknown option --sigma' stable pdf 1 --alpha 1 --beta 0 --sigma 2
misused '--column: expected a name or a number' stable pdf x --alpha 1 --beta 0 --column ''

# Files of every kind.
printf 'a;b\n1;0\n2;1\n3;-1\n' >table.csv
stable cdf table.csv --column b --alpha 1 --beta 0
holds "a column by its name" equal "$(tr '\n' ' ' <"$out")" "0.5 0.75 0.25000000000000006 "
stable cdf table.csv --column 2 --rows 1: --alpha 1 --beta 0
holds "by its number, some rows" equal "$(tr '\n' ' ' <"$out")" "0.75 0.25000000000000006 "
printf '0\n1\n' >one.txt
stable cdf - --alpha 1 --beta 0 <one.txt
holds "standard input" equal "$(tr '\n' ' ' <"$out")" "0.5 0.75 "
printf '\223NUMPY\001\000v\000%-117s\n\000\000\000\000\000\000\360\077' \
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }" >flat.npy
stable cdf flat.npy --alpha 1 --beta 0
holds "an array of one dimension" equal "$(cat "$out")" 0.75
refuses table.csv '2 columns; expected one, or --column NAME' stable cdf table.csv --alpha 1 --beta 0
refuses table.csv '--column c: no such column; expected one of: a, b' \
    stable cdf table.csv --column c --alpha 1 --beta 0
refuses table.csv '--column 3; expected numbers from 1 to 2' \
    stable cdf table.csv --column 3 --alpha 1 --beta 0
refuses table.csv 'expected one column' stable cdf table.csv --column 1-2 --alpha 1 --beta 0
refuses flat.npy '--column 2; expected a number from 1 to 1' \
    stable cdf flat.npy --column 2 --alpha 1 --beta 0
refuses one.txt 'row 8: no such row of 2' stable cdf one.txt --rows 7: --alpha 1 --beta 0
refuses nowhere 'No such file' stable cdf nowhere --alpha 1 --beta 0

# A sample, and what of it any number of threads makes.
stable sample --alpha 1.5 --beta 0.5 --gamma 2 --delta 1 -n 5000 --seed 7 -o x.npy
stable sample --alpha 1.5 --beta 0.5 --gamma 2 --delta 1 -n 600 --seed 7 -o -
holds "a shorter sample is its beginning" sh -c \
    'tail -c +129 "$1" >a && tail -c +129 x.npy | head -c 4800 | cmp -s - a' - "$out"
refuses x.npy 'exists; .*--force' stable sample --alpha 1.5 --beta 0 -n 1 --seed 1 -o x.npy
misused 'expected -n N' stable sample --alpha 1.5 --beta 0 -o y.npy
misused 'expected -o FILE' stable sample --alpha 1.5 --beta 0 -n 1
misused '-n 0; expected at least 1' stable sample --alpha 1.5 --beta 0 -n 0 -o y.npy
misused '-o y\.fbin: \.fbin; expected a FILE\.npy' stable sample --alpha 1.5 --beta 0 -n 1 -o y.fbin
misused 'expected a FILE, found an empty name' stable sample --alpha 1.5 --beta 0 -n 1 -o ''
misused '--seed: expected an integer' stable sample --alpha 1.5 --beta 0 -n 1 --seed -1 -o y.npy
stable logpdf x.npy --alpha 1.5 --beta 0.5 --threads 1
cp "$out" one
holds "one line each" equal "$(wc -l <one | tr -d ' ')" 5000
stable logpdf x.npy --alpha 1.5 --beta 0.5 --threads 3
holds "the same of any number of threads" cmp -s one "$out"

# Of many numbers a plan makes those after the first 4096, in whatever pieces they come.
awk 'BEGIN { for (i = 0; i < 6000; ++i) print (i - 3000) / 100 }' >many.txt
for kind in pdf logpdf cdf logsf; do
    stable $kind many.txt --alpha 1.4 --beta 0.3 --gamma 2.5 --delta -1 --param 1 --threads 2
    cp "$out" many
    # shellcheck disable=SC2046 # numbers
    stable $kind $(sed -n '4090,4110p;5990,6000p' many.txt) --alpha 1.4 --beta 0.3 --gamma 2.5 --delta -1 --param 1
    holds "$kind by a plan" sh -c \
        'sed -n "4090,4110p;5990,6000p" many | paste - "$1" | awk "{ d = \$1 / \$2 - 1; if (d * d > 1e-24) exit 1; same += \$1 == \$2 } END { exit NR != 32 || same == NR }"' \
        - "$out"
    stable $kind - --alpha 1.4 --beta 0.3 --gamma 2.5 --delta -1 --param 1 <many.txt
    holds "$kind in pieces" cmp -s many "$out"
done

# A fit: JSON of both parametrisations, and the text.
stable fit x.npy --json
cp "$out" fit.json
near "alpha" "$("$tools/cli_json" get fit.json alpha)" 1.5 0.05
near "gamma" "$("$tools/cli_json" get fit.json gamma)" 2 0.05
near "its error" "$("$tools/cli_json" get fit.json se alpha)" 0.0213 0.05
stable logpdf x.npy --alpha "$("$tools/cli_json" get fit.json alpha)" \
    --beta "$("$tools/cli_json" get fit.json beta)" --gamma "$("$tools/cli_json" get fit.json gamma)" \
    --delta "$("$tools/cli_json" get fit.json delta)"
near "the log likelihood" "$("$tools/cli_json" get fit.json log_likelihood)" \
    "$(awk '{ sum += $1 } END { printf "%.17g", sum }' "$out")" 1e-12
stable fit x.npy --json --param 1
near "the other delta" "$("$tools/cli_json" get "$out" delta)" 1.946 0.01
holds "param" grep -q '"param": 1' "$out"
stable fit x.npy --fix beta=0.5,delta=1 --json
holds "what is fixed" sh -c 'grep -q "\"beta\": 0.5," "$1" && grep -q "\"delta\": 1.0," "$1"' - "$out"
stable fit x.npy --rows :1000
holds "some rows" grep -q '^numbers  *1000$' "$out"
stable sample --alpha 2 --beta 0 -n 300 --seed 1 -o normal.npy
stable fit normal.npy
holds "a boundary" grep -q 'warning: the estimate lies on the boundary' "$err"
misused '--fix: expected alpha' stable fit x.npy --fix sigma=1
misused '--fix: alpha is given twice' stable fit x.npy --fix alpha=1,beta=0,alpha=1
misused '--fix: expected NAME=V' stable fit x.npy --fix ''
misused '--fix: expected alpha' stable fit x.npy --fix alpha
misused '--fix alpha=3; expected from 0.2 to 2' stable fit x.npy --fix alpha=3
misused '--fix beta=2; expected from -1 to 1' stable fit x.npy --fix beta=2
misused '--fix gamma=0; expected a number above 0' stable fit x.npy --fix gamma=0
misused 'expected a FILE' stable fit
misused 'unexpected argument y' stable fit x y
misused '--plot: expected a FILE.svg' stable fit x.npy --plot x.gif
printf '1\nnan\n3\n' >bad.txt
refuses bad.txt 'row 2: nan; expected a finite number' stable fit bad.txt
printf '1\n' >single.txt
refuses single.txt 'the only number; expected at least 2' stable fit single.txt
printf '1\n1\n1\n1\n' >same.txt
refuses same.txt 'half of the numbers are equal; expected' stable fit same.txt
printf '1\n2\n3\n4\n' >below.txt
refuses below.txt 'outside the support of any law with what --fix says' \
    stable fit below.txt --fix alpha=0.5,beta=1,gamma=1,delta=9
printf '1e308\n2\n-1e308\n' >wide.txt
refuses wide.txt 'further apart than the largest number' stable fit wide.txt --fix beta=0
printf '%s\n' 1000000000000001 1000000000000002 1000000000000003 1000000000000005 >large.txt
stable fit large.txt
holds "delta has the digits that its error asks for" grep -Eq '^delta  *1000000000000002\.' "$out"
summary
