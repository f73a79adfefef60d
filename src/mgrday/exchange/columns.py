"""Which column of a file is which field of a kind: headers in Chinese and English, in the ways they are usually written."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mgrday.errors import UsageError
from mgrday.exchange.csv_source import refused
from mgrday.kinds import Kind
from mgrday.kinds.base import Field
from mgrday.words import _

REASON_HEADERS = (("line", "行号"), ("reason", "原因"))
"""The two columns that a file of rejected rows has before the others; an import passes over them."""

_MARK = re.compile(r"[(\[【<](?:必填项?|非?必填|选填项?|可选|required|optional|元|yuan|分钟|minutes?)[)\]】>]")
_NOISE = re.compile(r"[\s*_:'\"·\-]+")

COMPANY = ("公司名称", "公司名", "公司全称", "客户", "客户名称", "企业", "企业名称", "单位", "单位名称", "client", "customer")
MEMBER = ("员工姓名", "商务", "商务代表", "代表", "业务员", "销售", "销售员", "sales", "rep")
EVENT = ("会议名称", "活动", "活动名称", "场次")
CREATED = ("录入时间", "创建日期", "创建时间", "登记日期", "created")
NOTE = ("备注说明", "说明", "remark", "remarks", "notes")

VARIANTS: dict[str, dict[str, tuple[str, ...]]] = {
    "department": {"name": ("部门名称", "department"), "branch": ("所属分公司", "公司", "分部")},
    "group": {"name": ("组别", "小组名称", "group"), "department": ("所属部门",)},
    "member": {
        "name": ("员工", "员工姓名", "名字", "member"),
        "department": ("所属部门",),
        "group": ("组别", "所属小组", "组"),
        "role": ("岗位", "职位", "角色"),
        "hired_on": ("入职时间", "入司日期", "入职日", "hired"),
        "left_on": ("离职时间", "离职日", "left"),
    },
    "lead": {
        "company": COMPANY,
        "contact": ("联系人姓名", "客户姓名", "姓名", "老板", "contact name"),
        "title": ("职务", "头衔"),
        "phone": ("手机", "手机号", "手机号码", "联系电话", "电话号码", "联系方式", "联系人电话", "mobile", "tel", "telephone"),
        "industry": ("所属行业", "行业类别"),
        "region": ("地区", "所在地区", "所在区域", "区县"),
        "size": ("公司规模", "企业规模", "人数", "公司人数", "员工人数", "employees", "headcount", "staff"),
        "source": ("客户来源", "来源渠道", "渠道"),
        "grade": ("客户分类", "客户类别", "类别", "等级", "客户等级", "级别"),
        "owner": ("跟进人", "所属员工", "归属人", *MEMBER),
        "next_step": ("下一步计划", "下步计划", "跟进计划"),
        "next_on": ("下次跟进", "下次跟进日期", "下次联系日期", "下一步时间"),
        "created_on": CREATED,
        "note": NOTE,
    },
    "call": {
        "member": MEMBER,
        "company": COMPANY,
        "called_at": ("电话时间", "通话时间", "拨打时间", "called"),
        "reached": ("接通情况", "接听人"),
        "minutes": ("通话时长", "分钟", "通话分钟"),
        "result": ("通话结果", "电话结果"),
        "note": NOTE,
        "independent": ("独立",),
        "coherent": ("连贯",),
        "fluent": ("流畅",),
        "listened_on": ("抽听日期", "听录音时间", "listened"),
    },
    "event": {
        "name": (*EVENT, "event"),
        "starts_at": ("时间", "会议时间", "开会时间", "starts"),
        "venue": ("会议地点", "场地"),
        "invite_from": ("邀约开始日期", "开始邀约", "邀约起始日"),
    },
    "invitation": {
        "event": EVENT,
        "company": COMPANY,
        "member": (*MEMBER, "邀约人"),
        "sent_on": ("邀请日期", "邀约时间", "sent"),
        "channel": ("邀约方式", "邀请方式"),
    },
    "receipt": {
        "event": EVENT,
        "company": COMPANY,
        "received_on": ("回执时间", "received"),
        "people": ("到会人数", "参会人数"),
        "key": ("重点客户", "是否重点"),
        "came": ("是否到会", "已到会"),
        "class": ("回执分类",),
        "chase": ("跟催", "是否来", "电话确认"),
        "chased_on": ("跟催时间", "确认日期"),
        "chased_by": ("跟催员工", "确认人"),
    },
    "keyword": {
        "member": MEMBER,
        "company": COMPANY,
        "term": ("词", "推广词", "keyword"),
        "mode": ("主动/被动", "主被动"),
        "years": ("年数",),
        "quote": ("价格", "报价金额"),
        "prepared_on": ("准备时间", "prepared"),
    },
    "outing": {
        "member": MEMBER,
        "company": COMPANY,
        "left_at": ("离开时间", "出门时间", "left"),
        "due_back_at": ("预计返回时间", "预计回来"),
        "back_at": ("实际返回时间", "回来时间", "back"),
        "purpose": ("外出事由", "目的"),
        "with_manager": ("经理陪同", "是否陪同"),
        "result": ("拜访结果", "外出结果"),
    },
    "deal": {
        "member": MEMBER,
        "company": COMPANY,
        "amount": ("签单金额", "成交金额", "单额"),
        "key": ("是否重点单", "重点"),
        "expected_on": ("预计签单日期", "预计签单", "expected"),
        "signed_on": ("签约日期", "成交日期", "signed"),
        "event": EVENT,
        "created_on": CREATED,
    },
    "payment": {
        "company": COMPANY,
        "deal": ("单", "订单号"),
        "amount": ("到账金额", "回款金额"),
        "paid_on": ("到账时间", "回款日期", "paid"),
    },
    "target": {
        "name": ("对象",),
        "value": ("目标值", "target"),
        "period": ("期间", "月份"),
        "promised": ("承诺额", "承诺目标", "承诺金额", "promise"),
        "accepted": ("认领额", "认领目标", "认领金额"),
        "strategy": ("销售策略", "措施", "打法"),
    },
    "standard": {"value": ("标准值", "standard"), "seniority": ("新老员工",)},
}
"""By kind and field, other headers that people write. A field's own names come first: they never lose to one of these."""


Told = Mapping[str, Field | None]
"""What a person said of columns: the field of the column with this key or number, None for one that is left out."""
LEFT_OUT = "-"


@dataclass(frozen=True, slots=True)
class Columns:
    """The fields of a file's columns, in their order (None: left out), and the headers that nobody knows."""

    fields: tuple[Field | None, ...]
    unknown: tuple[str, ...]

    def taken(self, header: Sequence[str]) -> dict[str, str]:
        """The names of the fields by the names of the columns that were taken for them."""
        return {name: field.name for name, field in zip(header, self.fields, strict=True) if field is not None}


def header_key(header: str) -> str:
    """`header` as headers are compared: without case, width, spaces and marks such as ``*`` or ``(必填)``."""
    return _NOISE.sub("", _MARK.sub("", unicodedata.normalize("NFKC", header).casefold()))


def own_names(kind: Kind) -> dict[str, Field]:
    """The fields of `kind` by the keys of their own names."""
    return {header_key(name): field for field in kind.fields for name in (field.name, field.zh)}


def variants(kind: Kind) -> dict[str, Field]:
    """The fields of `kind` by the keys of other names they go by."""
    own = own_names(kind)
    listed = VARIANTS.get(kind.name, {})
    return {
        header_key(word): kind.field(name) for name, words in listed.items() for word in words if header_key(word) not in own
    }


def headers_of(kind: Kind) -> frozenset[str]:
    """The keys of every header that an import of `kind` knows."""
    return frozenset(own_names(kind)) | frozenset(variants(kind))


def knows(kind: Kind, told: Told) -> Callable[[str], bool]:
    """Tells whether a header is one that an import of `kind` knows."""
    known = headers_of(kind) | set(told)
    return lambda header: header_key(header) in known


def told_columns(kind: Kind, words: Sequence[str]) -> Told:
    """What ``COLUMN=FIELD`` says, several times; ``COLUMN=-`` leaves a column out. Raises UsageError."""
    fields = variants(kind) | own_names(kind)
    told: dict[str, Field | None] = {}
    for text in words:
        column, _equals, name = text.rpartition("=")
        if not column or (name.strip() != LEFT_OUT and header_key(name) not in fields):
            raise UsageError(
                _("“{text}” does not say which column is which field.").format(text=text),
                unchanged=_("Nothing was imported."),
                todo=_("Write COLUMN=FIELD, or COLUMN=- to leave a column out. {known}").format(known=_known(kind)),
            )
        told[header_key(column)] = fields.get(header_key(name))
    return told


def _places(header: Sequence[str], keys: Sequence[str], told: Told) -> dict[int, Field | None]:
    """What was told, by the places of the columns. Raises UsageError for a column that is not there."""
    places: dict[int, Field | None] = {}
    for key, field in told.items():
        if key in keys:
            places[keys.index(key)] = field
        elif key.isdecimal() and len(key) < 6 and 1 <= int(key) <= len(header):
            places[int(key) - 1] = field
        else:
            raise UsageError(
                _("There is no column “{name}”.").format(name=key),
                unchanged=_("Nothing was imported."),
                todo=_("The columns of the file are: {names}.").format(names=", ".join(filter(None, header))),
            )
    return places


def resolve(kind: Kind, header: Sequence[str], told: Told | None = None) -> Columns:
    """The columns of a file of `kind` with this header; what was `told` of them comes first.

    Raises RefusedError: none is known, one is missing or there twice. Raises UsageError for a column that is not there.
    """
    keys = [header_key(name) for name in header]
    own, other = own_names(kind), variants(kind)
    ignored = {header_key(name) for names in REASON_HEADERS for name in names}
    places = _places(header, keys, told or {})
    settled = {field.name for field in places.values() if field is not None}
    fields = [
        places[at] if at in places else field if (field := own.get(key)) is None or field.name not in settled else None
        for at, key in enumerate(keys)
    ]
    _only_once(header, fields)
    taken = {field.name for field in fields if field is not None}
    for at, key in enumerate(keys):
        field = other.get(key)
        if fields[at] is None and at not in places and field is not None and field.name not in taken:
            fields[at] = field
            taken.add(field.name)
    if not taken:
        raise refused(
            _("No header in it is one of a {kind}’s columns: {headers}.").format(
                kind=kind.title, headers=", ".join(name for name in header[:8] if name)
            ),
            _known(kind),
        )
    missing = [field.title for field in kind.fields if field.required and field.name not in taken]
    if missing:
        raise refused(
            _("It has no column for: {fields}.").format(fields=", ".join(missing)),
            _("Say which column it is, for example --map “{column}={field}”. {known}").format(
                column=_some_column(header, fields), field=missing[0], known=_known(kind)
            ),
        )
    unknown = [
        name for name, key, field in zip(header, keys, fields, strict=True) if field is None and key and key not in ignored
    ]
    return Columns(tuple(fields), tuple(unknown))


def _some_column(header: Sequence[str], fields: Sequence[Field | None]) -> str:
    """A column that was taken for nothing, else the first one."""
    return next((name for name, field in zip(header, fields, strict=True) if name and field is None), header[0])


def _only_once(header: Sequence[str], fields: Sequence[Field | None]) -> None:
    seen: dict[str, str] = {}
    for name, field in zip(header, fields, strict=True):
        if field is None:
            continue
        if field.name in seen:
            raise refused(
                _("Two columns say the same: “{one}” and “{other}”.").format(one=seen[field.name], other=name),
                _("Keep one of them, or leave one out: --map “{one}=-”.").format(one=name),
            )
        seen[field.name] = name


def _known(kind: Kind) -> str:
    return _("The columns of a {kind} are: {names}.").format(
        kind=kind.title, names=", ".join(field.title if field.title == field.zh else field.name for field in kind.fields)
    )
