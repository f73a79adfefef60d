# Completion of mgrday in bash: mgrday answers with the words that may stand at the cursor, ready to be put in; 10 means a file.
_mgrday_completion() {
    local answer entry
    COMPREPLY=()
    answer=$(COLUMNS=$COLUMNS _MGRDAY_COMPLETE=bash mgrday "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" "$COMP_TYPE" 2>/dev/null)
    if [ $? -eq 10 ]; then
        compopt -o default
        return
    fi
    while IFS= read -r entry; do
        [ -n "$entry" ] && COMPREPLY+=("$entry")
    done <<<"$answer"
}
complete -o nosort -F _mgrday_completion mgrday 2>/dev/null || complete -F _mgrday_completion mgrday
