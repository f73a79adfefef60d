"""CSV: raw values under the English keys of the columns, lines ending in LF, no byte order mark.

A list is one table. A review gives its tables one after the other, each under a line ``# <name>`` and divided by an
empty line, and its findings last, as the table ``findings``. Text that a spreadsheet would take for a formula gets a
leading apostrophe; numbers do not.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from mgrday.render import Look
from mgrday.render.cells import MONEY_METRICS, clean
from mgrday.report import Column, Finding, Record, Report, Row, Unit, Yuan, bare

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
FINDING_KEYS = ("rule", "severity", "member", "client", "kind", "id", "since", "message", "do")


def render(report: Report, look: Look) -> str:
    """`report` as CSV; `look` changes nothing. A list and a record give their first table only."""
    out = io.StringIO()
    tables = report.tables()
    if report.shape == "findings":
        _findings(out, report.findings())
    elif report.shape in ("list", "record"):
        if tables:
            _rows(out, tables[0].columns, tables[0].rows)
    else:
        for table in tables:
            out.write(f"# {clean(table.name)}\n")
            _rows(out, table.columns, table.rows)
            out.write("\n")
        out.write("# findings\n")
        _findings(out, report.findings())
    return out.getvalue()


def _rows(out: io.StringIO, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.key for column in columns])
    keys = [(column.key, column.unit) for column in columns]
    writer.writerows([raw(row.get(key), unit) for key, unit in keys] for row in rows)


def _findings(out: io.StringIO, findings: Iterable[Finding]) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FINDING_KEYS)
    for finding in findings:
        kind, number = finding.record
        who = (finding.rule, finding.severity, finding.member, finding.client, kind)
        writer.writerow([*map(raw, who), number, *map(raw, (finding.since, finding.message, finding.do))])


def raw(value: object, unit: Unit = "text") -> str:
    """A raw value as CSV shows it: money as ``12800.00``, flags as ``yes`` and ``no``, a share as a fraction."""
    value = bare(value)
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, Yuan):
        return _yuan(value.fen)
    if unit == "flag" or isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float | Decimal):
        return _yuan(value) if unit == "money" else _number(value, unit)
    if isinstance(value, Mapping):
        units: dict[object, Unit] = dict.fromkeys(MONEY_METRICS, "money") if unit == "metrics" else {}
        return harmless(" ".join(f"{key}={raw(each, units.get(key, 'count'))}" for key, each in value.items()))
    if isinstance(value, Record):
        return f"{value.kind} {value.id}"
    if isinstance(value, list | tuple | set | frozenset):
        return harmless("; ".join(raw(each) for each in value))
    return harmless(str(value))


def harmless(text: str) -> str:
    """`text` on one line, and no formula for any spreadsheet."""
    shown = clean(text)
    return f"'{shown}" if shown.lstrip().startswith(FORMULA) or text.startswith(("\t", "\r")) else shown


def _yuan(fen: int | float | Decimal) -> str:
    whole = round(fen)
    return f"{'-' if whole < 0 else ''}{abs(whole) // 100}.{abs(whole) % 100:02d}"


def _number(value: int | float | Decimal, unit: Unit) -> str:
    if unit == "share":
        return f"{value:.4f}"
    return str(value) if isinstance(value, int) else f"{value:f}".rstrip("0").rstrip(".")
