"""The analysis of a client before a visit: who decides, what was done and said, what the last debrief left open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from mgrday.days import between, say_day
from mgrday.kinds.codes import RESULT
from mgrday.kinds.size import SIZE
from mgrday.report import Line
from mgrday.review.question import Question
from mgrday.review.show_visits import ENDED_UNSIGNED
from mgrday.review.showing import joined, say_with_distance
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import _, ngettext

SQL = beside(__file__)
ANSWERS = ("why_not", "condition", "expected_on")
"""What a debrief answers."""


@dataclass(frozen=True)
class Sheet:
    """The sheet of one client; `visits` are its outings, the last first."""

    question: Question
    row: Row
    visits: Sequence[Row]

    @cached_property
    def done(self) -> Row:
        """How many calls, invitations, receipts and attendances there were, and the day of the first touch."""
        (found,) = self.question.reader.rows(SQL["activity"], client=self.row["id"])
        return found

    def counts(self) -> dict[str, object]:
        """The counts of `done` for scripts."""
        return {name: value if name == "first_touch" else int(value) for name, value in self.done.items()}

    def analysis(self, *, stale: bool) -> Iterator[Line]:
        """Who decides, what kind of company it is, what was done, what the owner said last."""
        row, today = self.row, self.question.today
        contact = " ".join(part for part in (row["contact"], row["title"]) if part)
        yield Line(joined(contact or _("no contact"), row["phone"] or _("no phone")))
        size = SIZE.label(row["size"]) if row["size"] else None
        recorded = _("recorded {day}").format(day=say_day(row["created_on"], today))
        yield Line(joined(row["industry"], row["region"], size, row["source"], recorded), "faint")
        touched = row["last_touch_day"]
        last = _("Last touch: {day}").format(day=say_with_distance(touched, today)) if touched else _("Never touched")
        yield Line(joined(last, self._calls(), self._events()), "wrong" if stale else "plain")
        for said in self.question.reader.rows(SQL["said"], client=row["id"]):
            text = _("On the phone {day}, {member}: {text}")
            yield Line(text.format(day=say_day(said["day"], today), member=said["member"], text=said["result"]))
        if row["note"]:
            yield Line(_("Remark: {text}").format(text=row["note"]))

    def _calls(self) -> str | None:
        calls, reached = self.done["calls"], self.done["effective_calls"]
        text = ngettext("{calls} call, {reached} reached the owner", "{calls} calls, {reached} reached the owner", calls)
        return text.format(calls=calls, reached=reached) if calls else None

    def _events(self) -> str | None:
        if not self.done["invitations"] and not self.done["receipts"]:
            return None
        text = _("invited {invitations}, receipts {receipts}, came {attendance}")
        return text.format_map(self.done)

    @cached_property
    def debrief(self) -> dict[str, object] | None:
        """What is open since the last visit that did not sign; None where there is none, or the client has signed since.

        `standing` is the last condition that any debrief named: until the client signs, it is to be met.
        """
        last = next((visit for visit in self.visits if visit["result"] in ENDED_UNSIGNED), None)
        signed = self.row["signed_on"]
        if last is None or (signed is not None and signed >= last["day"]):
            return None
        standing = next((visit for visit in self.visits if visit["condition"]), None)
        return {
            "outing": last["id"],
            "visit_no": last["visit_no"],
            "day": last["day"],
            "member": last["member"],
            "result": last["result"],
            **{name: last[name] for name in ANSWERS},
            "missing": [name for name in ANSWERS if not last[name]],
            "standing": standing["condition"] if standing else None,
            "standing_visit": standing["visit_no"] if standing else None,
        }

    def open_questions(self) -> Iterator[Line]:
        """The three answers of the last visit that did not sign: red where one is missing, strong what is to be met."""
        if self.debrief is None:
            return
        given, today = self.debrief, self.question.today
        head = _("visit {number}").format(number=given["visit_no"])
        yield Line(joined(head, say_day(str(given["day"]), today), str(given["member"]), RESULT.label(str(given["result"]))))
        asked = {"why_not": _("why not"), "condition": _("on what condition"), "expected_on": _("when")}
        if given["why_not"]:
            yield Line(_("Why not: {text}").format(text=given["why_not"]))
        if given["standing"]:
            text = _("Would sign if: {text}").format(text=given["standing"])
            since = given["standing_visit"]
            yield Line(text if given["condition"] else joined(text, _("visit {number}").format(number=since)), "strong")
        if given["expected_on"]:
            yield self._expected(str(given["expected_on"]))
        missing = [text for name, text in asked.items() if not given[name]]
        if missing:
            text = _("Not asked: {questions} → mgrday outing debrief {id} --why TEXT --condition TEXT --when DAY")
            yield Line(text.format(questions=_(", ").join(missing), id=given["outing"]), "wrong")

    def _expected(self, day: str) -> Line:
        """When the client said it would sign; red once that has passed."""
        over = day < self.question.today and not self.row["signed_on"] and not self.row["archived_on"]
        said = say_with_distance(day, self.question.today)
        return Line(_("When: {text}").format(text=said), "wrong" if over else "plain")

    def next_step(self) -> Line:
        """The next step; red where it is overdue, or needed and missing."""
        row, today = self.row, self.question.today
        step, day = row["next_step"], row["next_on"]
        over = not row["signed_on"] and not row["archived_on"]
        if not step and not day:
            missing = _("No next step: mgrday lead next {id} TEXT --on DAY").format(id=row["id"])
            return Line(missing, "wrong" if over and row["grade"] in ("A", "B") else "faint")
        if not day:
            return Line(_("Next step: {step}, no day set").format(step=step), "wrong")
        done = row["last_touch_day"] is not None and row["last_touch_day"] >= day
        if day < today and not done and over:
            late = between(day, today)
            text = ngettext("Next step: {step}, {day}: {days} day over", "Next step: {step}, {day}: {days} days over", late)
            return Line(text.format(step=step or "–", day=say_day(day, today), days=late), "wrong")
        return Line(_("Next step: {step}, {day}").format(step=step or "–", day=say_with_distance(day, today)), "strong")
