#!/bin/sh
# burgi vmf mixture: the document's fields, the files it writes, each option, and what it refuses.
# shellcheck disable=SC2154 # the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

digits=$source/examples/digits.npy
labels=$source/examples/digits_labels.npy
if "$BURGI" vmf mixture 2>&1 | grep -q 'built without libburgi_kernel'; then
    skip "mixtures: built without libburgi_kernel"
    summary
    exit
fi
mixture() {
    runs 0 "$BURGI" vmf mixture "$@"
}
# near WHAT A B TOLERANCE, relative
near() {
    holds "$1: $2, not $3" awk -v a="$2" -v b="$3" -v tol="$4" \
        'BEGIN { d = a - b; if (d < 0) d = -d; if (b < 0) b = -b; exit !(d <= tol * b) }'
}

same() {
    cmp -s "$1" "$2"
}
differs() {
    ! cmp -s "$1" "$2"
}
absent() {
    [ ! -e "$1" ]
}
lacks() { # lacks PATTERN FILE
    ! grep -qE "$1" "$2"
}

# One component is the fit, to its last digits but one.
mixture -k 1 "$digits" --json
kappa=$(json components 0 kappa) l=$(json log_likelihood) rbar=$(json components 0 rbar)
holds "one component: nearest" equal "$(json components 0 nearest) $(json components 0 nearest_cosine)" "null null"
runs 0 "$BURGI" vmf fit "$digits" --json
near "kappa of one" "$kappa" "$(json kappa)" 1e-11
near "rbar of one" "$rbar" "$(json rbar)" 1e-12
near "log-likelihood of one" "$l" "$(json log_likelihood)" 1e-12

# The document, and the model that is the same with mu.
mixture -k 10 "$digits" --restarts 5 --json -o m.json --labels-out l.npy --responsibilities-out r.npy
holds "k" equal "$(json k) $(json n) $(json p) $(json skipped) $(json converged)" "10 1797 64 0 true"
holds "no warning" grep -q '"warnings": \[\]' "$out"
near BIC "$(json bic)" "$(awk -v l="$(json log_likelihood)" 'BEGIN { printf "%.17g", -2 * l + (10 * 63 + 10 + 9) * log(1797) }')" 1e-12
near AIC "$(json aic)" "$(awk -v l="$(json log_likelihood)" 'BEGIN { printf "%.17g", -2 * l + 2 * (10 * 63 + 10 + 9) }')" 1e-12
holds "ICL is above BIC" awk -v i="$(json icl)" -v b="$(json bic)" 'BEGIN { exit !(i >= b) }'
holds "the model's log-likelihood" equal "$("$tools/cli_json" get m.json log_likelihood)" "$(json log_likelihood)"
holds "no mu in what is printed" lacks '"mu"' "$out"
all=0
for c in 0 1 2 3 4 5 6 7 8 9; do
    w=$(json components $c weight)
    all=$(awk -v a="$all" -v w="$w" 'BEGIN { printf "%.17g", a + w }')
    near "A(kappa) of component $c" "$("$BURGI" eval vmf_mean_resultant 64 "$(json components $c kappa)" | tail -n 1)" \
        "$(json components $c rbar)" 1e-11
    holds "component $c is near another" awk -v a="$(json components $c nearest)" -v x="$(json components $c nearest_cosine)" \
        -v c=$c 'BEGIN { exit !(a != c && a >= 0 && a < 10 && x > 0.5 && x < 1) }'
done
near weights "$all" 1 1e-12
holds "labels: a number a row" equal "$(head -c 128 l.npy | tr -d '\0' | grep -ao "'<i4'.*(1797,)")" \
    "'<i4', 'fortran_order': False, 'shape': (1797,)"
holds "labels: 128 bytes and 4 a row" equal "$(wc -c <l.npy | tr -d ' ')" $((128 + 4 * 1797))
holds "responsibilities: 80 bytes a row" equal "$(wc -c <r.npy | tr -d ' ')" $((128 + 80 * 1797))
# A fit of each component's rows by the labels that were written: as many as they say.
runs 0 "$BURGI" vmf fit "$digits" --labels l.npy --json
holds "ten classes" equal "$("$tools/cli_json" count "$out" classes 2>/dev/null || grep -c '"label"' "$out")" 10

# The text: components by weight, and the chosen size marked.
mixture -k 1-4,6 "$digits" --restarts 3
holds "a line of each size" equal "$(grep -cE '^[* ] +[0-9]+ +[-0-9.]+ +-' "$out")" 5
holds "6 is chosen" grep -qE '^\* +6 ' "$out"
holds "by weight" sh -c 'sed -n "/component  /,\$ p" "$1" | awk "NF > 4 && \$1 ~ /^[0-9]+\$/ { if (w != \"\" && \$2 > w) exit 1; w = \$2 }"' sh "$out"
mixture -k 2,3 "$digits" --json
holds "sweep" equal "$(json sweep 0 k) $(json sweep 1 k) $(json k)" "2 3 3"
near "sweep's BIC" "$(json sweep 1 bic)" "$(json bic)" 0
mixture -k 7,8 "$digits"
holds "less likely with more components" grep -q '8 components are less likely than 7' "$out"
mixture -k 1,3 "$digits" --holdout 0.2 --json
holds "held out: the larger is chosen" awk -v a="$(json sweep 0 heldout)" -v b="$(json sweep 1 heldout)" -v k="$(json k)" \
    'BEGIN { exit !(b > a && k == 3) }'
holds "a fifth is held out" awk -v n="$(json heldout_rows)" 'BEGIN { exit !(n > 290 && n < 430) }'
holds "the rest is fitted" equal "$(json n)" 1797

# The same seed and any number of threads: the same bytes; another seed: other ones.
mixture -k 5 "$digits" --seed 7 --threads 1 --json
cp "$out" one
mixture -k 5 "$digits" --seed 7 --threads 3 --json
holds "threads" same "$out" one
mixture -k 5 "$digits" --seed 8 --json
holds "another seed" differs "$out" one
for isa in base avx2 avx512 neon; do
    BURGI_ISA=$isa "$BURGI" --version | grep -q "set $isa" || continue
    run env BURGI_ISA=$isa "$BURGI" vmf mixture -k 5 "$digits" --seed 7 --json
    holds "$isa: the same bits" same "$out" one
done

# Each option.
mixture -k 3 "$digits" --assign hard --kappa common --json
holds "one kappa" equal "$(json components 0 kappa)" "$(json components 2 kappa)"
mixture -k 3 "$digits" --kappa 100 --json
holds "a given kappa" equal "$(json components 0 kappa) $(json components 2 kappa)" "100.0 100.0"
mixture -k 3 "$digits" --assign stochastic --json
mixture -k 3 "$digits" --init random --json
for estimate in marginal map; do
    mixture -k 1 "$digits" --estimate $estimate --json
    kappa=$(json components 0 kappa)
    runs 0 "$BURGI" vmf fit "$digits" --json
    near "$estimate" "$kappa" "$(json kappa_$estimate)" 1e-11
done
mixture --init labels --labels "$labels" "$digits" --json
holds "a component for each label" equal "$(json k)" 10
mixture -k 12 --init labels --labels "$labels" "$digits" --max-iterations 1 --json
holds "more components than labels" equal "$(json k) $(json converged)" "12 false"
holds "which have no rows" grep -q 'component 10, 11: no rows' "$out"
holds "not converged" grep -q 'EM has not converged' "$out"
mixture -k 2 "$digits" --background --json
holds "a background" awk -v w="$(json background)" 'BEGIN { exit !(w >= 0 && w < 0.2) }'
mixture -k 2 "$digits" --center --json -o c.json
holds "a centre" equal "$(grep -c '"center"' c.json)" 1
mixture -k 2 "$digits" --rows 0:100 --tol 1e-3 --json
holds "rows" equal "$(json n)" 100

# Directions of a megabyte and more have a file of their own.
runs 0 "$BURGI" vmf sample --dim 2000 --kappa 100 -n 400 --seed 1 -o wide.npy
mkdir big
mixture -k 70 wide.npy --kappa common --assign hard --max-iterations 2 -o big/model.json
holds "its name" equal "$("$tools/cli_json" get big/model.json mu)" "model.mu.npy"
holds "its size" equal "$(wc -c <big/model.mu.npy | tr -d ' ')" $((128 + 70 * 2000 * 8))

# Rows in blocks: one component is the fit of all rows whatever the blocks; several find what EM finds.
runs 0 "$BURGI" vmf fit "$digits" --json
kappa=$(json kappa) l=$(json log_likelihood)
for size in 300 1797 5000; do
    mixture -k 1 "$digits" --mini-batch $size --json
    near "kappa by blocks of $size" "$(json components 0 kappa)" "$kappa" 1e-11
    near "log-likelihood by blocks of $size" "$(json log_likelihood)" "$l" 1e-12
    holds "blocks" equal "$(json iterations)" $(((1797 + size - 1) / size))
    holds "the rows" equal "$(json n) $(json converged)" "1797 false"
    near "BIC" "$(json bic)" "$(awk -v l="$l" 'BEGIN { printf "%.17g", -2 * l + 64 * log(1797) }')" 1e-12
done
mixture -k 10 "$digits" --restarts 5 --json
whole=$(json log_likelihood)
mixture -k 10 "$digits" --restarts 5 --mini-batch 600 --json
holds "ten by blocks: $(json log_likelihood) and $whole" awk -v a="$(json log_likelihood)" -v b="$whole" \
    'BEGIN { exit !(a > b - 0.03 * b && a < b + 0.03 * b) }'
holds "each row was taken once" grep -q 'mini-batches: each row was taken once' "$out"
mixture -k 3 "$digits" --mini-batch 500 --threads 1 --json
cp "$out" one
mixture -k 3 "$digits" --mini-batch 500 --threads 3 --json
holds "threads" same "$out" one
mixture -k 3 "$digits" --mini-batch 500 --center -o mini.json
runs 0 "$BURGI" vmf score mini.json "$digits" --json
near "centred blocks" "$(json log_likelihood)" "$("$tools/cli_json" get mini.json log_likelihood)" 1e-12
holds "the text says blocks" sh -c '"$BURGI" vmf mixture -k 2 "$1" --mini-batch 900 | grep -q "blocks of rows  *2, each taken once"' sh "$digits"
runs 1 sh -c 'cat "$1" | "$BURGI" vmf mixture -k 2 - --mini-batch 900 --format npy' sh "$digits"
holds "no pipe" grep -q 'mini-batch reads the rows twice; expected a file' "$err"
misused 'mini-batch: expected it with one K' vmf mixture -k 2,3 "$digits" --mini-batch 900
misused 'mini-batch: expected it with one K' vmf mixture -k 2 "$digits" --mini-batch 900 --labels-out x
misused 'mini-batch: expected at least -k rows' vmf mixture -k 20 "$digits" --mini-batch 19
if instrumented; then
    skip "peak memory: a sanitizer's is not ours"
else
    runs 0 "$BURGI" vmf sample --dim 256 --kappa 100 -n 300000 --seed 1 -o long.fbin
    runs 0 "$tools/cli_peak" "$BURGI" vmf mixture -k 4 long.fbin --mini-batch 4096 --max-iterations 20 --json
    resident=$(awk '{ print $1 }' "$err")
    holds "307 MB by blocks of 4 MB: peak $resident KiB" [ "$resident" -lt 100000 ]
    mixture -k 4 long.fbin --mini-batch 20000 --max-iterations 20 -o long.json
    runs 0 "$tools/cli_peak" "$BURGI" vmf score long.json long.fbin --json
    resident=$(awk 'END { print $1 }' "$err")
    holds "307 MB scored: peak $resident KiB" [ "$resident" -lt 100000 ]
    rm long.fbin
fi

# Odd rows.
printf '1,0,0\n0,0,0\n1,0,0\n0,1,0\nnan,1,2\n0,1,0\n0,0,1\n' >odd.csv
mixture -k 3 odd.csv --json --labels-out odd.npy
holds "two are left out" equal "$(json n) $(json skipped)" "5 2"
holds "and said" grep -q '2 of 7 rows are left out' "$out"
holds "collapsed or a single row" grep -q 'came down to' "$out"
holds "finite" lacks '(nan|inf|null)' "$out"
holds "-1 where there is no direction" equal "$(tail -c 28 odd.npy | od -An -t d4 | tr -s ' \n' ' ' | cut -d' ' -f3,6)" "-1 -1"
runs 1 "$BURGI" vmf mixture -k 3 odd.csv --bad-rows=fail
holds "the row" grep -q 'odd.csv: row 2: zero' "$err"

# Refused, with nothing written.
runs 1 "$BURGI" vmf mixture -k 6 odd.csv -o none.json
holds "K > n: $(cat "$err")" grep -Eqx 'burgi: odd.csv: 5 rows with a direction; expected at least 6, one for each component' "$err"
holds "no file" absent none.json
runs 1 "$BURGI" vmf mixture -k 3 --init labels --labels "$labels" "$digits"
holds "fewer components than labels" grep -q '10 classes of labels; expected -k 10 or more' "$err"
cp m.json keep
runs 1 "$BURGI" vmf mixture -k 2 "$digits" -o m.json
holds "a file that is there" grep -q 'm.json: exists' "$err"
holds "is as it was" same m.json keep
cp "$digits" mine.npy
runs 1 "$BURGI" vmf mixture -k 2 mine.npy --labels-out mine.npy --force
holds "an input" grep -q 'is read, too' "$err"
printf '1 1:1 3:2\n2 2:1\n1 1:1\n' >sparse.svm
runs 1 "$BURGI" vmf mixture -k 2 sparse.svm --format svmlight
holds "sparse rows" grep -q 'sparse.svm: row 1: sparse rows' "$err"
misused 'expected -k K' vmf mixture "$digits"
for k in 0 a 2-1 1,,2 "1," -1 2-; do
    misused 'k: expected' vmf mixture -k "$k" "$digits"
done
misused 'assign: expected soft, hard or stochastic' vmf mixture -k 2 "$digits" --assign x
misused 'kappa: expected free, common or a number' vmf mixture -k 2 "$digits" --kappa -1
misused 'kappa: expected free, common or a number, from 0 to 2.200' vmf mixture -k 2 "$digits" --kappa 1e100
misused 'estimate: expected' vmf mixture -k 2 "$digits" --estimate x
misused 'init: expected' vmf mixture -k 2 "$digits" --init x
misused 'init=labels: expected --labels' vmf mixture -k 2 "$digits" --init labels
misused 'labels: they start the fit' vmf mixture -k 2 "$digits" --labels "$labels"
misused 'restarts: expected' vmf mixture -k 2 "$digits" --restarts 0
misused 'seed: expected' vmf mixture -k 2 "$digits" --seed -1
misused 'option -k is given twice' vmf mixture -k 2 -k 3 "$digits"
misused 'holdout: expected' vmf mixture -k 2 "$digits" --holdout 1
misused 'tol: expected' vmf mixture -k 2 "$digits" --tol 0
misused 'max-iterations: expected' vmf mixture -k 2 "$digits" --max-iterations 0
misused 'is both --labels-out and --responsibilities-out' vmf mixture -k 2 "$digits" --labels-out a --responsibilities-out a
misused 'c.mu.npy is both --output.s .mu.npy and --labels-out' vmf mixture -k 2 "$digits" -o c.json --labels-out ./c.mu.npy --force
misused 'is both --output and --labels-out' vmf mixture -k 2 "$digits" -o c.npy --labels-out ./c.npy --force
misused 'o - prints the document' vmf mixture -k 2 "$digits" -o - --json
misused 'expected a FILE' vmf mixture -k 2
summary
