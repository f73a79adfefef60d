"""``mgrday lead``: clients, their grade, next step and owner."""

from typing import Annotated

import typer

from mgrday.cli import frame, lead_merge, lead_near
from mgrday.cli.fields import kind_app, said
from mgrday.cli.verbs import Client, Member, Reason, chosen, done, quoted, typed, wanted
from mgrday.errors import RefusedError, UsageError
from mgrday.kinds.lead import LEAD
from mgrday.words import N_, _

app = kind_app(LEAD, N_("Clients: record, grade, plan the next step, hand over, archive."))


@app.command("grade", help=N_("Give a client a grade, today."))
def grade(
    client: Client,
    grade: Annotated[str, typer.Argument(metavar="A|B|C", help=N_("A can sign soon, B is interested, C is everything else"))],
    reason: Reason = None,
) -> None:
    """Grade a client and say the grade before."""
    from mgrday.records import lead
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number = find(work.reader, "lead", client)
        new = chosen(work, LEAD, "grade", grade)
        before = lead.regrade(work, number, new, reason)
        row = work.row("clients", number)
    if before == new:
        done(LEAD, _("{client} is {grade} already.").format(client=row["name"], grade=new), number)
        return
    step = "" if new == "C" or row["next_on"] else _("mgrday lead next {client} TEXT --on DAY")
    told = _("{client}: {new} ← {old}").format(client=row["name"], new=new, old=before)
    done(LEAD, told, number, next=step.format(client=quoted(row["name"])))


@app.command("next", help=N_("Set a client's next step and its day, or clear it."))
def next_step(
    client: Client,
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help=N_("the next step"))] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help=N_("the day of it"))] = None,
    clear: Annotated[bool, typer.Option("--clear", help=N_("there is no next step any more"))] = False,
) -> None:
    """Plan the next step with a client."""
    from mgrday.records import lead
    from mgrday.store.references import find

    if clear and (text or on):
        raise UsageError(
            _("--clear leaves no next step, so there is no text or day to set."), unchanged=_("Nothing was written.")
        )
    step = None if clear else wanted(text, _("TEXT"), _("the next step"))
    day = None if clear else wanted(on, "--on", _("the day of it"))
    with frame.context().write(said()) as work:
        number = find(work.reader, "lead", client)
        values = typed(work, LEAD, next_step=step, next_on=day)
        lead.plan(work, number, values.get("next_step"), values.get("next_on"))
        name = work.row("clients", number)["name"]
        if not clear and values["next_on"] < work.today:
            work.warnings.append(_("{day} is over already.").format(day=values["next_on"]))
    if clear:
        done(LEAD, _("{client} has no next step now.").format(client=name), number)
    else:
        told = _("{client}, {day}: {step}").format(client=name, day=values["next_on"], step=values["next_step"])
        done(LEAD, told, number)


@app.command("hand", help=N_("Hand a client to another member."))
def hand(client: Client, member: Member) -> None:
    """Make another member the owner of a client."""
    from mgrday.records import writing
    from mgrday.records.looking import name_of
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number, owner = find(work.reader, "lead", client), find(work.reader, "member", member)
        row, new = work.row("clients", number), work.row("members", owner)
        if new["left_on"]:
            raise RefusedError(
                _("{name} left on {day}.").format(name=new["name"], day=new["left_on"]),
                todo=_("Hand the client to somebody who is still here: mgrday member list"),
            )
        before = name_of(work.reader, "member", row["owner_id"]) if row["owner_id"] else _("nobody")
        writing.change(work, "lead", number, {"owner_id": owner})
    told = _("{client}: {new} ← {old}") if row["owner_id"] != owner else _("{client} is with {new} already.")
    done(LEAD, told.format(client=row["name"], new=new["name"], old=before), number)


@app.command("archive", help=N_("Put a client away; it raises nothing any more."))
def archive(client: Client) -> None:
    """Archive a client."""
    from mgrday.records import lead
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number = find(work.reader, "lead", client)
        lead.archive(work, number)
        name = work.row("clients", number)["name"]
    done(LEAD, _("{client} is archived.").format(client=name), number)


@app.command("neighbours", help=N_("The untouched leads of a client's industry and region, to be called next."))
def neighbours(
    client: Client,
    limit: Annotated[int, typer.Option(min=1, max=frame.MOST_ROWS, help=N_("at most so many"), metavar="N")] = 20,
) -> None:
    """List the neighbours of a client."""
    from mgrday.cli.question import ask
    from mgrday.review import neighbours as review
    from mgrday.store.references import find

    question = ask()
    number = find(question.reader, "lead", client)
    frame.context().emit(review.report(question, number, limit))


app.command(
    "merge",
    help=N_(
        "Make one client of two: what hangs on the second hangs on the first, and the second is gone.\n"
        "Where both say something else, the first is right; what it lacks is filled from the second, the notes are joined. "
        "It shows all of that and asks; one undo takes it back."
    ),
)(lead_merge.merge)

app.command(
    "near",
    help=N_(
        "The pairs of clients that look like one, the likeliest first, with the reason; all, or those of one client.\n"
        "A slip of the pen is looked for too. Which are one company is for you to say: mgrday lead merge CLIENT CLIENT"
    ),
)(lead_near.near)
