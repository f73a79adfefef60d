"""The visits to one client, the last first: result, the answers of the debrief, what the call-back found."""

from collections.abc import Iterator, Sequence

from mgrday.kinds.codes import GRADE, RESULT, VERDICT
from mgrday.kinds.outing import OUTING
from mgrday.report import Block, Column, Line, Lines, Table, Tone
from mgrday.review.question import Question
from mgrday.review.showing import columns, joined, say_moment
from mgrday.store.named import beside
from mgrday.store.reader import Row
from mgrday.words import _, ngettext

MOST_VISITS = 5
ENDED_UNSIGNED = ("progress", "refused")


def visits(question: Question, client: int) -> list[Row]:
    """Every outing to a client (id), the last first."""
    return question.reader.rows(beside(__file__)["of_client"], client=client)


def blocks(question: Question, found: Sequence[Row], client: int, everything: bool) -> list[Block]:
    """The visits as lines for a person (the last five unless `everything`), and all of them as the table ``outings``."""
    title = _("Visits")
    if not found:
        lines = [Line(_("Not visited yet. When somebody leaves: mgrday outing leave MEMBER {id}").format(id=client), "faint")]
    else:
        chosen = found if everything else found[:MOST_VISITS]
        lines = [line for row in chosen for line in _lines(question, row)]
        left = len(found) - len(chosen)
        if left:
            more = ngettext("… and {count} earlier: --all", "… and {count} earlier: --all", left)
            lines.append(Line(more.format(count=left), "faint"))
    shown = columns(OUTING, "left_at", "visit_no", "member", "result", "why_not", "condition", "expected_on", "verdict")
    told = columns(OUTING, "verdict_grade", "called_back_at", "callback_note", "back_at", "due_back_at", "purpose")
    told += columns(OUTING, "with_manager", "had_keyword", "debriefed_on")
    table = Table("outings", title, [Column("id", _("No."), "id"), *shown, *told], found, hidden=True)
    return [Lines(title, lines), table]


def _lines(question: Question, row: Row) -> Iterator[Line]:
    """One visit: when, which, who and how it went; under it the debrief and the call-back."""
    today = question.today
    number = _("visit {number}").format(number=row["visit_no"])
    along = _("with the manager") if row["with_manager"] else None
    moment = say_moment(row["left_at"], today)
    head = joined(moment, number, row["member"], along, row["purpose"], _state(row, question), _call_back(row))
    yield Line(head, _tone(row, question))
    if row["result"] in ENDED_UNSIGNED or row["why_not"] or row["condition"] or row["expected_on"]:
        missing = _("not asked")
        yield Line("    " + _("Why not: {text}").format(text=row["why_not"] or missing), _missing(row["why_not"]))
        yield Line("    " + _("Would sign if: {text}").format(text=row["condition"] or missing), _missing(row["condition"]))
        when = say_moment(row["expected_on"], today) if row["expected_on"] else missing
        yield Line("    " + _("When: {text}").format(text=when), _missing(row["expected_on"]))
    if row["callback_note"]:
        yield Line("    " + _("Call-back: {text}").format(text=row["callback_note"]))


def _missing(answer: str | None) -> Tone:
    return "plain" if answer else "wrong"


def _state(row: Row, question: Question) -> str:
    """How the visit ended, or that it has not."""
    if row["back_at"] is None and row["result"] is None:
        if _late(row, question):
            return _("not returned")
        return _("out now")
    return RESULT.label(row["result"]) if row["result"] else _("no result recorded")


def _late(row: Row, question: Question) -> bool:
    return bool(row["back_at"] is None and (row["due_back_at"] or row["ends_at"]) < question.time)


def _call_back(row: Row) -> str | None:
    if row["verdict"] is None:
        return _("not called back") if row["back_at"] else None
    said = VERDICT.label(row["verdict"])
    if row["verdict_grade"]:
        said = _("{verdict} ({grade})").format(verdict=said, grade=GRADE.label(row["verdict_grade"]))
    return _("call-back: {verdict}").format(verdict=said)


def _tone(row: Row, question: Question) -> Tone:
    if row["verdict"] == "not_real" or _late(row, question):
        return "wrong"
    return "good" if row["result"] == "signed" else "strong"
