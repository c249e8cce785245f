#!/bin/sh
# burgi vmf compare: two fitted laws, against fits of the rows of both and against burgi eval.
# shellcheck disable=SC2154 # the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

# law NAME SEED N KAPPA [OPTION...]: rows of a law, and their model.
law() {
    name=$1 seed=$2 n=$3 kappa=$4
    shift 4
    runs 0 "$BURGI" vmf sample --kappa "$kappa" "$@" -n "$n" --seed "$seed" -o "$name.npy"
    runs 0 "$BURGI" vmf fit "$name.npy" -o "$name.json"
}
compared() { # compared A B: the document is in $out
    runs 0 "$BURGI" vmf compare "$1" "$2" --json
}
evaluated() { # evaluated FUNCTION ARG...
    "$BURGI" eval "$@" | tail -n 1
}

law a 1 2000 30 --dim 5
law b 2 1000 30 --dim 5
law far 3 1000 300 --dim 5
law other 2 1000 33 --dim 5

for other in b far; do
    runs 0 "$BURGI" vmf fit a.npy $other.npy --json
    both=$(json log_likelihood_ratio)
    one=$("$tools/cli_json" get a.json log_likelihood_ratio)
    two=$("$tools/cli_json" get $other.json log_likelihood_ratio)
    compared a.json $other.json
    near "a and $other: likelihood ratio" "$(json likelihood_ratio statistic)" \
        "$(awk -v a="$one" -v b="$two" -v c="$both" 'BEGIN { printf "%.17g", 2 * (a + b - c) }')" 1e-8
    holds "5 degrees of freedom" equal "$(json likelihood_ratio df)" 5
    ka=$(json a kappa) kb=$(json b kappa)
    cosine=$(awk -v v="$(json one_minus_cosine)" 'BEGIN { printf "%.17g", 1 - v }')
    near "KL of $other from a" "$(json kl_ab)" "$(evaluated vmf_kl 5 "$ka" "$kb" "$cosine")" 1e-10
    near "KL of a from $other" "$(json kl_ba)" "$(evaluated vmf_kl 5 "$kb" "$ka" "$cosine")" 1e-10
    near Hellinger "$(json hellinger)" "$(evaluated vmf_hellinger 5 "$ka" "$kb" "$cosine")" 1e-10
    near "angle" "$(awk -v d="$(json angle_deg)" 'BEGIN { printf "%.17g", cos(d * atan2(0, -1) / 180) }')" \
        "$cosine" 1e-12
    cp "$out" straight
    compared $other.json a.json
    holds "the other way round" equal "$(json kl_ab) $(json hellinger) $(json likelihood_ratio statistic)" \
        "$("$tools/cli_json" get straight kl_ba) $("$tools/cli_json" get straight hellinger) $("$tools/cli_json" get straight likelihood_ratio statistic)"
done

# A test of one law for all rows: 1 % is 15.086 for 5 degrees of freedom.
compared a.json a.json
holds "equal laws" equal "$(json kl_ab) $(json hellinger) $(json likelihood_ratio p_value)" "0.0 0.0 1.0"
runs 0 "$BURGI" vmf compare a.json b.json --exit-status
runs 0 "$BURGI" vmf compare a.json far.json
runs 3 "$BURGI" vmf compare a.json other.json --exit-status --json
holds "rejected at 1 %, not by far" awk -v p="$(json likelihood_ratio p_value)" 'BEGIN { exit !(p > 1e-12 && p < 0.01) }'
runs 3 "$BURGI" vmf compare a.json far.json --exit-status
runs 3 "$BURGI" vmf compare a.json - --exit-status --json <far.json
holds "standard input is named" equal "$(json b file)" "standard input"
holds "far apart: p-value" awk -v p="$(json likelihood_ratio p_value)" 'BEGIN { exit !(p < 1e-100) }'

# 1e-5 apart at kappa 1e12, where a cosine has no digits of it: KL is kappa v, v = 1e-10/2.
printf '1\n0\n0\n' >mu1.csv
printf '1\n0.00001\n0\n' >mu2.csv
law c 4 1000 1e12 --mu mu1.csv
law d 5 1000 1e12 --mu mu2.csv
compared c.json d.json
chord=$(for j in 0 1 2; do
    echo "$("$tools/cli_json" get c.json mu $j) $("$tools/cli_json" get d.json mu $j)"
done | awk '{ sum += ($1 - $2) * ($1 - $2) / 2 } END { printf "%.17g", sum }')
near "1 - cosine" "$(json one_minus_cosine)" "$chord" 1e-9
near "1e-5 apart" "$chord" 5e-11 0.02
near "KL where a cosine is 1" "$(json kl_ab)" "$(awk -v k="$(json b kappa)" -v v="$(json one_minus_cosine)" 'BEGIN { printf "%.17g", k * v }')" 0.01

# Opposite directions: the law between them is uniform.
sed 's/1/-1/' mu1.csv >mu3.csv
law e 6 1000 7 --mu mu1.csv
sed '/"mu": \[/,/\]/ { s/^\( *\)-\([0-9]\)/\1+\2/; s/^\( *\)\([0-9]\)/\1-\2/; s/^\( *\)+/\1/ }' e.json >f.json
compared e.json f.json
holds "opposite: $(json angle_deg) degrees" equal "$(json angle_deg)" 180.0
near "Hellinger of opposite ones" "$(json hellinger)" "$(evaluated vmf_hellinger 3 "$(json a kappa)" "$(json a kappa)" -1)" 1e-12

# The estimate that a model names; weights; what is missing.
runs 0 "$BURGI" vmf fit a.npy --kappa=marginal -o marginal.json
compared marginal.json a.json
holds "the marginal estimate" equal "$(json a kappa)" "$("$tools/cli_json" get marginal.json kappa_marginal)"
holds "the test is by maximum likelihood" equal "$(json likelihood_ratio statistic)" 0.0
awk 'BEGIN { for (i = 0; i < 2000; ++i) print i % 2 ? 1 : 0.1 }' >w.csv
runs 0 "$BURGI" vmf fit a.npy --weights w.csv -o weighted.json
compared weighted.json a.json
near "weighted rows are so many" "$(json a n)" 1198.0198 1e-6
warned() { # warned PATTERN A B
    pattern=$1
    compared "$2" "$3"
    holds "warns of $pattern" grep -q "$pattern" "$out"
    runs 0 "$BURGI" vmf compare "$2" "$3"
    holds "warns of $pattern, as text" grep -q "^  \\* .*$pattern" "$out"
}
runs 0 "$BURGI" vmf fit a.npy --center -o centered.json
warned "centered differently" centered.json a.json
law few 7 20 30 --dim 5
warned "fewer than 30 rows" few.json a.json
compared a.json b.json
holds "no warning" equal "$(json warnings)" 0
grep -v '^  "n": ' a.json >no_n.json
warned "no likelihood ratio" no_n.json a.json
runs 1 "$BURGI" vmf compare no_n.json far.json --exit-status
holds "no test, no status 0: $(cat "$err")" grep -q -- '--exit-status: a model lacks' "$err"
holds "and no output" empty "$out"

# Directions of any length.
for scale in 1e200 1e-200 3; do
    awk -v scale=$scale '/"mu": \[/ { on = 1; print; next } /\]/ { on = 0 }
        on { comma = /,$/ ? "," : ""; sub(/,$/, ""); printf "    %.17g%s\n", $1 * scale, comma; next } { print }' \
        a.json >long.json
    compared a.json b.json
    cp "$out" straight
    compared long.json b.json
    near "mu times $scale" "$(json one_minus_cosine)" "$("$tools/cli_json" get straight one_minus_cosine)" 1e-9
    near "likelihood ratio, mu times $scale" "$(json likelihood_ratio statistic)" \
        "$("$tools/cli_json" get straight likelihood_ratio statistic)" 1e-9
done

# What is refused.
misused 'expected two models, found 1' vmf compare a.json
misused 'expected two models, found 3' vmf compare a.json a.json a.json
misused 'standard input can be read once' vmf compare - -
file=c.json
refuses $file 'mu: 3 components; expected 5, as a.json has' vmf compare a.json $file
file=a.npy
refuses $file 'expected a JSON document' vmf compare b.json $file
file=none.json
refuses $file 'cannot be opened' vmf compare $file b.json
sed 's/"center": \[/"center": [1, /' centered.json >wrong.json
file=wrong.json
refuses $file 'center: expected as many numbers as mu has' vmf compare $file a.json
file=wrong.json
sed 's/"n": 2000/"n": -5/' a.json >$file
refuses $file 'n: expected a number above 0' vmf compare $file b.json
sed 's/^  "kappa": [0-9.]*/  "kappa": -1/; s/"estimate": "mle"/"estimate": "map"/' a.json >$file
refuses $file 'kappa: expected a number, at least 0' vmf compare b.json $file
summary
