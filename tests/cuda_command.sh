#!/bin/sh
# --device: burgi with a libburgi_cuda whose kernels run on the CPU (tests/cuda/runtime.h), and without one.
# shellcheck disable=SC2016,SC2046,SC2154 # sh -c expands, arguments are words, srcdir is set
. "$srcdir/tests/cli_lib.sh"

here=$build/tests/cuda/.libs
[ -e "$here/libburgi_cuda.so" ] || {
    echo "no libburgi_cuda for tests: configured without shared libraries, tests or a C++17 compiler"
    exit 77
}
if [ "$(uname -m)" = x86_64 ] && ! grep -qw fma /proc/cpuinfo; then
    echo "no AVX2 here"
    exit 77
fi
# libtool's script puts the folder of the build first, where another libburgi_cuda may be.
[ ! -x "$build/.libs/burgi" ] || BURGI=$build/.libs/burgi
with() {
    LD_LIBRARY_PATH=$1:$build/.libs
    export LD_LIBRARY_PATH
}
# What the kernels did: the value of a word of the report.
report=$work/.report
export BURGI_SHIM_REPORT="$report"
did() {
    sed -n "s/^$1 //p" "$report"
}
# One line on stderr, which is that.
says() {
    holds "one line: $1" one_line "$err"
    holds "'$1', not $(cat "$err")" grep -qxF -- "burgi: $1" "$err"
}

mkdir none
with "$work/none"
installed=$(sh -c '"$BURGI" eval --device=cuda log_besselk 1 2 2>&1' | grep -c 'cannot open')
if [ "$installed" = 1 ]; then
    runs 1 "$BURGI" eval --device=cuda log_besselk 1 2
    holds "no output" empty "$out"
    holds "no library: $(cat "$err")" grep -Eqx \
        'burgi: --device=cuda: libburgi_cuda\.so\.[0-9]+: .*; expected libburgi_cuda where libburgi is' "$err"
    runs 1 "$BURGI" vmf sample --device=cuda --dim 3 --kappa 1 -n 9 --seed 1 -o x.npy
    holds "one line" one_line "$err"
    holds "no file" [ ! -e x.npy ]
    runs 0 sh -c 'seq 70000 | sed "s/$/ 3/" | "$BURGI" eval --device=auto log_besselk | tail -n 1'
    holds "auto: the processor" equal "$(cat "$out")" "$("$BURGI" eval log_besselk 70000 3)"
    holds "auto: no word" empty "$err"
else
    skip "no libburgi_cuda: one is installed here"
fi

with "$here"
# Values of --device
for command in "eval log_besselk 1 2" "vmf sample --dim 3 --kappa 1 -n 9 --seed 1 -o x.npy"; do
    misused '--device: expected cpu, auto or cuda, found gpu' $command --device=gpu
    misused "--device: expected cpu, auto or cuda, found ''" $command --device=
    for word in cuda: cuda:x cuda:-1 cuda:1x cuda:99999999999; do
        misused "expected the number of a GPU, as in cuda:0, found $word" $command --device=$word
    done
    runs 1 "$BURGI" $command --device=cuda:7
    says '--device=cuda:7: no such GPU; expected cuda:0, the only one'
    runs 1 env BURGI_SHIM_DEVICES=3 "$BURGI" $command --device=cuda:3
    says '--device=cuda:3: no such GPU; expected cuda:0 to cuda:2'
    runs 1 env BURGI_SHIM_DEVICES=0 "$BURGI" $command --device=cuda
    says '--device=cuda: no GPU: no CUDA-capable device is detected'
done
holds "no file" [ ! -e x.npy ]
misused 'unknown option --device' vmf kappa --device=cuda
misused '--scalar and --device' eval --scalar --device=cuda log_besselk 1 2
misused 'log_besselik is not for GPUs' eval --device=cuda log_besselik 1 2
runs 0 "$BURGI" eval --device=auto log_besselik 1 2

# A point of every function
while read -r name args; do
    case $name in *_dd | *_bounds | log_abs_besseli | log_besselik) continue ;; esac
    point=$(echo "$args" | sed 's/[a-z0-9]*/0.5/g; s/^0.5/2.5/')
    runs 0 "$BURGI" eval --hex "$name" $point
    cp "$out" cpu
    runs 0 "$BURGI" eval --hex --device=cuda "$name" $point
    holds "$name" cmp -s "$out" cpu
    holds "$name: its kernel" equal "$(did launches) $(did left)" "1 0"
done <<END
$("$BURGI" eval --list)
END
runs 0 env BURGI_SHIM_DEVICES=3 "$BURGI" eval --device=cuda:2 log_besselk 1 2
holds "the GPU that was asked for" equal "$(did device)" 2

# Rows, in blocks for which there is room: a row takes 24 bytes, half of the memory is asked for
awk 'BEGIN { for (i = 0; i < 9001; ++i) print i % 317 / 3 - 1, (i * i) % 7919 / 7 }' >rows
runs 0 sh -c '"$BURGI" eval log_besseli <rows'
cp "$out" cpu
cp "$err" cpu.err
blocks() { # blocks LAUNCHES WORD...: with this environment
    launches=$1
    shift
    runs 0 env "$@" sh -c '"$BURGI" eval --device=cuda log_besseli <rows'
    holds "$*: the same" cmp -s "$out" cpu
    holds "$*: the same warning" cmp -s "$err" cpu.err
    holds "$*: $launches launches, not $(did launches)" equal "$(did launches) $(did left)" "$launches 0"
}
blocks 1 A=
blocks 1 BURGI_SHIM_MEMORY=432048 # 9001 rows in a half
blocks 2 BURGI_SHIM_MEMORY=432047
blocks 5 BURGI_SHIM_MEMORY=96000
blocks 9 BURGI_SHIM_MEMORY=49152 # a tile in a half
blocks 9 BURGI_SHIM_MEMORY=24576 # a tile in all
holds "no more than there is" equal "$(did most)" 24576
blocks 7 BURGI_SHIM_MEMORY=40000 BURGI_SHIM_CLAIMS=1000000 # halved, 20833 rows to 1302
runs 1 env BURGI_SHIM_MEMORY=24575 sh -c '"$BURGI" eval --device=cuda log_besseli <rows'
says 'log_besseli: cuda:0: out of memory; expected room for 24576 bytes, 24575 of 24575 are free'
holds "no output" empty "$out"
runs 1 env BURGI_SHIM_MEMORY=0 "$BURGI" eval --device=cuda log_besseli 1 2
says 'log_besseli: cuda:0: out of memory; expected room for 24 bytes, 0 of 0 are free'
for what in launch copy wait; do
    runs 1 env BURGI_SHIM_FAILS=$what sh -c '"$BURGI" eval --device=cuda log_besseli <rows'
    says 'log_besseli: cuda:0: unspecified launch failure'
    holds "no output" empty "$out"
done

# Not a row, no rows, a row at a time through a pipe, a pipe that nobody reads
printf '12 2.5\nx\n' >bad
runs 1 sh -c '"$BURGI" eval --device=cuda log_besseli <bad'
holds "what is right is printed" equal "$(cat "$out")" "$("$BURGI" eval log_besseli 12 2.5)"
says 'standard input: line 2: expected 2 numbers (nu x)'
runs 0 sh -c '"$BURGI" eval --device=cuda log_besseli </dev/null'
holds "no rows, nothing" equal "$(cat "$out" "$err")$(did launches)" 0
mkfifo ask answer
runs 0 sh -c '
    "$BURGI" eval --device=cuda log_besseli <ask >answer &
    exec 3>ask 4<answer
    echo "12 2.5" >&3
    read -r first <&4
    echo "$first"
    exec 3>&- 4<&-
    wait'
holds "an answer for each question" equal "$(cat "$out")" "$("$BURGI" eval log_besseli 12 2.5)"
runs 0 sh -c '{ "$BURGI" eval --device=cuda log_besseli <rows; echo $? >status; } | head -n 1'
holds "a closed pipe: a line, or all was written" sh -c 'grep -qx "[01]" status'

# auto: the GPU for many rows, and the processor for the others
awk 'BEGIN { for (i = 0; i < 70000; ++i) print i % 317 / 3, 700 + i % 89 }' >many
runs 0 sh -c '"$BURGI" eval log_besselk <many'
cp "$out" cpu
runs 0 sh -c '"$BURGI" eval --device=auto log_besselk <many'
holds "auto, many rows" cmp -s "$out" cpu
holds "by the GPU" equal "$(did launches)" 1
rm -f "$report"
runs 0 sh -c '"$BURGI" eval --device=auto log_besselk <rows'
holds "auto, few rows: no library is opened" [ ! -e "$report" ]
runs 0 env BURGI_SHIM_DEVICES=0 sh -c '"$BURGI" eval --device=auto log_besselk <many'
holds "auto, no GPU" cmp -s "$out" cpu
holds "no word" empty "$err"

# Samples: every way of the kernels, floats, a direction, blocks of rows
sample() { # sample LAUNCHES WORD... : the same file, where the environment is MEMORY
    launches=$1
    shift
    runs 0 "$BURGI" vmf sample "$@" --seed 5 -o cpu.npy --force
    runs 0 env ${memory:+BURGI_SHIM_MEMORY=$memory} "$BURGI" vmf sample "$@" --seed 5 --device=cuda -o gpu.npy --force
    holds "sample $*: the same" cmp -s cpu.npy gpu.npy
    holds "sample $*: $launches launches, not $(did launches)" equal "$(did launches) $(did left)" "$launches 0"
}
printf 'mu\n3\n0\n-4\n1\n' >mu.csv
memory=
for law in "--dim 2 --kappa 3" "--dim 3 --kappa 0" "--mu mu.csv --kappa 7" "--mu mu.csv --kappa inf" "--dim 97 --kappa 40"; do
    sample 1 $law -n 1001
    sample 1 $law -n 333 --dtype f32
done
memory=100000
sample 16 --dim 97 --kappa 40 -n 1001 # 64 rows in a half
memory=1552
sample 9 --dim 97 --kappa 40 -n 9 # a row in a half
memory=776
sample 9 --dim 97 --kappa 40 -n 9
memory=400
sample 4 --mu mu.csv --kappa 7 -n 20 # 32 bytes of mu before: 5 rows in half of the rest
rm -f gpu.npy
runs 1 env BURGI_SHIM_MEMORY=775 "$BURGI" vmf sample --dim 97 --kappa 40 -n 9 --seed 5 --device=cuda -o gpu.npy
says 'gpu.npy: cuda:0: out of memory; expected room for 776 bytes, 775 of 775 are free'
runs 1 env BURGI_SHIM_FAILS=launch "$BURGI" vmf sample --dim 97 --kappa 40 -n 9 --seed 5 --device=cuda -o gpu.npy
says 'gpu.npy: cuda:0: unspecified launch failure'
holds "no file" [ ! -e gpu.npy ]
runs 1 sh -c 'BURGI_SHIM_MEMORY=0 "$BURGI" vmf sample --dim 3 --kappa 1 -n 9 --seed 5 --device=cuda -o - | cat >x; [ ! -s x ] && exit 1'
says 'standard output: cuda:0: out of memory; expected room for 24 bytes, 0 of 0 are free'
runs 0 "$BURGI" vmf sample --dim 1000 --kappa 3 -n 100 --seed 5 --device=auto -o gpu.npy
holds "auto: 100000 numbers are the GPU's" equal "$(did launches)" 1
rm -f "$report"
runs 0 "$BURGI" vmf sample --dim 1000 --kappa 3 -n 10 --seed 5 --device=auto -o few.npy
holds "10000 are not" [ ! -e "$report" ]

# Another version, and no libburgi_cuda at all by that name
mkdir old empty
file=$(cd "$here" && echo libburgi_cuda.so.[0-9])
echo 'const char *burgi_cuda_version(void) { return "0.0.1"; }' >old.c
: >empty.c
if [ -n "${CC:-}" ] && $CC -shared -fPIC old.c -o "old/$file" 2>/dev/null && $CC -shared -fPIC empty.c -o "empty/$file"; then
    ours=$("$BURGI" --version | sed -n 's/^burgi //p')
    with "$work/old"
    runs 1 "$BURGI" eval --device=cuda log_besselk 1 2
    says "--device=cuda: libburgi_cuda is version 0.0.1 and burgi is $ours; expected the same"
    runs 0 sh -c '"$BURGI" eval --device=auto log_besselk <many'
    holds "auto: the processor" cmp -s "$out" cpu
    says "warning: --device=auto: libburgi_cuda is version 0.0.1 and burgi is $ours; expected the same; the CPU does the work"
    with "$work/empty"
    runs 1 "$BURGI" eval --device=cuda log_besselk 1 2
    holds "a name is missing: $(cat "$err")" grep -q '^burgi: --device=cuda: .*burgi_cuda_version' "$err"
else
    skip "another version: no compiler"
fi
summary
