#!/bin/sh
# burgi vmf sample: what it writes, and what it refuses.
# shellcheck disable=SC2086,SC2154 # words; the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

digits=$source/examples/digits.npy
sample() {
    runs 0 "$BURGI" vmf sample "$@"
}
# The size of a file.
size_of() {
    wc -c <"$1" | tr -d ' '
}

# The array: 128 bytes of header, and the rows.
sample --dim 5 --kappa 3 -n 1000 --seed 7 -o a.npy
holds "no word" empty "$err"
holds "128 bytes and the rows" equal "$(size_of a.npy)" $((128 + 1000 * 5 * 8))
holds "its header" sh -c 'head -c 128 a.npy | grep -aq "f8., .fortran_order.: False, .shape.: (1000, 5), }"'
sample --dim 5 --kappa 3 -n 1000 --seed 7 -o -
holds "-o - writes the same" cmp -s "$out" a.npy
sample --dim 5 --kappa 3 -n 600 --seed 7 -o b.npy
holds "a shorter sample is its beginning" sh -c \
    'tail -c +129 b.npy >b && tail -c +129 a.npy | head -c 24000 | cmp -s - b'
BURGI_ISA=base "$BURGI" vmf sample --dim 5 --kappa 3 -n 1000 --seed 7 -o base.npy
holds "every instruction set writes the same" cmp -s base.npy a.npy
sample --dim 5 --kappa 3 -n 1000 --seed 8 -o c.npy
holds "another seed, another sample" sh -c '! cmp -s a.npy c.npy'
sample --dim 5 --kappa 3 -n 1000 --seed 7 --dtype f32 -o f.npy
holds "floats take half" equal "$(size_of f.npy)" $((128 + 1000 * 5 * 4))
sample --dim 5 --kappa 3 -n 1000 --seed 18446744073709551615 -o last.npy

# Blocks of 4 MiB give what one call gives: the rows of a longer sample.
sample --dim 700 --kappa 3 -n 2000 --seed 7 -o long.npy
sample --dim 700 --kappa 3 -n 10 --seed 7 -o short.npy
holds "blocks" sh -c 'tail -c +129 short.npy >s && tail -c +129 long.npy | head -c 56000 | cmp -s - s'

# Chance chooses the seed, tells it, and that gives the same again.
sample --dim 5 --kappa 3 -n 10 -o chance.npy
holds "the seed is told" grep -Eq '^burgi: seed [0-9]+$' "$err"
seed=$(sed 's/.* //' "$err")
sample --dim 5 --kappa 3 -n 10 --seed "$seed" -o again.npy
holds "and tells the sample" cmp -s chance.npy again.npy

# Directions: a column of numbers, .npy or text; infinite kappa is the direction.
printf 'mu\n3\n0\n-4\n' >mu.csv
sample --mu mu.csv --kappa inf -n 2 --seed 1 -o point.npy
holds "the direction itself" equal "$(tail -c 48 point.npy | od -An -v -tf8 -w24 | uniq | awk '{ printf "%.15g %.15g %.15g", $1, $2, $3 }')" "0.6 0 -0.8"
sample --mu mu.csv --dim 3 --kappa 1 -n 2 --seed 1 -o x.npy

# A model, by the estimate that it names.
runs 0 "$BURGI" vmf fit "$digits" -o model.json
sample model.json -n 50000 --seed 3 -o drawn.npy
runs 0 "$BURGI" vmf fit drawn.npy --json
holds "kappa comes back: $(json kappa)" "$tools/cli_json" near "$out" model.json 0.01 kappa
runs 0 "$BURGI" vmf fit "$digits" --kappa=marginal -o marginal.json
sample marginal.json -n 10 --seed 3 -o m.npy
sample model.json -n 10 --seed 3 -o k.npy
holds "the estimate matters" sh -c '! cmp -s m.npy k.npy'
sed 's/"kappa_marginal"/"old"/; s/"kappa": /"kappa_marginal": /' model.json |
    sed 's/"estimate": "mle"/"estimate": "marginal"/' >renamed.json
sample renamed.json -n 10 --seed 3 -o r.npy
holds "kappa_marginal is what marginal names" cmp -s r.npy k.npy
runs 0 "$BURGI" vmf sample - -n 10 --seed 3 -o stdin.npy <model.json
holds "a model from standard input" cmp -s stdin.npy k.npy
runs 0 "$BURGI" vmf fit "$digits" --center -o centered.json
sample centered.json -n 10 --seed 3 -o centered.npy
holds "a center is spoken of" grep -q 'less its center' "$err"

# No file is replaced without --force, none that is read at all.
cp a.npy before
refuses a.npy 'exists; .*--force' vmf sample --dim 5 --kappa 3 -n 1 --seed 1 -o a.npy
holds "it is as it was" cmp -s a.npy before
sample --dim 5 --kappa 3 -n 1 --seed 1 -o a.npy --force
holds "--force replaces" sh -c '! cmp -s a.npy before'
refuses model.json 'is read, too' vmf sample model.json -n 1 --seed 1 -o model.json --force
refuses mu.csv 'is read, too' vmf sample --mu mu.csv --kappa 1 -n 1 --seed 1 -o mu.csv --force
refuses nowhere/x.npy 'cannot write: No such file' vmf sample --dim 5 --kappa 3 -n 1 --seed 1 -o nowhere/x.npy
refuses . 'no regular file' vmf sample --dim 5 --kappa 3 -n 1 --seed 1 -o .
(
    ulimit -f 8
    "$BURGI" vmf sample --dim 50 --kappa 3 -n 10000 --seed 1 -o full.npy >"$out" 2>"$err"
    echo $? >status
)
holds "a full disk: $(cat "$err")" equal "$(cat status)" 1
holds "nothing is left of it" sh -c '! ls full.npy* 2>/dev/null'
holds "a closed pipe is a failure" sh -c \
    '("$BURGI" vmf sample --dim 50 --kappa 3 -n 100000 --seed 1 -o - 2>pipe.err; echo $? >pipe) | head -c 1000 >/dev/null
     [ "$(cat pipe)" = 1 ] && [ "$(wc -l <pipe.err)" = 1 ]'

# Models that are none.
broken() { # broken PATTERN TEXT
    printf '%s\n' "$2" | sed 's/^{ *\(.\)/{ "format": 1, \1/; s/, }/ }/' >broken.json # a model but for that
    refuses broken.json "$1" vmf sample broken.json -n 1 --seed 1 -o no.npy
}
broken 'line 2: .*expected a JSON document' '{ "mu": [1, 0], '
broken 'format: expected 1' '[1, 2]'
broken 'mu: expected a list' '{ "kappa": 1 }'
broken 'mu: expected a list' '{ "mu": null, "kappa": 1 }'
broken 'mu: expected a list' '{ "mu": [1], "kappa": 1 }'
broken 'mu: component 2 is no number' '{ "mu": [1, "x"], "kappa": 1 }'
broken 'mu: all components are 0' '{ "mu": [0, 0], "kappa": 1 }'
broken 'kappa: expected a number' '{ "mu": [1, 0] }'
broken 'kappa: expected a number' '{ "mu": [1, 0], "kappa": null }'
broken 'kappa: expected a number' '{ "mu": [1, 0], "kappa": -1 }'
broken 'estimate: expected mle' '{ "mu": [1, 0], "kappa": 1, "estimate": "best" }'
broken 'estimate: expected mle' '{ "mu": [1, 0], "kappa": 1, "estimate": 3 }'
broken 'kappa_map: expected a number' '{ "mu": [1, 0], "kappa": 1, "estimate": "map" }'
broken 'line 1: .*duplicate' '{ "mu": [1, 0], "kappa": 1, "kappa": 2 }'
refuses nothing.json 'cannot be opened: No such file' vmf sample nothing.json -n 1 --seed 1 -o no.npy
mu_is() { # mu_is PATTERN TEXT
    printf "$2" >broken.csv
    refuses broken.csv "$1" vmf sample --mu broken.csv --kappa 1 -n 1 --seed 1 -o no.npy
}
mu_is 'line 2: .x.; expected a component, a number' '1\nx\n'
mu_is 'line 2: component 2 is inf; expected a finite number' '1\ninf\n'
mu_is 'line 2: component 2 is nan; expected a finite number' '1\nnan\n'
mu_is 'row 1: all 2 components are 0' '0\n0\n'
mu_is 'row 1: 1 component; expected at least 2' '1\n'
mu_is 'expected one component' '1,2\n'
refuses mu.csv 'row 3: 3 components; expected 4, by --dim' vmf sample --mu mu.csv --dim 4 --kappa 1 -n 1 --seed 1 -o no.npy
refuses no.npy 'expected fewer than 2\^62 bytes' vmf sample --dim 5 --kappa 3 -n 9223372036854775807 --seed 1 -o no.npy
instrumented || refuses no.npy 'GB are free' vmf sample --dim 1000000000000000 --kappa 3 -n 1 --seed 1 -o no.npy
holds "no.npy was never made" [ ! -e no.npy ]

# Wrong usage.
misused 'expected a MODEL, or --kappa K' vmf sample -n 1 -o x
misused 'expected --dim P or --mu FILE' vmf sample --kappa 1 -n 1 -o x
misused 'm.json and --kappa; expected a MODEL, or' vmf sample m.json --kappa 1 -n 1 -o x
misused 'm.json and --dim' vmf sample m.json --dim 3 -n 1 -o x
misused 'm.json and --mu' vmf sample m.json --mu x -n 1 -o x
misused 'expected -n N' vmf sample --dim 3 --kappa 1 -o x
misused 'expected -o FILE' vmf sample --dim 3 --kappa 1 -n 1
misused 'expected at least 1' vmf sample --dim 3 --kappa 1 -n 0 -o x
misused '-n: expected an integer from 0 to 2\^64 - 1, found -1' vmf sample --dim 3 --kappa 1 -n -1 -o x
misused '-n: expected an integer.*, found 1e3' vmf sample --dim 3 --kappa 1 -n 1e3 -o x
misused '--seed: expected an integer.*, found 18446744073709551616' vmf sample --dim 3 --kappa 1 -n 1 -o x --seed 18446744073709551616
misused "--seed: expected an integer.*, found ''" vmf sample --dim 3 --kappa 1 -n 1 -o x --seed ''
misused '--dim 1; expected an integer, at least 2' vmf sample --dim 1 --kappa 1 -n 1 -o x
misused '--dim 2.5; expected an integer' vmf sample --dim 2.5 --kappa 1 -n 1 -o x
misused '--dim: expected a number, found x' vmf sample --dim x --kappa 1 -n 1 -o x
misused '--kappa -1; expected at least 0' vmf sample --dim 3 --kappa -1 -n 1 -o x
misused '--kappa: expected a number, found nan' vmf sample --dim 3 --kappa nan -n 1 -o x
misused '--dtype: expected f64 or f32, found f16' vmf sample --dim 3 --kappa 1 -n 1 -o x --dtype f16
misused 'unexpected argument y' vmf sample x y -n 1 -o x
misused 'empty name' vmf sample --dim 3 --kappa 1 -n 1 -o ''
misused 'empty name' vmf sample '' -n 1 -o x
misused 'given twice' vmf sample --dim 3 --kappa 1 -n 1 --rows 2 -o x
# More than the disk has room for is refused before it is tried; what cannot be written is said once.
file=huge.npy
refuses huge.npy 'cannot write: 8e.08 GB, and .* GB are free' \
    vmf sample --dim 100000 --kappa 1 -n 999999999999 --seed 1 -o huge.npy
holds "nothing is left of it" [ -z "$(ls huge.npy* 2>/dev/null)" ]
if [ -e /dev/full ]; then
    run sh -c '"$BURGI" vmf sample --dim 3 --kappa 1 -n 1000000 --seed 1 -o - >/dev/full'
    holds "a full device: status" equal "$status" 1
    holds "a full device" equal "$(cat "$err")" "burgi: standard output: cannot write: No space left on device"
fi
printf '1 2 3\n' >row.csv
refuses row.csv "line 1: '1 2 3', and no line follows; expected a component a line" \
    vmf sample --mu row.csv --kappa 1 -n 2 --seed 1 -o new.npy
echo '{"format":2,"estimate":"mle","kappa":1,"mu":[1,2]}' >newer.json
refuses newer.json 'format: expected 1' vmf sample newer.json -n 2 --seed 1 -o new.npy
run sh -c 'echo 1 | "$BURGI" vmf sample - -n 2 --seed 1 -o new.npy'
holds "a model from a pipe is named" grep -q '^burgi: standard input: line 1: .*expected a JSON document$' "$err"
summary
