"""Days, times and periods as a person types them, in Chinese and English, read against the clock they are typed at.

Patterns are compiled when first used: most runs read no day at all. A weekday without a word before it is that day of
this ISO week; 上周五 and `last fri` are Friday of the week before, whatever today is. A date without a year is in the
current one.
"""

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta

from mgrday.days import Day, Span, Time, shift
from mgrday.errors import RefusedError
from mgrday.words import _

FIRST_YEAR, LAST_YEAR = 1990, 2100

_DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_N = r"(\d{1,4}|[一二两三四五六七八九十]{1,3})"
_WHICH = r"(上上|上|本|这|下下|下)?个?"
_WHICH_EN = r"(?:(last|this|next)[-_ ]?)?"
_OFFSETS = {"上上": -2, "上": -1, "last": -1, "本": 0, "这": 0, "this": 0, None: 0, "下": 1, "next": 1, "下下": 2}
_WEEK, _WEEKDAY = r"(?:周|星期|礼拜)", r"([一二三四五六日天1-7])"
_ENGLISH = (
    r"(mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)",
    ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
)
_NEAR_WORDS = (
    *((-3, "大前天"), (-2, "前天 前日"), (-1, "昨天 昨日 yesterday"), (0, "今天 今日 today")),
    *((1, "明天 明日 tomorrow"), (2, "后天 后日"), (3, "大后天")),
)
_NEAR = {word: days for days, words in _NEAR_WORDS for word in words.split()}
_UNITS = {"d": 1, "day": 1, "天": 1, "日": 1, "w": 7, "week": 7, "周": 7, "星期": 7, "礼拜": 7}

Found = re.Match[str]
Reader = Callable[[Found, date], date]
Clock = tuple[int, int]  # hour and minute


def _number(text: str) -> int:
    """The value of digits or of a Chinese numeral below 100. KeyError when it is neither."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = (text.lstrip("零") or "零").rpartition("十")
    if not ten:
        return _DIGITS[ones]
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)


def _moved(today: date, days: int = 0, months: int = 0) -> date:
    return date.fromisoformat(shift(today.isoformat(), days, months))


def _dated(found: Found, today: date) -> date:
    year, month, day, tail = found.groups()
    read = date(int(year), int(month), int(day))
    if tail and read.weekday() != _weekday_number(tail):
        raise ValueError(tail)
    return read


def _weekday_number(text: str) -> int:
    if text[:3] in _ENGLISH[1]:
        return _ENGLISH[1].index(text[:3])
    return "一二三四五六日".index(text.replace("天", "日")) if not text.isdecimal() else int(text) - 1


def _of_month(found: Found, today: date) -> date:
    """上月5号, 月底, 下个月初."""
    which, number = found.groups()
    first = _moved(today.replace(day=1), months=_OFFSETS[which])
    if number in ("底", "末"):
        return _moved(first, -1, 1)
    return first if number == "初" else first.replace(day=_number(number))


def _of_week(found: Found, today: date) -> date:
    which, weekday = found.groups()
    monday = _moved(today, -today.weekday())
    number = 6 if weekday == "末" else _weekday_number(weekday)
    return _moved(monday, 7 * _OFFSETS[which] + number)


def _ago(found: Found, today: date) -> date:
    """+3d, 3天前, in 2 weeks: a count, a unit, and which way."""
    parts = found.groupdict()
    count = _number(parts["count"]) * (-1 if parts["way"] in ("-", "前", "ago") else 1)
    unit = parts["unit"]
    return _moved(today, count * _UNITS[unit]) if unit in _UNITS else _moved(today, months=count)


def _marker(found: Found, today: date) -> date:
    monday, first = _moved(today, -today.weekday()), today.replace(day=1)
    return {"sow": monday, "eow": _moved(monday, 6), "som": first, "eom": _moved(first, -1, 1)}[found[0]]


_DAY_FORMS: tuple[tuple[str, Reader], ...] = (
    (rf"(\d{{4}})[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})[日号]?\s*(?:\(?{_WEEK}{_WEEKDAY}\)?)?", _dated),
    (r"(\d{4})(\d\d)(\d\d)()", _dated),
    (r"(\d{1,2})([-/])(\d{1,2})", lambda found, today: today.replace(month=int(found[1]), day=int(found[3]))),
    (rf"(?:今年)?{_N}月{_N}[日号]?", lambda found, today: today.replace(month=_number(found[1]), day=_number(found[2]))),
    ("|".join(_NEAR), lambda found, today: _moved(today, _NEAR[found[0]])),
    (rf"{_WHICH}{_WEEK}([一二三四五六日天末1-7])", _of_week),
    (rf"{_WHICH_EN}{_ENGLISH[0]}", _of_week),
    (r"(?P<way>[-+])(?P<count>\d{1,4})(?P<unit>[dwm])", _ago),
    (rf"(?P<count>{_N})个?(?P<unit>天|日|周|星期|礼拜|月)[以之]?(?P<way>前|后)", _ago),
    (r"(?P<count>\d{1,4}) (?P<unit>day|week|month)s? (?P<way>ago)", _ago),
    (r"(?P<way>in) (?P<count>\d{1,4}) (?P<unit>day|week|month)s?", _ago),
    (r"[se]o[wm]", _marker),
    (rf"{_WHICH}月份?([底末初])", _of_month),
    (rf"(?:{_WHICH}月)?{_N}[日号]", _of_month),
)


def _plain(text: str) -> str:
    """`text` in one width, one case, one dash, without needless spaces."""
    text = unicodedata.normalize("NFKC", text).strip().lower()
    text = re.sub(r"[‐–—−]", "-", re.sub(r"\s+", " ", text))
    text = re.sub(r"(?<=[\u4e00-\u9fff]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff])", "", text)
    text = re.sub(r"([今明昨])(?=[早晚])", r"\1天", text)
    return re.sub(r"(早|(?<!傍)晚)(?=[\d一二两三四五六七八九十])", r"\1上", text)


def _find_day(plain: str, today: date) -> Day | None:
    """The day that plain text names, None when it names none."""
    try:
        for pattern, reader in _DAY_FORMS:
            if found := re.fullmatch(pattern, plain, re.ASCII):
                return _within(reader(found, today))
    except (ValueError, KeyError, OverflowError):
        return None
    return None


def _within(day: date) -> Day:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(day)
    return day.isoformat()


# Times of day

# The hours that a part of the day can mean; an hour up to 12 is read as the one of its two readings that falls inside.
_PART_WORDS = (
    *((0, 5, "凌晨"), (4, 11, "清晨 早晨 早上"), (5, 12, "上午"), (10, 14, "中午"), (12, 23, "下午")),
    *((16, 20, "傍晚"), (17, 23, "晚上"), (0, 11, "am"), (12, 23, "pm")),
)
_PARTS = {word: (first, last) for first, last, words in _PART_WORDS for word in words.split()}
_CLOCK = (
    r"(?P<part>凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上)? ?"
    r"(?<!\d)(?P<hour>\d{1,2}|二?十[一二三四五六七八九]?|[零一二两三四五六七八九])"
    r"(?::(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?"
    r"|[点时](?:钟|整|(?P<spoken>半|[一三]刻|\d{1,2}|[零一二三四五六七八九十]{1,3})分?)?"
    r"|(?= ?[ap]m)) ?(?P<half>[ap]m)?$"
)
_FROM_NOW = (
    r"(?P<way>[-+])(?P<count>\d{1,3})(?P<unit>h|min)",
    rf"(?P<count>{_N}|半)个?(?P<unit>小时|钟头|分钟)[以之]?(?P<way>前|后)",
)
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}


def _split(plain: str) -> tuple[str, Clock | None]:
    """What stands before the time of day, and the time of day. ValueError or KeyError for one that does not exist."""
    found = re.search(_CLOCK, plain)
    if found is None:
        return plain, None
    hour, part = _number(found["hour"]), found["part"] or found["half"]
    if part:
        first, last = _PARTS[part]
        readings = [h for h in ((hour, (hour + 12) % 24) if hour <= 12 else (hour,)) if first <= h <= last]
        (hour,) = readings
    spoken = found["spoken"] or found["minute"] or "0"
    minute = _QUARTERS[spoken] if spoken in _QUARTERS else _number(spoken)
    if hour > 23 or minute > 59:
        raise ValueError(plain)
    return re.sub(r"(?<=\d)t$", "", plain[: found.start()]).rstrip(" ,"), (hour, minute)


def _find(text: str, now: datetime) -> tuple[Day | None, Clock | None]:
    """The day and the time of day that `text` names, None for what it does not name. ValueError when unreadable."""
    if len(text) in (10, 16) and text[4] == text[7] == "-" and text[10:11] in ("", " ", "T"):
        with suppress(ValueError):  # the stored forms: no pattern is compiled, and a long import is quick
            exact = datetime.fromisoformat(text)
            if exact.tzinfo is None:
                return _within(exact.date()), (exact.hour, exact.minute) if len(text) == 16 else None
    plain = _plain(text)
    if re.search(r"\d:\d\d(\.\d+)?(z|[+-]\d\d:?\d\d)$", plain):
        import pendulum  # other systems' exports carry zones in many forms; rare, and slow to import

        moment = pendulum.parse(plain.upper().replace(" ", "T"))
        if not isinstance(moment, datetime):
            raise ValueError(text)
        local = moment.astimezone(now.tzinfo)
        return _within(local.date()), (local.hour, local.minute)
    if plain in ("now", "现在"):
        return now.date().isoformat(), (now.hour, now.minute)
    for pattern in _FROM_NOW:
        if found := re.fullmatch(pattern, plain):
            minutes = 60 if found["unit"] in ("h", "小时", "钟头") else 1
            count = 0.5 if found["count"] == "半" else _number(found["count"])
            then = now + timedelta(minutes=count * minutes * (-1 if found["way"] in "-前" else 1))
            return _within(then.date()), (then.hour, then.minute)
    day_text, clock = _split(plain)
    day = _find_day(day_text, now.date())
    if day is None and (day_text or clock is None):
        raise ValueError(text)
    return day, clock


def read_day(text: str, now: datetime) -> Day:
    """The day that `text` names; a time of day after it is dropped. RefusedError when it names none."""
    try:
        day, _clock = _find(text, now)
    except (ValueError, KeyError, OverflowError):
        day = None
    if day is None:
        raise _refused(
            _("Not a day: {text}.") if text.strip() else _("The day is empty."),
            text,
            _("Type for example 2026-11-23, 11-23, today, last fri, 上周五, 3天后 or +3d."),
        )
    return day


def read_time(text: str, now: datetime, day: Day | None = None) -> Time:
    """The time that `text` names, local; a bare time of day is on `day`, by default today. RefusedError when none."""
    try:
        named, clock = _find(text, now)
    except (ValueError, KeyError, OverflowError):
        named = clock = None
    if clock is None:
        if named is not None:
            what = _("{text} is a day without a time of day.")
        else:
            what = _("Not a time: {text}.") if text.strip() else _("The time is empty.")
        raise _refused(what, text, _("Type for example 14:30, 下午2点半, yesterday 15:00 or 2026-11-20 14:30."))
    return f"{named or day or now.date().isoformat()} {clock[0]:02d}:{clock[1]:02d}"


def read_now(text: str, clock: datetime) -> datetime:
    """`clock` moved to the day that `text` names, and to its time of day where it names one. RefusedError."""
    try:
        day, time = _find(text, clock)
    except (ValueError, KeyError, OverflowError):
        day = time = None
    if day is None:
        day = read_day(text, clock) if time is None else clock.date().isoformat()
    named = date.fromisoformat(day)
    moved = clock.replace(year=named.year, month=named.month, day=named.day)
    return moved if time is None else moved.replace(hour=time[0], minute=time[1], second=0, microsecond=0)


def _refused(sentence: str, text: str, todo: str) -> RefusedError:
    return RefusedError(sentence.format(text=text if len(text) <= 40 else f"{text[:40]}…"), todo=todo)


# Periods


def _span(kind: str | None, day: Day) -> Span:
    if kind in ("week", "周", "星期", "礼拜"):
        return Span.week(day)
    return Span.month(day) if kind in ("month", "月", "月份") else Span.day(day)


def _find_period(plain: str, today: date) -> Span | None:
    """The week or month that plain text names; None when it names none. ValueError for one that does not exist."""
    if plain in ("day", "日", "天"):
        return Span.day(today.isoformat())
    words = rf"{_WHICH}(周|星期|礼拜|月份?)|{_WHICH_EN}(week|month)"
    if found := re.fullmatch(words, plain):
        offset, kind = _OFFSETS[found[1] or found[3]], found[2] or found[4]
        span = _span(kind, today.isoformat())
        return _span(kind, shift(span.start, months=offset) if span.kind == "month" else shift(span.start, 7 * offset))
    if found := re.fullmatch(r"(?:(\d{4})[-年 ]?)?(?:w|第)(\d{1,2})周?", plain, re.ASCII):
        year = int(found[1] or today.isocalendar().year)
        return Span.week(_within(date.fromisocalendar(year, int(found[2]), 1)))
    if found := re.fullmatch(r"(\d{4})(?:[-/](\d{1,2})|年(\d{1,2})月份?)", plain, re.ASCII):
        return Span.month(_within(date(int(found[1]), int(found[2] or found[3]), 1)))
    if found := re.fullmatch(rf"(?:今年)?{_N}月份?", plain, re.ASCII):
        return Span.month(_within(date(today.year, _number(found[1]), 1)))
    return None


def read_period(text: str, now: datetime) -> Span:
    """The month, week or day that `text` names. RefusedError when it names none."""
    try:
        span = _find_period(_plain(text), now.date())
        return span or Span.day(read_day(text, now))
    except (ValueError, KeyError, OverflowError, RefusedError):
        raise _refused(
            _("Not a period: {text}.") if text.strip() else _("The period is empty."),
            text,
            _("Type for example 2026-11, 2026-W47, 2026-11-23, this-week, last-month, 本周 or 上月."),
        ) from None
