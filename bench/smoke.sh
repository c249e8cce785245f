#!/bin/sh
# The benches run, burgi fails on no row of the truth that they sample, and their JSON lines
# are what bench/tables.py reads.  Nothing is asserted about time.
set -e
for bench in bessel bessel_dd stable vmf; do
    bench/$bench --smoke >smoke_$bench.txt
    grep -q 'burgi ' smoke_$bench.txt
done
bench/bessel --smoke --json --no-peers --function log_besseli >smoke.jsonl
grep -q '"implementation":"burgi".*"cpu":".*"compiler":"' smoke.jsonl
if [ -n "$PYTHON" ]; then
    "$PYTHON" "${srcdir:-.}/bench/tables.py" <smoke.jsonl >smoke.md
    grep -q '^| log-uniform | ' smoke.md
fi
rm -f smoke_bessel.txt smoke_bessel_dd.txt smoke_stable.txt smoke_vmf.txt smoke.jsonl smoke.md
