#!/bin/sh
# The command line: help, version, wrong usage, streams that fail.
# shellcheck disable=SC2016,SC2086,SC2154 # sh -c expands, commands are words, srcdir is set
. "$srcdir/tests/cli_lib.sh"

for command in "" "vmf" "vmf fit" "vmf kappa" "vmf sample" "vmf test" "eval"; do
    runs 0 "$BURGI" $command --help
    holds "burgi $command --help: examples and usage" grep -q "burgi $command" "$out"
    holds "burgi $command --help: examples come first" equal "$(head -n 1 "$out")" "Examples:"
    holds "burgi $command --help: no messages" empty "$err"
done
for command in "" "vmf" "vmf fit" "vmf kappa" "vmf sample" "vmf test" "eval"; do
    "$BURGI" $command --help >want
    for words in "$command -h" "help $command"; do
        runs 0 "$BURGI" $words
        holds "burgi $words: the help" cmp -s "$out" want
    done
done
runs 0 "$BURGI" vmf help kappa
holds "burgi vmf help kappa" grep -q '^Usage: burgi vmf kappa' "$out"
misused 'unknown command nonsense' help nonsense
runs 0 "$BURGI" --version
holds "--version" grep -Eq '^burgi [0-9]+\.[0-9]+\.[0-9]+$' "$out"
holds "--version tells the instruction set" grep -Eq 'base|avx2|avx512|neon' "$out"

misused 'expected a command'
misused 'expected a command' vmf
misused 'unknown command fitt' vmf fitt
misused 'unknown command evil' evil
misused 'unknown option --frobnicate' --frobnicate
misused 'unknown option -x' vmf -x
misused 'expected a FILE' vmf fit
misused 'expected a FILE' vmf fit --json
misused 'unknown option --jsn' vmf fit --jsn x.npy
misused 'unknown option -q' vmf fit x.npy -q
# Names cut short, in every place where getopt_long() would take them
misused 'unknown option --jso' vmf fit --jso x.npy
misused 'unknown option --lab' vmf fit x.npy --lab y.npy
misused 'unknown option --lab' vmf fit x.npy --lab=y.npy
misused 'unknown option --lab' vmf fit x.npy --lab
misused 'unknown option --js' vmf fit x.npy --js=yes
misused 'unknown option --di' vmf kappa --di 3 --rbar 0.5
misused 'unknown option --he' eval --he log_besseli 1 2
misused 'unknown option --labels2' vmf fit x.npy --labels2 y.npy
# Twice
misused 'option --labels is given twice' vmf fit x.npy --labels y.npy --labels y.npy
misused 'option --output is given twice' vmf fit x.npy -o a.json -o a.json
misused 'option --output is given twice' vmf fit x.npy -oa.json --output=a.json
misused 'option --bad-rows is given twice' vmf fit x.npy --bad-rows skip --bad-rows=skip
misused 'option --dim is given twice' vmf kappa --dim 3 --dim 3 --rbar 0.5
# Empty words, and files that look like options
misused 'expected a FILE, found an empty name' vmf fit ''
misused 'expected a FILE, found an empty name' vmf fit x.npy ''
misused '--labels: expected a FILE, found an empty name' vmf fit x.npy --labels ''
misused '--output: expected a FILE, found an empty name' vmf fit x.npy -o ''
misused "unknown command ''" ''
misused "unknown command ''" vmf ''
misused "unknown function ''" eval ''
misused "expected a number, found ''" eval log_besseli 1 ''
misused "--dim: expected a number, found ''" vmf kappa --dim '' --rbar 0.5
misused 'unknown option -dash.csv' vmf fit -dash.csv
for file in -dash.csv -hash.csv --dash.csv --json.csv -json --lab; do
    printf '1,2\n3,5\n' >"./$file"
    misused "unknown option $file .the file of that name is ./$file." vmf fit "$file"
    misused "unknown option $file .the file of that name is ./$file." vmf fit --json "$file"
    misused "unknown option $file .the file of that name is ./$file." vmf fit x.npy --json "$file"
    runs 0 "$BURGI" vmf fit "./$file"
    runs 0 "$BURGI" vmf fit -- "$file"
done
misused '-o - prints the document' vmf fit x.npy -o - --json
misused 'option --labels needs an argument' vmf fit x.npy --labels
misused 'option -o needs an argument' vmf fit x.npy -o
misused 'option --json takes no argument' vmf fit --json=yes x.npy
misused 'expected skip or fail, found drop' vmf fit --bad-rows=drop x.npy
misused 'expected --dim' vmf kappa --rbar 0.5
misused 'expected one of --rbar R and --delta D' vmf kappa --dim 3
misused 'expected one of --rbar R and --delta D' vmf kappa --dim 3 --rbar .1 --delta .9
misused 'dim 1; expected .* at least 2' vmf kappa --dim 1 --rbar 0.5
misused 'dim inf; expected' vmf kappa --dim inf --rbar 0.5
misused '--rbar 1.5; expected from 0 to 1' vmf kappa --dim 3 --rbar 1.5
misused '--delta -1; expected from 0 to 1' vmf kappa --dim 3 --delta -1
misused '--n 0; expected .* at least 1' vmf kappa --dim 3 --rbar 0.5 --n 0
misused '--dim: expected a number, found three' vmf kappa --dim three --rbar 0.5
misused '--n: expected a number, found nan' vmf kappa --dim 3 --rbar 0.5 --n nan
misused 'unexpected argument 7' vmf kappa --dim 3 --rbar 0.5 7
misused 'expected a function' eval
misused 'unknown function log_besselq' eval log_besselq 1 2
misused 'log_besseli: expected 2 numbers \(nu x\), found 1' eval log_besseli 1
misused 'log_besseli: expected 2 numbers \(nu x\), found 4' eval log_besseli 1 2 3 4
misused 'expected a number, found two' eval log_besseli 1 two
misused 'unknown option --hexa' eval --hexa log_besseli 1 2

# Output that can't be written
digits=$source/examples/digits.npy
printf '1 2\n' >row
unwritten() {
    holds "$1: one line" one_line "$err"
    holds "$1: $(cat "$err")" grep -q '^burgi: standard output: cannot write: ' "$err"
}
for command in "vmf fit $digits" "vmf fit $digits --json" "eval log_besseli 1 2" \
    "eval log_besseli" "eval --list" "--help" "--version" "vmf kappa --dim 3 --rbar .5"; do
    if [ -w /dev/full ]; then
        runs 1 sh -c "\"\$BURGI\" $command <row >/dev/full"
        unwritten "burgi $command >/dev/full"
    fi
    runs 1 sh -c "\"\$BURGI\" $command <row >&-"
    unwritten "burgi $command >&-"
done
runs 0 sh -c '{ { yes "1 2"; } 2>/dev/null | "$BURGI" eval log_besseli; echo $? >status; } |
    head -n 1 >/dev/null'
holds "a closed pipe" equal "$(cat status)" 1
unwritten "a closed pipe"
runs 1 sh -c '"$BURGI" vmf fit "$1" -o model.json >&-' sh "$digits"
holds "output into a closed stdout does not reach the model" "$tools/cli_json" check model.json
runs 0 sh -c '"$BURGI" vmf fit "$1" 2>&-' sh "$digits"
runs 1 sh -c '"$BURGI" eval log_besseli <&-'

# A terminal sees progress after a second, a file never.
slow='for i in 1 2 3; do seq 1 9000 | sed "s/.*/& 1 2/"; sleep 0.8; done'
runs 0 sh -c "{ $slow; } | \"\$BURGI\" vmf fit /dev/stdin"
holds "no progress without a terminal" empty "$err"
if command -v script >/dev/null 2>&1; then
    runs 0 script -qec "{ $slow; } | '$BURGI' vmf fit /dev/stdin >report" typescript </dev/null
    holds "progress on a terminal" grep -q 'burgi: [0-9]* rows' typescript
    erase=$(printf '\033')\\[K
    runs 0 script -qec "{ $slow; } | '$BURGI' vmf fit /dev/stdin" typescript </dev/null
    holds "progress is gone before the report begins" \
        grep -Eq "burgi: [0-9]* rows(, [0-9]* rows/s)?$erase$(printf '\r')${erase}von Mises-Fisher fit of 27000" typescript
    holds "of what a pipe has left nobody can tell" sh -c '! grep -q "left" typescript'
    # As much work as takes seconds: the part that is done grows, of several files and two passes.
    seq 200000 | sed 's/.*/&,1,2/' >some.csv
    files=some.csv parts=0
    while [ "$parts" -lt 3 ] && [ ${#files} -lt 5000 ]; do
        files="$files $files"
        runs 0 script -qec "'$BURGI' vmf fit $files --center >report" typescript </dev/null
        tr '\r' '\n' <typescript |
            sed -En 's/^burgi: [0-9]+ rows, [0-9]+ rows\/s, ([0-9]+) %, [0-9.]+ (s|min|h) left.*/\1/p' >percent
        parts=$(uniq percent | wc -l)
    done
    holds "time left where the sizes are known" [ "$parts" -ge 3 ]
    holds "it comes nearer: $(paste -sd ' ' percent)" sort -nc percent
    holds "to the end" [ "$(tail -n 1 percent)" -gt 50 ]
    rows=100000 parts=0
    while [ "$parts" -lt 3 ] && [ $rows -lt 100000000 ]; do
        rows=$((2 * rows))
        runs 0 script -qec "'$BURGI' vmf sample --dim 50 --kappa 1 -n $rows --seed 1 -o - >/dev/null" \
            typescript </dev/null
        parts=$(tr '\r' '\n' <typescript | grep -c '^burgi: [0-9]* rows, .* rows/s, [0-9]* %, .* left')
    done
    holds "a sample, too" [ "$parts" -ge 3 ]
    runs 0 script -qec "'$BURGI' vmf fit '$digits' >report" typescript </dev/null
    holds "none in the first second" sh -c '! grep -q "rows" typescript'
else
    skip "progress on a terminal: no script(1)"
fi
summary
