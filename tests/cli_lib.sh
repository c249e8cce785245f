# shellcheck shell=sh disable=SC2034,SC2154 # scripts use $source, the runner sets srcdir
# What the tests of the command share; a script sources it, ends with `summary`, and calls for
# each thing that it checks:
#
#   runs STATUS COMMAND...    runs it, output in $out, messages in $err: it ends with STATUS
#   holds WHAT COMMAND...     COMMAND succeeds; WHAT is printed if not
#   near WHAT A B TOLERANCE   A is B but for so large a part of it
#   skip WHY                  a check that can't be made here
#
# A command that hangs is ended after $limit seconds, and has failed.
# It works in an empty folder, which it removes at the end.
set -u
export LC_ALL=C BURGI

[ -x "$BURGI" ] || {
    echo "the burgi command is not built: nothing to test"
    exit 77
}
build=$PWD
source=$(cd "$srcdir" && pwd)
tools=$build/tests
limit=${BURGI_TEST_LIMIT:-120}
command -v timeout >/dev/null 2>&1 || limit=
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work" || exit 1
out=$work/.out
err=$work/.err
passed=0
failed=0
skipped=0

pass() {
    passed=$((passed + 1))
}

fail() {
    failed=$((failed + 1))
    echo "FAIL: $*"
}

skip() {
    skipped=$((skipped + 1))
    echo "SKIP: $*"
}

holds() {
    what=$1
    shift
    if "$@"; then pass; else fail "$what"; fi
}

# Runs a command and sets $status.
run() {
    status=0
    ${limit:+timeout "$limit"} "$@" >"$out" 2>"$err" || status=$?
}

runs() {
    want=$1
    shift
    run "$@"
    if [ "$status" -eq "$want" ]; then
        pass
    else
        fail "$*: status $status, expected $want"
        sed 's/^/    /' "$err"
    fi
}

# The command line was wrong: status 2, one line that names it and --help, no output.
misused() {
    pattern=$1
    shift
    runs 2 "$BURGI" "$@"
    holds "burgi $*: one line on stderr" one_line "$err"
    holds "burgi $*: names $pattern and --help: $(cat "$err")" \
        grep -Eq -- "$pattern.*; see 'burgi.* --help'\$" "$err"
    holds "burgi $*: no output" empty "$out"
}

# The file is broken: status 1, one line that names it and matches the pattern, no output.
refuses() {
    file=$1 pattern=$2
    shift 2
    wrong=$(refusal "$@")
    holds "$file, burgi $*: $wrong" empty_text "$wrong"
}

# What is wrong with how burgi refuses $file, if anything.
refusal() {
    run "$BURGI" "$@"
    [ "$status" -eq 1 ] || echo "status $status, expected 1"
    one_line "$err" || echo "expected one line on stderr"
    message "$file" "$pattern" ||
        echo "expected a message that names it and matches '$pattern', not $(cat "$err")"
    empty "$out" || echo "expected no output"
}

message() {
    case $(cat "$err") in
    "burgi: $1: "*) grep -Eq -- "$2" "$err" ;;
    *) false ;;
    esac
}

one_line() {
    [ "$(wc -l <"$1")" -eq 1 ]
}

empty() {
    [ ! -s "$1" ]
}

empty_text() {
    [ -z "$1" ]
}

equal() {
    [ "$1" = "$2" ]
}

# Whether the command has a sanitizer in it, whose memory is not ours to judge.
# shellcheck disable=SC2016
instrumented() {
    ! sh -c 'ulimit -v 4000000 && "$BURGI" --version' >/dev/null 2>&1
}

# What of the files would steer a terminal: nothing.
# shellcheck disable=SC2317 # called through holds
harmless() {
    [ -z "$(cat "$@" | tr -d '\n\040-\176\200-\377')" ] &&
        ! grep -q "$(printf '\302[\200-\237]')" "$@"
}

# The value at a key of the JSON document in $out.
json() {
    "$tools/cli_json" get "$out" "$@"
}

near() {
    holds "$1: $2, not $3" awk -v a="$2" -v b="$3" -v tol="$4" \
        'BEGIN { d = a - b; if (d < 0) d = -d; if (b < 0) b = -b; exit !(d <= tol * b) }'
}

summary() {
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ]
}
