"""Slips of the pen as findings that can be put off: no rule finds them by itself, since they are looked for on demand."""

from collections.abc import Collection

from mgrday.report import Finding, Record, Severity
from mgrday.review.near import slips
from mgrday.review.question import Question
from mgrday.review.rules.saying import first_day, owned
from mgrday.store.reader import Row, in_chunks
from mgrday.store.references import candidates
from mgrday.words import _

RULE = "client.duplicate"
SEVERITY: Severity = "low"
"""They are put off beside the other pairs of the same client; one that shares a phone as well is graver."""


def meant(question: Question, reference: str) -> list[Finding]:
    """The slips of the clients that `reference` may mean."""
    return of(question, {int(row["id"]) for row in candidates(question.reader, "lead", reference)})


def of(question: Question, clients: Collection[int]) -> list[Finding]:
    """One finding for each slip of which one of `clients` is the later."""
    pairs = [pair for pair in slips(question.reader, set(clients), ()) if pair.b in clients] if clients else []
    known: dict[object, Row] = {}
    for ids in in_chunks({each for pair in pairs for each in (pair.a, pair.b)}):
        whose = "from clients c left join members m on m.id = c.owner_id"
        sql = f"select c.id, c.name as client, c.created_on, m.name as member, m.left_on {whose} where c.id in ({ids})"
        known |= {row["id"]: row for row in question.reader.rows(sql)}
    return [
        Finding(
            RULE,
            SEVERITY,
            known[pair.b]["member"],
            pair.other,
            Record("lead", pair.b),
            first_day(question.today, known[pair.a]["created_on"], known[pair.b]["created_on"]),
            _("{client} and {other} differ as by a slip of the pen").format(
                client=owned(known[pair.b], question.today), other=pair.client
            ),
            f"mgrday lead merge {pair.a} {pair.b}",
        )
        for pair in pairs
    ]
