#!/usr/bin/env zsh
# complete.zsh FOLDER: what zsh completes with the functions in FOLDER, without a terminal and a hand: for
# each line of standard input that line, and below it each match, one blank to the right.
zmodload zsh/zpty || exit 1
scratch=$(mktemp -d) || exit 1
cat >$scratch/lines
cat >$scratch/.zshrc <<'END'
fpath=($FOLDER $fpath)
autoload -Uz compinit && compinit -D -u
compadd() { # the builtin, whose matches are written down
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
        builtin compadd "$@"
        return
    fi
    local -a matches
    builtin compadd -A matches "$@"
    (( $#matches )) && print -rl -- " "$^matches >>$ZDOTDIR/out
    builtin compadd "$@"
}
answer() {
    local line
    while IFS= read -r line; do
        print -r -- $line >>$ZDOTDIR/out
        BUFFER=$line CURSOR=$#line
        zle list
    done <$ZDOTDIR/lines
    exit
}
zle -C list list-choices _main_complete
zle -N zle-line-init answer
END
export FOLDER=$1 ZDOTDIR=$scratch
zpty zsh zsh -d -i
while zpty -r zsh line; do :; done
cat $scratch/out
rm -rf $scratch
