"""``mgrday keyword``: the keyword book."""

from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.fields import kind_app, said
from mgrday.cli.verbs import done, quoted
from mgrday.kinds.codes import KEYWORD_STATUS
from mgrday.kinds.keyword import KEYWORD
from mgrday.words import N_, _

app = kind_app(KEYWORD, N_("The keyword book: what is prepared for each client, and what came of it."))
Reference = Annotated[
    str, typer.Argument(metavar="REF", help=N_("the keyword: its number, or its client where that has only one"))
]
Term = Annotated[str | None, typer.Argument(metavar="TEXT", help=N_("the keyword itself, where its client has several"))]


@app.command("pitch", help=N_("Record that a keyword was proposed to its client."))
def pitch(reference: Reference, term: Term = None) -> None:
    """Move a keyword to pitched."""
    _move(reference, term, "pitched")


@app.command("win", help=N_("Record that a client bought a keyword."))
def win(reference: Reference, term: Term = None) -> None:
    """Move a keyword to won."""
    _move(reference, term, "won")


@app.command("lose", help=N_("Record that a keyword is lost."))
def lose(reference: Reference, term: Term = None) -> None:
    """Move a keyword to lost."""
    _move(reference, term, "lost")


def _move(reference: str, term: str | None, status: str) -> None:
    from mgrday.records import keyword
    from mgrday.records.looking import keyword_of, name_of

    with frame.context().write(said()) as work:
        number = keyword_of(work.reader, reference, term)
        keyword.move(work, number, status)
        row = work.row("keywords", number)
        client = name_of(work.reader, "keyword", number)
        deals = work.reader.value("select count(*) from deals where client_id = :id", id=row["client_id"])
    told = _("“{term}” for {client}: {status}").format(
        term=row["term"], client=client, status=KEYWORD_STATUS.label(status)
    )
    step = _("mgrday deal add MEMBER {client} AMOUNT").format(client=quoted(client)) if status == "won" and not deals else ""
    done(KEYWORD, told, number, next=step)
