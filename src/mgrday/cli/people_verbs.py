"""The verbs of ``mgrday member`` about leading people: watch, decide, lift, mentor, skill."""

from typing import TYPE_CHECKING, Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import said
from mgrday.cli.question import DEPARTMENT_HELP, ask
from mgrday.cli.verbs import MEMBER_HELP, Member, Note, On, Reason, done, follow, wanted
from mgrday.errors import UsageError
from mgrday.kinds.codes import DECISION
from mgrday.kinds.member import MEMBER
from mgrday.words import N_, _

if TYPE_CHECKING:
    from mgrday.report import Report

Anybody = Annotated[str | None, typer.Argument(metavar="MEMBER", help=MEMBER_HELP)]
Department = Annotated[str | None, typer.Option(help=DEPARTMENT_HELP, metavar="DEPARTMENT")]


def add_to(app: frame.App) -> None:
    """Add the verbs to the group `app`."""
    app.command("watch", help=N_("Put a member on this month's watch list; without a member, show how those on it do."))(watch)
    app.command("decide", help=N_("Decide about a member on the watch list: keep or leave."))(decide)
    app.command("lift", help=N_("Name a key person of this week, with the plan; listed on until --drop."))(lift)
    app.command("mentor", help=N_("Let a member learn from another; a pair before it ends."))(mentor)
    app.command("skill", help=N_("The ladder of competencies, everybody's or a member's; or record one that is reached."))(skill)


def watch(member: Anybody = None, reason: Reason = None, department: Department = None) -> None:
    """Put a member on the watch list of this month, or show the list."""
    if member is None:
        from mgrday.review.boards import watch_list

        if reason is not None:
            raise UsageError(_("Name the member to watch."), unchanged=_("Nothing was written."))
        frame.context().emit(watch_list(ask(department)))
        return
    from mgrday.records import people
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number = find(work.reader, "member", member)
        people.watch(work, number, reason)
        name, month = work.row("members", number)["name"], work.today[:7]
    told = _("{name} is on the watch list of {month}.").format(name=name, month=month)
    done(MEMBER, told, number, next=f"mgrday talk add {number}")


def decide(
    member: Member,
    decision: Annotated[str | None, typer.Argument(metavar="keep|leave", help=N_("keep or leave"))] = None,
    note: Note = None,
) -> None:
    """Decide an open watch."""
    from mgrday.records import people
    from mgrday.store.references import find

    context = frame.context()
    text = wanted(decision, "keep|leave", _("keep or leave"))
    chosen = DECISION.read(text, context.now)
    with context.write(said()) as work:
        number = find(work.reader, "member", member)
        people.decide(work, number, chosen, note)
        name = work.row("members", number)["name"]
    told = _("{name} stays: decided.") if chosen == "keep" else _("{name} is to leave: decided.")
    done(MEMBER, told.format(name=name), number, next=f"mgrday member leave {number}" if chosen == "leave" else "")


def lift(
    member: Member,
    plan: Annotated[str | None, typer.Option("--plan", metavar="TEXT", help=N_("how they are lifted"))] = None,
    drop: Annotated[bool, typer.Option("--drop", help=N_("take them off the list of key people"))] = False,
) -> None:
    """Name a key person of this week, or drop one."""
    from mgrday.records import people
    from mgrday.store.references import find

    if drop and plan is not None:
        raise UsageError(_("--plan does not go with --drop."), unchanged=_("Nothing was written."))
    with frame.context().write(said()) as work:
        number = find(work.reader, "member", member)
        if drop:
            people.drop(work, number)
        else:
            people.lift(work, number, plan)
        name = work.row("members", number)["name"]
    told = _("{name} is no key person any more.") if drop else _("{name} is a key person of this week.")
    done(MEMBER, told.format(name=name), number)
    if not drop:
        follow(f"mgrday talk add {number}")


def mentor(
    learner: Annotated[str, typer.Argument(metavar="MEMBER", help=N_("who learns"))],
    mentor: Annotated[str | None, typer.Argument(metavar="MEMBER", help=N_("from whom"))] = None,
    end: Annotated[bool, typer.Option("--end", help=N_("end the pair"))] = False,
) -> None:
    """Pair a learner with a mentor, or end the pair."""
    from mgrday.records import people
    from mgrday.store.references import find

    if end and mentor is not None:
        raise UsageError(_("--end takes the learner alone."), unchanged=_("Nothing was written."))
    teacher = "" if end else wanted(mentor, "MEMBER", _("from whom"))
    with frame.context().write(said()) as work:
        number = find(work.reader, "member", learner)
        name = work.row("members", number)["name"]
        if end:
            people.unpair(work, number)
            told = _("{learner} has no mentor any more.").format(learner=name)
        else:
            other = find(work.reader, "member", teacher)
            people.pair(work, number, other)
            told = _("{learner} learns from {mentor} from today on.").format(
                learner=name, mentor=work.row("members", other)["name"]
            )
    done(MEMBER, told, number, next="" if end else f"mgrday show member {number}")


def _ladder(member: str | None, department: str | None) -> "Report":
    """A member's ladder, or the board of everybody."""
    if member is None:
        from mgrday.review.boards import ladder

        return ladder(ask(department))
    from mgrday.review.people import ladder_report
    from mgrday.store.references import find

    reader = frame.context().reader()
    return ladder_report(reader, find(reader, "member", member))


def skill(
    member: Anybody = None,
    competency: Annotated[
        str | None, typer.Argument(metavar="TEXT", help=N_("the competency: its id or its name"))
    ] = None,
    on: On = None,
    note: Note = None,
    department: Department = None,
) -> None:
    """Show everybody's ladder or a member's, or record a competency reached."""
    context = frame.context()
    if competency is None:
        if on is not None or note is not None:
            raise UsageError(_("Name the competency that was reached."), unchanged=_("Nothing was written."))
        context.emit(_ladder(member, department))
        return
    from mgrday.kinds.skill import SKILL
    from mgrday.method.competencies import competency_name
    from mgrday.records import writing

    with context.write(said()) as work:
        texts = {"member": member, "competency": competency, "reached_on": on, "note": note}
        number = writing.add(work, "skill", texts)
        row = work.row("skills", number)
        name = work.row("members", row["member_id"])["name"]
    told = _("{name} has reached: {competency} ({day}).")
    said_so = told.format(name=name, competency=competency_name(row["competency"]), day=row["reached_on"])
    done(SKILL, said_so, number)
