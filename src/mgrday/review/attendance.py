"""How many will come to an event: its receipts at this department's own rates, by what each client said when chased."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import Any

from mgrday.days import shift
from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.words import _, ngettext

Answer = str | None
SQL = beside(__file__)
USUAL: Mapping[Answer, float] = {"yes": 0.7, None: 0.5, "later": 0.3, "unreachable": 0.2, "no": 0.0}
"""Which share comes of those who gave each answer, as long as the department's own events say too little."""
ENOUGH = 10
"""From so many cases of an answer on, the department's own share is used."""
MOST_EVENTS = 12
SPREAD = 1.28
"""So many standard deviations hold four cases of five."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Which share of those with one answer came, out of so many cases; `own` where that is the department's own."""

    share: float
    cases: int
    own: bool


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates by answer (None: not chased), learnt from so many events."""

    by_answer: Mapping[Answer, Rate]
    events: int


@dataclass(frozen=True, slots=True)
class Expected:
    """How many of the `receipts` will come, from `low` to `high`, and with how many `people` of those `promised`."""

    receipts: int
    coming: int
    low: int
    high: int
    people: int
    promised: int
    rates: Rates

    def numbers(self) -> dict[str, object]:
        """The figures, as scripts read them."""
        return {
            "expected": self.coming,
            "expected_low": self.low,
            "expected_high": self.high,
            "expected_people": self.people,
            "promised_people": self.promised,
            "rates": {
                answer or "unchased": {"share": round(rate.share, 4), "cases": rate.cases, "own": rate.own}
                for answer, rate in self.rates.by_answer.items()
            },
        }

    def say(self) -> str:
        """The figures in one sentence."""
        text = _("about {coming} of {receipts} will come ({low} to {high}), {people} people of {promised} promised")
        return text.format(
            coming=self.coming,
            receipts=self.receipts,
            low=self.low,
            high=self.high,
            people=self.people,
            promised=self.promised,
        )

    def say_basis(self) -> str:
        """Whose rates these are: the department's own, the usual ones, or some of each."""
        own = [rate.own for rate in self.rates.by_answer.values()]
        yes = round(self.rates.by_answer["yes"].share * 100)
        if not any(own):
            return _("at the usual rates (of those who say yes {yes} % come): fewer than {enough} own cases each").format(
                yes=yes, enough=ENOUGH
            )
        events = ngettext("{n} event", "{n} events", self.rates.events).format(n=self.rates.events)
        if all(rate.own or answer == "no" for answer, rate in self.rates.by_answer.items()):
            return _("at our own rates from {events}: of those who say yes {yes} % come").format(events=events, yes=yes)
        return _("at our own rates from {events}, the usual ones where cases are few: of those who say yes {yes} % come").format(
            events=events, yes=yes
        )


def expected(question: Question, receipts: Iterable[Mapping[str, Any]], day: str) -> Expected:
    """How many of `receipts` (their ``chase``, ``came`` and ``people``) will come to their event, which is on `day`."""
    if day > question.today:
        receipts = [{**row, "came": None} for row in receipts]
    return expected_of(receipts, rates(question, day))


def expected_of(receipts: Iterable[Mapping[str, Any]], learnt: Rates) -> Expected:
    """How many of `receipts` will come at these rates; of who is there, or was noted as not there, it is known."""
    rows = list(receipts)
    shares = [learnt.by_answer[row["chase"]].share if row["came"] is None else float(row["came"]) for row in rows]
    unknown = Counter(row["chase"] for row in rows if row["came"] is None)
    coming = sum(shares)
    width = SPREAD * sqrt(sum(_variance(learnt.by_answer[answer], cases) for answer, cases in unknown.items()))
    there = sum(row["came"] == 1 for row in rows)
    return Expected(
        receipts=len(rows),
        coming=round(coming),
        low=max(there, floor(coming - width)),
        high=min(there + unknown.total(), ceil(coming + width)),
        people=round(sum(share * row["people"] for share, row in zip(shares, rows, strict=True))),
        promised=sum(row["people"] for row in rows),
        rates=learnt,
    )


def expected_at(question: Question, event: Mapping[str, Any]) -> Expected:
    """How many will come to an event (its ``id`` and ``day``)."""
    return expected(question, question.reader.rows(SQL["receipts"], event=event["id"]), event["day"])


def _variance(rate: Rate, cases: int) -> float:
    """How far `cases` of one answer may come out: each by chance, and all of them since the rate itself is learnt."""
    each = rate.share * (1 - rate.share)
    return cases * each + cases * cases * each / (max(rate.cases, ENOUGH) if rate.own else ENOUGH)


def rates(question: Question, before: str) -> Rates:
    """The rates learnt from the events of the year before the day `before`."""
    reader = question.reader
    first, last = shift(before, months=-12), min(before, question.today)
    events = reader.tuples(SQL["events"], since=first, before=last, most=MOST_EVENTS)
    found: dict[Answer, list[int]] = {answer: [0, 0] for answer in USUAL}
    for (event,) in events:
        for row in reader.rows(SQL["history"], event=event, department=question.department):
            found[row["chase"]][0] += int(row["receipts"])
            found[row["chase"]][1] += int(row["came"])
    by_answer = {
        answer: Rate(came / cases, cases, own=True) if cases >= ENOUGH else Rate(USUAL[answer], cases, own=False)
        for answer, (cases, came) in found.items()
    }
    return Rates(by_answer, len(events))
