#!/bin/sh
# burgi eval and burgi vmf kappa.
# shellcheck disable=SC2016,SC2046,SC2154 # sh -c expands, arguments are words, srcdir is set
. "$srcdir/tests/cli_lib.sh"

value() {
    runs 0 "$BURGI" eval "$@"
    cat "$out"
}

runs 0 "$BURGI" eval --list
holds "the list" grep -qx 'vmf_kappa_marginal p n rbar' "$out"
holds "all functions" equal "$(wc -l <"$out")" \
    "$(($(grep -c '^BURGI_[23](' "$source/src/functions.def") + 4))"
while read -r name args; do
    runs 0 "$BURGI" eval "$name" $(echo "$args" | sed 's/[a-z]*/0.5/g; s/^0.5/2.5/')
    holds "$name: one value" one_line "$out"
done <<E
$("$BURGI" eval --list)
E

holds "special values: inf" equal "$(value log_besselk 1 0)" inf
holds "-inf" equal "$(value log_besseli 1 0)" -inf
holds "nan" equal "$(value log_besseli -1 2)" nan
holds "0" equal "$(value log_besseli 0 0)" 0
holds "nan by --hex" equal "$(value --hex log_besseli nan 2)" nan
x=$(value log_besseli 0x1.8p3 2.5)
holds "hexadecimal input" equal "$(value log_besseli 12 2.5)" "$x"
h=$(value log_besseli 12 2.5 --hex)
holds "hexadecimal output: $h" sh -c 'case $1 in -0x1.*) ;; *) false ;; esac' sh "$h"

# Two results
holds "hi and lo" equal "$(value --hex log_besseli_dd 0 0x1p-20)" \
    '0x1.ffffffffffep-43 0x1.c71c71c71c372p-130'
holds "two ends alike" equal "$(value log_besselk_bounds 0 inf)" '-inf -inf'
holds "an enclosure" sh -c "echo $(value log_besseli_bounds 12 2.5) |
    awk '{ exit !(\$1 <= $x && $x <= \$2) }'"

# Rows: comments, blanks, tabs, CRLF, no newline at the end
printf '# nu x\n\n 12\t2.5 \r\n   \n0x1.8p3 25e-1\n-1 2' >rows
runs 0 sh -c '"$BURGI" eval log_besseli <rows'
holds "three values" equal "$(cat "$out")" "$(printf '%s\n%s\nnan' "$x" "$x")"

printf '\357\273\27712 2.5\n' >rows
runs 0 sh -c '"$BURGI" eval log_besseli <rows'
holds "a byte order mark" equal "$(cat "$out")" "$x"
printf '12 2.5\n\357\273\27712 2.5\n' >rows
runs 1 sh -c '"$BURGI" eval log_besseli <rows'
holds "before the first line only" equal "$(cat "$out")" "$x"

# More rows than one chunk: batch = scalar, in order
awk 'BEGIN { for (i = 0; i < 20000; ++i) print i % 317 / 3 + 2, (i * i) % 7919 / 7 }' >rows
for name in log_besseli log_besselk besseli_ratio vmf_log_h; do
    runs 0 sh -c '"$BURGI" eval --hex $0 <rows' $name
    cp "$out" many
    holds "$name: 20000 values" equal "$(wc -l <many)" 20000
    runs 0 sh -c '"$BURGI" eval --hex --scalar $0 <rows' $name
    holds "$name: scalar = batch" cmp -s "$out" many
done
holds "in order" equal "$(sed -n 5003p many)" \
    "$("$BURGI" eval --hex vmf_log_h $(sed -n 5003p rows))"

# A malformed row: the results before it, then its line
for bad in '1' '1 2 3' '1 x' '1 2x' 'one two'; do
    printf '12 2.5\n# comment\n%s\n12 2.5\n' "$bad" >rows
    runs 1 sh -c '"$BURGI" eval log_besseli <rows'
    holds "'$bad': what is right is printed" equal "$(cat "$out")" "$x"
    holds "'$bad': one line" one_line "$err"
    holds "'$bad': $(cat "$err")" grep -q \
        'burgi: standard input: line 3: expected 2 numbers (nu x)' "$err"
done
printf '1 2\0003\n' >rows
runs 1 sh -c '"$BURGI" eval log_besseli <rows'
runs 0 sh -c '"$BURGI" eval log_besseli </dev/null'
holds "no rows, no results" empty "$out"
runs 1 sh -c '"$BURGI" eval log_besseli </'
holds "a directory: $(cat "$err")" grep -qx \
    'burgi: standard input: is a directory; expected rows of numbers' "$err"

# Results come before more input is awaited.
mkfifo ask answer
"$BURGI" eval log_besseli <ask >answer &
exec 3>ask 4<answer
echo '12 2.5' >&3
read -r first <&4
holds "an answer for each question" equal "$first" "$x"
exec 3>&- 4<&-
wait

# The calculator
runs 0 "$BURGI" vmf kappa --dim 512 --rbar 0.25
holds "kappa alone" equal "$(awk '{ print $1 }' "$out")" kappa
kappa=$(awk '{ print $2 }' "$out")
holds "kappa" equal "$kappa" "$(value vmf_kappa 512 0.25)"
runs 0 "$BURGI" vmf kappa --dim 512 --delta 0.75 --n 100
marginal=$(awk '$1 == "kappa_marginal" { print $2 }' "$out")
holds "kappa_marginal" equal "$marginal" "$(value vmf_kappa_marginal_compl 512 100 0.75)"
runs 0 "$BURGI" vmf kappa --dim 512 --rbar 0.05 --n 100
holds "no direction: a warning" grep -q 'warning: .*sqrt(N)' "$err"
holds "and 0" grep -Eq '^kappa_marginal +0$' "$out"
# n rbar^2 is 1 + 2 u, exactly: values to 30 digits by reference/vmf, rows of vmf_marginal_worst.tsv
while read -r dim expected; do
    runs 0 "$BURGI" vmf kappa --dim "$dim" --rbar 0.1 --n 100
    marginal=$(awk '$1 == "kappa_marginal" { print $2 }' "$out")
    holds "R next to sqrt(n), p = $dim: $marginal" awk -v x="$marginal" -v y="$expected" \
        'BEGIN { exit !(x > 0 && (x / y - 1) ^ 2 < 1e-30) }'
    holds "and no warning" empty "$err"
done <<E
64 6.8825515412047593e-08
512 5.4325540707638657e-07
10000 1.0590853063332489e-05
E
runs 0 "$BURGI" vmf kappa --dim 3 --rbar 1
holds "rbar = 1" grep -Eq '^kappa +inf$' "$out"
summary
