"""Whether the story holds together, and whether every rule finds what was put there for it.

`found` is a second, plain reading of the rules, on CSV rows and a day; the program's own rules are not used.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import combinations

from chinese_calendar import is_workday

Rows = list[dict[str, str]]
Tables = dict[str, Rows]
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
    "deal.slipped": 2,
    "payment.overdue": 2,
    "target.missing": 1,
    "target.not_split": 1,
}
"""How often each rule fires on the story's last day."""
DONE_ON = {"calls": "时间", "outings": "外出时间", "keywords": "准备日期", "receipts": "回执日期", "deals": "签单日期"}
"""The column of each file that says when it was done: never before the client was in the book, never after the last day."""


def _between(a: str, b: str) -> int:
    return (date.fromisoformat(b[:10]) - date.fromisoformat(a[:10])).days


def _monday(today: str, weeks: int = 0) -> str:
    day = date.fromisoformat(today)
    return (day - timedelta(day.weekday() + 7 * weeks)).isoformat()


def _next_workday(day: str) -> str:
    found = date.fromisoformat(day[:10]) + timedelta(1)
    while not is_workday(found):
        found += timedelta(1)
    return found.isoformat()


class Story:
    """The tables as they stand at `now` ("YYYY-MM-DD HH:MM"); what comes later has not happened."""

    def __init__(self, tables: Tables, now: str) -> None:
        self.now, self.today = now, now[:10]
        self.t = dict(tables)
        self.t["calls"] = [row for row in tables["calls"] if row["时间"] <= now]
        self.t["outings"] = [row for row in tables["outings"] if row["外出时间"] <= now]
        self.signed = {row["公司"] for row in self.t["deals"] if row["签单日期"]}
        self.unsigned = [row for row in self.t["leads"] if row["公司"] not in self.signed]
        self.sellers = [row for row in self.t["members"] if row["职务"] in ("代表", "组长") and not row["离职日期"]]
        self.touched: dict[str, str] = {row["公司"]: row["录入日期"] for row in self.t["leads"]}
        self.touches: set[str] = set()
        begun = {row["会议"]: row["开始时间"][:10] for row in self.t["events"]}
        came = [(row["公司"], begun[row["会议"]]) for row in self.t["receipts"] if row["到会"] == "是"]
        told = [(row["公司"], row["回执日期"]) for row in self.t["receipts"]]
        told += [(row["公司"], row["时间"][:10]) for row in self.t["calls"]]
        told += [(row["公司"], row["外出时间"][:10]) for row in self.t["outings"]]
        for company, day in told + came:
            self.touches.add(company)
            self.touched[company] = max(self.touched[company], day)
        self.coming = {row["会议"] for row in self.t["events"] if row["开始时间"][:10] >= self.today}
        self.recent = [row for row in self.t["outings"] if row["外出时间"][:10] >= _monday(self.today, 1)]


def _clients(s: Story) -> Iterator[str]:
    visited = {row["公司"] for row in s.t["outings"]}
    for row in s.unsigned:
        company, grade, due = row["公司"], row["分类"], row["下一步日期"]
        if grade in "AB" and _between(s.touched[company], s.today) > {"A": 3, "B": 7}[grade]:
            yield "client.stale"
        if grade in "AB" and not due:
            yield "client.no_next_step"
        if due and due < s.today and s.touched[company] < due:
            yield "client.next_step_overdue"
        if grade == "A" and company not in visited and _between(row["录入日期"], s.today) > 14:
            yield "client.never_visited"
    core = {row["公司"]: _core(row["公司"]) for row in s.t["leads"]}
    for one, other in combinations(s.t["leads"], 2):
        if one["电话"] == other["电话"] or core[one["公司"]] == core[other["公司"]]:
            yield "client.duplicate"


def _core(company: str) -> str:
    for part in ("苏州", "昆山", "（", "）", "有限责任公司", "有限公司"):
        company = company.replace(part, "")
    return company


def _members(s: Story) -> Iterator[str]:
    owners = {row["负责人"] for row in s.unsigned if row["分类"] == "A"}
    out = {row["员工"] for row in s.t["outings"] if row["外出时间"][:10] >= _monday(s.today)}
    for row in s.sellers:
        if row["姓名"] not in owners and _between(row["入职日期"], s.today) > 31:
            yield "member.no_a_clients"
        if row["姓名"] not in out and date.fromisoformat(s.today).weekday() >= 2:
            yield "member.no_outing"


def _keywords(s: Story) -> Iterator[str]:
    first: dict[str, str] = {}
    for row in s.t["keywords"]:
        first[row["公司"]] = min(first.get(row["公司"], "9"), row["准备日期"])
    grade = {row["公司"]: row["分类"] for row in s.unsigned}
    for row in s.t["receipts"]:
        if row["会议"] in s.coming and row["公司"] not in first:
            yield "keyword.missing_for_receipt"
    for row in s.t["outings"]:
        left = row["外出时间"][:10]
        if left >= _monday(s.today) and first.get(row["公司"], "9") > left:
            yield "keyword.missing_for_visit"
    for row in s.t["keywords"]:
        if grade.get(row["公司"]) == "A" and not (row["报价"] and row["年限"]):
            yield "keyword.no_quote"


def _outings(s: Story) -> Iterator[str]:
    grade = {row["公司"]: row["分类"] for row in s.t["leads"]}
    latest = {row["公司"]: row for row in s.t["outings"] if row["回访结果"]}
    for row in s.recent:
        back, verdict = row["返回时间"], row["回访结果"]
        if not back and row["预计返回"] < s.now:
            yield "outing.not_returned"
        if back and not verdict and _between(back, s.today) > 2:
            yield "outing.unverified"
        if verdict == "不属实":
            yield "outing.not_real"
        if row["回访分类"] and latest[row["公司"]] is row and row["回访分类"] != grade[row["公司"]]:
            yield "outing.grade_mismatch"
        owed = row["结果"] in ("推进", "拒绝") and not (row["未签原因"] and row["签单条件"] and row["预计签单"])
        if owed and _next_workday(back) < s.today:
            yield "outing.no_debrief"
    for one, other in combinations(s.recent, 2):
        ends = [row["返回时间"] or row["预计返回"] for row in (one, other)]
        if one["员工"] == other["员工"] and one["外出时间"] < ends[1] and other["外出时间"] < ends[0]:
            yield "outing.overlap"


def _money(s: Story) -> Iterator[str]:
    received: dict[str, int] = defaultdict(int)
    for row in s.t["payments"]:
        received[row["公司"]] += int(row["金额"])
    for row in s.t["deals"]:
        if not row["签单日期"] and not row["丢单日期"] and row["预计日期"] < s.today:
            yield "deal.slipped"
        if row["签单日期"] and _between(row["签单日期"], s.today) > 14 and received[row["公司"]] < int(row["金额"]):
            yield "payment.overdue"
    month = {(row["范围"], row["名称"]): int(row["目标"]) for row in s.t["targets"] if row["周期"] == s.today[:7]}
    groups: dict[str, int] = defaultdict(int)
    for row in s.sellers:
        groups[row["小组"]] += month.get(("个人", row["姓名"]), 0)
        if ("个人", row["姓名"]) not in month:
            yield "target.missing"
    for group, parts in groups.items():
        if month[("小组", group)] != parts:
            yield "target.not_split"


READINGS: tuple[Callable[[Story], Iterator[str]], ...] = (_clients, _members, _keywords, _outings, _money)


def found(tables: Tables, now: str) -> Counter[str]:
    """How often each planned rule fires at `now`."""
    story = Story(tables, now)
    return Counter(rule for reading in READINGS for rule in reading(story))


def check(tables: Tables) -> None:
    """Raise AssertionError where the story contradicts itself or does not show what it should."""
    leads = {row["公司"]: row for row in tables["leads"]}
    names = {row["姓名"] for row in tables["members"]}
    events = {row["会议"] for row in tables["events"]}
    assert len(leads) == len(tables["leads"]) and 280 <= len(leads) <= 330, len(leads)
    assert 2500 <= len(tables["calls"]) <= 3200, len(tables["calls"])
    for name, rows in tables.items():
        for row in rows:
            assert row.get("公司", "") in leads or name not in ("calls", "outings", "deals", "payments", "keywords"), row
            assert row.get("员工", row.get("负责人", "周岚")) in names, row
            assert name in ("targets", "deals") or row.get("会议") is None or row["会议"] in events, row
    for kind, day in DONE_ON.items():
        for row in tables[kind]:
            assert not row[day] or leads[row["公司"]]["录入日期"] <= row[day][:10] <= "2026-11-18", row
    sent = {(row["会议"], row["公司"]): row["邀约日期"] for row in tables["invitations"]}
    for row in tables["receipts"]:
        assert sent[row["会议"], row["公司"]] <= row["回执日期"], row
    signed = {row["公司"]: row for row in tables["deals"] if row["签单日期"]}
    for row in tables["payments"]:
        assert signed[row["公司"]]["签单日期"] <= row["到账日期"] <= "2026-11-18", row
    for row in tables["outings"]:
        assert row["预计返回"] and (not row["返回时间"] or row["外出时间"] < row["返回时间"]), row
    keys = ("员工", "公司", "时间")
    assert len({tuple(row[key] for key in keys) for row in tables["calls"]}) == len(tables["calls"])
    assert len({(row["公司"], row["关键词"]) for row in tables["keywords"]}) == len(tables["keywords"])
    seen = found(tables, "2026-11-18 09:00")
    assert dict(seen) == PLANNED, (
        f"found {sorted(seen.items() - PLANNED.items())}, planned {sorted(PLANNED.items() - seen.items())}"
    )
