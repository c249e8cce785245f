#!/bin/sh
# The report, its table of classes and the document tell the same numbers, and all digits of them.
# shellcheck disable=SC2016,SC2046,SC2086,SC2154 # sh -c expands, keys are words, srcdir is set
. "$srcdir/tests/cli_lib.sh"

digits=$source/examples/digits.npy
tail -c +129 "$digits" | od -An -v -tu1 -w64 >rows.txt
tail -c +129 "$source/examples/digits_labels.npy" | od -An -v -tu1 -w1 | tr -d ' ' |
    sed 's/^/digit /' >labels.csv
runs 0 "$BURGI" vmf fit "$digits" --labels labels.csv --json
cp "$out" document
runs 0 "$BURGI" vmf fit "$digits" --labels labels.csv
tr -s ' ' <"$out" >report

# The pool's and the zeros', by quadrature at 30 digits (mpmath, from docs/vmf.md, section 7).
cat >want <<JSON
{ "kappa_ci": [166.667421191795, 169.728468550756], "mu_cone_deg": 1.03940966,
  "classes": [ { "kappa_ci": [563.767668587047, 595.01792099477], "mu_cone_deg": 1.66613834 } ] }
JSON
for key in "kappa_ci 0" "kappa_ci 1" mu_cone_deg; do
    holds "digits: $key" "$tools/cli_json" near want document 1e-7 $key
    holds "zeros: $key" "$tools/cli_json" near want document 1e-7 classes 0 $key
done

# A class is what its rows alone give.
for class in 3 9; do
    paste -d, labels.csv rows.txt | sed -n "s/^digit $class,//p" >alone.txt
    runs 0 "$BURGI" vmf fit alone.txt --json
    "$tools/cli_json" get document classes $class >class
    for key in n rbar kappa kappa_se "kappa_ci 0" "kappa_ci 1" kappa_marginal log_likelihood \
        log_likelihood_ratio entropy mu_cone_deg; do
        holds "class $class alone: $key" "$tools/cli_json" near "$out" class 1e-12 $key
    done
done

# six KEY...: the number at a key of the document as the report has it.
six() {
    awk -v x="$("$tools/cli_json" get document "$@")" 'BEGIN { printf "%.6g", x }'
}

while read -r line; do
    holds "the report: $line" grep -qFx " $line" report
done <<E
mean resultant length $(six rbar)
kappa, maximum likelihood $(six kappa) (standard error $(six kappa_se))
kappa, marginal likelihood $(six kappa_marginal) (95 % from $(six kappa_ci 0) to $(six kappa_ci 1))
mean direction, 95 % within $(six mu_cone_deg) degrees
log-likelihood $(six log_likelihood) nats, by surface measure
above the uniform law's $(six log_likelihood_ratio) nats
entropy $(six entropy) nats
E
for class in 0 1 2 3 4 5 6 7 8 9; do
    c="classes $class"
    line=" digit $class $(six $c n) $(six $c rbar) $(six $c kappa) $(six $c kappa_marginal)"
    line="$line $(six $c kappa_ci 0) - $(six $c kappa_ci 1) $(six $c mu_cone_deg)"
    holds "the table: $line" grep -qFx "$line" report
done

# 17 digits: a number leads back to itself, and so to whatever is computed from it.
awk 'BEGIN { for (i = 1; i < 200; ++i) print i * i / 7, i / 3 }' >points
runs 0 sh -c '"$BURGI" eval --hex log_besseli <points'
cp "$out" exact
runs 0 sh -c '"$BURGI" eval log_besseli <points'
holds "decimal and hexadecimal" "$tools/cli_json" same "$out" exact
for key in "" "classes 0" "classes 1" "classes 2" "classes 3" "classes 4" "classes 5"; do
    kappa=$("$tools/cli_json" get document $key kappa)
    holds "$key: the entropy of this kappa" equal "$("$BURGI" eval vmf_entropy 64 "$kappa")" \
        "$("$tools/cli_json" get document $key entropy)"
done
summary
