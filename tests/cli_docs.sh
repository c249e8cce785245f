#!/bin/sh
# The sessions of README.md and docs/command.md print what they show.
# shellcheck disable=SC2154 # the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

# Each ```console block goes to a file of its own.
awk '/^```console/ { name = sprintf("session%02d", ++n); next }
     /^```/ { name = "" }
     name { print >name }' "$source/README.md" "$source/docs/command.md"
holds "sessions in README.md and docs/command.md" [ -s session06 ]

# The commands of a session and what they print.
again() {
    (
        PATH=$(dirname "$BURGI"):$PATH
        cd "$source" || exit
        sed -n 's/^\$ //p' "$1" | while read -r line; do
            printf '$ %s\n' "$line"
            eval "$line" 2>&1
        done
    )
}

# libm, which differs between systems in a last bit, has a part in intervals.
round() {
    sed 's/\(\.[0-9]\{10\}\)[0-9]*/\1/g' "$1"
}

for session in session*; do
    folder=$(sed -n 's/^\$ cd //p' "$session")
    if [ -n "$folder" ] && ! (cd "$source" && [ -d "$folder" ]); then
        skip "$session: there is no $folder"
        continue
    fi
    again "$work/$session" >"$out"
    round "$out" >got
    round "$session" >want
    holds "$(head -n 1 "$session")" diff want got
done
summary
