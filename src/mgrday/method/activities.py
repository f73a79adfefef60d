"""Activities for the low of the afternoon and of the week, one after the other (``activities.toml``)."""

from datetime import date

from mgrday.days import next_workday, workday_number
from mgrday.method import files
from mgrday.method.source import Source, Texts

KEYS = frozenset({"id", "zh", "en"})
Activities = dict[str, tuple[Texts, ...]]


def activities() -> Activities:
    """The activities for the ``afternoon`` and of the ``week``. Raises SettingsError for a broken file."""
    return files.read("activities", read)


def read(source: Source) -> Activities:
    """The activities that a file has."""
    source.only("afternoon", "week")
    found: Activities = {}
    for table in ("afternoon", "week"):
        seen: set[str] = set()
        texts = []
        for entry in source.some(table, KEYS):
            entry.id(seen)
            texts.append(entry.texts())
        found[table] = tuple(texts)
    return found


def activity(which: str, day: str) -> str:
    """The activity that falls on `day`, in the language in use: ``afternoon``, ``tomorrow`` (the next workday's) or ``week``.

    They are taken one after the other, by the running number of the workday or of the week: none comes again before all
    have been used.
    """
    if which == "tomorrow":
        return activity("afternoon", next_workday(day))
    choices = activities()[which]
    number = (date.fromisoformat(day).toordinal() - 1) // 7 if which == "week" else workday_number(day)
    return choices[number % len(choices)].said
