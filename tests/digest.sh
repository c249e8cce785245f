#!/usr/bin/env bash
# The bits of every function, on every instruction set, are those of tests/data/digest.txt, over
# two million points for each set.  A change that means to change bits writes that file anew:
#   tests/digest | cut -d' ' -f1,2 | sort -u -k2 >tests/data/digest.txt
# (in the build folder), and its diff names the functions that changed.
passed=0 failed=0
committed=${srcdir:?}/tests/data/digest.txt
lines=$(tests/digest) || exit 1

complain() {
    failed=$((failed + 1))
    echo "$*"
}

while read -r hash name isa; do
    if grep -qxF "$hash $name" "$committed"; then
        passed=$((passed + 1))
    else
        complain "$name on $isa: $hash, committed: $(grep " $name\$" "$committed" || echo nothing)"
    fi
done <<<"$lines"
while read -r _ name; do
    grep -qF " $name " <<<"$lines" || complain "$name: committed, but tests/digest knows no such function"
done <"$committed"

echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
