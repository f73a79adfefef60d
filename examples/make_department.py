"""Writes the demonstration department, ``examples/department/*.csv``: two months of work of twelve people, made up.

Run as ``.venv/bin/python examples/make_department.py``. The same files come out every time. The story ends on
2026-11-18; ``mgrday.exchange.story`` moves it so that it ends today.
"""

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from making import cast, checks, money, past, people, words
from making.calls import Phone
from making.clients import Client, make_book
from making.days import day
from making.events import EVENTS, hold_events
from making.keywords import KeywordBook
from making.outings import Register

SEED = 20261118
FOLDER = Path(__file__).parent / "department"
Row = Sequence[object]

HEADERS = {
    "departments": "部门 分公司",
    "members": "姓名 部门 小组 职务 入职日期 离职日期",
    "leads": "公司 联系人 职位 电话 行业 区域 规模 来源 分类 负责人 下一步 下一步日期 录入日期 备注",
    "events": "会议 开始时间 地点 邀约目标 回执目标 到会目标 业绩目标 邀约开始",
    "invitations": "会议 公司 员工 邀约日期 方式",
    "receipts": "会议 公司 回执日期 人数 重点 到会 分类管理 跟催结果 跟催日期 跟催人",
    "keywords": "员工 公司 关键词 主动被动 年限 报价 状态 准备日期",
    "calls": "员工 公司 时间 接通 时长 结果 备注 独立性 连贯性 流畅度 听录音日期",
    "outings": "员工 公司 外出时间 预计返回 返回时间 事由 陪同 结果 未签原因 签单条件 预计签单 回访时间 回访结果 回访分类",
    "deals": "员工 公司 金额 重点单 预计日期 签单日期 丢单日期 会议 录入日期",
    "payments": "公司 单号 金额 到账日期",
    "targets": "范围 名称 周期 指标 目标 承诺 认领 策略",
    "standards": "指标 新老 周期 标准",
    "talks": "员工 公司 日期 内容 约定 下次日期",
    "services": "公司 类型 提出日期 应办日期 完成日期 备注",
    "matters": "事项 负责人 标准 期限 完成日期 检查日期",
    "actions": "员工 行动 期限 完成日期 指标 约定日期",
    "skills": "员工 能力项 达到日期 备注",
    "awards": "员工 事由 奖惩 日期 金额 积分",
    "notes": "日期 什么 员工 内容",
}
"""Every file in the order of import, with its headers; the last is no kind, `mgrday.exchange.demonstration` tells it."""


def tell() -> dict[str, list[Row]]:
    """The rows of every file."""
    random = Random(SEED)
    book = make_book(random)
    keywords = KeywordBook(random)
    evenings = hold_events(random, book, keywords)
    register = Register(random, keywords)
    register.fill(book)
    for client in book:
        if client.signed_k is None and client.grade == "A":
            keywords.ensure(client, client.created_k, 1)
    keywords.top_up(book)
    phone = Phone(random)
    phone.ring(book, register.outings)
    plan(random, book)
    old = past.customers(book)
    return {
        "departments": [(cast.DEPARTMENT, cast.BRANCH)],
        "members": members(),
        "leads": [lead(client) for client in [*book, *(each.client for each in old)]],
        "events": list(EVENTS),
        "invitations": sorted(evenings.invitations, key=lambda row: str(row[3])),
        "receipts": sorted(evenings.receipts, key=lambda row: str(row[2])),
        "keywords": sorted(keywords.rows, key=lambda row: str(row[-1])),
        "calls": sorted(phone.rows, key=lambda row: str(row[2])),
        "outings": sorted((outing.row() for outing in register.outings), key=lambda row: str(row[2])),
        "deals": [*money.deals(book), *past.deals(old)],
        "payments": [*money.payments(book), *past.payments(old)],
        "targets": [*money.targets()],
        "standards": [*money.standards()],
        "talks": people.talks(book),
        "services": [*people.services(book), *past.services(old)],
        "matters": people.matters(),
        "actions": people.actions(),
        "skills": people.skills(),
        "awards": people.awards(book),
        "notes": people.notes(),
    }


def plan(random: Random, book: list[Client]) -> None:
    """Give the unsigned A and B clients, and a few C clients, their next step."""
    agenda = {("A", "顾晓雯"), ("A", "陆一鸣"), ("A", "何敏"), ("A", "秦朗"), ("B", "沈立群"), ("B", "方雨桐"), ("B", "许佳慧")}
    for client in book:
        if client.signed_k is not None or client.no_next or (client.grade == "C" and client.next_k is None) or client.next_step:
            continue
        client.next_step = random.choice(words.NEXT_STEPS[client.grade])
        if client.next_k is not None:
            continue
        client.next_k = -random.randint(1, 3 if client.grade == "A" else 7)
        place = (client.grade, client.owner.name)
        if place in agenda and client.quiet_k == 0:
            agenda.discard(place)
            client.next_k = 0


def members() -> list[Row]:
    """The manager and the members; a name of a group makes the group."""
    name, role, hired = cast.MANAGER
    rows: list[Row] = [(name, cast.DEPARTMENT, "", role, hired, "")]
    for person in cast.PEOPLE:
        left = day(person.until_k) if person.left else ""
        rows.append((person.name, cast.DEPARTMENT, person.group, person.role, person.hired, left))
    return rows


def lead(client: Client) -> Row:
    """The row of a client."""
    next_on = "" if client.next_k is None else day(client.next_k)
    who = (client.company, client.contact, client.title, client.phone)
    kind = (client.industry, client.region, client.size, client.source)
    return (*who, *kind, client.grade, client.owner.name, client.next_step, next_on, day(client.created_k), client.note)


def write(name: str, rows: Iterable[Row]) -> None:
    """Write one file: UTF-8, one header row."""
    with (FOLDER / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADERS[name].split())
        writer.writerows(rows)


def write_steps(steps: Iterable[people.Step]) -> None:
    """Write what the manager did beside the files: ``leading.toml``."""
    told = (dict(zip(("day", "verb", "whom", "text"), step, strict=True)) for step in steps)
    entries = ("".join(f"{key} = {json.dumps(text, ensure_ascii=False)}\n" for key, text in step.items()) for step in told)
    text = "".join(f"\n[[step]]\n{entry}" for entry in entries)
    (FOLDER / "leading.toml").write_text(f"# What no import file can say, on its days of the story.\n{text}", encoding="utf-8")


def main() -> None:
    """Make the department, check it, write it."""
    story = tell()
    tables = {
        name: [dict(zip(HEADERS[name].split(), map(str, row), strict=True)) for row in rows] for name, rows in story.items()
    }
    checks.check(tables)
    for name, rows in story.items():
        write(name, rows)
    write_steps(people.leading(story["deals"], story["leads"]))


if __name__ == "__main__":
    main()
