"""``service.missing``: a client that signed and was left alone."""

from collections.abc import Iterator, Mapping

from mgrday.days import between, say_day, shift
from mgrday.report import Finding, Record
from mgrday.review.question import Question
from mgrday.review.rules.base import Number, Rule
from mgrday.review.rules.saying import first_day, owned, word
from mgrday.store.named import beside
from mgrday.words import N_, _, ngettext


def find(question: Question, settings: Mapping[str, int]) -> Iterator[Finding]:
    """Signed clients without a call, visit or salon done since; an objection is no service.

    ``signed_within`` (days) leaves out who signed longer ago, 0 nobody: the rule costs a year, not a history.
    """
    today, days, within = question.today, settings["days"], settings["signed_within"]
    rows = question.reader.rows(
        beside(__file__)["without_service"],
        before=shift(today, -days),
        earliest=shift(today, -within) if within else "",
        **question.scope,
    )
    for row in rows:
        waiting = between(row["signed_on"], today)
        if row["open_id"] is None:
            command = _("mgrday service add {client} visit --due DAY").format(client=word(row["client"]))
        else:
            command = f"mgrday service done {row['open_id']}"
        yield Finding(
            RULE.name,
            "medium",
            row["member"],
            row["client"],
            Record("lead", row["id"]),
            first_day(today, shift(row["signed_on"], days + 1)),
            ngettext(
                "{client} signed {day} and has had no service for {days} day",
                "{client} signed {day} and has had no service for {days} days",
                waiting,
            ).format(client=owned(row, today), day=say_day(row["signed_on"], today), days=waiting),
            command,
        )


RULE = Rule(
    name="service.missing",
    summary=N_(
        "A client signed in the last days (signed_within) had no call, visit or salon more than so many days after; "
        "an objection is none."
    ),
    severities=("medium",),
    find=find,
    settings={
        "days": Number(7, "days", N_("How many days after signing the first service has to be done.")),
        "signed_within": Number(365, "days", N_("Clients that signed longer ago are left out; 0 leaves out nobody.")),
    },
)
