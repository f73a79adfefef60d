"""The user's own file of holidays and make-up workdays, for the years the built-in Chinese calendar does not know."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from mgrday.days import Day, Span, between, shift, use_workdays
from mgrday.errors import SettingsError
from mgrday.words import _


def use_workdays_file(path: Path) -> None:
    """Use the days in a TOML file: two lists, ``holidays`` and ``makeup``, of days or of runs ``first..last``.

    They win over the built-in calendar. Raises SettingsError where the file cannot be read or holds something else.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for key in content:
            if key not in ("holidays", "makeup"):
                raise ValueError(key)
        holidays, makeup = (frozenset(listed(content.get(key, []))) for key in ("holidays", "makeup"))
    except (OSError, ValueError, OverflowError) as error:
        raise SettingsError(
            _("The file of holidays {file} cannot be read: {reason}").format(file=path, reason=error),
            todo=_('Write for example: holidays = ["2027-02-05..2027-02-11"] and makeup = ["2027-02-14"]'),
        ) from error
    use_workdays(holidays, makeup)


def listed(entries: object) -> Iterator[Day]:
    """The days of one list. ValueError for what is no list, no day, or a run that is backward or over a year."""
    if not isinstance(entries, list):
        raise ValueError(entries)
    for entry in entries:
        first, _dots, last = str(entry).partition("..")
        start = date.fromisoformat(first).isoformat()
        end = shift(last or start, 1)
        if not 0 < between(start, end) <= 366:
            raise ValueError(entry)
        yield from Span(start, end).days()
