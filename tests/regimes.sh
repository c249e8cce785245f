#!/bin/sh
# The pages of worst errors by regime, printed again: how many rows of the truth tables fall to each
# regime tells a cut-over that has moved (the tables hold every cut-over's neighbours), long before
# a bound breaks.  The pages are those that reference/tables.list has tests/regimes print.
# shellcheck disable=SC2086,SC2154 # arguments are words; the runner sets srcdir
passed=0 failed=0
got=$(mktemp) || exit 1
trap 'rm -f "$got"' EXIT

while read -r _ page program arguments; do
    [ "$program" = tests/regimes ] || continue
    if tests/regimes $arguments >"$got" && diff "$srcdir/$page" "$got"; then
        passed=$((passed + 1))
    else
        echo "FAIL: $page is not what tests/regimes $arguments prints"
        failed=$((failed + 1))
    fi
done <"$srcdir/reference/tables.list"
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
