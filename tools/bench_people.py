"""The people, days and names of the large store that `tools/large_store.py` makes."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from mgrday.days import Span, workdays

LAST_DAY = "2026-11-18"
DEPARTMENTS, SEATS, GROUP = 25, 12, 4
"""A branch of 25 departments with 12 seats each, in groups of 4; who leaves a seat is followed by somebody else."""
_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈姚卢"
_GIVEN = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超霞平刚桂英华文玉辉力健云海波宁雨桐轩子晓雯一鸣立群佳慧浩然思远嘉琪梓涵"
_CITIES = ("苏州", "昆山", "常熟", "无锡", "常州", "南通", "嘉兴", "上海", "杭州", "宁波")
_SYLLABLES = "昱达弘越晟帆翰森岚野泽丰澄谷栩凌璟润恒信瑞祥鑫源启航腾飞卓远博雅诚和嘉禾锦程朗宁铭扬盛世华茂联创新宇佳成立群峰"
_TRADES = ("精密机械", "环保设备", "丝绸", "五金制品", "装饰工程", "包装材料", "电子科技", "教育咨询", "办公家具", "物流服务")
_ENDINGS = ("有限公司", "有限公司", "有限责任公司", "股份有限公司")


def history(length: int) -> list[str]:
    """The last `length` working days up to the last day."""
    end = date.fromisoformat(LAST_DAY) + timedelta(days=1)
    start = end - timedelta(days=length * 2 + 30)
    return workdays(Span(start.isoformat(), end.isoformat()))[-length:]


def company(number: int) -> tuple[str, str]:
    """The name of client `number`, and its core: what stays without city and legal suffix. All cores differ."""
    rest, trade = divmod(number, len(_TRADES))
    letters = ""
    while rest or len(letters) < 2:
        rest, letter = divmod(rest, len(_SYLLABLES))
        letters += _SYLLABLES[letter]
    core = letters + _TRADES[trade]
    return _CITIES[number % 7] + core + _ENDINGS[number % 4], core


@dataclass
class Member:
    """Somebody who sits, or sat, on a seat; `first` and `last` number the days, `last` exclusive."""

    id: int
    name: str
    seat: int
    first: int
    last: int | None = None


@dataclass
class Branch:
    """The members of every seat, one after the other."""

    days: list[str]
    chance: random.Random
    members: list[Member] = field(default_factory=list)

    def __post_init__(self) -> None:
        taken: set[tuple[int, str]] = set()
        self.on_seat: list[list[Member]] = []
        for seat in range(DEPARTMENTS * SEATS):
            self.on_seat.append(list(self._sit(seat, taken)))

    def _sit(self, seat: int, taken: set[tuple[int, str]]) -> Iterator[Member]:
        first = 0
        while True:
            member = Member(len(self.members) + 1, self._name(seat // SEATS, taken), seat, first)
            self.members.append(member)
            yield member
            first += self.chance.randint(150, 1100)
            if first >= len(self.days) - 5:
                return
            member.last = first

    def _name(self, department: int, taken: set[tuple[int, str]]) -> str:
        while True:
            name = self.chance.choice(_SURNAMES) + "".join(self.chance.choices(_GIVEN, k=2))
            if (department, name) not in taken:
                taken.add((department, name))
                return name

    def member_on(self, seat: int, day: int) -> int:
        """The id of who sits on `seat` on the day of this number."""
        here = self.on_seat[seat]
        return next(member.id for member in reversed(here) if member.first <= day or member is here[0])

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        """The rows of departments, groups and members, by table; ids first."""
        departments = [(i + 1, f"商务{i + 1}部", "苏州分公司") for i in range(DEPARTMENTS)]
        per = SEATS // GROUP
        groups = [(i + 1, f"{i // per + 1}部{i % per + 1}组", i // per + 1) for i in range(DEPARTMENTS * per)]
        members: list[tuple[object, ...]] = []
        for member in self.members:
            hired = self.days[member.first] if member.first else "2016-08-01"
            left = None if member.last is None else self.days[member.last]
            role = "leader" if member.seat % GROUP == 0 else "rep"
            department = member.seat // SEATS + 1
            members.append((member.id, member.name, department, member.seat // GROUP + 1, role, hired, left, hired))
        for i in range(DEPARTMENTS):
            members.append((len(members) + 1, f"部门经理{i + 1}", i + 1, None, "manager", "2015-03-02", None, "2015-03-02"))
        return {"departments": departments, "groups": groups, "members": members}
