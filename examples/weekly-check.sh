#!/bin/sh
# Every week: the three checks of the department, and a page for each member to talk through.
#
#   weekly-check.sh [FOLDER]      FOLDER is where the pages go (default: weekly-check)
#
# Writes FOLDER/department.md and FOLDER/<id>-<name>.md, and prints who has something grave.
# Exit code: 0 nothing grave, 1 something grave was found, anything else is mgrday's own (see `mgrday --help`).
# MGRDAY is the command to run (default: mgrday); MGRDAY_DB and the other settings are mgrday's.
set -eu
umask 077
folder=${1:-weekly-check}
mkdir -p "$folder"

mgrday() {
    # Unquoted on purpose: MGRDAY may be a command with words, such as "python3 -m mgrday".
    ${MGRDAY:-mgrday} "$@"
}

# Two files for the script's own use, gone when it ends.
members=$folder/.members
said=$folder/.said
trap 'rm -f "$members" "$said"' EXIT

# page FILE OPTIONS…: one check into a file. 0 or 1 is what --fail-on says; everything else ends the script.
page() {
    file=$1
    shift
    code=0
    mgrday check "$@" --fail-on high --format markdown -o "$file" 2>"$said" || code=$?
    if [ "$code" -gt 1 ]; then
        cat "$said" >&2
        exit "$code"
    fi
}

page "$folder/department.md"
found=$code

# The members who sell and have not left: CSV has the same columns in every language. A name is taken to have no comma.
mgrday member list --format csv >"$members"
while IFS=, read -r id name _department _group role _hired left; do
    case $role in rep | leader) ;; *) continue ;; esac
    [ -z "$left" ] || continue
    page "$folder/$id-$(printf '%s' "$name" | tr '/' '_').md" --member "$id" </dev/null
    if [ "$code" -eq 1 ]; then
        echo "$name：有急事，见 $file"
    fi
done <"$members"
exit "$found"
