"""``mgrday outing``: the outing register, from leaving to the manager's call-back."""

from datetime import datetime
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import kind_app, recorded, said
from mgrday.cli.verbs import Client, Member, Note, Outing, chosen, done, follow, quoted, typed
from mgrday.kinds.codes import RESULT, VERDICT
from mgrday.kinds.outing import OUTING
from mgrday.words import N_, _

WHEN = N_("when; now unless told otherwise")


def _told(number: int) -> None:
    """Say which visit the outing is, what it lacks, and what to type on return."""
    from mgrday.records.looking import visit

    context = frame.context()
    found = visit(context.reader(), number)
    told = _("{member} sees {client} ({grade}): visit no. {number}.")
    context.say(told.format(member=found.member, client=found.client, grade=found.grade, number=found.number))
    if not found.prepared:
        keyword = _("mgrday keyword add {client} TERM").format(client=quoted(found.client))
        context.warn(_("No keyword is prepared for this client. Next: {command}").format(command=keyword))


app = kind_app(OUTING, N_("The outing register: leave, back, debrief, call-back."), after_add=_told)


@app.command("leave", help=N_("Register a member who leaves to see a client; says the outing's number."))
def leave(
    member: Member,
    client: Client,
    back: Annotated[str | None, typer.Option("--back", "--due-back-at", metavar="TIME", help=N_("when to be back"))] = None,
    purpose: Annotated[str | None, typer.Option("--purpose", metavar="TEXT", help=N_("what for"))] = None,
    at: Annotated[str | None, typer.Option("--at", "--left-at", metavar="TIME", help=WHEN)] = None,
    with_manager: Annotated[bool, typer.Option("--with-manager", help=N_("the manager goes along"))] = False,
) -> None:
    """Register an outing."""
    from mgrday.records import writing
    from mgrday.records.looking import name_of

    context = frame.context()
    with context.write(said()) as work:
        texts = {"member": member, "company": client, "purpose": purpose, "left_at": at, "due_back_at": back}
        if at is not None and back is not None:
            texts["due_back_at"] = _same_day(typed(work, OUTING, left_at=at)["left_at"], back, context.now)
        number = writing.add(work, "outing", texts | {"with_manager": "yes" if with_manager else None})
        name = name_of(work.reader, "outing", number)
    recorded(OUTING, [(number, name)])
    _told(number)
    follow(f"mgrday outing back {number}")


def _same_day(left_at: str, back: str, now: datetime) -> str:
    """`back` as a time; a bare hour is one of the day of leaving, not of today."""
    from mgrday.day_words import read_time

    today, then = read_time(back, now), read_time(back, datetime.fromisoformat(left_at))
    bare = today[:10] == now.date().isoformat() and then[:10] == left_at[:10]
    return then if bare else today


@app.command("back", help=N_("Record the return and what came of the visit."))
def back(
    outing: Outing,
    result: Annotated[
        str | None, typer.Option("--result", metavar="signed|progress|refused|absent", help=N_("what came of the visit"))
    ] = None,
    at: Annotated[str | None, typer.Option("--at", "--back-at", metavar="TIME", help=WHEN)] = None,
) -> None:
    """Record a return."""
    from mgrday.records import outing as outings
    from mgrday.records.looking import name_of
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number = find(work.reader, "outing", outing)
        values = typed(work, OUTING, back_at=at, result=result)
        outings.back(work, number, values.get("back_at") or work.time, values.get("result"))
        row = work.row("outings", number)
        client, member = name_of(work.reader, "outing", number), name_of(work.reader, "member", row["member_id"])
    told = _("{member} is back from {client} at {time}: {result}").format(
        member=member,
        client=client,
        time=row["back_at"][11:],
        result=RESULT.label(row["result"]) if row["result"] else _("no result yet"),
    )
    done(OUTING, told, number, next=_after_return(number, row["result"], bool(row["debriefed_on"]), member, client))


def _after_return(number: int, result: str | None, debriefed: bool, member: str, client: str) -> str:
    """What a return asks for, by its result."""
    if result is None:
        return f"mgrday outing edit {number} --result signed|progress|refused|absent"
    if result == "signed":
        return _("mgrday deal sign DEAL, or first: mgrday deal add {member} {client} AMOUNT").format(
            member=quoted(member), client=quoted(client)
        )
    if result == "absent":
        return _("mgrday lead next {client} TEXT --on DAY").format(client=quoted(client))
    return "" if debriefed else _("mgrday outing debrief {id} --why TEXT --condition TEXT --when DAY").format(id=number)


@app.command("debrief", help=N_("Record the three answers after a visit that did not sign."))
def debrief(
    outing: Outing,
    why: Annotated[str, typer.Option("--why", "--why-not", metavar="TEXT", help=N_("why did they not sign"))],
    condition: Annotated[str, typer.Option("--condition", metavar="TEXT", help=N_("under what condition would they"))],
    when: Annotated[str, typer.Option("--when", "--expected-on", "--expected", metavar="DAY", help=N_("when will they"))],
) -> None:
    """Record a debrief."""
    from mgrday.records import outing as outings
    from mgrday.records.looking import name_of
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number = find(work.reader, "outing", outing)
        values = typed(work, OUTING, why_not=why, condition=condition, expected_on=when)
        outings.debrief(work, number, **values)
        row = work.row("outings", number)
        client = work.row("clients", row["client_id"])
        if not row["back_at"]:
            work.warnings.append(_("Outing {id} has no return yet.").format(id=number))
    told = _("{client} is debriefed: expected on {day}, if {condition}.").format(
        client=name_of(frame.context().reader(), "outing", number), day=row["expected_on"], condition=row["condition"]
    )
    step = "" if client["next_on"] else _("mgrday lead next {client} TEXT --on DAY").format(client=quoted(client["name"]))
    done(OUTING, told, number, next=step)


@app.command("callback", help=N_("Record what the call-back to the client found."))
def callback(
    outing: Outing,
    verdict: Annotated[
        str,
        typer.Argument(
            metavar="real|not-real|unreachable", help=N_("the visit took place, it did not, the client was not reached")
        ),
    ],
    grade: Annotated[
        str | None, typer.Option("--grade", "--verdict-grade", metavar="A|B|C", help=N_("how good the client is"))
    ] = None,
    note: Note = None,
) -> None:
    """Record a call-back."""
    from mgrday.records import outing as outings
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number = find(work.reader, "outing", outing)
        found = chosen(work, OUTING, "verdict", verdict)
        values = typed(work, OUTING, verdict_grade=grade, callback_note=note)
        judged = values.get("verdict_grade")
        outings.call_back(work, number, found, judged, values.get("callback_note"))
        client = work.row("clients", work.row("outings", number)["client_id"])
    told = _("Outing {id} to {client}: {verdict}").format(id=number, client=client["name"], verdict=VERDICT.label(found))
    step = f"mgrday lead grade {quoted(client['name'])} {judged}" if judged and judged != client["grade"] else ""
    done(OUTING, told, number, next=step)
