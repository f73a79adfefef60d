"""A second, plain reading of the rules, on CSV rows and a day; the program's own rules are not used."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import combinations

from chinese_calendar import is_workday

Rows = list[dict[str, str]]
Tables = dict[str, Rows]


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
        told += [(row["公司"], row["跟催日期"]) for row in self.t["receipts"] if row["跟催日期"]]
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
        if row["签单日期"] and received[row["公司"]] > int(row["金额"]):
            yield "payment.over"
    month = {(row["范围"], row["名称"]): int(row["目标"]) for row in s.t["targets"] if row["周期"] == s.today[:7]}
    groups: dict[str, int] = defaultdict(int)
    for row in s.sellers:
        groups[row["小组"]] += month.get(("个人", row["姓名"]), 0)
        if ("个人", row["姓名"]) not in month:
            yield "target.missing"
    for group, parts in groups.items():
        if month[("小组", group)] != parts:
            yield "target.not_split"
    group_of = {row["姓名"]: row["小组"] for row in s.sellers}
    keys = [row for row in s.t["deals"] if row["重点单"] == "是" and row["预计日期"][:7] == s.today[:7]]
    named = {group_of.get(row["员工"]) for row in keys if not row["丢单日期"]}
    if s.today[8:] >= "03":
        yield from ("deal.none_named" for group in groups if group not in named)


def _people(s: Story) -> Iterator[str]:
    talked: dict[str, str] = {}
    for row in s.t["talks"]:
        talked[row["员工"]] = max(talked.get(row["员工"], ""), row["日期"])
    for row in s.sellers:
        hired = row["入职日期"]
        last = talked.get(row["姓名"], "")
        if _between(last or hired, s.today) > 30:
            yield "person.no_talk"
        over = [mark for mark in _marks(hired) if mark < s.today]
        if over and s.today <= _months_after(hired, 4) and last < over[-1]:
            yield "person.review_due"
    for row in s.t["actions"]:
        if not row["完成日期"] and row["期限"] < s.today:
            yield "action.open"
    for row in s.t["matters"]:
        if not row["完成日期"] and row["期限"] < s.today:
            yield "matter.overdue"
        if row["完成日期"] and not row["检查日期"] and _next_workday(row["完成日期"]) < s.today:
            yield "matter.uninspected"


def _marks(hired: str) -> list[str]:
    week = (date.fromisoformat(hired) + timedelta(7)).isoformat()
    return [week, *(_months_after(hired, months) for months in (1, 2, 3))]


def _months_after(day: str, months: int) -> str:
    month = int(day[5:7]) - 1 + months
    year, number = int(day[:4]) + month // 12, month % 12 + 1
    return date(year, number, min(int(day[8:]), monthrange(year, number)[1])).isoformat()


def _events(s: Story) -> Iterator[str]:
    """Goals and what is due of them in halves: invitations by the workday three, two and one before, then the receipts."""
    due = {3: (1, 0), 2: (2, 1), 1: (2, 2)}
    for row in s.t["events"]:
        if not s.now < row["开始时间"]:
            continue
        ahead = _workdays_between(s.today, row["开始时间"][:10])
        invitations, receipts = due.get(ahead, (2, 2) if ahead < 1 else (0, 0))
        sent = sum(each["会议"] == row["会议"] for each in s.t["invitations"])
        back = sum(each["会议"] == row["会议"] for each in s.t["receipts"])
        if 2 * sent < int(row["邀约目标"] or 0) * invitations or 2 * back < int(row["回执目标"] or 0) * receipts:
            yield "event.behind"


def _after_events(s: Story) -> Iterator[str]:
    """Who came and is unsigned has two workdays; coming is the touch of the event's own day."""
    begun = {row["会议"]: row["开始时间"][:10] for row in s.t["events"]}
    for row in s.t["receipts"]:
        company, day = row["公司"], begun[row["会议"]]
        late = row["到会"] == "是" and _next_workday(_next_workday(day)) < s.today
        if late and company not in s.signed and s.touched[company] <= day:
            yield "event.follow_up_missing"


def _orders(s: Story) -> Iterator[str]:
    """No import file says that an event is reconciled."""
    for row in s.t["events"]:
        signed = any(each["会议"] == row["会议"] and each["签单日期"] for each in s.t["deals"])
        if signed and _next_workday(row["开始时间"]) < s.today:
            yield "event.unreconciled"


def _workdays_between(a: str, b: str) -> int:
    """The workdays from `a`, counted where it is one, up to `b`, not counted."""
    days = (date.fromisoformat(a) + timedelta(n) for n in range(_between(a, b)))
    return sum(map(is_workday, days))


def _service(s: Story) -> Iterator[str]:
    served = {(row["公司"], row["完成日期"]) for row in s.t["services"] if row["完成日期"] and row["类型"] != "异议"}
    for row in s.t["deals"]:
        on = row["签单日期"]
        alone = not any(company == row["公司"] and day >= on for company, day in served)
        if on and alone and _between(on, s.today) > 7:
            yield "service.missing"
    for row in s.t["services"]:
        if row["类型"] == "异议" and not row["完成日期"] and _between(row["提出日期"], s.today) > 2:
            yield "service.objection_open"


READINGS: tuple[Callable[[Story], Iterator[str]], ...] = (
    _clients,
    _members,
    _keywords,
    _outings,
    _money,
    _people,
    _events,
    _after_events,
    _orders,
    _service,
)
"""Each yields the name of a rule as often as it fires."""
