"""The people line and the key matters: talks, services, matters, agreed actions, competencies, awards. Days are `k`."""

from collections.abc import Sequence
from itertools import cycle

from making import event_day
from making.clients import Client
from making.days import day

Row = Sequence[object]
Step = tuple[str, str, str, str]
"""The day, the verb, whom it concerns, what is said."""

TALKS: tuple[tuple[str, int, str, str, int], ...] = (
    ("唐建国", 31, "电话和关键词都在往下掉", "先恢复每天五个电话，一周后再看", 26),
    ("顾晓雯", 30, "手上客户多，回访跟不过来", "每天上午先打 A 类", 25),
    ("许佳慧", 29, "A 类客户约得慢", "三天内约到见面，约不到请组长一起打", 24),
    ("陆一鸣", 21, "入职一个月：电话邀约过关", "开始跟组长出去谈单", 16),
    ("方雨桐", 15, "入职一个月：找资源过关，电话还不稳", "每天听一条顾晓雯的录音", 10),
    ("马骏", 12, "入职第一天：先学找资源和打电话", "第一周每天十个电话，周五一起听录音", 8),
    ("罗婷", 11, "客户分级偏高", "见过老板、问到预算才往上调", -2),
    ("何敏", 7, "组里本月一张重点单都没定", "周会上每人报一张，组长带头", -1),
    ("韩子轩", 6, "外出回来不登记，反思写得晚", "回来当天登记，当天写完反思", 1),
    ("吴海波", 5, "外出登记对不上时间", "出门前登记，下一家另记一行", -5),
    ("秦朗", 4, "组里离目标差得多", "组员目标重新分，马骏那份这周定", 0),
    ("顾晓雯", 3, "自己的重点单和带陆一鸣", "重点单先签，每周陪陆一鸣出去一次", -7),
    ("沈立群", 2, "重点单过了日子还没签，卡在合伙人", "周五前约到两个老板一起谈，约不到请经理上门", -2),
    ("陆一鸣", 2, "入职两个月：开单快，资料跟不上", "每天找三家新资料，报价先给组长看", -8),
    ("方雨桐", 1, "还没有 A 类客户，老板见得少", "每周见两个老板，组长陪一次", -5),
)
"""Who, when, about what, what was agreed, when to look again. 唐建国 and 许佳慧 wait for the next one, 马骏 for his review."""
ABOUT_HIS_KEY_DEAL = ("沈立群", 2)

NO_SERVICE = frozenset({("许佳慧", 12), ("韩子轩", 13), ("罗婷", 17), ("唐建国", 28), ("程昊", 30)})
"""Signed by whom on which day, and not heard of since."""
SALONS = (33, 16, 6)
"""The days of an application salon; who signed within the three workdays before is asked to it."""
OBJECTIONS = (
    (("何敏", 21), 14, 13, "嫌关键词太宽，想换两个"),
    (("秦朗", 19), 9, 7, "后台不会用，要人上门教"),
    (("吴海波", 15), 3, None, "说排名掉到第二页"),
)
"""Of whose client, signed when; the day it was raised, the day it was solved, and what it is."""

LADDER: tuple[tuple[str, str, int], ...] = (
    ("沈立群", "带新人", 38),
    ("顾晓雯", "拿下重点单", 33),
    ("陆一鸣", "找资源", 36),
    ("陆一鸣", "电话邀约", 27),
    ("何敏", "组织会议和活动", 25),
    ("方雨桐", "找资源", 22),
    ("陆一鸣", "销售文件夹讲熟", 19),
    ("秦朗", "拿下重点单", 19),
    ("方雨桐", "电话邀约", 10),
    ("陆一鸣", "会场站岗", 8),
    ("陆一鸣", "独立谈单", 6),
    ("马骏", "找资源", 4),
)
"""Who reached which competency of the method when."""

LEADING: tuple[tuple[int, str, str, str], ...] = (
    (26, "member mentor", "陆一鸣", "顾晓雯"),
    (15, "member mentor", "方雨桐", "何敏"),
    (10, "member mentor", "马骏", "秦朗"),
    (12, "member watch", "唐建国", "两个月开单越来越少，电话和关键词都不够"),
    (8, "member watch", "许佳慧", "外出太少，A 类客户见不上面"),
    (11, "member lift", "韩子轩", "补报价、当天写反思，两周养成习惯"),
    (9, "member lift", "秦朗", "会务分工交给他，带一次全组邀约"),
    (1, "member lift --drop", "韩子轩", ""),
    (1, "member lift", "方雨桐", "每周见两个老板，组长陪一次"),
)
"""Whom the manager paired, watched, lifted and took off the list, on which day and why."""
KEY_SINCE = {"沈立群": 14, "顾晓雯": 9, "秦朗": 1}
"""Since which day each one's open key deal has been one."""


def talks(book: list[Client]) -> list[Row]:
    """Everybody was talked with in the last weeks, but for two and a new hire."""
    own = [client for client in book if client.owner.name == ABOUT_HIS_KEY_DEAL[0]]
    deal = next(client for client in own if client.grade == "A" and client.signed_k is None and client.quiet_k == 0)
    return [
        (name, deal.company if (name, k) == ABOUT_HIS_KEY_DEAL else "", day(k), about, agreed, day(again_k))
        for name, k, about, agreed, again_k in TALKS
    ]


def services(book: list[Client]) -> list[Row]:
    """A service within days of signing; a few were forgotten, the newest are still to come; three objections."""
    signed = sorted((c for c in book if c.signed_k is not None), key=lambda c: (-(c.signed_k or 0), c.company))
    of = {(client.owner.name, client.signed_k): client for client in signed if not client.at_event}
    ways = cycle(("电话", "上门"))
    rows: list[tuple[int, Row]] = []
    for client in signed:
        signed_k = client.signed_k or 0
        if (client.owner.name, signed_k) in NO_SERVICE:
            continue
        salon = next((k for k in SALONS if signed_k - 3 <= k < signed_k), None)
        k = signed_k - 3 if salon is None else salon
        way = next(ways) if salon is None else "沙龙"
        rows.append((k, (client.company, way, day(signed_k), day(k), day(k) if k > 0 else "", "")))
    for whose, raised_k, solved_k, said in OBJECTIONS:
        solved = "" if solved_k is None else day(solved_k)
        rows.append((raised_k, (of[whose].company, "异议", day(raised_k), "", solved, said)))
    return [row for _k, row in sorted(rows, key=lambda each: -each[0])]


def matters() -> list[Row]:
    """Two done and inspected, one done and not inspected, one overdue, two running."""
    return [
        ("峰会话术审定", "何敏", "邀请函和话术都有人签字", day(12), day(12), day(11)),
        ("重点单逐个过堂", "沈立群", "每张单有下一步和日期", day(10), day(11), day(10)),
        ("新人电话脚本", "沈立群", "新人会背会用", day(5), day(4), ""),
        ("旧客户资料清理", "秦朗", "重复和空号清完", day(3), "", ""),
        ("年末论坛会务分工", "何敏", "每个岗位有人", day(-1), "", ""),
        ("未收款逐单催收", "秦朗", "超期的都有到账日", day(-6), "", ""),
    ]


LAST_CHECK = 5
"""The day of last week's check: five workdays ago is last week on whatever workday the story is told."""


def actions() -> list[Row]:
    """What last week's check agreed: three done, one open past its day, one running."""
    agreed = day(LAST_CHECK)
    return [
        ("吴海波", "每天两个以上有效电话", day(3), day(3), "有效电话", agreed),
        ("韩子轩", "A 类客户全部补报价", day(2), day(2), "", agreed),
        ("罗婷", "上周回执全部准备关键词", day(2), day(2), "关键词", agreed),
        ("许佳慧", "出去三次，先见两个 A 类客户", day(1), "", "外出", agreed),
        ("唐建国", "每天准备一个关键词", day(-3), "", "关键词", agreed),
    ]


def notes() -> list[Row]:
    """What the manager said of members in last week's check."""
    said = (
        ("唐建国", "电话还有，关键词是空的，客户一问就答不上来"),
        ("沈立群", "手里的单都大，别等合伙人，先约老板"),
        ("陆一鸣", "外出最勤，资料再补一补"),
        ("何敏", "组里会议客户跟得紧，重点单要定下来"),
        ("吴海波", "外出多，登记时间要对得上"),
        ("韩子轩", "报价只做了一半，先把 A 类补齐"),
        ("罗婷", "回执回来了，关键词没跟上"),
        ("许佳慧", "一周没出门，A 类客户凉了"),
    )
    return [(day(LAST_CHECK), "点评", member, text) for member, text in said]


def skills() -> list[Row]:
    """How far they are on the ladder."""
    return [(name, competency, day(k), "") for name, competency, k in sorted(LADDER, key=lambda each: -each[2])]


def awards(book: list[Client]) -> list[Row]:
    """Four rewards and a penalty, told to everyone; one of them names the client, whom a published board masks."""
    first = next(client for client in book if client.owner.name == "方雨桐" and client.signed_k is not None)
    return [
        ("顾晓雯", "上月业绩第一", "奖励", day(12), 800, ""),
        ("方雨桐", f"入职第一单：{first.company}", "奖励", day(8), 200, 5),
        ("方雨桐", "峰会到会客户最多", "奖励", day(7), 300, ""),
        ("吴海波", "外出登记时间不实", "处罚", day(3), "", 5),
        ("陆一鸣", "本月签单最多的新人", "奖励", day(2), 300, 10),
    ]


def leading(deals: Sequence[Row], leads: Sequence[Row]) -> list[Step]:
    """What no import file can say, in the order of its days: see ``mgrday.exchange.leading``."""
    phones = [str(row[3]) for row in leads]
    double = next(str(row[0]) for at, row in enumerate(leads) if row[3] and row[3] in phones[:at])
    put_off = (1, "findings snooze client.duplicate", double, "一位老板两家公司，分开签")
    named = [(str(row[0]), str(row[1])) for row in deals if row[3] == "是" and not row[5] and not row[6]]
    keys = [(KEY_SINCE[member], "deal key", company, "") for member, company in named]
    told = sorted([*LEADING, *keys, *event_day.steps(), put_off], key=lambda step: -step[0])
    return [(day(k), verb, whom, text) for k, verb, whom, text in told]
