"""What the demonstration's manager did and no import file can say.

Watched, lifted and paired members, named key deals, put findings off.
"""

import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mgrday.days import shift
from mgrday.exchange.story import Calendar
from mgrday.records import event_matters, event_posts, people, snooze
from mgrday.records.unit import writing
from mgrday.review.findings import every
from mgrday.review.question import Question
from mgrday.review.snoozing import chosen
from mgrday.store.references import find
from mgrday.store.work import Work

HOUR = 9
"""When the manager does it."""


def lead(file: Path, store: Path, calendar: Calendar, now: datetime, actor: str) -> None:
    """Do the steps of `file` on their days, moved by `calendar`, each as a command of its own."""
    for step in tomllib.loads(file.read_text(encoding="utf-8"))["step"]:
        verb, whom, text = step["verb"], step["whom"], step["text"]
        with writing(str(store), _moment(verb, calendar.day(step["day"]), now), actor, f"{verb} {whom} {text}".strip()) as work:
            VERBS[verb](work, whom, text)


def _moment(verb: str, day: str, now: datetime) -> datetime:
    """When a step happens; a watch belongs to the month that runs, wherever the story's day has moved to."""
    if verb == "member watch":
        day = max(day, f"{now.date().isoformat()[:8]}01")
    return min(datetime.fromisoformat(day).replace(hour=HOUR), now)


def _watch(work: Work, whom: str, text: str) -> None:
    people.watch(work, find(work.reader, "member", whom), text)


def _lift(work: Work, whom: str, text: str) -> None:
    people.lift(work, find(work.reader, "member", whom), text)


def _drop(work: Work, whom: str, text: str) -> None:
    people.drop(work, find(work.reader, "member", whom))


def _pair(work: Work, whom: str, text: str) -> None:
    people.pair(work, find(work.reader, "member", whom), find(work.reader, "member", text))


def _key(work: Work, whom: str, text: str) -> None:
    """The deal came with the import, which knows no day of recording: it has been a key deal since this one."""
    work.update("deals", find(work.reader, "deal", whom), {"created_on": work.today, "key_on": work.today})


def _snooze(work: Work, whom: str, text: str) -> None:
    """Put off the finding of two clients that look like one, for ten days."""
    rule = "client.duplicate"
    question = Question(work.reader, work.now)
    (found, *_same) = chosen(work.reader, every(question, [rule]), rule, whom, None)
    snooze.put_off(work, found, shift(work.today, 10), text)


def _role(work: Work, whom: str, text: str) -> None:
    member, role = text.split()
    event_posts.give(work, find(work.reader, "event", whom), find(work.reader, "member", member), event_posts.role_of(role))


def _train(work: Work, whom: str, text: str) -> None:
    members = [find(work.reader, "member", member) for member in text.split()]
    event_posts.train(work, find(work.reader, "event", whom), members, None, work.today)


def _settle(work: Work, whom: str, text: str) -> None:
    """A special matter is done: its id, ``--done --by`` whom, ``--note`` what there is to say."""
    item, _done, _by, by, *note = text.split()
    event = find(work.reader, "event", whom)
    found = event_matters.item_of(work.reader, event, item)
    event_matters.tick(work, event, found, work.today, by, note[1] if note else None)


VERBS: dict[str, Callable[[Work, str, str], None]] = {
    "member watch": _watch,
    "member lift": _lift,
    "member lift --drop": _drop,
    "member mentor": _pair,
    "deal key": _key,
    "event role": _role,
    "event train": _train,
    "event matter": _settle,
    "findings snooze client.duplicate": _snooze,
}
