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
    "$(($(cat "$source"/src/functions/*.def | grep -c '^BURGI_FUNCTION(') + 6))"
while read -r name args; do
    runs 0 "$BURGI" eval "$name" $(echo "$args" | sed 's/[a-z0-9]*/0.5/g; s/^0.5/2.5/')
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

# Several: log |I| with its sign, and all of log_besselik
holds "a negative sign" equal "$(value log_abs_besseli -0.5 1e-3 | awk '{ print $2 }')" 1
holds "a positive one" equal "$(value log_abs_besseli -1.5 1e-3 | awk '{ print $2 }')" -1
holds "of nu >= 0: log I" equal "$(value log_abs_besseli 12 2.5)" "$x 1"
values=
for name in log_besseli log_besselk besseli_ratio besselk_ratio log_besseli_dx log_besselk_dx \
    log_besseli_dnu log_besselk_dnu; do
    values="$values $(value $name 12 2.5)"
done
holds "eight values" equal " $(value log_besselik 12 2.5)" "$values"

# Outside the domain: said once, whatever follows
outside() {
    holds "$1: one line" one_line "$err"
    holds "$1: $(cat "$err")" grep -Eqx "burgi: warning: $2" "$err"
}
value log_besselk 1 -2 >/dev/null
outside "x < 0" 'log_besselk: nan at nu = 1, x = -2, outside the domain'
value log_besseli_scaled -0.5 2 >/dev/null
outside "nu < 0" 'log_besseli_scaled: nan at nu = -0.5, x = 2, .* \(log_abs_besseli takes negative orders\)'
value log_gig_norm 1 -1 1 >/dev/null
outside "three arguments" 'log_gig_norm: nan at p = 1, a = -1, b = 1, outside the domain'
value log_besselik -3 2 >/dev/null
outside "one of several" 'log_besselik: nan at nu = -3, .*log_abs_besseli.*'
value log_besseli inf inf >/dev/null
outside "no limit" 'log_besseli: nan at nu = inf, x = inf, where there is no limit'
for row in 'log_besseli nan 2' 'log_besseli 1 0' 'log_besselk -3 2' 'log_abs_besseli -3 2'; do
    value $row >/dev/null
    holds "$row: nothing to say" empty "$err"
done
awk 'BEGIN { for (i = 0; i < 9000; ++i) print i % 4095 ? i : -i, 3 }' >rows
for option in --hex --scalar; do
    runs 0 sh -c '"$BURGI" eval "$1" log_besseli <rows' sh $option
    holds "$option: nan twice" equal "$(grep -c nan "$out")" 2
    outside "$option" 'log_besseli: the first nan at nu = -4095, x = 3, .*'
done

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
for name in log_besseli log_besselk besseli_ratio log_abs_besseli log_besselik vmf_log_h; do
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
runs 0 sh -c '
    "$BURGI" eval log_besseli <ask >answer &
    exec 3>ask 4<answer
    echo "12 2.5" >&3
    read -r first <&4
    echo "$first"
    exec 3>&- 4<&-
    wait'
holds "an answer for each question" equal "$(cat "$out")" "$x"

# The calculator
runs 0 "$BURGI" vmf kappa --dim 512 --rbar 0.25
holds "kappa alone" equal "$(awk '{ print $1 }' "$out")" kappa
kappa=$(awk '{ print $2 }' "$out")
holds "kappa" equal "$kappa" "$(value vmf_kappa 512 0.25)"
runs 0 "$BURGI" vmf kappa --dim 512 --delta 0.75 --n 100
se=$(awk '$1 == "kappa_se" { print $2 }' "$out")
marginal=$(awk '$1 == "kappa_marginal" { print $2 }' "$out")
holds "kappa_marginal" equal "$marginal" "$(value vmf_kappa_marginal_compl 512 100 0.75)"
runs 0 "$BURGI" vmf kappa --dim 512 --rbar 0.05 --n 100
holds "no direction: a warning" grep -q 'warning: .*sqrt(N)' "$err"
holds "and 0" grep -Eq '^kappa_marginal +0$' "$out"
# n rbar^2 is 1 + 2 u, exactly: values to 30 digits by reference/vmf, rows of vmf_marginal_worst.tsv
while read -r dim expected; do
    runs 0 "$BURGI" vmf kappa --dim "$dim" --rbar 0.1 --n 100
    near=$(awk '$1 == "kappa_marginal" { print $2 }' "$out")
    holds "R next to sqrt(n), p = $dim: $near" awk -v x="$near" -v y="$expected" \
        'BEGIN { exit !(x > 0 && (x / y - 1) ^ 2 < 1e-30) }'
    holds "and no warning" empty "$err"
done <<E
64 6.8825515412047593e-08
512 5.4325540707638657e-07
10000 1.0590853063332489e-05
E
runs 0 "$BURGI" vmf kappa --dim 3 --rbar 1
holds "rbar = 1" grep -Eq '^kappa +inf$' "$out"

# As a document
runs 0 "$BURGI" vmf kappa --dim 512 --delta 0.75 --n 100 --json
holds "format, n, p" equal "$(json format) $(json n) $(json p)" "1 100 512"
holds "delta, and no rbar" equal "$(json delta) $(json rbar)" "0.75 absent"
holds "kappa" equal "$(json kappa)" "$(value vmf_kappa_compl 512 0.75)"
runs 0 "$BURGI" vmf kappa --dim 512 --delta 0.75 --n 100 --json
holds "as the text" equal "$(json kappa_se) $(json kappa_marginal)" "$se $marginal"
holds "no warning" equal "$(json warnings)" 0
runs 0 "$BURGI" vmf kappa --dim 512.5 --rbar 0.25 --json
holds "without n" equal "$(json n) $(json kappa_se) $(json kappa_marginal)" "absent absent absent"
holds "p need not be whole" equal "$(json p) $(json rbar)" "512.5 0.25"
runs 0 "$BURGI" vmf kappa --dim 512 --rbar 0.05 --n 100 --json
holds "no direction" grep -q 'sqrt(N)' "$out"
holds "the warning is in the document" empty "$err"
runs 0 "$BURGI" vmf kappa --dim 3 --rbar 1 --json
holds "infinite: null" equal "$(json kappa)" null
holds "and named" grep -q 'null, .*: kappa"' "$out"
summary
