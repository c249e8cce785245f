# Sourced by the tools: the source tree, packages, builds.  After it the current directory is
# the top of the source tree.
#
#   packages SET...            install what is missing of these sets of tools/packages
#   build DIR [OPTION...]      bootstrap, configure with OPTIONs where they are new, make
#   build_clang                the instrumented build in $clang_dir: clang, no warning, sanitizers
#   need COMMAND PACKAGE       end the check as skipped (77) where COMMAND is absent
# shellcheck shell=bash
set -u
tool=$(basename "$0")
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
jobs=$(nproc 2>/dev/null || echo 2)

die() {
    echo "$tool: $*" >&2
    exit 1
}

need() {
    command -v "$1" >/dev/null && return
    echo "skipped: no $1 (Debian: $2)"
    exit 77
}

# The names of a set in tools/packages.
packages_of() {
    sed -n "s/^$1  *\([^ #]*\).*/\1/p" tools/packages
}

# Those that are not installed.
missing() {
    local set name
    for set; do
        for name in $(packages_of "$set"); do
            [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] ||
                echo "$name"
        done
    done
}

apt_install() {
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
        --no-install-recommends "$@"
}

# Fails, having said which packages to install, where it cannot install them.
packages() {
    local names root=()
    command -v apt-get >/dev/null || return 0 # not Debian: configure says what is missing
    names=$(missing "$@" | sort -u | tr '\n' ' ')
    [ -z "$names" ] && return 0
    if [ "$(id -u)" != 0 ]; then
        root=(sudo)
        [ -t 0 ] || root=(sudo -n)
    fi
    echo "$tool: installing $names" >&2
    # Package lists may be absent or stale: then fetch them and try once more.
    # shellcheck disable=SC2086
    if { apt_install $names || { "${root[@]}" apt-get update -qq; apt_install $names; }; } \
        >/dev/null 2>&1; then
        return 0
    fi
    echo "$tool: cannot install packages here; please install: $names" >&2
    return 1
}

# Builds in DIR, and shows the end of the log only where that fails.
build() {
    local dir=$1 log=$1.log
    shift
    mkdir -p "$dir"
    { bootstrap && configure_in "$dir" "$@" && make -C "$dir" -j"$jobs"; } >"$log" 2>&1 && return
    tail -n 30 "$log" >&2
    die "the build failed; its log is $log"
}

bootstrap() {
    [ -x configure ] && [ -f Makefile.in ] || autoreconf -fi
}

configure_in() {
    local dir=$1 top=$PWD
    shift
    [ -f "$dir/Makefile" ] && [ "$(cat "$dir/options" 2>/dev/null)" = "$*" ] && return
    (cd "$dir" && "$top/configure" "$@") && echo "$*" >"$dir/options"
}

# One build for make check and the fuzz targets, with one instruction set beside base, whose vectors
# could read past an end.  Without Boost, with which the benches would be linked by g++, to which
# fuzzer-no-link is unknown.
clang_dir=build/ci/clang
vector_isa=no
case $(uname -m) in
    x86_64) grep -qw avx2 /proc/cpuinfo && grep -qw fma /proc/cpuinfo && grep -qw f16c /proc/cpuinfo && vector_isa=avx2 ;;
    aarch64) vector_isa=neon ;;
esac
build_clang() {
    build "$clang_dir" CC=clang --enable-werror --enable-fuzz --disable-shared \
        --enable-sanitizers=address,undefined --enable-command --enable-tests \
        --disable-reference --disable-cuda-host --enable-simd="$vector_isa" CFLAGS="-O1 -g" \
        ac_cv_header_boost_math_special_functions_bessel_hpp=no
}
