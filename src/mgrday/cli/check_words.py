"""What ``mgrday check`` records: the manager's comment about a member, and the action agreed with them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mgrday.cli import frame
from mgrday.cli.fields import said
from mgrday.cli.verbs import follow, quoted, tell, typed
from mgrday.days import Span, say_day
from mgrday.errors import UsageError
from mgrday.report import Column, Report, Table
from mgrday.words import _

if TYPE_CHECKING:
    from mgrday.store.work import Work


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed beside a check: a comment about whom, an action, its day and its metric, and whom `--member` names."""

    comment: tuple[str, str] | None = None
    action: str | None = None
    due: str | None = None
    metric: str | None = None
    member: str | None = None


def record(words: Said, week: Span, others: dict[str, bool]) -> None:
    """Record a comment, an action, or both at once. `others` are the options of reading a check, and which were given.

    Raises UsageError, NotFoundError, RefusedError; then nothing is written.
    """
    with frame.context().unwritten():
        _fits(words, others)
    with frame.context().write(said()) as work:
        number = _whom(work, words)
        member = work.row("members", number)["name"]
        row: dict[str, Any] = {"member": member, "week": week.name, "comment": None, "action": None, "due_on": None}
        if words.comment is not None:
            from mgrday.records import comment

            row["comment"] = comment.say(work, number, week, words.comment[1])
        if words.action is not None:
            row |= _agree(work, number, words, week)
    _tell(row, words)


def _fits(words: Said, others: dict[str, bool]) -> None:
    given = [name for name, there in others.items() if there]
    if given:
        raise UsageError(
            _("{option} is for reading a check; here something is recorded.").format(option=given[0]),
            todo=_("Read the check in a command of its own: mgrday check"),
        )
    for option, value in (("--due", words.due), ("--metric", words.metric)):
        if value is not None and words.action is None:
            raise UsageError(
                _("{option} belongs to an action, and there is none.").format(option=option), todo=_("Name it: --action TEXT")
            )
    if words.comment is None and words.member is None:
        raise UsageError(
            _("The action is agreed with nobody."), todo=_("Say with whom: --member MEMBER, or --comment MEMBER TEXT")
        )


def _whom(work: "Work", words: Said) -> int:
    """The member whom it is about. Raises UsageError where two are named."""
    from mgrday.store.references import find

    named = [text for text in (words.comment and words.comment[0], words.member) if text is not None]
    found = [find(work.reader, "member", text) for text in named]
    if len(set(found)) > 1:
        raise UsageError(
            _("The comment is about one member, --member names another."), todo=_("Leave --member out: --comment names whom.")
        )
    return found[0]


def _agree(work: "Work", member: int, words: Said, week: Span) -> dict[str, Any]:
    """Agree the action; it is due by the next check where no day is said."""
    from mgrday.kinds.action import ACTION
    from mgrday.records import action, people
    from mgrday.records.comment import next_check

    people.measured(work, member)
    values = typed(work, ACTION, action=words.action, due_on=words.due, metric=words.metric)
    values["due_on"] = values.get("due_on") or next_check(week, work.today)
    return {"action": action.agree(work, member, values), "due_on": values["due_on"]}


def _tell(row: dict[str, Any], words: Said) -> None:
    """Say what was recorded and what comes next; JSON and CSV carry the ids."""
    context = frame.context()
    told = []
    if words.comment is not None:
        told.append(_("{member}, {week}: comment recorded.").format(member=row["member"], week=row["week"]))
    if words.action is not None:
        told.append(
            _("{member}: action {id} agreed, due {day}.").format(
                member=row["member"], id=row["action"], day=say_day(row["due_on"], context.today)
            )
        )
    for sentence in told:
        tell(sentence)
    if context.format not in ("table", "plain"):
        columns = [
            Column("member", _("Member")),
            Column("week", _("Week")),
            Column("comment", _("Comment"), "id"),
            Column("action", _("Action"), "id"),
            Column("due_on", _("Due"), "day"),
        ]
        title = _("Recorded")
        context.emit(Report("check", title, [Table("check", title, columns, [row])], shape="record"))
    if words.action is None:
        follow(f"mgrday check --member {quoted(row['member'])} --action TEXT --due DAY")
    else:
        follow(f"mgrday action done {row['action']}")
