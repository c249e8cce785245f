# What tests of pictures share; after cli_lib.sh.
# shellcheck shell=sh disable=SC2154 # the runner sets work
SCRIPT=$work/script
PID=$work/pid
export SCRIPT PID
real_path=$PATH
mkdir pictures

# imitates WHAT: a gnuplot that keeps the script and then does WHAT; burgi asks first whether there is one, by
# a script that plots nothing.
imitates() {
    mkdir -p fake
    printf '#!/bin/sh\ncat >"$SCRIPT"\ngrep -q "^plot" "$SCRIPT" || exit 0\n%s\n' "$1" >fake/gnuplot
    chmod +x fake/gnuplot
    PATH=$work/fake:$real_path
}
block() { # block NAME: a data block of the script
    sed -n "/^\\\$$1 << END/,/^END/p" script | grep -v END
}
near() { # near WHAT A B TOLERANCE, relative
    holds "$1: $2, not $3" awk -v a="$2" -v b="$3" -v tol="$4" \
        'BEGIN { d = a - b; if (d < 0) d = -d; if (b < 0) b = -b; exit !(d <= tol * b) }'
}
