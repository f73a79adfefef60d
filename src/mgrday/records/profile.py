"""Import profiles: how the files of one source are read, kept under a name."""

import json
from collections.abc import Mapping

from mgrday.records.row import CODE, TEXT, TIME, Field, Row
from mgrday.store.work import Work


class Profile(Row, table=True):
    """What was said of the files of one source; `settings` is JSON of what was said beside the kind."""

    __tablename__ = "profiles"
    name: str = Field(sa_type=TEXT, unique=True)
    kind: str = Field(sa_type=CODE)
    settings: str = Field(sa_type=TEXT)
    saved_at: str = Field(sa_type=TIME)


def keep(work: Work, name: str, kind: str, settings: Mapping[str, object]) -> int:
    """Keep the settings under this name, in the place of those that are kept under it. Gives the profile's id."""
    row = {"name": name, "kind": kind, "settings": json.dumps(settings, ensure_ascii=False), "saved_at": work.time}
    there = _id(work, name)
    if there is None:
        (there,) = work.insert("profiles", [row])
    else:
        work.update("profiles", there, row)
    return there


def drop(work: Work, name: str) -> int:
    """Forget a profile that is there. Gives the id it had."""
    there = _id(work, name)
    if there is None:
        raise LookupError(name)
    work.delete("profiles", [there])
    return there


def _id(work: Work, name: str) -> int | None:
    found = work.reader.value("select id from profiles where name = :name", name=name)
    return None if found is None else int(found)
