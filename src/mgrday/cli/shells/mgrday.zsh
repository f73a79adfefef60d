#compdef mgrday
# Completion of mgrday in zsh: mgrday answers with a word and, after a tab, how it is shown, per line; 10 means a file.
_mgrday() {
    local answer line typed=${(Q)PREFIX}
    local -a values shown
    answer=$(COLUMNS=$COLUMNS _MGRDAY_COMPLETE=zsh mgrday "${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX" 2>/dev/null)
    if (( $? == 10 )); then
        _files
        return
    fi
    for line in ${(f)answer}; do
        values+=("${line%%$'\t'*}")
        shown+=("${line#*$'\t'}")
    done
    (( $#values )) || return 1
    # Where what was typed is inside the names or spelled by initials, they have no common beginning to go on from.
    (( $#values > 1 && ${#values:#${(b)typed}*} )) && compstate[insert]=menu
    compadd -U -l -V mgrday -d shown -a values
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _mgrday mgrday
