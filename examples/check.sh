#!/bin/sh
# Builds each example as its first lines say, against the library of this build, and runs it:
# each checks its own results.  A language whose compiler is absent is skipped.
set -u
: "${srcdir:=.}" "${CC:=cc}" "${CXX=}" "${FC=}" "${PYTHON=}" "${INSTRUMENT_CFLAGS=}"
export LC_ALL=C
work=examples/check.tmp
passed=0 failed=0 skipped=0
rm -rf "$work"
mkdir -p "$work/burgi" || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
# Installed, the core lies in burgi/core.
ln -s "$(cd "$srcdir" && pwd)/src/core" "$work/burgi/core" || exit 1

skip() {
    echo "$1 skipped: $2"
    skipped=$((skipped + 1))
}

# judge NAME STATUS
judge() {
    if [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
    else
        echo "$1 failed"
        failed=$((failed + 1))
    fi
}

# example FILE TAG COMPILER [FLAG...]: compiles and runs $srcdir/examples/FILE
example() {
    file=$1 tag=$2 compiler=$3
    program=$work/${file%.*}
    shift 3
    if [ -z "$compiler" ]; then
        skip "$file" "no compiler for it"
        return
    fi
    if [ -n "$INSTRUMENT_CFLAGS" ] && [ "$compiler" != "$CC" ]; then
        skip "$file" "the library is instrumented by $CC, with a run-time library of its own"
        return
    fi
    echo "-- $file"
    # shellcheck disable=SC2086 # compilers and flags are words
    $compiler "$@" $INSTRUMENT_CFLAGS -c "$srcdir/examples/$file" -o "$program.o" &&
        ./libtool --quiet --tag="$tag" --mode=link $compiler $INSTRUMENT_CFLAGS "$program.o" \
            libburgi.la -lm -o "$program" &&
        "$program"
    judge "$file" $?
}

include="-I$srcdir/include -Iinclude -I$work"
warnings="-Wall -Wextra -Werror"
# shellcheck disable=SC2086
{
    example besseli.c CC "$CC" -std=c11 -O1 $warnings $include
    example gig_fit.c CC "$CC" -std=c11 -O1 $warnings $include
    example vmf_fit.c CC "$CC" -std=c11 -O1 $warnings $include
    example core.c CC "$CC" -std=c11 -O2 -ffp-contract=off $warnings -Wno-unknown-pragmas $include
    example matern.cc CXX "$CXX" -std=c++11 -O1 $warnings $include
    # it compares bits on purpose
    example besselk.f90 CC "$FC" -std=f2018 -O1 $warnings -Wno-compare-reals -J "$work"
}

library=$(find .libs -name 'libburgi.so' -o -name 'libburgi.dylib' 2>/dev/null | head -n 1)
if [ -z "$PYTHON" ] || ! "$PYTHON" -c 'import ctypes, numpy' 2>/dev/null; then
    skip vmf_fit.py "no python3 with numpy"
elif [ -z "$library" ]; then
    skip vmf_fit.py "no shared library in this build"
elif [ -n "$INSTRUMENT_CFLAGS" ]; then
    skip vmf_fit.py "an instrumented library wants an instrumented python3"
else
    echo "-- vmf_fit.py"
    BURGI_LIBRARY=$PWD/$library "$PYTHON" "$srcdir/examples/vmf_fit.py"
    judge vmf_fit.py $?
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
