"""The leads that importing is timed with: a CSV file as a branch of 300 would have it, with what is wrong in such files."""

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import xlsxwriter
from bench_people import company

HEADER = ("公司", "联系人", "职位", "电话", "行业", "区域", "来源", "分类", "负责人", "下一步", "下一步日期", "录入日期", "备注")
MEMBERS = 300
_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹"
_GIVEN = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超霞平刚桂英华文玉辉力健云海波宁雨桐轩"
_TITLES = ("总经理", "董事长", "副总", "采购经理", "老板", "")
_SOURCES = ("行业名录", "展会", "转介绍", "网络", "电话黄页")
_STEPS = ("寄资料", "约上门", "请经理一起见老板", "发邀请函")
_NOTES = ("做过网站，效果一般", "老板娘管事", "下半年有预算")
_WRONG = (
    {"电话": "1.39E+10"}, {"电话": "见名片"}, {"分类": "甲"}, {"负责人": "查无此人"}, {"公司": ""}, {"录入日期": "2026-02-30"}
)


def member(number: int) -> str:
    """The name of member `number`."""
    return f"{_SURNAMES[number % len(_SURNAMES)]}{_GIVEN[number // len(_SURNAMES)]}{_GIVEN[number % len(_GIVEN)]}"


def leads(count: int) -> Iterator[list[str]]:
    """So many rows under `HEADER`, the same ones each time.

    Of a thousand, ten name a company that stands above, five one that differs only in its city, five have another's phone,
    and five break a rule.
    """
    chance = random.Random(20261118)
    for number in range(1, count + 1):
        row = dict(zip(HEADER, _lead(number, chance), strict=True))
        kind = number % 1000
        if kind and kind % 100 == 0:
            row["公司"] = company(number - 77)[0].replace("有限", " 有限")
        elif kind % 200 == 50:
            row["公司"] = "盐城" + company(number - 33)[1] + "有限公司"
        elif kind % 200 == 150:
            row["电话"] = _phone(number - 33)
        elif kind % 200 == 199:
            row |= _WRONG[number // 200 % len(_WRONG)]
        yield list(row.values())


def _lead(number: int, chance: random.Random) -> tuple[str, ...]:
    contact = chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=chance.randint(1, 2)))
    draw = chance.random()
    step = chance.choice(_STEPS) if draw < 0.2 else ""
    return (
        company(number)[0], contact, chance.choice(_TITLES), _phone(number), f"行业{number % 40}", f"园区{number % 90}",
        chance.choice(_SOURCES), "A" if draw < 0.03 else "B类" if draw < 0.15 else "C" if draw < 0.9 else "",
        member(number % MEMBERS) if number % 50 else "", step, f"2026-12-{number % 28 + 1:02}" if step else "",
        f"20{number % 10 + 16}-{number % 9 + 1:02}-{number % 27 + 1:02}", chance.choice(_NOTES) if draw > 0.9 else "",
    )  # fmt: skip


def _phone(number: int) -> str:
    digits = f"1{3 + number % 7}{number * 7919 % 10**9:09}"
    if number % 10 == 0:
        return f"0512-{number * 7919 % 10**8:08}"
    return f"{digits[:3]} {digits[3:7]} {digits[7:]}" if number % 10 == 5 else digits


def write(path: Path, count: int) -> None:
    """A CSV file of so many leads."""
    _write(path, chain([HEADER], leads(count)))


def write_workbook(path: Path, count: int) -> None:
    """A workbook of so many leads."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    for at, row in enumerate((HEADER, *leads(count))):
        sheet.write_row(at, 0, row)
    book.close()


def write_people(departments: Path, members: Path) -> None:
    """CSV files of those who own the leads, and of their departments."""
    _write(departments, [("部门", "分公司"), *((f"商务{number + 1}部", "苏州分公司") for number in range(MEMBERS // 12))])
    people = ((member(number), f"商务{number // 12 + 1}部", "代表", "2015-03-02") for number in range(MEMBERS))
    _write(members, [("姓名", "部门", "职务", "入职日期"), *people])


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
