"""What a file says beside the columns of its records: rows of other tables that belong to them."""

from mgrday.kinds import Kind
from mgrday.kinds.base import Flag, Ref
from mgrday.kinds.entries import Entries, Entry
from mgrday.store.rows import Rows
from mgrday.store.work import Values, Work
from mgrday.words import _


def add(work: Work, kind: Kind, ids: list[int], rows: Rows) -> None:
    """Write the entries of new records; one that names somebody who was not taken is left out, with a warning."""
    for field in kind.handed:
        entries = field.type
        if isinstance(entries, Entries) and entries.table and field.name in rows.columns:
            of = zip(ids, rows.column(field.name), strict=True)
            new = [{entries.owner: id, **_row(entries, entry)} for id, said in of for entry in said or ()]
            names = [part.stored for part in entries.parts if isinstance(part.type, Ref)]
            known = [row for row in new if all(row[name] for name in names)]
            work.insert(entries.table, known)
            if len(known) < len(new):
                left = _("{field}: {n} left out, because they name somebody whose row was rejected.")
                work.warnings.append(left.format(field=field.title, n=len(new) - len(known)))


def _row(entries: Entries, entry: Entry) -> Values:
    """An entry by the names of its columns."""
    values = zip(entries.parts, entry, strict=True)
    return {part.stored: value or 0 if isinstance(part.type, Flag) else value for part, value in values}
