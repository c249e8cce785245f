#!/bin/sh
# A file appears whole or not at all: signals, limits and full disks leave nothing, and what was there.
# shellcheck disable=SC2154 # the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

digits=$source/examples/digits.npy
labels=$source/examples/digits_labels.npy

# Signals while rows are drawn: 8 GB would take seconds.
mkdir signals && echo old >signals/old
if command -v timeout >/dev/null 2>&1; then
    for signal in HUP INT QUIT TERM XCPU; do
        # Whoever runs this may have it ignored, as a shell does for what it runs in the background.
        if [ -n "$(sh -c "kill -s $signal \$\$; echo lives" 2>/dev/null)" ]; then
            skip "SIG$signal: is ignored here"
            continue
        fi
        for name in new.npy old; do
            status=0
            timeout --preserve-status -s $signal 0.3 "$BURGI" vmf sample --dim 1000 --kappa 9 \
                -n 1000000 --seed 1 -o signals/$name --force 2>"$err" || status=$?
            if grep -q 'GB are free' "$err"; then
                skip "SIG$signal: no room for 8 GB"
                continue
            fi
            holds "SIG$signal ends it: status $status" [ "$status" -gt 128 ]
            holds "SIG$signal: nothing is left" equal "$(ls signals)" old
            holds "SIG$signal: what was there is as it was" equal "$(cat signals/old)" old
        done
    done
    # Twice at once, to two threads: the second must not end it before the first has tidied up.  TERM, which
    # nobody has ignored.
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        "$BURGI" vmf sample --dim 1000 --kappa 9 -n 100000 --seed 1 -o signals/twice.npy 2>"$err" &
        pid=$!
        while kill -0 $pid 2>/dev/null && [ "$(ls signals)" = old ]; do :; done
        kill -s TERM $pid $pid 2>/dev/null
        wait $pid
    done 2>/dev/null
    holds "SIGTERM twice: nothing is left" equal "$(ls signals)" old
    status=0
    timeout --preserve-status -s INT 0.3 sh -c 'trap "" INT; exec "$BURGI" vmf sample --dim 100 \
        --kappa 9 -n 300000 --seed 1 -o ignored.npy' || status=$?
    holds "a signal that is ignored stays so: status $status" equal "$status" 0
    holds "and the file is whole" equal "$(wc -c <ignored.npy)" 240000128
else
    skip "signals: no timeout(1)"
fi

# A limit and, where one can be had, a disk that is full: the sample's size is known before, a model's and
# that of statistics is not.
fails() { # fails FILE WHY COMMAND...
    file=$1 why=$2
    shift 2
    run "$@"
    holds "$*: status $status" equal "$status" 1
    holds "$*: $(cat "$err")" grep -Eqx "burgi: $file: cannot write: $why" "$err"
    holds "$*: no output" empty "$out"
}
mkdir limited
for option in -o --stats-out; do
    fails limited/x 'File too large' sh -c 'ulimit -f 8 && exec "$BURGI" vmf fit "$@"' sh "$digits" \
        --labels "$labels" $option limited/x
done
holds "nothing is left of them" equal "$(ls -A limited)" ""
# A disk of 8 pages in a name space of its own.
cat >full.sh <<'SH'
mount -t tmpfs -o size=32k none disk || exit 77
head -c 30000 /dev/zero >disk/old
"$@"
status=$?
ls -A disk >list
exit $status
SH
mkdir disk
on_full_disk() {
    unshare -rm sh full.sh "$@"
}
if on_full_disk true 2>/dev/null; then
    for option in -o --stats-out; do
        fails disk/x 'No space left on device' unshare -rm sh full.sh "$BURGI" vmf fit "$digits" \
            --labels "$labels" $option disk/x
        holds "$option: nothing is left of it" equal "$(cat list)" old
    done
    fails disk/x '.* GB are free' unshare -rm sh full.sh "$BURGI" vmf sample --dim 3 --kappa 1 -n 1000 \
        --seed 1 -o disk/x
    holds "a sample leaves nothing" equal "$(cat list)" old
else
    skip "a full disk: none can be had here"
fi
if [ -w /dev/full ]; then
    for command in "info $digits" "info $digits --json" "fit $digits -o -"; do
        runs 1 sh -c "\"\$BURGI\" vmf $command >/dev/full"
        holds "$command: $(cat "$err")" \
            equal "$(cat "$err")" 'burgi: standard output: cannot write: No space left on device'
    done
fi
summary
