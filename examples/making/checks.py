"""Whether the story holds together, and whether every rule finds what was put there for it.

`found` counts what the second reading of the rules in ``readings.py`` finds.
"""

from collections import Counter
from itertools import product

from making.readings import READINGS, Story, Tables

PLANNED = {
    "client.stale": 5,
    "client.no_next_step": 2,
    "client.next_step_overdue": 4,
    "client.never_visited": 2,
    "client.duplicate": 2,
    "member.no_a_clients": 1,
    "keyword.missing_for_receipt": 2,
    "keyword.missing_for_visit": 2,
    "keyword.no_quote": 1,
    "outing.not_returned": 1,
    "outing.unverified": 2,
    "outing.not_real": 1,
    "outing.no_debrief": 2,
    "outing.overlap": 1,
    "outing.grade_mismatch": 1,
    "member.no_outing": 1,
    "event.behind": 1,
    "event.follow_up_missing": 8,
    "event.unreconciled": 1,
    "deal.slipped": 2,
    "payment.overdue": 2,
    "target.missing": 1,
    "target.not_split": 1,
    "payment.over": 1,
    "deal.none_named": 1,
    "person.no_talk": 2,
    "person.review_due": 1,
    "service.missing": 5,
    "service.objection_open": 1,
    "matter.overdue": 1,
    "matter.uninspected": 1,
    "action.open": 1,
}
"""How often each rule fires on the story's last day."""
DONE_ON = {"calls": "时间", "outings": "外出时间", "keywords": "准备日期", "receipts": "回执日期", "deals": "签单日期"}
"""The column of each file that says when it was done: never before the client was in the book, never after the last day."""
PAST = {
    "talks": ("日期",),
    "services": ("提出日期", "完成日期"),
    "matters": ("完成日期", "检查日期"),
    "actions": ("完成日期", "约定日期"),
    "skills": ("达到日期",),
    "awards": ("日期",),
    "notes": ("日期",),
}
"""The columns of the other files that say when it was done: never after the last day, nor before the member came."""
OF_CLIENTS = ("calls", "outings", "deals", "payments", "keywords", "services")


def found(tables: Tables, now: str) -> Counter[str]:
    """How often each planned rule fires at `now`."""
    story = Story(tables, now)
    return Counter(rule for reading in READINGS for rule in reading(story))


def check(tables: Tables) -> None:
    """Raise AssertionError where the story contradicts itself or does not show what it should."""
    leads = {row["公司"]: row for row in tables["leads"]}
    names = {row["姓名"] for row in tables["members"]}
    events = {row["会议"] for row in tables["events"]}
    assert len(leads) == len(tables["leads"]) and 380 <= len(leads) <= 430, len(leads)
    assert 2500 <= len(tables["calls"]) <= 3200, len(tables["calls"])
    for name, rows in tables.items():
        for row in rows:
            assert row.get("公司", "") in leads or name not in OF_CLIENTS, row
            assert row.get("员工", row.get("负责人", "周岚")) in names, row
            assert name in ("targets", "deals") or row.get("会议") is None or row["会议"] in events, row
    for kind, day in DONE_ON.items():
        for row in tables[kind]:
            assert not row[day] or leads[row["公司"]]["录入日期"] <= row[day][:10] <= "2026-11-18", row
    joined = {row["姓名"]: row["入职日期"] for row in tables["members"]}
    for kind, days in PAST.items():
        for row, day in product(tables[kind], days):
            since = joined.get(row.get("员工", row.get("负责人", "")), "")
            assert not row[day] or since <= row[day] <= "2026-11-18", row
    sent = {(row["会议"], row["公司"]): row["邀约日期"] for row in tables["invitations"]}
    for row in tables["receipts"]:
        assert sent[row["会议"], row["公司"]] <= row["回执日期"], row
    signed = {row["公司"]: row for row in tables["deals"] if row["签单日期"]}
    for row in tables["payments"]:
        assert signed[row["公司"]]["签单日期"] <= row["到账日期"] <= "2026-11-18", row
    for row in tables["outings"]:
        assert row["预计返回"] and (not row["返回时间"] or row["外出时间"] < row["返回时间"]), row
    for row in tables["services"]:
        assert signed[row["公司"]]["签单日期"] <= row["提出日期"], row
    keys = ("员工", "公司", "时间")
    assert len({tuple(row[key] for key in keys) for row in tables["calls"]}) == len(tables["calls"])
    assert len({(row["公司"], row["关键词"]) for row in tables["keywords"]}) == len(tables["keywords"])
    seen = found(tables, "2026-11-18 09:00")
    assert dict(seen) == PLANNED, (
        f"found {sorted(seen.items() - PLANNED.items())}, planned {sorted(PLANNED.items() - seen.items())}"
    )
