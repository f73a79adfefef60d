"""What a manager takes into a talk with a member: the trend, the strong and the weak steps, what was agreed, who helps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from mgrday.days import Span, say_day, shift, workdays
from mgrday.kinds.action import ACTION
from mgrday.kinds.codes import METRIC
from mgrday.money import say_money
from mgrday.report import Cell, Column, Line, Table
from mgrday.review import people
from mgrday.review.members import active, seniority
from mgrday.review.metrics import Figures, member_metrics
from mgrday.review.question import Question
from mgrday.review.showing import joined
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import N_, _, ngettext

SQL = beside(__file__)
WEEKS = 6
"""How many weeks the trend shows, this one included."""
STEPS = {
    "resources": N_("resource preparation"),
    "phone": N_("phone development"),
    "preparation": N_("sales preparation"),
    "field": N_("field sales"),
    "service": N_("service"),
}
MEASURES = {
    "leads": ("resources", N_("new leads")),
    "effective_share": ("phone", N_("calls that reached the owner")),
    "invitations": ("phone", N_("invitations")),
    "keywords": ("preparation", N_("keywords")),
    "prepared_share": ("preparation", N_("visits with a keyword")),
    "outings": ("field", N_("outings")),
    "deals_share": ("field", N_("deals per outing")),
    "service_share": ("service", N_("services in time")),
}
"""Each measure with its step and its name; those that end in ``_share`` are fractions."""
TREND = ("calls", "effective_calls", "invitations", "outings", "deals", "amount")
LEARNED = TREND[:-1]
"""What is told of a learner's week."""
BEFORE_WEEKS = 4
"""How many weeks before a pair are held against the time since."""


@dataclass(frozen=True)
class Sheet:
    """The sheet of one member; `question` is asked of this member alone."""

    question: Question
    row: Row

    @cached_property
    def span(self) -> Span:
        """The days whose figures are compared: this week so far and the four before."""
        return Span(shift(self.question.this_week.start, weeks=-4), shift(self.question.today, 1))

    @cached_property
    def similar(self) -> dict[int, str | None]:
        """The other active members of the department who are new, or veterans, like this one: id and day of hire."""
        today = self.question.today
        own = seniority(self.row["hired_on"], today)
        found = active(replace(self.question, department=self.row["department_id"], member=None))
        return {
            each["id"]: each["hired_on"]
            for each in found
            if each["id"] != self.row["id"] and seniority(each["hired_on"], today) == own
        }

    def _there(self, hired_on: str | None) -> int:
        """How many workdays of the span a member hired on that day was there; at least one."""
        return len(workdays(Span(max(self.span.start, hired_on or ""), self.span.end))) or 1

    @cached_property
    def _figures(self) -> Mapping[int, Figures]:
        return member_metrics(self.question.reader, self.span, None, self.row["department_id"])

    def _measures(self, member: int) -> dict[str, float | None]:
        reader, within = self.question.reader, {"member": member, "start": self.span.start, "end": self.span.end}
        done = self._figures.get(member, {})
        (visits,), (services,) = (reader.rows(SQL[name], **within) for name in ("prepared", "serviced"))
        return {
            "leads": done.get("leads", 0),
            "effective_share": _part(done.get("effective_calls", 0), done.get("calls", 0)),
            "invitations": done.get("invitations", 0),
            "keywords": done.get("keywords", 0),
            "prepared_share": _part(int(visits["prepared"]), int(visits["visits"])),
            "outings": done.get("outings", 0),
            "deals_share": _part(done.get("deals", 0), done.get("outings", 0)),
            "service_share": _part(int(services["in_time"]), int(services["due"])),
        }

    @cached_property
    def measures(self) -> dict[str, tuple[float | None, float | None]]:
        """By measure, the member's own figure and the median of the similar members; None where there is none.

        Who came later is held against what the others did in as many workdays.
        """
        own, there = self._measures(self.row["id"]), self._there(self.row["hired_on"])
        others = [(self._measures(member), there / self._there(hired)) for member, hired in self.similar.items()]
        medians = {}
        for name in MEASURES:
            known = [
                value if name.endswith("_share") else value * part
                for other, part in others
                if (value := other[name]) is not None
            ]
            medians[name] = round(median(known), 4) if known else None
        return {name: (own[name], medians[name]) for name in MEASURES}

    @cached_property
    def places(self) -> dict[str, str]:
        """By step, ``strongest`` or ``weakest`` (two at most), as the mean of its measures against the similar members'.

        Weakest is only what is below them, strongest only what is above, both as the figures are shown.
        """
        ratios: dict[str, list[float]] = {}
        for name, (own, other) in self.measures.items():
            if own is not None and other is not None and (median_shown := _rounded(name, other)):
                ratios.setdefault(MEASURES[name][0], []).append(min(_rounded(name, own) / median_shown, 2.0))
        means = {step: sum(each) / len(each) for step, each in ratios.items()}
        order = sorted(means, key=means.__getitem__)
        weakest = [step for step in order if means[step] < 1][:2]
        strongest = [step for step in order[-1:] if means[step] > 1]
        return {**dict.fromkeys(weakest, "weakest"), **dict.fromkeys(strongest, "strongest")}

    def steps(self) -> Table:
        """The table ``steps``: the five steps against the median of similar members."""
        rows = []
        for name, (own, other) in self.measures.items():
            step, said = MEASURES[name]
            place = self.places.get(step)
            shown = _said(name, own)
            under = own is not None and other is not None and _rounded(name, own) < _rounded(name, other)
            row: dict[str, object] = {"step": step, "step_said": _(STEPS[step]), "measure": name, "measure_said": _(said)}
            row |= {"own": own, "similar": other}
            row |= {"own_said": Cell(shown) if under else shown, "similar_said": _said(name, other), "place": place}
            rows.append(row)
        columns = [
            Column("step", _("Step"), hidden=True),
            Column("step_said", _("Step")),
            Column("measure", _("Measure"), hidden=True),
            Column("measure_said", _("Measure")),
            Column("own", _("Own"), hidden=True),
            Column("own_said", _("Own"), "count"),
            Column("similar", _("Similar members"), hidden=True),
            Column("similar_said", _("Similar members"), "count"),
            Column("place", _("Place"), labels={"weakest": _("weakest"), "strongest": _("strongest")}),
        ]
        title = _("The five steps since {day}").format(day=say_day(self.span.start, self.question.today))
        note = "" if self.similar else _("Nobody in the department is similar, so nothing is compared.")
        return Table("steps", title, columns, rows, note=note)

    def trend(self) -> Table:
        """The table ``trend``: the last weeks, the oldest first."""
        week, rows = self.question.this_week, []
        for _number in range(WEEKS):
            (figures,) = self.question.reader.rows(SQL["week"], member=self.row["id"], start=week.start, end=week.end)
            rows.append({"week": week.name, **figures})
            week = week.previous()
        columns = [Column("week", _("Week"))]
        columns += [Column(name, METRIC.label(name).capitalize(), "money" if name == "amount" else "count") for name in TREND]
        return Table("trend", _("Week by week"), columns, rows[::-1])

    def mentoring(self) -> Table:
        """The table ``mentoring``: of each pair, what the learner does in a week, in the four before the pair and since."""
        rows = []
        for pair in self.facts["mentoring"]:
            spans = around(pair, shift(self.question.today, 1))
            for when, span in zip(("before", "since"), spans, strict=True):
                week = weekly(self.question, pair["learner_id"], span)
                rows.append({"learner": pair["learner"], "mentor": pair["mentor"], "when": when, **week})
        columns = [
            Column("learner", _("Learner")),
            Column("mentor", _("Mentor")),
            Column("when", _("When"), labels={"before": _("before"), "since": _("since then")}),
            *(Column(name, METRIC.label(name).capitalize(), "count") for name in LEARNED),
        ]
        return Table("mentoring", _("What the learner does in a week"), columns, rows, hidden=not rows)

    def actions(self) -> Table:
        """The table ``actions``: what was agreed in the checks and is not done."""
        today = self.question.today
        rows = [
            {**row, "due_on": Cell(row["due_on"]) if row["due_on"] and row["due_on"] < today else row["due_on"]}
            for row in self.facts["actions"]
        ]
        columns = [
            Column("id", _("No."), "id"),
            *(ACTION.field(name).as_column() for name in ("action", "agreed_on", "due_on")),
        ]
        return Table("actions", _("Open actions"), columns, rows, hidden=not rows)

    def lines(self) -> Iterator[Line]:
        """The last talk and what was agreed, the strong and weak steps, watch list, key person, mentor, awards."""
        today = self.question.today
        for talk in self.facts["talks"][:1]:
            text = _("Last talk {day}: {about}").format(day=say_day(talk["held_on"], today), about=talk["about"])
            yield Line(text)
            if talk["agreed"]:
                yield Line(_("Agreed: {text}").format(text=talk["agreed"]), "strong")
            if talk["next_on"]:
                late = talk["next_on"] < today
                yield Line(_("Look again: {day}").format(day=say_day(talk["next_on"], today)), "wrong" if late else "plain")
        for place, text in (("strongest", _("Strongest: {steps}")), ("weakest", _("Weakest: {steps}"))):
            steps = [self._step(step) for step, found in self.places.items() if found == place]
            if steps:
                yield Line(text.format(steps=" · ".join(steps)), "good" if place == "strongest" else "plain")
        for row in people.watched(self.question):
            told = _("On the watch list since {day}").format(day=say_day(row["opened_on"], today))
            yield Line(joined(told, row["reason"]), "wrong")
        for row in people.lifted(self.question):
            yield Line(_("Key person: {plan}").format(plan=row["plan"] or row["week"]), "strong")
        for row in self.facts["mentoring"]:
            yield Line(_("{learner} learns from {mentor} since {day}").format(**row, day=say_day(row["from_on"], today)))
        for row in self.facts["awards"]:
            text = (
                ngettext("{n} reward", "{n} rewards", row["times"])
                if row["type"] == "reward"
                else ngettext("{n} penalty", "{n} penalties", row["times"])
            )
            parts = [text.format(n=row["times"])]
            parts += [say_money(int(row["amount"]))] if row["amount"] else []
            parts += [_("points {n}").format(n=row["points"])] if row["points"] else []
            yield Line(" · ".join(parts))

    def _step(self, step: str) -> str:
        """A step with its figures: field sales (outings 2 / 5)."""
        parts = [
            f"{_(MEASURES[name][1])} {_said(name, own)} / {_said(name, other)}"
            for name, (own, other) in self.measures.items()
            if MEASURES[name][0] == step and other is not None
        ]
        return _("{step} ({figures})").format(step=_(STEPS[step]), figures=_(", ").join(parts))

    @cached_property
    def facts(self) -> dict[str, list[Row]]:
        """What is known beside figures: talks (the last five), open actions, mentor pairs, awards by type."""
        given = {"member": self.row["id"]}
        queries = {"talks": "talks", "actions": "actions", "mentoring": "mentor_of", "awards": "awards_of"}
        dated = {**given, "today": self.question.today}
        return {
            name: self.question.reader.rows(people.SQL[query], **(given if name == "actions" else dated))
            for name, query in queries.items()
        }

    def told(self) -> dict[str, object]:
        """The facts for scripts."""
        return {
            "talks": list(self.facts["talks"]),
            "awards": [{**row, "amount": int(row["amount"]) / 100} for row in self.facts["awards"]],
            "watch": next(iter(people.watched(self.question)), None),
            "lift": next(iter(people.lifted(self.question)), None),
        }


def around(pair: Row, end: str) -> tuple[Span, Span]:
    """The weeks before a pair (`from_on`) in which its learner was there (`hired_on`), and the days since, up to `end`."""
    start = pair["from_on"]
    first = max(shift(start, weeks=-BEFORE_WEEKS), pair["hired_on"] or "")
    return Span(min(first, start), start), Span(start, max(end, shift(start, 1)))


def weekly(question: Question, member: int, span: Span) -> dict[str, float | None]:
    """What a member (id) did in `span`, as for a week; None where it has no day."""
    if not len(span):
        return dict.fromkeys(LEARNED)
    (done,) = question.reader.rows(SQL["week"], member=member, start=span.start, end=span.end)
    return {name: round(int(done[name]) * 7 / len(span), 1) for name in LEARNED}


def _part(some: int, whole: int) -> float | None:
    return some / whole if whole else None


def _rounded(measure: str, value: float) -> float:
    """A figure as it is shown: whole per cents of a share, tenths of a number."""
    return round(value, 2 if measure.endswith("_share") else 1)


def _said(measure: str, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.0%}" if measure.endswith("_share") else f"{_rounded(measure, value):g}"
