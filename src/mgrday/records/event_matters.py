"""The special matters of an event: ticked off with who and when, opened again, added, dropped."""

from dataclasses import dataclass

from mgrday.errors import NotFoundError, RefusedError
from mgrday.kinds.base import Text
from mgrday.method.event_matters import matters
from mgrday.method.naming import meant, named, near, spoken
from mgrday.method.source import Texts
from mgrday.store.reader import Reader
from mgrday.store.work import Values, Work
from mgrday.words import _

OWN = "own-"
"""How the item of a matter begins that an event has of its own."""
LONGEST_TITLE, LONGEST_NAME, LONGEST_NOTE = 100, 100, 500


@dataclass(frozen=True, slots=True)
class Item:
    """A special matter of one event, the method's or its own."""

    id: str
    names: Texts

    @property
    def name(self) -> str:
        """The name in the language in use."""
        return self.names.said


def item_of(reader: Reader, event_id: int, text: str) -> Item:
    """The matter that `text` means: its id, its name in either language or a part of it. Raises NotFoundError."""
    items = _items(reader, event_id)
    found = meant(text, items)
    if found is None:
        like = near(text, items)
        raise NotFoundError(
            _("There is no special matter “{text}”.").format(text=text),
            unchanged=_("Nothing was written."),
            todo=_("Did you mean {name}?").format(name=spoken(like))
            if like
            else _("See what there is: mgrday event matter {id}").format(id=event_id),
        )
    return found


def _items(reader: Reader, event_id: int) -> list[Item]:
    """The method's matters, then the event's own."""
    sql = "select x.item, x.title from event_matters x where x.event_id = :event and x.title is not null order by x.id"
    own = [Item(row["item"], Texts(row["title"], row["title"])) for row in reader.rows(sql, event=event_id)]
    return [*(Item(each.id, each.names) for each in matters()), *own]


def tick(work: Work, event_id: int, item: Item, on: str, by: str, note: str | None, *, again: bool = False) -> Values:
    """Tick a matter off; one that is ticked keeps its day and who did it, unless `again`, and takes the note. Returns its row.

    Raises RefusedError for a long note, and for a day after today.
    """
    row = _row(work, event_id, item)
    new = {"done_on": on, "done_by": Text(LONGEST_NAME).read(by, work.now), "dropped": 0}
    if row["done_on"] and not again:
        new = {}
    return _write(work, row, new | _note(work, note))


def reopen(work: Work, event_id: int, item: Item, note: str | None) -> None:
    """Take the tick off a matter, or take back one that was dropped. Raises RefusedError where it is open."""
    row = _row(work, event_id, item)
    if not (row["done_on"] or row["dropped"]):
        raise RefusedError(_("“{item}” is not ticked off.").format(item=item.name))
    _write(work, row, {"done_on": None, "done_by": None, "dropped": 0} | _note(work, note))


def remark(work: Work, event_id: int, item: Item, note: str) -> None:
    """Write a note to a matter; an empty one takes the note away."""
    _write(work, _row(work, event_id, item), _note(work, note))


def drop(work: Work, event_id: int, item: Item) -> None:
    """Let an event do without a matter; one of its own is removed. Refused where it is dropped already."""
    row = _row(work, event_id, item)
    if row["dropped"]:
        raise RefusedError(
            _("“{item}” is dropped already.").format(item=item.name),
            todo=_("Take it back with: {command}").format(command=f"mgrday event matter {event_id} {item.id} --open"),
        )
    if row["title"]:
        work.delete("event_matters", [row["id"]])
    else:
        _write(work, row, {"dropped": 1, "done_on": None, "done_by": None})


def add(work: Work, event_id: int, title: str) -> Item:
    """Give an event a matter of its own. Raises RefusedError for an empty title and for one that there is."""
    text = Text(LONGEST_TITLE).read(title, work.now)
    items = _items(work.reader, event_id)
    if not text or named(text, items) is not None:
        told = _("There already is the special matter “{title}”.") if text else _("The matter has no title.")
        raise RefusedError(told.format(title=text), todo=_("See what there is: mgrday event matter {id}").format(id=event_id))
    number = max((int(each.id.removeprefix(OWN)) for each in items if each.id.startswith(OWN)), default=0) + 1
    item = Item(f"{OWN}{number}", Texts(text, text))
    _write(work, _empty(event_id, item.id) | {"title": text}, {})
    return item


def _row(work: Work, event_id: int, item: Item) -> Values:
    """What is known of a matter; an empty row without an id where nothing is."""
    sql = "select x.id from event_matters x where x.event_id = :event and x.item = :item"
    found = work.reader.value(sql, event=event_id, item=item.id)
    return _empty(event_id, item.id) if found is None else work.row("event_matters", int(found))


def _empty(event_id: int, item: str) -> Values:
    nothing = dict.fromkeys(("title", "done_on", "done_by", "note"))
    return {"event_id": event_id, "item": item, "dropped": 0, **nothing}


def _note(work: Work, note: str | None) -> Values:
    return {} if note is None else {"note": Text(LONGEST_NOTE).read(note, work.now) or None}


def _write(work: Work, row: Values, new: Values) -> Values:
    """Write the row with what is new; one of the method's of which nothing is known any more goes."""
    after = row | new
    known = after["title"] or after["dropped"] or after["done_on"] or after["note"]
    if "id" not in row:
        if known:
            work.insert("event_matters", [after])
    elif known:
        work.update("event_matters", row["id"], new)
    else:
        work.delete("event_matters", [row["id"]])
    return after
