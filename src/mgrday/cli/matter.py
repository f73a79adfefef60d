"""``mgrday matter``: the key matters of the period, each with an owner, a standard, a deadline and an inspection."""

from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import kind_app, said
from mgrday.cli.verbs import On, done, typed
from mgrday.kinds.matter import MATTER
from mgrday.words import N_, _

Matter = Annotated[str, typer.Argument(metavar="MATTER", help=N_("the key matter: its number, its title or a part of it"))]

app = kind_app(MATTER, N_("Key matters: owner, standard, deadline, done, inspected."))


@app.command("done", help=N_("Record that a key matter is done; it still has to be inspected."))
def done_(matter: Matter, on: On = None) -> None:
    """Finish a key matter."""
    from mgrday.records import matter as matters
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number = find(work.reader, "matter", matter)
        day = typed(work, MATTER, done_on=on).get("done_on") or work.today
        matters.finish(work, number, day)
        title = work.row("matters", number)["title"]
    done(MATTER, _("“{title}” is done ({day}).").format(title=title, day=day), number, next=f"mgrday matter inspect {number}")


@app.command("inspect", help=N_("Record that a key matter was looked at and is as its standard asks."))
def inspect(matter: Matter, on: On = None) -> None:
    """Inspect a key matter."""
    from mgrday.records import matter as matters
    from mgrday.store.references import find

    with frame.context().write(said()) as work:
        number = find(work.reader, "matter", matter)
        day = typed(work, MATTER, inspected_on=on).get("inspected_on") or work.today
        matters.inspect(work, number, day)
        title = work.row("matters", number)["title"]
    done(MATTER, _("“{title}” is inspected ({day}).").format(title=title, day=day), number)
