"""JSON for scripts: English keys, money as a number of yuan, flags true or false, shares as fractions.

Characters that a terminal would act on (controls, direction marks) are written as escapes, so the data stays whole and
the output stays harmless.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from mgrday.render import Look
from mgrday.render.cells import MONEY_METRICS
from mgrday.report import Column, Finding, Record, Report, Row, Snoozed, Table, Unit, Yuan, bare

_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
# A flat object, a line for each key, by the encoder written in C, which knows no indent of its own.
_flat = json.JSONEncoder(ensure_ascii=False, separators=(",\n    ", ": ")).encode


def render(report: Report, look: Look) -> str:
    """`report` in the JSON that its shape asks for; `look` changes nothing."""
    tables = report.tables()
    if report.shape == "list":
        text = _list([row_data(tables[0].columns, row) for row in tables[0].rows] if tables else [])
    elif report.shape == "findings":
        text = _list([finding_data(finding) for finding in report.findings()])
    elif report.shape == "record":
        text = _dump({**_first_row(tables), **_facts(report)})
    else:
        text = _dump(_review(report))
    return escaped(text) + "\n"


def escaped(text: str) -> str:
    """JSON `text` with what a terminal would act on written as escapes."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _review(report: Report) -> dict[str, object]:
    start_end = dict(zip(("start", "end"), report.period, strict=True)) if report.period else None
    return {
        "review": report.name,
        "period": start_end,
        **_facts(report),
        "tables": {table.name: [row_data(table.columns, row) for row in table.rows] for table in report.tables()},
        "findings": [finding_data(finding) for finding in report.findings()],
        "snoozed": [snoozed_data(each) for each in report.snoozed()],
    }


def _first_row(tables: list[Table]) -> dict[str, object]:
    return row_data(tables[0].columns, tables[0].rows[0]) if tables and tables[0].rows else {}


def _facts(report: Report) -> dict[str, object]:
    return {key: data(value) for key, value in report.facts.items()}


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _list(rows: list[dict[str, object]]) -> str:
    """What `_dump` gives for these objects, several times faster for the flat ones."""
    if not rows:
        return "[]"
    return "[\n" + ",\n".join(map(_object, rows)) + "\n]"


def _object(row: dict[str, object]) -> str:
    if not row or any(isinstance(value, dict | list) for value in row.values()):
        return "  " + _dump(row).replace("\n", "\n  ")
    return "  {\n    " + _flat(row)[1:-1] + "\n  }"


def row_data(columns: Sequence[Column], row: Row) -> dict[str, object]:
    """A row as JSON shows it: every column, the hidden ones too."""
    return {column.key: data(row.get(column.key), column.unit) for column in columns}


def finding_data(finding: Finding) -> dict[str, object]:
    """A finding as JSON shows it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "member": finding.member,
        "client": finding.client,
        "record": {"kind": finding.record.kind, "id": finding.record.id},
        "since": finding.since,
        "message": finding.message,
        "do": finding.do,
    }


def snoozed_data(snoozed: Snoozed) -> dict[str, object]:
    """A finding that is put off as JSON shows it."""
    return {**finding_data(snoozed.finding), "until": snoozed.until, "reason": snoozed.reason}


def data(value: object, unit: Unit = "text") -> object:
    """A raw value of this unit as JSON shows it."""
    value = bare(value)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Yuan):
        return yuan(value.fen)
    if isinstance(value, Finding):
        return finding_data(value)
    if isinstance(value, Record):
        return {"kind": value.kind, "id": value.id}
    if isinstance(value, Mapping):
        money = MONEY_METRICS if unit == "metrics" else ()
        return {str(key): data(each, "money" if key in money else "text") for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [data(each, unit) for each in value]
    if unit == "flag":
        return bool(value)
    if isinstance(value, int | float | Decimal):
        return yuan(value) if unit == "money" else _number(value, unit)
    return str(value)


def yuan(fen: int | float | Decimal) -> float:
    """Fen as a number of yuan with two decimals."""
    return round(fen) / 100


def _number(value: int | float | Decimal, unit: Unit) -> object:
    """A whole number as it is, a share to four decimals; what is not a number is null."""
    if isinstance(value, int):
        return value if unit != "share" else float(value)
    if not math.isfinite(value):
        return None
    if unit == "share":
        return round(float(value), 4)
    return int(value) if isinstance(value, Decimal) and value == int(value) else float(value)
