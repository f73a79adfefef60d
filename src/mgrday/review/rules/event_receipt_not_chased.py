"""``event.receipt_not_chased``: the event is tomorrow or begins today, and nobody has asked this client whether they come."""

from collections.abc import Iterator, Mapping

from mgrday.days import next_workday, say_day
from mgrday.report import Finding, Record
from mgrday.review.guests import chase_from, is_chasing
from mgrday.review.question import Question
from mgrday.review.rules.base import Rule
from mgrday.review.rules.saying import first_day, owned
from mgrday.store.named import beside
from mgrday.words import N_, _


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Receipts of events that are being chased, of clients not called since it began; whose: the owner's, else the inviter's."""
    sql, today = beside(__file__), question.today
    for event in question.reader.rows(sql["events"], today=today, until=next_workday(today)):
        if not is_chasing(event["starts_at"], question.time):
            continue
        since = chase_from(event["day"])
        for row in question.reader.rows(sql["receipts"], event=event["id"], since=since, **question.scope):
            yield Finding(
                RULE.name,
                "high",
                row["member"],
                row["client"],
                Record("receipt", row["receipt_id"]),
                first_day(today, since, row["received_on"]),
                _("{client}: receipt for {event} ({day}), not called about coming").format(
                    client=owned(row, today), event=event["name"], day=say_day(event["day"], today)
                ),
                f"mgrday receipt chase {event['id']} {row['id']}",
            )


RULE = Rule(
    name="event.receipt_not_chased",
    summary=N_("From the workday before an event until its noon: a client with a receipt was not called since that workday."),
    severities=("high",),
    find=find,
)
