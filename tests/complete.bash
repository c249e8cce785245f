#!/usr/bin/env bash
# complete.bash FOLDER: what bash completes with FOLDER/burgi.bash: for each line of standard input that
# line, and below it each match, one blank to the right.
# shellcheck disable=SC1091
. "$1/burgi.bash"
files=
compopt() { # outside readline it only complains
    [ "$2" = default ] && files=yes
}
while IFS= read -r line; do
    echo "$line"
    read -ra COMP_WORDS <<<"${line//=/ = }" # as readline breaks it
    [[ $line == *[\ =] ]] && COMP_WORDS+=('')
    [[ $line == *= ]] && unset 'COMP_WORDS[-1]'
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    files=
    _burgi burgi
    [ -z "$files" ] || mapfile -t COMPREPLY < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]#=}")
    for reply in "${COMPREPLY[@]}"; do
        echo " $reply"
    done
done
