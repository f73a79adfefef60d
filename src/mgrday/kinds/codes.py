"""The codes that several kinds share, each with its Chinese name first."""

from mgrday.kinds.base import Code

GRADE = Code((("A", ("A类", "A级", "A类客户")), ("B", ("B类", "B级", "B类客户")), ("C", ("C类", "C级", "C类客户"))))
ROLE = Code(
    (
        ("rep", ("代表", "商务代表", "业务员", "销售")),
        ("leader", ("组长", "小组长", "主管")),
        ("manager", ("经理", "商务经理", "部门经理")),
        ("director", ("总监", "商务总监")),
    )
)
REACHED = Code(
    (("owner", ("老板", "负责人", "决策人")), ("staff", ("员工", "前台", "他人")), ("none", ("未接", "无人接", "未接通")))
)
CHANNEL = Code(
    (
        ("fax", ("传真",)),
        ("ticket", ("门票", "票")),
        ("message", ("短信", "微信", "消息")),
        ("email", ("邮件", "邮箱", "电子邮件")),
        ("visit", ("上门", "当面")),
    )
)
MODE = Code((("active", ("主动",)), ("passive", ("被动",))))
KEYWORD_STATUS = Code((("prepared", ("已准备",)), ("pitched", ("已推介",)), ("won", ("已成交",)), ("lost", ("已流失",))))
RESULT = Code((("signed", ("签单",)), ("progress", ("推进",)), ("refused", ("拒绝",)), ("absent", ("未见到", "未见"))))
VERDICT = Code((("real", ("属实",)), ("not_real", ("不属实",)), ("unreachable", ("未接通", "联系不上"))))
CHASE = Code(
    (
        ("yes", ("来", "确认来", "是")),
        ("no", ("不来", "否")),
        ("later", ("再说", "待定")),
        ("unreachable", ("未接通", "联系不上")),
    )
)
SORT = Code((("key", ("重点", "重点客户")), ("normal", ("普通", "一般", "正常")), ("doubtful", ("存疑", "待定", "不确定"))))
SCOPE = Code((("branch", ("分公司",)), ("department", ("部门",)), ("group", ("小组",)), ("member", ("个人", "员工"))))
SENIORITY = Code((("new", ("新人", "新员工")), ("veteran", ("老人", "老员工")), ("all", ("全部", "所有"))))
PERIOD = Code((("day", ("日", "天", "每日")), ("week", ("周", "每周")), ("month", ("月", "每月"))))
SERVICE_TYPE = Code(
    (("call", ("电话",)), ("visit", ("上门",)), ("salon", ("沙龙", "应用沙龙")), ("objection", ("异议", "客户异议")))
)
AWARD_TYPE = Code((("reward", ("奖励", "奖")), ("penalty", ("处罚", "罚"))))
METRIC = Code(
    (
        ("leads", ("新客户",)),
        ("calls", ("电话",)),
        ("effective_calls", ("有效电话",)),
        ("invitations", ("邀约",)),
        ("receipts", ("回执",)),
        ("attendance", ("到会",)),
        ("keywords", ("关键词",)),
        ("outings", ("外出",)),
        ("debriefs", ("反思",)),
        ("deals", ("签单",)),
        ("amount", ("业绩",)),
        ("received", ("到账",)),
    )
)
METRICS: tuple[str, ...] = METRIC.codes()
"""Every metric, in the order of the funnel."""
MONEY_METRICS = frozenset({"amount", "received"})
"""The metrics that are fen; the others are counts."""

DECISION = Code((("keep", ("留用", "留", "留下")), ("leave", ("离开", "走", "淘汰"))))
MISMATCHES = {
    "deal_not_booked": "deal",
    "money_without_deal": "payment",
    "deal_without_attendance": "deal",
    "signed_before": "deal",
    "double_deal": "deal",
    "payment_over": "deal",
    "attendance_without_outcome": "receipt",
}
"""The kinds of what does not match at an event, each with the kind of record that it is about."""


def say_value(metric: str, value: int) -> str:
    """A metric's figure: fen as yuan, counts with thousands."""
    from mgrday.money import say_money

    return say_money(value) if metric in MONEY_METRICS else f"{value:,}"
