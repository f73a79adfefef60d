"""The clients like one that were won, how each was won, and the line of approach that follows from it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from statistics import median_low

from mgrday.days import between, say_day
from mgrday.kinds.codes import METRIC
from mgrday.kinds.lead import LEAD
from mgrday.kinds.size import SIZE
from mgrday.money import say_money
from mgrday.report import Block, Column, Line, Lines, Table
from mgrday.review.question import Question
from mgrday.review.showing import columns, joined
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import _, ngettext

SQL = beside(__file__)
MOST = 5
ENOUGH = 2
"""So many clients have to have gone the same way for it to be a way; one alone is an accident."""


@dataclass(frozen=True, slots=True)
class Approach:
    """What clients that were won have in common, and how far this one is; None where they differ."""

    similar: int
    visit: int | None
    visit_times: int
    event_times: int
    condition: str | None
    condition_times: int
    days: int | None
    days_so_far: int | None

    def sentences(self) -> Iterator[str]:
        """The line of approach in at most two sentences: at which visit and after which event, then what closed it."""
        came = ngettext("{count} came to an event first", "{count} came to an event first", self.event_times)
        parts = [self._visit(), came.format(count=self.event_times) if self.event_times else None]
        if self.visit is not None or self.event_times >= ENOUGH:
            yield _("{sentence}.").format(sentence=_("; ").join(part for part in parts if part))
        if self.condition is not None:
            text = _("{times} of {similar} asked for this before signing: {condition}.")
            yield text.format(times=self.condition_times, similar=self.similar, condition=self.condition)
        elif self.days is not None:
            text = ngettext("From first touch to signature: {days} day", "From first touch to signature: {days} days", self.days)
            own = _(", here {count} so far").format(count=self.days_so_far) if self.days_so_far is not None else ""
            yield _("{sentence}.").format(sentence=text.format(days=self.days) + own)

    def _visit(self) -> str | None:
        if self.visit is None:
            return None
        if self.visit:
            text = _("{times} of {similar} like it signed at visit {visit}")
        else:
            text = _("{times} of {similar} like it signed without a visit")
        return text.format(times=self.visit_times, similar=self.similar, visit=self.visit)


@dataclass(frozen=True)
class Similar:
    """The clients like the one of `row`, and what it is itself since the day of its `first_touch`."""

    question: Question
    row: Row
    first_touch: str | None

    @cached_property
    def found(self) -> list[Row]:
        """At most five, most alike first, each with how it was won."""
        if not self.row["industry"]:
            return []
        given = {"client": self.row["id"], "industry": self.row["industry"], "region": self.row["region"]}
        given |= {"size": self.row["size"], "department": self.row["department_id"], "most": MOST}
        return [self._won(row) for row in self.question.reader.rows(SQL["won"], **given)]

    def _won(self, row: Row) -> Row:
        """A client that signed, with the way to it."""
        reader, day = self.question.reader, row["signed_on"]
        (way,) = reader.rows(SQL["how"], client=row["id"], day=day)
        terms = [each["term"] for each in reader.rows(SQL["keywords"], client=row["id"])]
        first = way["first_touch"]
        return {
            **row,
            "amount": int(way["amount"]),
            "days": between(first, day) if first is not None and first <= day else None,
            "visits": int(way["visits"]),
            "calls": int(way["calls"]),
            "event": row["deal_event"] or way["event"],
            "keyword": " · ".join(terms) or None,
            "how": way["condition"],
        }

    @cached_property
    def approach(self) -> Approach | None:
        """What most of them have in common; None where there are too few, or the client has signed."""
        if len(self.found) < ENOUGH or self.row["signed_on"] or self.row["archived_on"]:
            return None
        ((visit, visits),) = Counter(row["visits"] for row in self.found).most_common(1)
        ((condition, agreed),) = Counter(row["how"] for row in self.found if row["how"]).most_common(1) or [(None, 0)]
        days = [row["days"] for row in self.found if row["days"] is not None]
        so_far = between(self.first_touch, self.question.today) if self.first_touch else None
        found = Approach(
            similar=len(self.found),
            visit=visit if visits >= ENOUGH else None,
            visit_times=visits,
            event_times=sum(row["event"] is not None for row in self.found),
            condition=condition if agreed >= ENOUGH else None,
            condition_times=agreed,
            days=median_low(days) if len(days) >= ENOUGH else None,
            days_so_far=so_far,
        )
        return found if any(found.sentences()) else None

    def told(self) -> dict[str, object] | None:
        """The line of approach for scripts: the numbers and the words; None where there is none."""
        return {**asdict(self.approach), "text": " ".join(self.approach.sentences())} if self.approach else None

    def blocks(self) -> list[Block]:
        """The line of approach and the clients for a person, and the table ``similar``."""
        lines = [Line(text, "strong") for text in self.approach.sentences()] if self.approach else []
        lines += [line for row in self.found for line in self._lines(row)]
        if not lines:
            lines = [Line(self._nobody(), "faint")]
        shown = [Column("id", _("No."), "id"), Column("client", _("Client")), *columns(LEAD, "industry", "region", "size")]
        shown += [Column("member", _("Won by")), Column("amount", METRIC.label("amount").capitalize(), "money")]
        shown += [Column("signed_on", _("Signed"), "day"), Column("days", _("Days"), "count")]
        shown += [Column("visits", _("Visits"), "count"), Column("calls", METRIC.label("calls").capitalize(), "count")]
        shown += [Column("event", _("Event")), Column("keyword", _("Keyword")), Column("how", _("Condition before signing"))]
        title = _("Similar clients won")
        return [Lines(title, lines), Table("similar", title, shown, self.found, hidden=True)]

    def _lines(self, row: Row) -> Iterator[Line]:
        """Whom and when; under it how."""
        size = SIZE.label(row["size"]) if row["size"] else None
        day = _("signed {day}").format(day=say_day(row["signed_on"], self.question.today))
        yield Line(joined(row["client"], row["region"], size, row["member"], day))
        visits = ngettext("{count} visit", "{count} visits", row["visits"]).format(count=row["visits"])
        calls = ngettext("{count} call", "{count} calls", row["calls"]).format(count=row["calls"])
        days = row["days"]
        took = ngettext("{days} day from first touch", "{days} days from first touch", days or 0).format(days=days)
        yield Line("    " + joined(say_money(row["amount"]), visits, calls, None if days is None else took), "faint")
        event = _("event: {event}").format(event=row["event"]) if row["event"] else None
        keyword = _("keyword: {term}").format(term=row["keyword"]) if row["keyword"] else None
        asked = _("condition: {text}").format(text=row["how"]) if row["how"] else None
        if event or keyword or asked:
            yield Line("    " + joined(event, keyword, asked), "faint")

    def _nobody(self) -> str:
        if not self.row["industry"]:
            text = _("No industry is recorded, so there is nobody to compare with: mgrday lead edit {id} --industry TEXT")
            return text.format(id=self.row["id"])
        return _("Nobody else of {industry} has signed yet.").format(industry=self.row["industry"])

