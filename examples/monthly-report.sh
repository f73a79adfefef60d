#!/bin/sh
# At the start of a month: the report of the month before, to send on and to keep.
#
#   monthly-report.sh [FOLDER [PERIOD]]      FOLDER (default: monthly-report), PERIOD (default: last-month)
#
# Writes FOLDER/report.html (to send on), FOLDER/report.md and FOLDER/ranking.csv (to keep), and a check of this week for
# each member, FOLDER/<id>-<name>.md, for the talks that open the month.
# Exit code: 0 nothing grave, 1 something grave was found, anything else is mgrday's own (see `mgrday --help`).
# MGRDAY is the command to run (default: mgrday); MGRDAY_DB and the other settings are mgrday's.
set -eu
umask 077
folder=${1:-monthly-report}
period=${2:-last-month}
mkdir -p "$folder"

mgrday() {
    # Unquoted on purpose: MGRDAY may be a command with words, such as "python3 -m mgrday".
    ${MGRDAY:-mgrday} "$@"
}

# The page shows what is grave, and --fail-on turns that into exit code 1; 2 and more end the script at once.
found=0
mgrday report month --period "$period" --fail-on high -o "$folder/report.html" || found=$?
[ "$found" -le 1 ] || exit "$found"
mgrday report month --period "$period" --format markdown -o "$folder/report.md"
mgrday rank --period "$period" --format csv >"$folder/ranking.csv"

# The members who sell and have not left: CSV has the same columns in every language. A name is taken to have no comma.
members=$folder/.members
trap 'rm -f "$members"' EXIT
mgrday member list --format csv >"$members"
while IFS=, read -r id name _department _group role _hired left; do
    case $role in rep | leader) ;; *) continue ;; esac
    [ -z "$left" ] || continue
    mgrday check --member "$id" --format markdown -o "$folder/$id-$(printf '%s' "$name" | tr '/' '_').md" </dev/null
done <"$members"

if [ "$found" -eq 1 ]; then
    echo "月报在 $folder，里面有急事要处理"
else
    echo "月报在 $folder"
fi
exit "$found"
