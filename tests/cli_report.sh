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

# --kappa and --ci: what leads, and what the document and the model call it.
for which in "mle kappa wald Wald" "marginal kappa_marginal profile profile" \
    "pairwise kappa_pairwise wald Wald" "map kappa_map marginal _"; do
    set -- $which
    runs 0 "$BURGI" vmf fit "$digits" --labels labels.csv --kappa="$1" --ci="$3" --json
    cp "$out" chosen
    holds "$1: the kappa stays" equal "$("$tools/cli_json" get chosen kappa)" \
        "$("$tools/cli_json" get document kappa)"
    holds "$1: estimate" equal "$("$tools/cli_json" get chosen estimate)" "$1"
    holds "$3: ci" equal "$("$tools/cli_json" get chosen ci)" "$3"
    runs 0 "$BURGI" vmf fit "$digits" --labels labels.csv --kappa="$1" --ci="$3"
    tr -s ' ' <"$out" >led
    leading=$(awk -v x="$("$tools/cli_json" get chosen "$2")" 'BEGIN { printf "%.6g", x }')
    holds "$1 leads" sh -c 'sed -n "s/^ kappa, //p" led | head -n 1 | grep -q " $0\( \|$\)"' "$leading"
    ends=$(awk -v a="$("$tools/cli_json" get chosen kappa_ci 0)" \
        -v b="$("$tools/cli_json" get chosen kappa_ci 1)" 'BEGIN { printf "%.6g to %.6g", a, b }')
    about=kappa
    [ "$3" = marginal ] && about=kappa_marginal
    about=$(awk -v x="$("$tools/cli_json" get chosen $about)" 'BEGIN { printf "%.6g", x }')
    holds "$3: the interval stands with its estimate" grep -q "kappa, .* $about (.*95 % from $ends)" led
    holds "$1: classes" grep -q "^ digit 0 178 0.947362 $(awk -v x="$("$tools/cli_json" get chosen classes 0 "$2")" \
        'BEGIN { printf "%.6g", x }') " led
    [ "$4" = _ ] || holds "$3 heads the column" grep -q "95 %, $4 cone" led
done
se=$("$tools/cli_json" get document kappa_se)
runs 0 "$BURGI" vmf fit "$digits" --ci=wald --json
holds "Wald's interval is of 1.96 standard errors" awk -v k="$("$tools/cli_json" get document kappa)" \
    -v se="$se" -v lo="$("$tools/cli_json" get "$out" kappa_ci 0)" -v hi="$("$tools/cli_json" get "$out" kappa_ci 1)" \
    'BEGIN { exit !((lo - k + 1.959964 * se) ^ 2 + (hi - k - 1.959964 * se) ^ 2 < 1e-10) }'
runs 0 "$BURGI" vmf fit "$digits" --ci=profile --json
cp "$out" profile
fall() { # of the log-likelihood from its maximum to an end
    k=$("$tools/cli_json" get profile $1) top=$("$tools/cli_json" get profile kappa)
    awk -v r="$("$tools/cli_json" get profile rbar)" -v k="$k" -v top="$top" \
        -v h="$("$BURGI" eval vmf_log_h 64 "$k")" -v h_top="$("$BURGI" eval vmf_log_h 64 "$top")" \
        'BEGIN { printf "%.4f", 1797 * ((top * r - h_top) - (k * r - h)) }'
}
holds "the profile interval's lower end" equal "$(fall 'kappa_ci 0')" 1.9207
holds "the profile interval's upper end" equal "$(fall 'kappa_ci 1')" 1.9207
printf '1,0\n0.8,0.6\n0.6,0.8\n' >circle.csv
runs 0 "$BURGI" vmf fit circle.csv --json
cp "$out" circle
runs 0 "$BURGI" vmf fit circle.csv
holds "Best and Fisher's, p = 2" grep -q "kappa, Best and Fisher *$(awk -v x="$("$tools/cli_json" get circle \
    kappa_best_fisher)" 'BEGIN { printf "%.6g", x }')$" "$out"
for which in marginal:1 profile:0 wald:1; do # 0 is in all but the profile interval
    runs 0 "$BURGI" vmf fit circle.csv --ci=${which%:*}
    holds "$which: whether the interval reaches 0" equal "$(grep -c 'interval of kappa reaches 0' "$out")" ${which#*:}
done
misused 'expected mle, marginal, pairwise or map, found best' vmf fit circle.csv --kappa=best
misused 'expected marginal, wald or profile, found best' vmf fit circle.csv --ci best

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
# Classes in the order that is asked for, and so many of them.
awk 'BEGIN { for (i = 0; i < 900; ++i) { k = i % 60; for (j = 0; j < 4; ++j) { a = sin(7 * i + 3 * j + 1)
    printf "%s%.6f", j ? "," : "", (j == 0 ? k / 4 : 0) + a } print ""; print (k < 7 && i >= 300 ? 59 : k) >"l" } }' >many.csv
not_found() {
    ! grep -q "$1" "$2"
}
shown() { # shown WORD ARG...: what stands in that column of the table of classes
    column=$1
    shift
    runs 0 "$BURGI" vmf fit many.csv --labels l "$@"
    sed -n '/^  class/,/^$/p' "$out" | sed '1d;/^$/d;/ and /d' | awk -v c="$column" '{ print $c }'
}
holds "50 of 60 classes" equal "$(shown 1 | wc -l)" 50
holds "the others are counted" grep -qx '  and 10 more classes (--top N shows N, --json all)' "$out"
holds "by label" equal "$(shown 1 --top 60 | tr '\n' ' ')" "$(seq 0 59 | tr '\n' ' ')"
holds "none is left" not_found ' more classes' "$out"
holds "by kappa" equal "$(shown 4 --sort kappa --top 60)" "$(shown 4 --top 60 | sort -gr)"
holds "by rows, then by label" equal "$(shown 2 --sort rows --top 60 | tr '\n' ' ')" \
    "85 $(yes 15 | head -n 52 | tr '\n' ' ')$(yes 5 | head -n 7 | tr '\n' ' ')"
holds "ties by label" equal "$(shown 1 --sort rows --top 4 | tr '\n' ' ')" "59 7 8 9 "
holds "by the estimate that leads" equal "$(shown 4 --sort kappa --top 3 --kappa=marginal)" \
    "$(shown 4 --top 60 --kappa=marginal | sort -gr | head -n 3)"
runs 0 "$BURGI" vmf fit many.csv --labels l --sort rows --top 2 --json
holds "JSON has all, by label" equal "$(json classes 1 label) $("$tools/cli_json" get "$out" classes 59 label)" "1 59"
runs 2 "$BURGI" vmf fit many.csv --sort size
holds "--sort" grep -q -- '--sort: expected label, kappa or rows, found size' "$err"
runs 2 "$BURGI" vmf fit many.csv --top 0
holds "--top" grep -q -- '--top: expected a number of classes, found 0' "$err"
summary
