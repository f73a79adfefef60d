"""``outing.overlap``: a member who is in two places at once."""

from collections.abc import Iterator, Mapping

from mgrday.days import say_day, shift
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import LONGEST_OUTING, Rule
from mgrday.review.rules.saying import first_day, say_time
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """One finding for each pair, about the later outing; an outing is out from leaving up to, not including, its end."""
    queries = beside(__file__)
    today = question.today
    start, end = question.window
    earliest = shift(start, -LONGEST_OUTING)
    later = question.reader.rows(
        queries["overlapping"], today=today, start=start, end=end, earliest=earliest, **question.scope
    )
    for row in later:
        day, time = row["left_at"][:10], row["left_at"][11:]
        earlier = question.reader.rows(
            queries["earlier"], owner=row["member_id"], id=row["id"], left_at=row["left_at"], earliest=earliest
        )
        for other in earlier:
            until = other["ends_at"]
            yield Finding(
                RULE.name,
                "high",
                row["member"],
                row["client"],
                Record("outing", row["id"]),
                first_day(today, day),
                _("{member} left for {client} ({day} {time}) while still out at {other} until {until}").format(
                    member=row["member"],
                    client=row["client"],
                    day=say_day(day, today),
                    time=time,
                    other=other["client"],
                    until=until[11:] if until[:10] == day else say_time(until, today),
                ),
                f"mgrday outing show {row['id']}",
            )


RULE = Rule(
    name="outing.overlap",
    summary=N_("Two outings of one member overlap in time."),
    severities=("high",),
    find=find,
)
