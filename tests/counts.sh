#!/bin/sh
# tools/count-tests: what is skipped is counted and said, on made logs.
# shellcheck disable=SC2154 # the runner sets srcdir
command -v bash >/dev/null 2>&1 || {
    echo "no bash for tools/count-tests"
    exit 77
}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# log NAME RESULT: a test's log, from stdin, and its result.
log() {
    cat >"$work/$1.log"
    echo ":test-result: $2" >"$work/$1.trs"
}

synthesis() {
    echo "[====] Synthesis: Tested: $1 | Passing: $2 | Failing: $(($1 - $2)) | Crashing: 0 "
}

synthesis 5 5 | log a_passes PASS
synthesis 5 3 | log b_fails_two FAIL
synthesis 0 0 | log c_selects_none PASS
{ printf '[RUN ] s::c\n[SKIP] s::c: no data in /x\n' && synthesis 2 2; } | log d_case_skips PASS
printf 'SKIP: no memory\n7 passed, 0 failed, 1 skipped\n' | log e_script_skips_one PASS
printf 'no Fashion-MNIST here\nSKIP tests/f (exit status: 77)\n' | log f_script_skips SKIP
echo '0 passed, 0 failed, 0 skipped' | log g_script_checks_none PASS
echo 'it crashed' | log h_crashes FAIL
synthesis 4 4 | log i_fails_after_its_count FAIL
echo 'fine' | log j_uncounted PASS

"$srcdir/tools/count-tests" "$work" >"$work/got"
cat >"$work/want" <<E
skipped: c_selects_none: it checked nothing
skipped in d_case_skips: s::c: no data in /x
skipped in e_script_skips_one: no memory
skipped: f_script_skips: no Fashion-MNIST here
skipped: g_script_checks_none: it checked nothing
22 passed, 4 failed, 5 skipped
E
diff "$work/want" "$work/got"
