#!/bin/sh
# Every public header compiles by itself as C11 and C++11, every core header as C11 and C++17,
# without a warning.
set -u
: "${srcdir:=.}" "${CC:=cc}" "${CXX=}"
passed=0 failed=0 skipped=0
warnings="-Wall -Wextra -Wshadow -Wundef -Werror -pedantic"
# Installed, the core lies in burgi/core.
work=tests/headers.tmp
mkdir -p "$work/burgi" && ln -sfn "$(cd "$srcdir" && pwd)/src/core" "$work/burgi/core" || exit 1
trap 'rm -rf "$work"' EXIT
include="-I$srcdir/include -Iinclude -I$work"

# try COMPILER LANGUAGE STANDARD HEADER [FLAG...]
try() {
    compiler=$1 language=$2 standard=$3 header=$4
    shift 4
    # shellcheck disable=SC2086 # compilers and flags are words
    if printf "#include \"%s\"\ntypedef int not_empty;\n" "$header" | $compiler -x $language -std=$standard $warnings $include \
        "$@" -fsyntax-only -; then
        passed=$((passed + 1))
    else
        echo "$header is not clean $standard"
        failed=$((failed + 1))
    fi
}

[ -n "$CXX" ] || echo "SKIP: headers as C++: no C++ compiler"
for header in "$srcdir"/include/burgi.h "$srcdir"/include/burgi/*.h include/burgi/version.h; do
    case $header in */core.h) continue ;; esac # with the core, below
    try "$CC" c c11 "$header" -Wstrict-prototypes -Wc++-compat
    if [ -n "$CXX" ]; then
        try "$CXX" c++ c++11 "$header"
    else
        skipped=$((skipped + 1))
    fi
done
core="-ffp-contract=off -Wconversion -Wdouble-promotion -Wno-unknown-pragmas"
for header in "$srcdir"/include/burgi/core.h "$srcdir"/src/core/*.h "$srcdir"/src/core/*/*.h; do
    # shellcheck disable=SC2086
    try "$CC" c c11 "$header" -Wc++-compat $core
    if [ -n "$CXX" ]; then
        # shellcheck disable=SC2086
        try "$CXX" c++ c++17 "$header" $core
    else
        skipped=$((skipped + 1))
    fi
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
