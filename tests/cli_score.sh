#!/bin/sh
# burgi vmf score: the table against the functions it is made of, models of each kind, what is counted.
# shellcheck disable=SC2154 # the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

digits=$source/examples/digits.npy
labels=$source/examples/digits_labels.npy
if "$BURGI" vmf score 2>&1 | grep -q 'built without libburgi_kernel'; then
    skip "scores: built without libburgi_kernel"
    summary
    exit
fi
near() { # near WHAT A B TOLERANCE, relative
    holds "$1: $2, not $3" awk -v a="$2" -v b="$3" -v tol="$4" \
        'BEGIN { d = a - b; if (d < 0) d = -d; if (b < 0) b = -b; exit !(d <= tol * b) }'
}
cell() { # cell ROW COLUMN
    awk -v r="$1" -v c="$2" '$1 == r { print $c }' "$out"
}
evaluated() {
    "$BURGI" eval "$@" | tail -n 1
}

# A plain fit: the cosines by hand, the rest by burgi eval.
printf '3,0,0\n0.1,2,0\n-1,0,0\n0,0,0\n1,1e-9,0\nnan,0,1\n' >rows.csv
cat >plain.json <<'JSON'
{ "format": 1, "p": 3, "kappa": 2.5, "kappa_marginal": 4, "mu": [2, 0, 0] }
JSON
runs 0 "$BURGI" vmf score plain.json rows.csv
holds "header" equal "$(head -n 1 "$out")" "$(printf 'row\tbest\tposterior\tlog_density\tcosine\tangle_deg\tp_value')"
holds "a line a row" equal "$(wc -l <"$out" | tr -d ' ')" 7
holds "best, posterior" equal "$(cell 1 2) $(cell 3 2) $(cell 2 3)" "0 0 1"
holds "cosine and angle at mu" equal "$(cell 1 5) $(cell 1 6) $(cell 1 7)" "1 0 1"
near "cosine" "$(cell 2 5)" "$(awk 'BEGIN { printf "%.17g", 0.1 / sqrt(4.01) }')" 1e-15
near "a small angle" "$(cell 5 6)" "$(awk 'BEGIN { printf "%.17g", 1e-9 * 45 / atan2(1, 1) }')" 1e-12
near "the opposite" "$(cell 3 6)" 180 1e-15
near "log density" "$(cell 2 4)" "$(awk -v c="$(evaluated vmf_log_norm 3 2.5)" 'BEGIN { printf "%.17g", c + 2.5 * 0.1 / sqrt(4.01) }')" 1e-14
near "p_value" "$(cell 2 7)" "$(evaluated vmf_cdf 3 2.5 "$(cell 2 5)")" 1e-13
holds "p_value of the farthest" awk -v p="$(cell 3 7)" 'BEGIN { exit !(p >= 0 && p < 1e-15) }'
for row in 4 6; do
    holds "row $row has nan" equal "$(sed -n "$((row + 1))p" "$out")" "$(printf '%s\tnan\tnan\tnan\tnan\tnan\tnan' $row)"
done
holds "the summary" grep -q '^6 rows, 4 with a direction' "$err"
holds "and which" grep -q '2 of 6 rows are left out, zero or not finite; the first is row 4' "$err"
runs 1 "$BURGI" vmf score plain.json rows.csv --bad-rows=fail
sed 's/"p": 3,/"p": 3, "estimate": "marginal",/' plain.json >named.json
runs 0 "$BURGI" vmf score named.json rows.csv
near "the estimate that the model names" "$(cell 1 4)" "$(awk -v c="$(evaluated vmf_log_norm 3 4)" 'BEGIN { printf "%.17g", c + 4 }')" 1e-14

# Classes weigh their rows; text labels.
cat >classes.json <<'JSON'
{ "format": 1, "p": 3, "classes": [
  { "label": "north", "n": 30, "kappa": 5, "mu": [0, 0, 1] },
  { "label": "east", "n": 10, "kappa": 2, "mu": [1, 0, 0] } ] }
JSON
printf '0,0,2\n1,0,0\n1,0,1\n-1,0,-1\n' >four.csv
printf 'north\neast\neast\nwest\n' >four_labels.csv
runs 0 "$BURGI" vmf score classes.json four.csv --labels four_labels.csv
holds "labels" equal "$(cell 1 2) $(cell 2 2) $(cell 3 2) $(cell 4 2)" "north east north east"
north=$(awk -v c="$(evaluated vmf_log_norm 3 5)" 'BEGIN { printf "%.17g", log(0.75) + c + 5 * sqrt(0.5) }')
east=$(awk -v c="$(evaluated vmf_log_norm 3 2)" 'BEGIN { printf "%.17g", log(0.25) + c + 2 * sqrt(0.5) }')
near "posterior" "$(cell 3 3)" "$(awk -v a="$north" -v b="$east" 'BEGIN { printf "%.17g", 1 / (1 + exp(b - a)) }')" 1e-13
near "log density of both" "$(cell 3 4)" "$(awk -v a="$north" -v b="$east" 'BEGIN { printf "%.17g", a + log(1 + exp(b - a)) }')" 1e-13
holds "accuracy" grep -q '^accuracy 0.5: best is the label of 2 rows' "$err"
holds "a label of no class" grep -q '1 rows have a label that no class of the model has' "$err"
runs 0 "$BURGI" vmf score classes.json four.csv --labels four_labels.csv --json
holds "JSON" equal "$(json n) $(json rows) $(json accuracy)" "4 4 0.5"
holds "confusion, labels by name" equal "$(json confusion labels 0) $(json confusion labels 1) $(json confusion labels 2) $(json confusion best 0)" "east north west north"
holds "confusion" equal "$(json confusion counts 0 0) $(json confusion counts 0 1) $(json confusion counts 1 0) $(json confusion counts 2 1)" "1 1 1 1"

# The digits: the log-likelihood of a mixture is the sum; integer labels; several threads, the same bytes.
runs 0 "$BURGI" vmf mixture -k 4 "$digits" -o mixture.json
runs 0 "$BURGI" vmf score mixture.json "$digits" --threads 1
cp "$out" one
near "log-likelihood" "$(awk 'NR > 1 { s += $4 } END { printf "%.17g", s }' "$out")" "$("$tools/cli_json" get mixture.json log_likelihood)" 1e-12
runs 0 "$BURGI" vmf score mixture.json "$digits" --threads 3
holds "threads" cmp -s one "$out"
runs 0 "$BURGI" vmf mixture -k 2 "$digits" --background -o background.json
runs 0 "$BURGI" vmf score background.json "$digits" --json
near "with a background" "$(json log_likelihood)" "$("$tools/cli_json" get background.json log_likelihood)" 1e-12
runs 0 "$BURGI" vmf fit "$digits" --labels "$labels" --center -o centred.json
runs 0 "$BURGI" vmf score centred.json "$digits" --labels "$labels" --json
holds "centred: most are right" awk -v a="$(json accuracy)" 'BEGIN { exit !(a > 0.85 && a < 1) }'
runs 0 "$BURGI" vmf score centred.json "$digits" --rows 100:110
holds "rows keep their numbers" equal "$(cell 101 1) $(wc -l <"$out" | tr -d ' ')" "101 11"

# Directions in a file of their own.
runs 0 "$BURGI" vmf sample --dim 2000 --kappa 100 -n 200 --seed 1 -o wide.npy
mkdir sub
runs 0 "$BURGI" vmf mixture -k 70 wide.npy --kappa common --assign hard -o sub/big.json
runs 0 "$BURGI" vmf score sub/big.json wide.npy --json
near "they are read" "$(json log_likelihood)" "$("$tools/cli_json" get sub/big.json log_likelihood)" 1e-12
mv sub/big.mu.npy sub/away.npy
refuses sub/big.json 'mu: big.mu.npy: cannot open' vmf score sub/big.json wide.npy
sed 's/big.mu.npy/..\/wide.npy/' sub/big.json >sub/other.json
refuses sub/other.json 'mu: expected the name of a file beside the model' vmf score sub/other.json wide.npy
{ head -c 1128 sub/away.npy && printf '\000\000\000\000\000\000\370\177' && tail -c +1137 sub/away.npy; } >sub/big.mu.npy
refuses sub/big.json 'component 0: mu: expected a direction' vmf score sub/big.json wide.npy

npy() { # npy FILE NUMBERS, as bytes: 2 rows of 2
    printf '\223NUMPY\001\000\166\000%-117s\n' "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2)}" >"$1"
    printf "$2" >>"$1"
}
one='\0\0\0\0\0\0\360\077' zero='\0\0\0\0\0\0\0\0' nan='\0\0\0\0\0\0\370\177'
printf '1,0\n0,1\n' >two.csv
cp two.csv mu.csv
npy mu.npy "$one$zero$zero$one"
npy nan.npy "$one$zero$nan$one"
for file in mu.npy nan.npy mu.csv wide.npy; do
    echo '{"format": 1, "p": 2, "mu": "'$file'", "components": [{"weight": 3, "kappa": 1}, {"weight": 1, "kappa": 1}]}' >"$file.json"
done
runs 0 "$BURGI" vmf score mu.npy.json two.csv
near "a posterior" "$(cell 1 3)" "$(awk 'BEGIN { printf "%.17g", 3 * exp(1) / (3 * exp(1) + 1) }')" 1e-14
refuses nan.npy.json 'component 1: mu: expected a direction' vmf score nan.npy.json two.csv
for file in mu.csv wide.npy; do
    refuses $file.json "mu: $file: .* columns; expected an array of 2 rows of 2" vmf score $file.json two.csv
done

# Rows of another law: area and rate by counting pairs.
runs 0 "$BURGI" vmf sample --dim 5 --kappa 20 -n 300 --seed 2 -o in.npy
runs 0 "$BURGI" vmf sample --dim 5 --kappa 2 -n 200 --seed 3 -o out.npy
runs 0 "$BURGI" vmf fit in.npy -o in.json
runs 0 "$BURGI" vmf score in.json in.npy
cp "$out" in.tsv
runs 0 "$BURGI" vmf score in.json out.npy
cp "$out" out.tsv
runs 0 "$BURGI" vmf score in.json in.npy --ood out.npy --json
for column in 4:log_density 5:cosine 7:p_value; do
    want=$(awk -v c="${column%%:*}" 'FNR == 1 { next } NR == FNR { a[++n] = $c + 0; next } { b[++m] = $c + 0 }
        END { for (i = 1; i <= n; ++i) for (j = 1; j <= m; ++j) s += a[i] > b[j] ? 1 : a[i] == b[j] ? 0.5 : 0
              for (i = 2; i <= n; ++i) { v = a[i]; for (k = i - 1; k > 0 && a[k] > v; --k) a[k + 1] = a[k]; a[k + 1] = v }
              at = 0.05 * (n - 1) + 1; low = int(at); point = a[low] + (at - low) * (a[low + 1] - a[low])
              for (j = 1; j <= m; ++j) f += b[j] > point
              printf "%.17g %.17g", s / n / m, f / m }' in.tsv out.tsv)
    near "AUROC by ${column#*:}" "$(json ood "${column#*:}" auroc)" "${want% *}" 1e-12
    near "FPR by ${column#*:}" "$(json ood "${column#*:}" fpr95)" "${want#* }" 1e-12
done
holds "the posterior tells nothing" equal "$(json ood posterior auroc) $(json ood posterior fpr95)" "0.5 0.0"

# Refused.
refuses four.csv 'row 1: 3 columns; expected 5, as in in.json' vmf score in.json four.csv
for broken in '{}' '{"format": 1, "p": 3, "components": []}' '{"format": 1, "p": 3, "kappa": null, "mu": [1,0,0]}' \
    '{"format": 1, "p": 3, "kappa": 1, "mu": [1,0]}' '{"format": 1, "p": 3, "kappa": 1, "mu": [0,0,0]}' \
    '{"format": 1, "p": 3, "kappa": -1, "mu": [1,0,0]}' '{"format": 1, "p": 3, "components": [{"weight": 0, "kappa": 1, "mu": [1,0,0]}]}' \
    '{"format": 1, "p": 3, "classes": [{"n": 3, "kappa": 1, "mu": [1,0,0]}]}' '{"format": 1, "p": 3' \
    '{"format": 1, "p": 3, "kappa": 1, "mu": [1,0,0], "center": [1]}' \
    '{"format": 1, "p": 3, "background": -0.1, "components": [{"weight": 1, "kappa": 1, "mu": [1,0,0]}]}' \
    '{"format": 1, "p": 3, "background": "0.1", "components": [{"weight": 1, "kappa": 1, "mu": [1,0,0]}]}' \
    '{"format": 1, "p": 3, "background": 1.1, "components": [{"weight": 1, "kappa": 1, "mu": [1,0,0]}]}' \
    '{"format": 1, "p": 3, "kappa": 1e100, "mu": [1,0,0]}' \
    '{"format": 1, "p": 3, "components": [{"weight": 1e308, "kappa": 1, "mu": [1,0,0]}, {"weight": 1e308, "kappa": 1, "mu": [1,0,0]}]}'; do
    echo "$broken" >broken.json
    run "$BURGI" vmf score broken.json four.csv
    holds "$broken: $(cat "$err")" sh -c '[ "$1" = 1 ] && grep -q "^burgi: broken.json: .*expected" "$2" && [ ! -s "$3" ]' \
        sh "$status" "$err" "$out"
done
refuses none.json 'cannot be opened' vmf score none.json four.csv
misused 'expected a MODEL and a FILE' vmf score
misused 'expected a FILE' vmf score plain.json
misused 'bad-rows: expected' vmf score plain.json rows.csv --bad-rows=x
misused 'labels and --label-column' vmf score plain.json rows.csv --labels a --label-column 1
summary
