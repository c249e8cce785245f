#!/bin/sh
# Threads, ranges of rows, statistics in files, and their merging: the same fit, bit for bit.
# shellcheck disable=SC2046,SC2154 # keys are words; the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

"$tools/cli_zoo" long >names || exit 1
file=f8.npy # 10000 rows, of which two are left out

# What a merge does not know: which row was left out first.
known() {
    sed 's/; the first is row [0-9]* of [^"]*"/"/' "$1"
}
fit() {
    runs 0 "$BURGI" vmf fit "$@"
}
merge() {
    runs 0 "$BURGI" vmf merge "$@"
}

fit $file --labels labels.csv -o - --threads 1
cp "$out" one
for n in 2 3 4 100; do
    fit $file --labels labels.csv -o - --threads $n
    holds "$n threads" cmp -s "$out" one
done
fit $file --labels labels.csv -o -
holds "all processors" cmp -s "$out" one

# Ranges: of an array, of text, and of a pipe.
fit $file --json --rows 4000:9000
sed 's/ of f8.npy/ of FILE/' "$out" >range
for other in f4.npy plain.csv; do
    [ -e $other ] || continue
    fit $other --json --rows 4000:9000
    sed "s/ of $other/ of FILE/" "$out" >got
    holds "rows of $other" cmp -s got range
done
runs 0 sh -c "\"\$BURGI\" vmf fit - --json --rows 4000:9000 <$file"
holds "n of a range" equal "$(json n)" 5000
gzip -kc $file >$file.gz
fit $file.gz --json --rows 4000:9000
sed "s/ of $file.gz/ of FILE/" "$out" >got
holds "rows of a packed file" cmp -s got range
fit $file --json --rows 0:1000000
cp "$out" clipped
fit $file --json --rows :
holds "a range past the end" cmp -s "$out" clipped
fit $file $file --json --rows 9990:10010
holds "a range over two files" equal "$(json n)" 20
for range in 5 -5: 1:2:3 a:b '' 1:x 5:5 5:3 99999999999999999999:; do
    runs 2 "$BURGI" vmf fit $file --rows "$range"
    holds "$range: what was expected" grep -q 'expected A:B' "$err"
done
runs 1 "$BURGI" vmf fit $file --rows 10000:
holds "no such row" grep -q 'row 10001: no such row of 10000' "$err"
for n in 0 -1 x 5000 ''; do
    runs 2 "$BURGI" vmf fit $file --threads "$n"
    holds "$n threads: what was expected" grep -q 'expected a number from 1' "$err"
done

# Parts that begin with a chunk, in any order; rows whose sums depend on their order
runs 0 "$BURGI" vmf sample --dim 5 --kappa 3 -n 10000 --seed 1 -o drawn.npy
file=drawn.npy

# Classes by the thousand, of whose rows those of several chunks wait for one another; chunk by chunk
# they are the same.  Of long rows less than a chunk waits: each file's are a class.
runs 0 "$BURGI" vmf sample --dim 3 --kappa 3 -n 40000 --seed 2 -o many.npy
awk 'BEGIN { for (i = 0; i < 40000; ++i) print i % 9973 * (i % 9973) % 3001 }' >many.labels
fit many.npy --labels many.labels -o many --threads 1
for n in 2 3; do
    fit many.npy --labels many.labels -o - --threads $n
    holds "$n threads, many classes" cmp -s "$out" many
done
for range in :4096 4096:8192 8192:; do
    fit many.npy --labels many.labels --rows $range --stats-out "many${range#*:}.stats" --json
done
merge many4096.stats many8192.stats many.stats -o -
known "$out" >got
holds "many classes, a chunk at a time" cmp -s got many
for i in 1 2; do
    runs 0 "$BURGI" vmf sample --dim 40000 --kappa 9000 -n 100 --seed $i --dtype f32 -o long$i.npy
done
awk 'BEGIN { for (i = 0; i < 200; ++i) print (i < 100) }' >long.labels
fit long1.npy long2.npy --labels long.labels --json
long="$(json classes 1 kappa_ci 0) $(json classes 1 kappa_ci 1) $(json classes 1 log_likelihood)"
fit long1.npy --json
holds "a class of long rows" equal "$long" "$(json kappa_ci 0) $(json kappa_ci 1) $(json log_likelihood)"
rm long?.npy
awk 'BEGIN { for (i = 0; i < 5000; ++i) print (i == 4500 ? "0,0" : i "," 1) }' >bad.csv
awk 'BEGIN { for (i = 0; i < 5000; ++i) print (i == 4500 || i == 3 ? 7 : 1) }' >bad.labels
fit bad.csv --labels bad.labels --json
holds "a row that is left out is its class's" equal "$(json classes 0 skipped) $(json classes 1 skipped)" "0 1"

fit $file --labels labels.csv -o want
fit $file --labels labels.csv --rows :4096 --stats-out a.stats --json
fit $file --labels labels.csv --rows 4096:8192 --stats-out b.stats --json
fit $file --labels labels.csv --rows 8192: --stats-out c.stats --json --threads 1
for order in 'a b c' 'c b a' 'b a c' 'c a b'; do
    # shellcheck disable=SC2086 # three words
    set -- $order
    merge "$1.stats" "$2.stats" "$3.stats" -o -
    known "$out" >got
    holds "parts $order" cmp -s got want
done
fit $file --labels labels.csv --stats-out all.stats -o model
merge all.stats -o merged.model
known model >a.model
known merged.model >b.model
holds "one file" cmp -s a.model b.model
fit $file --stats-out none.stats --json
cp "$out" none
merge none.stats --json
known none >a.model
known "$out" >b.model
holds "without labels" cmp -s a.model b.model
merge none.stats
holds "a report" grep -q 'fit of 10000 rows in 5 dimensions' "$out"

# Parts that begin anywhere
digits=$source/examples/digits.npy
labels=$source/examples/digits_labels.npy
fit "$digits" --labels "$labels" --rows :1000 --stats-out d.stats --json
fit "$digits" --labels "$labels" --rows 1000: --stats-out e.stats --json
merge e.stats d.stats --json
cp "$out" parts
fit "$digits" --labels "$labels" --json
for key in kappa rbar kappa_marginal log_likelihood; do
    holds "any parts: $key" "$tools/cli_json" near "$out" parts 1e-13 $key
    holds "any parts, a class: $key" "$tools/cli_json" near "$out" parts 1e-13 classes 3 $key
done

# The same rows twice, and classes that only one has
printf '1,2\n2,1\n1,1\n' >x.csv
printf 'b\na\nb\n' >x.labels
printf '3,1\n1,3\n' >y.csv
printf 'c\na\n' >y.labels
fit x.csv --labels x.labels --stats-out x.stats --json
fit y.csv --labels y.labels --stats-out y.stats --json
merge x.stats y.stats --json
holds "classes by label" equal \
    "$(json classes 0 label)$(json classes 1 label)$(json classes 2 label) $(json classes)" "abc 3"
holds "their rows" equal "$(json n) $(json classes 0 n) $(json classes 1 n) $(json classes 2 n)" \
    "5 2 2 1"
cat x.labels y.labels >xy.labels
cp "$out" merged
fit x.csv y.csv --labels xy.labels --json
holds "as one fit" "$tools/cli_json" near "$out" merged 1e-13 classes 0 kappa
seq 3 >z.weights
fit x.csv --weights z.weights --stats-out w.stats --json
cp "$out" weighed
merge w.stats --json
holds "weights" cmp -s "$out" weighed
merge y.stats w.stats --json
holds "weights in the second only" equal "$(json n_eff) $(json weight)" "4.0 8.0"

printf '0,0\n1,2\nnan,1\n' >ill.csv
printf 'a\na\nb\n' >ill.labels
fit ill.csv --labels ill.labels --stats-out ill.stats --json
merge x.stats ill.stats --json
holds "rows left out" equal "$(json skipped) $(json classes 0 skipped) $(json classes 1 skipped)" "2 1 1"

# What is refused
refused() { # refused PATTERN ARGUMENT...
    pattern=$1
    shift
    runs 1 "$BURGI" "$@"
    holds "$*: $pattern" grep -q "$pattern" "$err"
    holds "$*: nothing on stdout" empty "$out"
}
refused 'a.stats: exists; expected a new file (--force' vmf fit $file --stats-out a.stats
refused 'is read, too' vmf fit $file --stats-out $file --force
refused 'is read, too' vmf merge a.stats -o a.stats --force
refused 'model: exists' vmf merge a.stats -o model
refused 'both --output and --stats-out' vmf fit $file -o new --stats-out new
runs 2 "$BURGI" vmf fit $file --stats-out new --center
holds "not centred" grep -q 'without --center' "$err"
runs 2 "$BURGI" vmf merge
refused 'no.stats: cannot read: No such' vmf merge a.stats no.stats
refused '2 columns; expected 5, as in a.stats' vmf merge a.stats x.stats
printf '7\n7\n8\n' >n.labels
fit x.csv --labels n.labels --stats-out n.stats --json
refused 'labels are integers; expected them as in x.stats' vmf merge x.stats n.stats
refused 'offset 0: no statistics' vmf merge $file
cp x.stats more.stats
echo >>more.stats
refused 'something follows' vmf merge more.stats
holds "--force replaces" runs 0 "$BURGI" vmf fit x.csv --stats-out more.stats --force
size=$(wc -c <x.stats)
at=0
while [ $at -lt "$size" ]; do
    head -c $at x.stats >cut.stats
    {
        cat cut.stats
        tail -c +$((at + 1)) x.stats | head -c 1 | tr '\000-\377' '\001-\377\000'
        tail -c +$((at + 2)) x.stats
    } >bad.stats
    run "$BURGI" vmf merge bad.stats
    [ "$status" -eq 1 ] || fail "byte $at changed: status $status"
    run "$BURGI" vmf merge cut.stats
    [ "$status" -eq 1 ] || fail "cut at $at: status $status"
    at=$((at < 100 ? at + 1 : at + 37)) # every byte of the head and of the labels
done
pass
summary
