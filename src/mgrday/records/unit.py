"""The one way to write: a unit of work that ends with the derived columns up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from mgrday.records import derived, doubts
from mgrday.records import registry as _registry  # noqa: F401  (every table must be known before anything is written)
from mgrday.store.address import read_address
from mgrday.store.opening import make_ready
from mgrday.store.work import Work, begin
from mgrday.words import _


@contextmanager
def writing(address: str, now: datetime, actor: str, words: str, undoes: int | None = None) -> Iterator[Work]:
    """A unit of work on the store at `address` for the command `words`; all of it is written at the end, or nothing.

    Raises StoreError.
    """
    place = read_address(address)
    make_ready(place)
    with begin(place, now, actor, words, undoes) as work:
        yield work
        derived.bring_up_to_date(work)
        _warn_of_near_pairs(work)
        if undoes is None:
            doubts.note(work)


def _warn_of_near_pairs(work: Work) -> None:
    """A new client that looks like another is taken, and said, when it came alone."""
    new = work.added.get("clients", [])
    if sum(map(len, new)) != 1:
        return
    pairs = work.reader.rows(
        "select n.why, c.id, c.name from near_pairs n "
        "join clients c on c.id = case when n.client_a = :id then n.client_b else n.client_a end "
        "where n.client_a = :id or n.client_b = :id order by c.id",
        id=new[0].start,
    )
    for pair in pairs:
        why = _("the same phone") if pair["why"] == "phone" else _("nearly the same name")
        work.warnings.append(
            _("Kept, but client {id} “{name}” has {why}: one company or two?").format(id=pair["id"], name=pair["name"], why=why)
        )
