"""Bringing a file in: row by row through the same rules as ``add``, all of it in one unit of work."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from mgrday.exchange.columns import resolve
from mgrday.exchange.csv_source import Source
from mgrday.exchange.importer import Importer
from mgrday.exchange.lookups import Lookups
from mgrday.exchange.outcome import Choices, Outcome, RejectsFile, capped
from mgrday.exchange.reading import Reading
from mgrday.kinds import Kind
from mgrday.records import derived, doubts, imports
from mgrday.records.imports import Origin
from mgrday.store.work import Values, Work
from mgrday.words import _


class _Rehearsed(Exception):  # noqa: N818  (no error: it takes a dry run back)
    """A dry run is over."""


def bring_in(
    kind: Kind,
    source: Source,
    choices: Choices,
    writing: Callable[[], AbstractContextManager[Work]],
    rejects: RejectsFile | None = None,
    progress: Callable[[float], None] | None = None,
    origin: Origin | None = None,
) -> Outcome:
    """Import `source` as records of `kind` in the unit of work that `writing` opens.

    Rejected rows go to `rejects`, which appears once all is written. `progress` is told the share that was read. The import is
    recorded with the file that is its `origin`. Raises
    RefusedError where the file is unreadable or its rejected rows cannot be written (nothing is imported), StoreError.
    """
    columns = resolve(kind, source.header, choices.told)
    outcome = Outcome(kind, unknown=columns.unknown, taken=columns.taken(source.header))
    try:
        with writing() as work:
            outcome.before = imports.same_file(work.reader, kind, origin) if origin else None
            importer = Importer(work, Reading(work, kind, columns, Lookups(work), source.day_zero), choices, outcome, rejects)
            importer.run(source, progress)
            derived.bring_up_to_date(work)
            doubts.note(work)
            _near_matches(work, outcome)
            outcome.warnings = capped(work.warnings)
            if choices.dry_run:
                raise _Rehearsed
            if origin is not None:
                outcome.number = imports.note(work, origin, _record(outcome, rejects))
            work.warnings.clear()
        if rejects is not None:
            outcome.rejects_file = rejects.publish()
    except _Rehearsed:
        pass
    finally:
        if rejects is not None:
            rejects.discard()
    return outcome


def _record(outcome: Outcome, rejects: RejectsFile | None) -> Values:
    """What is kept of an import."""
    file = str(rejects.path) if rejects is not None and outcome.rejected else None
    return {"kind": outcome.kind.name, "rejects_file": file, **{name: getattr(outcome, name) for name in imports.COUNTS}}


def _near_matches(work: Work, outcome: Outcome) -> None:
    """The pairs of which one client is new; it has the larger id, since the new ones come last."""
    new = work.added.get("clients")
    if not new:
        return
    from mgrday.review import near

    count = work.reader.value("select count(*) from near_pairs where client_b >= :first", first=new[0].start)
    outcome.near_matches = int(count)
    if derived.crowded(work.reader, new[0].start):
        shared = _("{n} clients or more share a phone or the core of a name: only the first {n} of them are compared.")
        work.warnings.append(shared.format(n=derived.MOST_ALIKE))
    if outcome.near_matches <= near.MOST_NEW:
        outcome.near, outcome.slips = near.of_command(work.reader, work.command_id, new)


