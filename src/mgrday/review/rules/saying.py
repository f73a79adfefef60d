"""What the rules say alike: who a client belongs to, the first day, a word of a command."""

import re
import shlex
from collections.abc import Mapping
from typing import Any

from mgrday.days import say_day
from mgrday.kinds.codes import say_value as say_value
from mgrday.words import _

PLAIN_WORD = re.compile(r"\w[\w.·]*")


def owner(row: Mapping[str, Any], today: str) -> str:
    """Whose client it is: the columns `member` and `left_on` of a row; says so when they have left or there is nobody."""
    if row["member"] is None:
        return _("no owner")
    if row["left_on"] is not None and row["left_on"] <= today:
        return _("{member}, left").format(member=row["member"])
    return str(row["member"])


def graded(row: Mapping[str, Any], today: str) -> str:
    """The client with grade and owner, from the columns `client`, `grade`, `member` and `left_on`."""
    return _("{client} ({grade}, {member})").format(client=row["client"], grade=row["grade"], member=owner(row, today))


def owned(row: Mapping[str, Any], today: str) -> str:
    """The client with its owner, from the columns `client`, `member` and `left_on`."""
    return _("{client} ({member})").format(client=row["client"], member=owner(row, today))


def first_day(today: str, *days: str | None) -> str:
    """The first day on which all of several things were so: the latest of the days since which each is; never after today."""
    return min(today, max((day[:10] for day in days if day), default=today))


def say_time(time: str, today: str) -> str:
    """The day of `time` as it is said, and the time of day."""
    return f"{say_day(time[:10], today)} {time[11:]}"


def say_metric(metric: str) -> str:
    """A metric's name in the language in use."""
    from mgrday.kinds.codes import METRIC

    return METRIC.label(metric)


def word(text: str) -> str:
    """`text` as one word of a command line."""
    return text if PLAIN_WORD.fullmatch(text) else shlex.quote(text)
