# Completion of mgrday in fish: mgrday answers with a word and, after a tab, what it means, per line; 10 means a file.
function __mgrday_complete
    set -l answer (_MGRDAY_COMPLETE=fish mgrday (commandline -cp | string collect) 2>/dev/null)
    if test $status -eq 10
        __fish_complete_path (commandline -ct)
    else if set -q answer[1]
        printf '%s\n' $answer
    end
end
complete --command mgrday --no-files --keep-order --arguments '(__mgrday_complete)'
