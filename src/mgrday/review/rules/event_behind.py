"""``event.behind``: an event for which fewer are invited, or have answered, than are due at its stage."""

from collections.abc import Iterator, Mapping

from mgrday.days import last_workday, say_day, shift
from mgrday.method.event_stages import SHARES, invitation_days
from mgrday.report import Finding, Record
from mgrday.review.event_stage import Due, broken, due, say_parts
from mgrday.review.question import Question
from mgrday.review.rules.base import Rule
from mgrday.review.rules.saying import first_day
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import N_, _

Counts = dict[str, list[tuple[str, int]]]
"""By metric, the days on which there were some, each with how many."""


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Events ahead, one finding each; without a readable file of stages nothing is due (the pages say why)."""
    if question.member is not None:
        return
    queries, reader = beside(__file__), question.reader
    for event in reader.rows(queries["ahead"], today=question.today):
        if broken() is not None:
            return
        found = due(event, question.time)
        if found is None or not found.behind(0, 0):
            continue
        counts: Counts = {key: reader.tuples(queries[key], event=event["id"]) for key in SHARES}
        if found.behind(**_there(counts, question.today)):
            yield _finding(question, event, found, counts)


def _there(counts: Counts, day: str) -> dict[str, int]:
    """How many there were by the end of `day`."""
    return {key: sum(count for own, count in counts[key] if own <= day) for key in SHARES}


def _finding(question: Question, event: Row, found: Due, counts: Counts) -> Finding:
    there = _there(counts, question.today)
    return Finding(
        RULE.name,
        "high",
        None,
        None,
        Record("event", event["id"]),
        first_day(question.today, _since(question, event, counts)),
        _("{event} ({day}), {stage}: {parts}").format(
            event=event["name"],
            day=say_day(event["day"], question.today),
            stage=found.stage.name,
            parts=" · ".join(say_parts(found, **there, short=True)),
        ),
        f"mgrday event board {event['id']}",
    )


def _since(question: Question, event: Row, counts: Counts) -> str:
    """The first day of the run of days, up to today, at whose end too few were there; no earlier than the preparation."""
    since = question.today
    earliest = last_workday(invitation_days(event["day"], event["invite_from"])[0])
    while since > earliest:
        before = shift(since, -1)
        found = due(event, f"{before} 23:59")
        if found is None or not found.behind(**_there(counts, before)):
            break
        since = before
    return since


RULE = Rule(
    name="event.behind",
    summary=N_("Invitations to an event or its receipts are under the share of the goal that is due at its stage."),
    severities=("high",),
    find=find,
)
