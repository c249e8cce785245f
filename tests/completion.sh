#!/bin/sh
# Completion in bash and zsh: every command, every option of its --help, every value that it says it
# expects, the functions, and files where files are read or written; and nothing else.
# shellcheck disable=SC2086,SC2154 # commands are words, srcdir is set
. "$srcdir/tests/cli_lib.sh"
PATH=$(dirname "$BURGI"):$PATH
commands=$("$BURGI" --help | sed -n '/^Usage/,/^$/ s/^  \([a-z][a-z ]*[a-z]\)  .*/\1/p')
mkdir files
touch files/only.npy

# Options of a command: what stands in front of the column of the descriptions, or fills the line.
options() {
    "$BURGI" $1 --help | grep '^  -' | sed 's/   *[^ -].*$//' | grep -oE -- '(^| )--?[a-z][a-z-]*' |
        tr -d ' ' | sort -u
}

# What an option is complained of for a value that it can't have; nothing where that is no list.
values() {
    "$BURGI" $1 "$2" '?' 2>&1 </dev/null | sed -n 's/.*: expected \(one of \)\{0,1\}\(.*\), found ?.*/\2/p' |
        grep -vE '[^,r] [^o]' | sed 's/ or /, /; s/^,, /,\n/; s/, /\n/g'
}

# A line, and below it the words of standard input.
expect() {
    echo "$1"
    sed 's/^/ /' | sort
}

expectations() {
    { echo "$commands" | cut -d' ' -f1; echo help; } | sort -u | expect 'burgi '
    echo "$commands" | sed -n 's/^vmf //p' | expect 'burgi vmf '
    echo "$commands" | sed -n 's/^vmf //p' | expect 'burgi help vmf '
    echo fit | expect 'burgi vmf f'
    options '' | expect 'burgi -'
    "$BURGI" eval --list | cut -d' ' -f1 | expect 'burgi eval '
    echo only.npy | expect 'burgi vmf merge '
    echo only.npy | expect 'burgi vmf sample --mu '
    echo only.npy | expect 'burgi vmf fit only.npy --labels='
    echo only.npy | expect 'burgi vmf fit only.npy -o '
    expect 'burgi vmf fit --threads ' </dev/null
    expect 'burgi eval log_besseli 1' </dev/null
    echo "$commands" | while read -r command; do
        options "$command" | expect "burgi $command -"
        for option in $(options "$command" | grep -- --); do
            list=$(values "$command" "$option")
            [ -z "$list" ] || echo "$list" | expect "burgi $command $option="
            [ -z "$list" ] || echo "$list" | expect "burgi $command $option "
        done
    done
}
expectations >want
holds "expectations" grep -q 'burgi vmf sample --dtype=' want


for shell in bash zsh; do
    command -v $shell >/dev/null || { skip "no $shell"; continue; }
    (cd files && grep '^burgi' ../want | $shell "$source/tests/complete.$shell" "$source/completion") >raw
    awk '/^ / { sub(/=$/, ""); print | "sort -u"; next } { close("sort -u"); print; fflush() }' raw >got
    holds "$shell: $(diff want got)" cmp -s want got
done
summary
