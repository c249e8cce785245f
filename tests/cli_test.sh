#!/bin/sh
# burgi vmf test: against the same computed otherwise, how often true hypotheses are rejected and false ones
# not, and what has no test.
# shellcheck disable=SC2154 # the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

law() { # law NAME SEED N P KAPPA
    runs 0 "$BURGI" vmf sample --dim "$4" --kappa "$5" -n "$3" --seed "$2" --force -o "$1.npy"
}
tested() { # tested FILE... [OPTION...]: the document is in $out
    runs 0 "$BURGI" vmf test "$@" --json
}
within() { # within WHAT X LOW HIGH
    holds "$1: $2, not from $3 to $4" awk -v x="$2" -v low="$3" -v high="$4" 'BEGIN { exit !(x >= low && x <= high) }'
}
verdict() { # verdict NAME... STATISTIC P_VALUE TOLERANCE
    name=$1
    [ $# -lt 5 ] || { name="$1 $2" && shift; }
    # shellcheck disable=SC2086 # names are words
    near "$name" "$(json $name statistic)" "$2" "$4"
    # shellcheck disable=SC2086
    near "$name: p-value" "$(json $name p_value)" "$3" "$4"
}

law a 11 40 5 8
law b 12 60 5 8
law c 13 60 5 12
law u 14 40 5 1

# By NumPy and SciPy, from the definitions: kappa by a root of iv's ratio, log H by ive, cdfs by quad,
# chi2.sf; the p-values of goodness of fit by 3000 samples of another generator, here by 9999.
tested a.npy --permutations 9999
verdict rayleigh 150.350795851915 1.12422528494506e-30 1e-10
near "by the normal law" "$(json rayleigh normal statistic)" 37.729150376064 1e-12
verdict likelihood_ratio 176.198180729534 3.46932781920968e-36 1e-10
verdict likelihood_ratio corrected 174.022894547688 1.0106530179789e-35 1e-10
near "cosines" "$(json goodness_of_fit radial statistic)" 0.515171363443208 1e-10
near "directions" "$(json goodness_of_fit tangential statistic)" 0.24591080476745 1e-10
within "cosines: p-value" "$(json goodness_of_fit radial p_value)" 0.41 0.48
within "directions: p-value" "$(json goodness_of_fit tangential p_value)" 0.56 0.63
within "both: p-value" "$(json goodness_of_fit p_value)" 0.58 0.65
near "Fisher's sum of both" "$(json goodness_of_fit statistic)" \
    "$(awk -v a="$(json goodness_of_fit radial p_value)" -v b="$(json goodness_of_fit tangential p_value)" \
        'BEGIN { printf "%.17g", -2 * (log(a) + log(b)) }')" 1e-12
holds "the rest" equal "$(json n) $(json p) $(json skipped) $(json rayleigh df) $(json likelihood_ratio df) $(json \
    goodness_of_fit rows) $(json goodness_of_fit simulations) $(json seed) $(json file) $(json warnings)" \
    "40 5 0 5 5 40 9999 1 a.npy 0"
tested u.npy --permutations 9999
verdict rayleigh 20.322712377871 0.00108690015162398 1e-10
near "by the normal law: p-value" "$(json rayleigh normal p_value)" 1.29363548575036e-06 1e-10
verdict likelihood_ratio 20.6233983852056 0.000954068809883248 1e-10
near "cosines" "$(json goodness_of_fit radial statistic)" 0.211180785705039 1e-10
within "cosines: p-value" "$(json goodness_of_fit radial p_value)" 0.915 0.96

# The same of pairs: spreads by the jackknife over all pairs of rows, p-values by 9999 permutations of
# another generator.
tested a.npy b.npy --permutations 9999
near "directions" "$(json equal_mean statistic)" 4.73082042358715 1e-10
within "directions: p-value" "$(json equal_mean p_value)" 0.31 0.36
near "concentrations" "$(json equal_kappa statistic)" 0.45677668873242 1e-10
within "concentrations: p-value" "$(json equal_kappa p_value)" 0.63 0.68
holds "the rest" equal "$(json a file) $(json b file) $(json a n) $(json b n) $(json a rows) $(json b rows) $(json \
    p) $(json equal_mean permutations) $(json equal_kappa permutations) $(json warnings)" "a.npy b.npy 40 60 40 60 5 9999 9999 0"
tested a.npy c.npy --permutations 9999
near "directions" "$(json equal_mean statistic)" 3.02865391162277 1e-10
within "directions: p-value" "$(json equal_mean p_value)" 0.55 0.60
near "concentrations" "$(json equal_kappa statistic)" -3.4839672465728 1e-10
within "concentrations: p-value" "$(json equal_kappa p_value)" 0.0003 0.0018
cp "$out" straight
tested c.npy a.npy --permutations 9999
near "the other way round" "$(json equal_mean statistic)" "$("$tools/cli_json" get straight equal_mean statistic)" 1e-10
near "and the sign" "-$(json equal_kappa statistic)" "$("$tools/cli_json" get straight equal_kappa statistic)" 1e-10
within "and as likely" "$(json equal_mean p_value)" 0.55 0.60

# 1e-5 apart at kappa 1e12 in 3 dimensions, where a cosine has no digits of it: 2 (|a| + |b| - |a + b|) is
# n kappa v/2 with v = 1e-10/2 for n rows of each, 2500 for 200.
printf '1\n0\n0\n' >mu1.csv
printf '1\n0.00001\n0\n' >mu2.csv
for side in 1 2; do
    runs 0 "$BURGI" vmf sample --kappa 1e12 --mu mu$side.csv -n 100 --seed 2$side -o near$side.npy
done
tested near1.npy near2.npy
within "nearly equal directions" "$(json equal_mean statistic)" 4000 6000
within "equal concentrations" "$(json equal_kappa p_value)" 0.05 1
tested near1.npy
within "goodness of fit at kappa 1e12" "$(json goodness_of_fit p_value)" 0.01 1

# Far apart at kappa 1e10, where sums in another order differ by more than ties may: 1 of 35 ways to deal
# four and three rows is the files themselves.
printf '1\n1\n0\n' >mu4.csv
runs 0 "$BURGI" vmf sample --kappa 1e10 --mu mu1.csv -n 4 --seed 61 -o far1.npy
runs 0 "$BURGI" vmf sample --kappa 1e10 --mu mu4.csv -n 3 --seed 62 -o far2.npy
tested far1.npy far2.npy --permutations 9999
within "1 of 35 ways" "$(json equal_mean p_value)" 0.023 0.034

# A row at the mean of the others, or opposite to it: the probability to be as near, or as far, is below the
# least double.
for sign in 1 -1; do
    awk -v sign=$sign 'BEGIN { srand(5); p = 1000
        for (i = 0; i < 12; ++i) {
            square = x[0] = 1
            for (j = 1; j < p; ++j) { x[j] = 0.2 * (rand() - 0.5); square += x[j] * x[j] }
            for (j = 0; j < p; ++j) { printf "%s%.17g", j ? "," : "", x[j]; sum[j] += x[j] / sqrt(square) }
            print ""
        }
        for (j = 0; j < p; ++j) printf "%s%.17g", j ? "," : "", sign * sum[j]
        print "" }' >far.csv
    runs 0 "$BURGI" vmf test far.csv --permutations 199 --json
    within "a row at $sign times the mean" "$(json goodness_of_fit radial statistic)" 100 10000
done

# What is false is seen: two directions in one file, an oval cloud, one with a tail to one side.
reject() { # reject FILE... -- KEY...: p-value at most 0.01
    files=
    while [ "$1" != -- ]; do files="$files $1" && shift; done
    shift
    # shellcheck disable=SC2086 # files are words
    tested $files
    within "$files is not: $*" "$(json "$@" p_value)" 0 0.01
    # shellcheck disable=SC2086
    runs 3 "$BURGI" vmf test $files --exit-status
}
awk 'BEGIN { for (i = 0; i < 60; ++i) { s = i % 2 ? 1 : -1; print 1 "," s * 0.8 + sin(i) / 9 "," cos(7 * i) / 9 } }' >two_directions.csv
reject two_directions.csv -- goodness_of_fit radial
tested two_directions.csv --permutations 199
holds "no p-value is less than 1/(N + 1)" equal "$(json goodness_of_fit radial p_value)" 0.0050000000000000001
awk 'BEGIN { for (i = 0; i < 150; ++i) { r = sqrt(-2 * log((i + 0.5) / 150)); print 1 "," r * sin(2.399963 * i) / 3 "," r * cos(2.399963 * i) / 30 } }' >oval.csv
reject oval.csv -- goodness_of_fit radial
awk 'BEGIN { for (i = 0; i < 200; ++i) print 1 "," (i % 5 ? -0.05 + sin(i) / 99 : 0.2 + sin(i) / 99) "," cos(7 * i) / 20 }' >tail.csv
reject tail.csv -- goodness_of_fit tangential
runs 0 "$BURGI" vmf test a.npy --exit-status
runs 0 "$BURGI" vmf test a.npy b.npy --exit-status
reject a.npy u.npy -- equal_kappa
runs 0 "$BURGI" vmf sample --kappa 200 --mu mu1.csv -n 50 --seed 31 -o here.npy
printf '1\n0.15\n0\n' >mu3.csv
runs 0 "$BURGI" vmf sample --kappa 200 --mu mu3.csv -n 70 --seed 32 -o there.npy
reject here.npy there.npy -- equal_mean
tested here.npy there.npy
within "and their concentrations" "$(json equal_kappa p_value)" 0.02 1

# The same bits for any number of threads, and for the same numbers in another file.
for files in a.npy "a.npy c.npy"; do
    # shellcheck disable=SC2086 # files are words
    tested $files --threads 1
    cp "$out" straight
    # shellcheck disable=SC2086
    tested $files --threads 3
    holds "three threads, $files" cmp -s "$out" straight
    # shellcheck disable=SC2086
    tested $files --seed 2
    holds "another seed, $files" sh -c '! cmp -s "$1" "$2"' sh "$out" straight
done
printf '%s\n' 0,1,2,3 4,0,1,0 1,5,0,2 0,0,3,1 2,2,0,1 >dense.csv
printf '%s\n' '0 2:1 3:2 4:3' '0 1:4 3:1' '0 1:1 2:5 4:2' '0 3:3 4:1' '0 1:2 2:2 4:1' >sparse.svm
sed 's/^/x,/; 1i label,a,b,c,d' dense.csv >labelled.csv
printf '%s\n' 0,1e200,2e200,3e200 4e-200,0,1e-200,0 1,5,0,2 0,0,3,1 2,2,0,1 >scaled.csv
tested dense.csv
cp "$out" straight
for file in sparse.svm labelled.csv scaled.csv; do
    tested $file "$([ $file = labelled.csv ] && echo --label-column=label || echo --seed=1)"
    near "$file: cosines" "$(json goodness_of_fit radial statistic)" \
        "$("$tools/cli_json" get straight goodness_of_fit radial statistic)" 1e-12
done
sed '1a 0 1:nan 2:1' sparse.svm >ill.svm
tested ill.svm
holds "nothing of a sparse row that is left out" equal "$(json goodness_of_fit rows) $(json goodness_of_fit radial statistic)" \
    "5 $("$tools/cli_json" get straight goodness_of_fit radial statistic)"
tested dense.csv sparse.svm
within "rows and themselves" "$(json equal_mean statistic)" 0 1e-20
holds "are equal" equal "$(json equal_mean p_value)" 1.0
mkdir both
cp a.npy both/1.npy
cp b.npy both/2.npy
tested both c.npy
holds "a directory" equal "$(json a n) $(json b n)" "100 60"
tested a.npy --rows 10:30
holds "some rows" equal "$(json n) $(json goodness_of_fit rows)" "20 20"

# Of many rows a part is tested, the same whoever reads it.
law many 41 40000 3 2
tested many.npy --permutations 199 --threads 1
holds "every fourth row" equal "$(json n) $(json goodness_of_fit rows)" "40000 10000"
holds "a warning" grep -q 'goodness of fit is that of a part' "$out"
grep -v '"file"' "$out" >straight
tested many.npy --permutations 199 --threads 3
grep -v '"file"' "$out" >other
holds "by three threads" cmp -s straight other
gzip -c many.npy >many.npy.gz
tested many.npy.gz --permutations 199
grep -v '"file"' "$out" >other
holds "as they come" cmp -s straight other

# What has no test, and says so.
printf '1,2,3\n' >one.csv
printf '1,2,3\n2,4,6\n1,2,3\n2,4,6\n' >same.csv
printf '3,2,1\n3,2,1\n3,2,1\n' >else.csv
printf '1,0,0\n-1,0,0\n0,1,0\n0,-1,0\n' >cancel.csv
printf '1,2,3\n0,0,0\n3,1,nan\n2,2,1\n1,1,1\n' >bad.csv
without() { # without PATTERN FILE...: no test, and a warning
    pattern=$1
    shift
    tested "$@"
    holds "$*: $pattern" grep -q "$pattern" "$out"
    holds "$*: finite" sh -c '! grep -Eiq "nan|inf[^i]" "$1"' sh "$out"
    runs 0 "$BURGI" vmf test "$@"
    holds "$*: $pattern, as text" grep -q "^  \\* .*$pattern" "$out"
    tested "$@"
}
without 'fewer than 3 rows: no goodness of fit' one.csv
holds "one row" equal "$(json goodness_of_fit p_value) $(json likelihood_ratio p_value)" "null 0.0"
near "one row: Rayleigh's" "$(json rayleigh statistic)" 2.4 1e-15
holds "names them" grep -q 'null.*: kappa, goodness_of_fit\|null.*likelihood_ratio.*goodness_of_fit' "$out"
without 'fewer than 3 rows: no goodness of fit' dense.csv --rows 0:2
holds "two rows" equal "$(json goodness_of_fit p_value)" null
without 'all rows point the same way' same.csv
holds "rows all alike" equal "$(json goodness_of_fit radial statistic) $(json likelihood_ratio statistic)" "null null"
without 'the rows cancel' cancel.csv
holds "rows that cancel" equal "$(json rayleigh p_value) $(json likelihood_ratio p_value)" "1.0 1.0"
without 'few rows for so many dimensions' dense.csv
without '2 of 5 rows are left out' bad.csv
holds "rows left out" equal "$(json n) $(json skipped) $(json goodness_of_fit rows)" "3 2 3"
head -n 1 dense.csv >first.csv
without 'fewer than 2 rows in a file' first.csv dense.csv
holds "one row and others" equal "$(json equal_mean p_value) $(json equal_kappa p_value)" "null null"
without 'fewer than 3 rows in a file' dense.csv --rows 0:2 sparse.svm
holds "two rows have a direction" equal "$(json equal_kappa p_value)" null
within "of which there is a test" "$(json equal_mean p_value)" 0 1
without 'all rows point the same way: no test' same.csv same.csv
without 'the rows of each file point the same way' same.csv else.csv
runs 0 "$BURGI" vmf test same.csv else.csv
holds "directions without a spread" grep -q '^  mean directions  *infinite, p-value 0' "$out"
tested same.csv else.csv --permutations 9999
within "35 ways to deal, one as large" "$(json equal_mean p_value)" 0.023 0.034
without '2 of 5 rows are left out' same.csv bad.csv
law few 51 12 3 5
without 'concentrations seem to differ' few.npy here.npy
runs 1 "$BURGI" vmf test one.csv --exit-status
holds "no test, no status 0" grep -q -- '--exit-status: one.csv: too few rows' "$err"
runs 1 "$BURGI" vmf test same.csv same.csv --exit-status

# The report.
runs 0 "$BURGI" vmf test a.npy
for line in '^Tests of 40 rows in 5 dimensions$' '^  mean resultant length  *0.[78]' '^  Rayleigh  *150.351, p-value 1.12423e-30' \
    '^    by the normal law  *37.7292, p-value' '^  likelihood ratio  *176.198, p-value' '^    corrected  *174.023' \
    '^  goodness of fit  *[0-9.]*, p-value 0' '^    cosines to the direction  *0.515171' '^    directions from it  *0.245911' \
    'by 999 simulated samples .* 40$'; do
    holds "report: $line" grep -q "$line" "$out"
done
runs 0 "$BURGI" vmf test a.npy - <c.npy
for line in '^Tests of two files of rows in 5 dimensions$' '^  A  a.npy: 40 rows, kappa' '^  B  standard input: 60 rows' \
    '^  mean directions  *3.02865, p-value' '^  concentrations  *-3.48397, p-value' 'by 999 permutations of 40 and 60 rows'; do
    holds "report: $line" grep -q "$line" "$out"
done

# What is refused.
misused 'expected a FILE' vmf test
misused 'expected one FILE or two, found 3' vmf test a.npy b.npy c.npy
misused 'standard input can be read once' vmf test - -
misused '--permutations: expected a number from 199 to 1000000, found 198' vmf test a.npy --permutations 198
misused '--permutations: expected a number from 199' vmf test a.npy --permutations 1000001
misused '--permutations: expected a number from 199' vmf test a.npy --permutations many
misused '--seed: expected an integer from 0 to 2.64 - 1, found -1' vmf test a.npy --seed=-1
misused '--threads: expected' vmf test a.npy --threads 0
misused '--rows: expected' vmf test a.npy --rows 3
misused 'unknown option --labels' vmf test a.npy --labels b.npy
file=one.csv
refuses $file 'row 1: 3 columns; expected 5, as in a.npy' vmf test a.npy $file
file=none.npy
refuses $file 'cannot open' vmf test a.npy $file
printf '0,0\nnan,1\n' >nothing.csv
file=nothing.csv
refuses $file 'row 1: zero or not finite' vmf test $file
# False alarms at 5 %: of 200 that binomial law has 2 to 20 with probability 0.999, of 100 at most 12.
alarms() { # alarms WHAT TIMES P N KAPPA [N KAPPA]: how many p-values are at most 5 %
    about=$1 times=$2 p=$3 n=$4 kappa=$5 m=${6:-} other=${7:-}
    i=0
    while [ $i -lt "$times" ]; do
        i=$((i + 1))
        "$BURGI" vmf sample --dim "$p" --kappa "$kappa" -n "$n" --seed $i --force -o one.npy
        [ -z "$m" ] || "$BURGI" vmf sample --dim "$p" --kappa "$other" -n "$m" --seed 9$i --force -o two.npy
        "$BURGI" vmf test one.npy ${m:+two.npy} --permutations 199 --seed $i --json
    done >documents
    awk -F '[:,]' '/"format"/ { i = 0 }
        /"p_value"/ { ++i; low[i] += $2 <= 0.05; if (i > most) most = i }
        END { for (i = 1; i <= most; ++i) print low[i] + 0 }' documents >alarms
}
rejected() { # rejected I LOW HIGH WHAT: by the I-th test
    within "$about: rejected by $4" "$(sed -n "$1p" alarms)" "$2" "$3"
}
alarms "uniform rows, few" 100 64 5 0
rejected 1 1 12 Rayleigh
rejected 2 1 12 "the normal law"
rejected 3 13 100 "the likelihood ratio, which warns"
rejected 4 1 18 "the corrected one, 6 % of 20000 such samples"
rejected 5 0 12 "goodness of fit"
alarms "rows" 100 3 20 3
rejected 5 1 12 "goodness of fit"
rejected 6 1 12 radial
rejected 7 1 12 tangential
alarms "more dimensions than rows" 100 64 20 64
rejected 5 1 12 "goodness of fit"
rejected 6 1 12 radial
rejected 7 1 12 tangential
alarms "pairs of one law" 200 5 20 10 30 10
rejected 1 2 20 "equal directions"
rejected 2 2 20 "equal concentrations"
alarms "pairs, more dimensions than rows" 100 64 12 150 24 150
rejected 1 1 12 "equal directions"
rejected 2 0 12 "equal concentrations"
alarms "pairs of unequal concentrations" 100 3 20 5 60 50
rejected 1 1 14 "equal directions"
rejected 2 100 100 "equal concentrations"
summary
