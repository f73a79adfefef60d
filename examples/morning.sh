#!/bin/sh
# Every morning: write the briefing to a file, and say one line that can be pasted into the department's chat.
#
#   morning.sh [FILE]        FILE is where the briefing goes (default: morning.md)
#
# Exit code: 0 nothing grave, 1 something grave was found, anything else is mgrday's own (see `mgrday --help`).
# MGRDAY is the command to run (default: mgrday); MGRDAY_DB and the other settings are mgrday's.
set -eu
umask 077
file=${1:-morning.md}

mgrday() {
    # Unquoted on purpose: MGRDAY may be a command with words, such as "python3 -m mgrday".
    ${MGRDAY:-mgrday} "$@"
}

# --fail-on makes the exit code 1 where there are findings that grave; 2 and more mean that mgrday could not do it.
code=0
mgrday today --fail-on high --format markdown -o "$file" || code=$?
if [ "$code" -gt 1 ]; then
    echo "morning.sh: no briefing today, mgrday ended with $code" >&2
    exit "$code"
fi

# One line per finding under a header; every finding is on one line in CSV.
grave=$(mgrday findings --severity high --format csv | tail -n +2 | wc -l | tr -d ' ')
if [ "$code" -eq 1 ]; then
    echo "今天有 $grave 件急事，先看 $file"
else
    echo "今天没有急事，详细的在 $file"
fi
exit "$code"
