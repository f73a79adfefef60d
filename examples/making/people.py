"""The people line and the key matters: talks, competencies, awards, agreed actions, services, matters. Days are `k`."""

from collections.abc import Sequence

from making import cast
from making.clients import Client
from making.days import day

Row = Sequence[object]
OVERDUE_TALK = {"唐建国": 31, "许佳慧": 29}
"""Members whose last talk was too long ago, with its k."""
NEW_TALK = {"马骏": 12}
"""A new hire who was talked with on joining, and not since the first week was over."""
ABOUT = (
    ("有效电话偏少，开场白绕弯", "每天先打老板，开场三句话说完"),
    ("A 类客户约得慢", "三天内约到见面，约不到就请经理一起打"),
    ("出门前准备不足", "关键词和报价前一天下班前给组长看"),
    ("反思只写没钱，没写条件", "每次问清什么条件下会签"),
)
SERVICES = ("上门", "电话", "沙龙")
LADDER = {
    "陆一鸣": ("找资源", "电话邀约", "销售文件夹讲熟"),
    "方雨桐": ("找资源", "电话邀约"),
    "马骏": ("找资源",),
}


def talks() -> list[Row]:
    """Everybody was talked with in the last weeks, but for two and a new hire."""
    rows: list[tuple[int, Row]] = []
    for nth, person in enumerate(person for person in cast.PEOPLE if not person.left):
        k = OVERDUE_TALK.get(person.name, NEW_TALK.get(person.name, 2 + nth))
        about, agreed = ABOUT[nth % len(ABOUT)]
        again = "" if k > 20 else day(k - 10)
        rows.append((k, (person.name, "", day(k), about, agreed, again)))
    return [row for _k, row in sorted(rows, key=lambda each: -each[0])]


def services(book: list[Client]) -> list[Row]:
    """A service contact three workdays after signing; a few were forgotten, the newest are still to come; two objections."""
    signed = sorted((c for c in book if c.signed_k is not None), key=lambda c: (-(c.signed_k or 0), c.company))
    rows: list[Row] = []
    for nth, client in enumerate(signed):
        k = (client.signed_k or 0) - 3
        if nth % 15 == 7 and k > 5:
            continue
        done = day(k) if k > 0 else ""
        rows.append((client.company, SERVICES[nth % 3], day(max(k, 0)), day(k), done, ""))
    rows.append((signed[3].company, "异议", day(9), "", day(8), "想换两个关键词"))
    rows.append((signed[9].company, "异议", day(4), "", "", "说排名掉到第二页"))
    return rows


def matters() -> list[Row]:
    """Key matters: done and inspected, overdue, done and not inspected, running."""
    return [
        ("重点单逐个过堂", "沈立群", "每张单有下一步和日期", day(10), day(11), day(10)),
        ("峰会话术审定", "何敏", "邀请函和话术都有人签字", day(12), day(12), day(11)),
        ("旧客户资料清理", "秦朗", "重复和空号清完", day(3), "", ""),
        ("新人电话脚本", "沈立群", "新人会背会用", day(5), day(4), ""),
        ("年末论坛会务分工", "何敏", "每个岗位有人", day(-1), "", ""),
        ("未收款逐单催收", "秦朗", "超期的都有到账日", day(-6), "", ""),
    ]


def actions() -> list[Row]:
    """What last week's check agreed: mostly done, one not."""
    return [
        ("吴海波", "每天 8 个有效电话", day(3), day(3)),
        ("韩子轩", "A 类客户全部补报价", day(2), day(2)),
        ("罗婷", "上周回执全部准备关键词", day(2), day(2)),
        ("许佳慧", "本周外出 3 次", day(1), ""),
        ("唐建国", "老客户转介绍名单 10 个", day(-3), ""),
    ]


def skills() -> list[Row]:
    """How far the new hires are on the ladder."""
    return [(name, item, day(9 - 3 * nth), "") for name, items in LADDER.items() for nth, item in enumerate(items)]


def awards() -> list[Row]:
    """Rewards and a penalty, told to everyone."""
    return [
        ("顾晓雯", "上月业绩第一", "奖励", day(12), 800, ""),
        ("方雨桐", "新人开单", "奖励", day(8), 200, 5),
        ("何敏", "峰会到会人数第一", "奖励", day(7), 300, ""),
        ("吴海波", "外出登记漏填", "处罚", day(6), "", 2),
    ]
