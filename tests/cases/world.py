"""A small store built row by row, derived columns by hand, and the findings of one rule in it."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from mgrday.days import Span
from mgrday.report import Finding
from mgrday.review.question import Question
from mgrday.review.rules import RULES
from mgrday.store.reader import Reader

NOW = "2026-11-25 10:00"
"""A Wednesday. This week is 11-23 to 11-29, last week 11-16 to 11-22, the last workday Tuesday."""


@cache
def schema() -> str:
    """The tables and indexes as SQL, made once."""
    import importlib

    from sqlalchemy import create_engine
    from sqlmodel import SQLModel

    importlib.import_module("mgrday.records.registry")
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        SQLModel.metadata.create_all(connection)
        statements = connection.exec_driver_sql("select sql from sqlite_master where sql is not null").scalars().all()
    return ";\n".join(statements)


@dataclass
class World:
    """Each method adds one row with defaults that raise nothing, and returns its id."""

    def __post_init__(self) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.connection.executescript(schema())
        self.reader = Reader(self.connection, postgres=False)
        self.count = 0

    def add(self, table: str, values: dict[str, Any]) -> int:
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        cursor = self.connection.execute(f'insert into "{table}" ({names}) values ({marks})', list(values.values()))
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def number(self) -> int:
        self.count += 1
        return self.count

    def department(self, name: str = "East", **values: Any) -> int:
        return self.add("departments", {"name": name, **values})

    def group(self, name: str = "One", department: int = 1, **values: Any) -> int:
        return self.add("groups", {"name": name, "department_id": department, **values})

    def member(self, name: str = "Li", department: int = 1, **values: Any) -> int:
        if not self.connection.execute("select 1 from departments where id = ?", [department]).fetchone():
            self.department(f"Department {department}", id=department)
        row = {"name": name, "department_id": department, "role": "rep", "hired_on": "2026-01-05", "created_on": "2026-01-05"}
        return self.add("members", {**row, **values})

    def client(self, name: str = "Acme", owner: int | None = None, **values: Any) -> int:
        row = {
            "name": name, "name_key": f"{name} {self.number()}", "core_key": name, "owner_id": owner, "grade": "C",
            "created_on": "2026-11-02", "graded_on": "2026-11-02", "step_set_on": "2026-11-02", "idle_since": "2026-11-25",
            "last_touch_day": "2026-11-25", "next_on": "2026-11-30", "keyword_count": 1, "outing_count": 1,
        }  # fmt: skip
        return self.add("clients", {**row, **values})

    def grade(self, client: int, grade: str, on_day: str) -> int:
        return self.add("grades", {"client_id": client, "grade": grade, "on_day": on_day})

    def outing(self, member: int, client: int, left_at: str = "2026-11-24 09:00", **values: Any) -> int:
        day = left_at[:10]
        back_at = values.setdefault("back_at", f"{day} 11:00")
        ends_at = back_at or values.get("due_back_at") or f"{day} 23:59"
        row = {
            "member_id": member, "client_id": client, "left_at": left_at, "day": day, "ends_at": ends_at,
            "with_manager": 0, "visit_no": 1, "had_keyword": 1, "grade_then": "C", "verdict": "real",
            "called_back_at": f"{day} 17:00", "called_back_on": day,
        }  # fmt: skip
        return self.add("outings", {**row, **values})

    def call(self, member: int, client: int, day: str = "2026-11-24", **values: Any) -> int:
        row = {"member_id": member, "client_id": client, "called_at": f"{day} 09:00", "day": day, "reached": "none"}
        return self.add("calls", {**row, **values})

    def keyword(self, client: int, **values: Any) -> int:
        row = {
            "client_id": client, "term": "pumps", "mode": "active", "years": 1, "quote": 500000, "status": "prepared",
            "prepared_on": "2026-11-10",
        }  # fmt: skip
        return self.add("keywords", {**row, **values})

    def event(self, day: str = "2026-11-27", **values: Any) -> int:
        return self.add("events", {"name": f"Summit {self.number()}", "starts_at": f"{day} 09:00", "day": day, **values})

    def receipt(self, event: int, client: int, member: int, **values: Any) -> int:
        row = {"event_id": event, "client_id": client, "member_id": member, "received_on": "2026-11-20", "people": 1, "key": 0}
        return self.add("receipts", {**row, **values})

    def invitation(self, event: int, client: int, member: int, **values: Any) -> int:
        row = {"event_id": event, "client_id": client, "member_id": member, "sent_on": "2026-11-20"}
        return self.add("invitations", {**row, **values})

    def deal(self, member: int, client: int, **values: Any) -> int:
        row = {"member_id": member, "client_id": client, "amount": 1_000_000, "key": 0, "created_on": "2026-11-02", "received": 0}
        return self.add("deals", {**row, **values})

    def payment(self, deal: int, client: int, member: int, **values: Any) -> int:
        row = {"deal_id": deal, "client_id": client, "member_id": member, "amount": 100_000, "paid_on": "2026-11-24"}
        return self.add("payments", {**row, **values})

    def standard(self, metric: str, value: int, period: str = "day", seniority: str = "all") -> int:
        row = {"metric": metric, "seniority": seniority, "period": period, "value": value, "set_on": "2026-11-01"}
        return self.add("standards", row)

    def target(self, scope: str, scope_id: int | None, value: int, span: Span | None = None, **values: Any) -> int:
        span = span or Span.month("2026-11-01")
        name = str(values.pop("name", f"{scope} {scope_id}"))
        row = {
            "scope": scope, "scope_id": scope_id, "scope_key": f"{scope} {scope_id or name}", "name": name,
            "period": span.name, "period_kind": span.kind, "period_start": span.start, "period_end": span.end,
            "metric": "amount", "value": value, "set_on": "2026-11-01",
        }  # fmt: skip
        return self.add("targets", {**row, **values})

    def question(self, now: str = NOW, **values: Any) -> Question:
        if len(now) == 10:
            now += " 10:00"
        return Question(self.reader, datetime.strptime(now, "%Y-%m-%d %H:%M"), **values)

    def find(self, rule: str, now: str = NOW, settings: dict[str, int] | None = None, **values: Any) -> list[Finding]:
        """The findings of one rule."""
        if settings:
            values["rule_settings"] = {rule: settings}
        return RULES[rule].ask(self.question(now, **values))
