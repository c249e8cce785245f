#!/bin/sh
# --weights and --center: rows weighed and moved are the rows that a user would make by hand.
# shellcheck disable=SC2016,SC2086,SC2154 # sh -c expands, keys are words, srcdir is set
. "$srcdir/tests/cli_lib.sh"

keys="n rbar kappa kappa_marginal log_likelihood mu_cone_deg"

# alike TOLERANCE WHAT: the numbers of $work/one and $work/two.
alike() {
    for key in $keys; do
        holds "$2: $key" "$tools/cli_json" near one two "$1" $key
    done
}

# More rows than a tile has, in three classes.
awk 'BEGIN { srand(7); for (i = 0; i < 5000; ++i)
    print i % 3 "," (5 + rand()) "," (1 + rand()) "," (rand() * (1 + i % 3) - 3) }' >labelled.csv
cut -d, -f2- labelled.csv >rows.csv
cut -d, -f1 labelled.csv >labels.csv
awk '{ print NR % 4 == 0 ? 0 : 0.25 }' rows.csv >weights.csv
awk 'NR % 4 != 0' rows.csv >some.csv
awk 'NR % 4 != 0' labels.csv >some_labels.csv

runs 0 "$BURGI" vmf fit rows.csv --labels labels.csv --weights weights.csv -o one
runs 0 "$BURGI" vmf fit some.csv --labels some_labels.csv -o two
alike 1e-12 "rows of weight 0 are not there"
for class in 0 1 2; do
    for key in $keys; do
        holds "class $class: $key" "$tools/cli_json" near one two 1e-12 classes $class $key
    done
    holds "class $class: n_eff" equal "$("$tools/cli_json" get one classes $class n_eff)" 1250.0
done
holds "weight" equal "$("$tools/cli_json" get one weight)" 937.5
holds "n_eff" equal "$("$tools/cli_json" get one n_eff)" 3750.0
holds "no row is left out" equal "$("$tools/cli_json" get one skipped)" 0
runs 0 "$BURGI" vmf fit rows.csv --weights weights.csv
holds "the report has n_eff" grep -q '^  effective number of rows *3750$' "$out"

# Weights without a pattern, over tiles: rbar and n_eff by hand, of all and of a class.
awk 'BEGIN { srand(11) } { print 0.1 + rand() ^ 3 }' rows.csv >uneven.csv
runs 0 "$BURGI" vmf fit rows.csv --labels labels.csv --weights uneven.csv --json
cp "$out" one
by_hand='{ r = sqrt($3 ^ 2 + $4 ^ 2 + $5 ^ 2); w += $1; v += $1 ^ 2
    x += $1 * $3 / r; y += $1 * $4 / r; z += $1 * $5 / r }
    END { printf "%.9f %.5f", sqrt(x ^ 2 + y ^ 2 + z ^ 2) / w, w ^ 2 / v }'
for class in "" 1; do
    key=${class:+classes $class}
    holds "uneven weights, class '$class'" equal \
        "$(printf '%.9f %.5f' "$("$tools/cli_json" get one $key rbar)" "$("$tools/cli_json" get one $key n_eff)")" \
        "$(paste -d, uneven.csv labelled.csv | awk -F, "\$2 ~ /^$class/ $by_hand")"
done

# A row of weight 0 is as if it were not there: it is not left out, and none is bad.
{ head -n 3 rows.csv; echo nan,1,1; tail -n +5 rows.csv; } >fourth.csv
runs 0 "$BURGI" vmf fit fourth.csv --weights weights.csv --labels labels.csv --bad-rows=fail --json
holds "a row of weight 0 is not left out" equal "$("$tools/cli_json" get "$out" skipped)" 0
{ echo nan,1,1; tail -n +2 rows.csv; } >first.csv
for weights in weights.csv uneven.csv; do
    runs 0 "$BURGI" vmf fit first.csv --weights $weights --labels labels.csv --json
    holds "$weights: a row is left out" equal "$("$tools/cli_json" get "$out" skipped)" 1
    holds "$weights: of its class" equal "$("$tools/cli_json" get "$out" classes 0 skipped)" 1
done

# The centre: what awk subtracts.
awk -F, '{ x += $1; y += $2; z += $3; row[NR] = $0 }
    END { for (i = 1; i <= NR; ++i) { split(row[i], c, ",")
        printf "%.17g,%.17g,%.17g\n", c[1] - x / NR, c[2] - y / NR, c[3] - z / NR } }' rows.csv >moved.csv
runs 0 "$BURGI" vmf fit rows.csv --labels labels.csv --center -o one --force
runs 0 "$BURGI" vmf fit moved.csv --labels labels.csv -o two --force
keys="n rbar kappa_se entropy"
alike 1e-9 "centred"
for key in n rbar kappa; do
    holds "class 2, centred: $key" "$tools/cli_json" near one two 1e-9 classes 2 $key
done
runs 0 "$BURGI" vmf fit rows.csv --json
holds "rbar before" equal "$("$tools/cli_json" get one rbar_before_center)" \
    "$("$tools/cli_json" get "$out" rbar)"
holds "the centre in the model" equal "$("$tools/cli_json" get one center)" 3
holds "the centre's first number" equal \
    "$(printf '%.9f' "$("$tools/cli_json" get one center 0)")" \
    "$(awk -F, '{ x += $1 } END { printf "%.9f", x / NR }' rows.csv)"
runs 0 "$BURGI" vmf fit rows.csv --center
holds "rbar before and after in the report" grep -q 'length *0\.[0-9]*  (0\.9.* before the mean row' "$out"
runs 0 "$BURGI" vmf fit rows.csv --center --json
holds "no centre without the model" equal "$("$tools/cli_json" get "$out" center)" absent

# Several files have one centre, which weights weigh.
head -n 4500 rows.csv >a.csv
tail -n 500 rows.csv >b.csv
runs 0 "$BURGI" vmf fit a.csv b.csv --center --weights uneven.csv -o two --force
holds "a weighed centre" equal "$(printf '%.9f' "$("$tools/cli_json" get two center 1)")" \
    "$(paste -d, uneven.csv rows.csv | awk -F, '{ w += $1; x += $1 * $3 } END { printf "%.9f", x / w }')"

# A row of length zero is a row before the subtraction; one at the centre has no direction after.
printf '0,0\n2,0\n0,2\n2,2\n1,1\n' >square.csv
runs 0 "$BURGI" vmf fit square.csv --center -o square.json
holds "zero is a row" equal "$("$tools/cli_json" get square.json n)" 4
holds "the centre is none" grep -q 'the first is row 5 of square.csv (zero)' square.json
holds "the centre of the square" equal "$("$tools/cli_json" get square.json center 0)" 1.0
printf '0,0\n2,0\n0,2\n2,2\n' >corners.csv
runs 0 "$BURGI" vmf fit corners.csv --center --bad-rows=fail --json
holds "zero is no bad row before the subtraction" equal "$("$tools/cli_json" get "$out" n)" 4
run "$BURGI" vmf fit square.csv --center --bad-rows=fail
holds "the centre is one after it" grep -q 'square.csv: row 5: zero; expected a direction' "$err"
printf 'nan,0\n2,0\n0,2\n' >ill.csv
runs 0 "$BURGI" vmf fit ill.csv --center -o ill.json
holds "NaN is left out of the centre" equal "$("$tools/cli_json" get ill.json center 0)" 1.0

# Refusals.
run sh -c '"$BURGI" vmf fit - --center <rows.csv'
holds "a pipe: status" equal "$status" 1
holds "a pipe" grep -q '^burgi: standard input: --center reads the rows twice; expected a file, no pipe$' "$err"
mkfifo pipe
refuses pipe 'reads the rows twice' vmf fit pipe --center
printf '1e300,1\n1.7e308,1\n1.7e308,2\n' >huge.csv
refuses huge.csv 'column 1: --center: the mean overflows' vmf fit huge.csv --center
printf 'nan,1\nnan,2\n' >none.csv
refuses none.csv 'no row is finite and of a weight above 0' vmf fit none.csv --center
head -n 10 weights.csv >few.csv
refuses few.csv 'row 11 has no weight: 10 weights for 5000 rows of rows.csv; expected one for each$' \
    vmf fit rows.csv --weights few.csv
refuses weights.csv 'weight 501 has no row: 5000 weights for 500 rows of b.csv; expected one' \
    vmf fit b.csv --weights weights.csv
refuses square.csv 'line 1: 2 cells; expected one weight' vmf fit rows.csv --weights square.csv
misused 'expected a FILE, found an empty name' vmf fit rows.csv --weights ''
cp weights.csv kept
refuses weights.csv 'is read, too' vmf fit rows.csv --weights weights.csv -o weights.csv --force
holds "the weights are as they were" cmp -s kept weights.csv
summary
