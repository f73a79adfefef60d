"""Who works in the department, what each sells, and what is expected of them. Days are `k` (see days.py)."""

from dataclasses import dataclass

DEPARTMENT, BRANCH = "商务一部", "苏州分公司"
PIONEER, DAYBREAK, HORIZON = "先锋组", "破晓组", "远航组"
MANAGER = ("周岚", "经理", "2017-05-08")
PAST_EVENT, PAST_EVENT_K = "苏州制造企业网络获客峰会", 8
NEXT_EVENT, NEXT_EVENT_K = "年末订货季网络推广论坛", -2
NOT_BOOKED = "方雨桐"
"""Whose deal of the summit nobody booked on it."""
INVITED_BY = {"何敏": "方雨桐"}
"""Whose client that signed at the summit was invited by somebody else: the learner invited, the mentor closed."""


@dataclass(frozen=True)
class Person:
    """One measured member.

    `deals` are (k, yuan) of signed deals, `event_deals` yuan of those signed at the past event; `open_deals` are
    (expected k, yuan, key). `book` is the number of unsigned A, B and C clients, `calls` the least and most calls a day,
    `phase` turns the five-day pattern of outings. `from_k` is the first working day, `until_k` the last.
    """

    name: str
    group: str
    hired: str
    deals: tuple[tuple[int, int], ...]
    book: tuple[int, int, int]
    target: int
    event_deals: tuple[int, ...] = ()
    open_deals: tuple[tuple[int, int, bool], ...] = ()
    lost: tuple[tuple[int, int], ...] = ()
    role: str = "代表"
    calls: tuple[int, int] = (5, 7)
    phase: int = 0
    from_k: int = 43
    until_k: int = 0
    new: bool = False
    outings_on: frozenset[int] | None = None

    @property
    def left(self) -> bool:
        """Whether they have left the company."""
        return self.until_k > 0

    def works(self, k: int) -> bool:
        """Whether they work on day `k`."""
        return self.until_k <= k <= self.from_k

    def goes_out(self, k: int) -> bool:
        """Whether their pattern (three days of five) has an outing on day `k`."""
        if self.outings_on is not None and k <= 12:
            return k in self.outings_on
        return k >= 1 and (k + self.phase) % 5 in (0, 2, 4)


PEOPLE = (
    Person(
        "沈立群",
        PIONEER,
        "2021-03-15",
        ((40, 15800), (31, 19800), (24, 12800), (15, 22800), (10, 12800)),
        (3, 6, 11),
        60000,
        open_deals=((2, 26800, True), (-6, 9800, False)),
        role="组长",
        phase=0,
    ),
    Person(
        "顾晓雯",
        PIONEER,
        "2022-06-01",
        ((41, 18800), (33, 22800), (29, 16800), (22, 26800), (17, 19800), (13, 15800), (11, 12800), (5, 18800), (2, 12800)),
        (5, 8, 11),
        95000,
        event_deals=(26800, 9800),
        open_deals=((-2, 32800, True), (-7, 16800, False)),
        calls=(7, 9),
        phase=1,
    ),
    Person(
        "陆一鸣",
        PIONEER,
        "2026-09-07",
        ((27, 6800), (19, 9800), (14, 8800), (6, 9800), (3, 8800)),
        (3, 6, 22),
        35000,
        event_deals=(12800,),
        open_deals=((-4, 12800, False),),
        calls=(7, 8),
        phase=2,
        new=True,
    ),
    Person(
        "唐建国",
        PIONEER,
        "2019-08-12",
        ((39, 26800), (28, 8800)),
        (2, 6, 11),
        60000,
        lost=((6, 15800),),
        calls=(4, 6),
        phase=3,
        outings_on=frozenset({2, 4, 8, 11}),
    ),
    Person(
        "何敏",
        DAYBREAK,
        "2020-10-19",
        ((30, 12800), (21, 19800), (16, 9800), (7, 9800), (1, 12800)),
        (3, 6, 11),
        60000,
        event_deals=(9800,),
        open_deals=((-5, 22800, False),),
        role="组长",
        phase=4,
    ),
    Person(
        "韩子轩",
        DAYBREAK,
        "2024-02-26",
        ((36, 9800), (25, 12800), (18, 16800), (13, 9800), (9, 8800)),
        (3, 6, 11),
        36000,
        event_deals=(9800,),
        open_deals=((-8, 8800, False),),
        phase=4,
    ),
    Person("方雨桐", DAYBREAK, "2026-09-21", (), (0, 6, 20), 16000, event_deals=(8800,), phase=1, from_k=36, new=True),
    Person(
        "吴海波",
        DAYBREAK,
        "2023-04-10",
        ((32, 16800), (23, 9800), (20, 12800), (15, 9800), (5, 8800)),
        (3, 6, 11),
        38000,
        event_deals=(12800,),
        lost=((14, 9800),),
        phase=2,
    ),
    Person(
        "秦朗",
        HORIZON,
        "2021-11-08",
        ((35, 22800), (19, 38000), (3, 12800)),
        (3, 6, 11),
        48000,
        event_deals=(12800,),
        open_deals=((-3, 28800, True),),
        role="组长",
        phase=3,
    ),
    Person(
        "许佳慧",
        HORIZON,
        "2023-09-04",
        ((29, 12800), (22, 12800), (12, 9800)),
        (2, 6, 11),
        50000,
        event_deals=(6800,),
        open_deals=((6, 12800, False),),
        phase=4,
        outings_on=frozenset({9, 10, 12}),
    ),
    Person("马骏", HORIZON, "2026-11-02", (), (0, 3, 10), 0, phase=0, from_k=11, new=True),
    Person(
        "罗婷",
        HORIZON,
        "2023-02-20",
        ((26, 12800), (17, 16800), (13, 9800), (10, 8800), (4, 9800)),
        (3, 6, 11),
        36000,
        open_deals=((-9, 16800, False),),
        phase=1,
    ),
    Person("程昊", DAYBREAK, "2022-12-05", ((41, 9800), (30, 8800)), (1, 1, 4), 0, phase=2, until_k=16),
)
ACTIVE = tuple(person for person in PEOPLE if not person.left)
BY_NAME = {person.name: person for person in PEOPLE}

GROUP_TARGETS = {PIONEER: 250000, DAYBREAK: 150000, HORIZON: 160000}
"""This month's, in yuan. The parts of the last one add up to 134,000: nobody took over the newcomer's share."""
PROMISES = {
    (DEPARTMENT, "业绩"): (520000, 540000, "上旬收老客户续费，中旬靠峰会成交，下旬抢重点单"),
    (PIONEER, "业绩"): (250000, 250000, "顾晓雯带重点单，老客户先续费"),
    (DAYBREAK, "业绩"): (130000, 140000, "何敏带新人，每天两家面访"),
    (HORIZON, "业绩"): (140000, 150000, "追峰会到会未签的客户"),
    ("顾晓雯", "业绩"): (100000, 100000, "两张重点单月底前签"),
    ("陆一鸣", "业绩"): (30000, 35000, ""),
    ("唐建国", "业绩"): (45000, 55000, "老客户转介绍"),
    ("方雨桐", "业绩"): (10000, 12000, ""),
}
"""What was promised and taken on of this month's targets, in yuan, and the strategy."""
LAST_MONTH = {
    PIONEER: {"沈立群": 60000, "顾晓雯": 95000, "陆一鸣": 25000, "唐建国": 60000},
    DAYBREAK: {"何敏": 55000, "韩子轩": 40000, "方雨桐": 10000, "吴海波": 40000},
    HORIZON: {"秦朗": 60000, "许佳慧": 40000, "罗婷": 45000},
}
STANDARDS = (
    ("电话", "全部", "日", 5),
    ("有效电话", "全部", "日", 2),
    ("新客户", "新人", "周", 2),
    ("新客户", "老人", "周", 1),
    ("关键词", "全部", "周", 2),
    ("外出", "全部", "周", 2),
    ("业绩", "新人", "月", 15000),
    ("业绩", "老人", "月", 36000),
)
PAID_LATE = {("唐建国", 28): 4000, ("韩子轩", 18): 0}
"""Signed long ago and not paid in full: (member, k) and the yuan received so far."""
PAID_OVER = {("罗婷", 10): 200}
"""Paid too much by a slip, in yuan."""
PAID_IN_TWO = frozenset({("秦朗", 19), ("顾晓雯", 22), ("沈立群", 15)})
UNPAID_FROM_K = 3
"""Deals signed this recently are not paid yet."""
