#!/bin/sh
# Fashion-MNIST, 60000 x 784: the same kappa from .idx.gz, .npy and two merged halves; memory.
# shellcheck disable=SC2154 # the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

data=${FASHION_MNIST:-/usr/share/datasets/fashion-mnist}
images=$data/train-images-idx3-ubyte.gz
labels=$data/train-labels-idx1-ubyte.gz
if [ ! -r "$images" ] || [ ! -r "$labels" ]; then
    echo "no Fashion-MNIST in $data: install Debian's dataset-fashion-mnist, or set FASHION_MNIST"
    exit 77
fi

# NAME DESCR ROWS: the header of a .npy file, padded to 128 bytes.
header() {
    dictionary="{'descr': '$1', 'fortran_order': False, 'shape': ($2, 28, 28), }"
    printf '\223NUMPY\1\0\166\0%-117s\n' "$dictionary"
}

gzip -dc "$images" | tail -c +17 >elements
{ header '|u1' 60000 && cat elements; } >all.npy
{ header '|u1' 25000 && head -c 19600000 elements; } >one.npy
{ header '|u1' 35000 && tail -c 27440000 elements; } >two.npy
rm elements

runs 0 "$BURGI" vmf fit "$images" --json
cp "$out" packed
holds "60000 rows of 784" equal "$(json n) $(json p) $(json skipped)" "60000 784 0"
runs 0 "$tools/cli_peak" "$BURGI" vmf fit all.npy --json
cp "$out" mapped
resident=$(awk '{ print $1 }' "$err")
size=$(($(wc -c <all.npy) / 1024))
echo "mapped, 60000 x 784: $(cat "$err"), of a file of $size KiB"
if instrumented; then
    skip "peak memory: a sanitizer's is not ours"
else
    holds "peak $resident KiB < 1.3 x $size KiB" [ $((10 * resident)) -lt $((13 * size)) ]
fi
runs 0 "$BURGI" vmf fit one.npy two.npy --json
for key in rbar kappa kappa_marginal log_likelihood entropy mu_cone_deg; do
    holds "packed and mapped: $key" "$tools/cli_json" near packed mapped 1e-13 $key
    holds "mapped and two halves: $key" "$tools/cli_json" near mapped "$out" 1e-13 $key
done
runs 0 "$BURGI" vmf fit all.npy --labels "$labels" --json
holds "every key, with classes" "$tools/cli_json" check "$out"
holds "10 classes of 6000" equal "$(json classes) $(json classes 9 n)" "10 6000"
holds "the pool does not depend on labels" "$tools/cli_json" near mapped "$out" 0 kappa
# What the classes' laws say of images that they have not seen: 0.725 of them are right, 0.670 by the largest cosine.
if "$BURGI" vmf score 2>&1 | grep -q 'built without libburgi_kernel'; then
    skip "scores: built without libburgi_kernel"
else
    runs 0 "$BURGI" vmf fit "$images" --labels "$labels" -o classes.json
    tests=$(dirname "$images")/t10k
    runs 0 "$BURGI" vmf score classes.json "$tests-images-idx3-ubyte.gz" --labels "$tests-labels-idx1-ubyte.gz" --json
    holds "accuracy: $(json accuracy)" awk -v a="$(json accuracy)" 'BEGIN { exit !(a > 0.7250 && a < 0.7256) }'
fi
summary
