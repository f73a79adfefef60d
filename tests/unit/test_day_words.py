"""Days, times and periods as a person types them. The clock stands at Wednesday 2026-11-25, 10:20."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgrday import words
from mgrday.day_words import read_day, read_now, read_period, read_time
from mgrday.days import Span
from mgrday.errors import ExitCode, RefusedError

NOW = datetime(2026, 11, 25, 10, 20, 45)


@pytest.fixture(autouse=True)
def english() -> None:
    words.use("en")


def check_day(text: str, expected: str) -> None:
    assert read_day(text, NOW) == expected, text


DAYS = {
    "2026-11-23": """2026-11-23 11-23 11/23 2026/11/23 2026.11.23 2026-11-23T14:30 20261123 11月23日 11月23号 23号
        2026年11月23日 2026年11月23号 十一月二十三日 ２０２６－１１－２３ 2026年11月23日星期一 2026-11-23(周一) mon Monday MON
        周一 本周一 这周一 这个星期一 星期一 礼拜一 周1 前天 -2d 2天前 两天前 二天以前 sow 本月23号""",
    "2026-11-24": "yesterday 昨天 昨日 tue -1d 1天前 一天之前 昨天15:00 昨天下午3点",
    "2026-11-25": "today TODAY 今天 今日 wed wednesday 周三 now 现在 +0d",
    "2026-11-26": "tomorrow 明天 明日 thu thurs +1d 1天后",
    "2026-11-27": "后天 周五 fri +2d 2天之后",
    "2026-11-28": "大后天 +3d 3天后 三天后",
    "2026-11-22": "大前天 上周日 上周天 last-sun 3天前",
    "2026-11-29": "eow sun 周日 周天 星期天 周末 本周末",
    "2026-11-20": "上周五 上个星期五 上个礼拜五 last-fri last_friday",
    "2026-12-02": "下周三 下个星期三 next-wed +1w 一周后 1个星期后",
    "2026-11-18": "-1w 一周前",
    "2026-11-11": "上上周三 -2w",
    "2026-12-09": "下下周三 +2w",
    "2026-12-25": "+1m 1个月后 一个月后",
    "2026-10-25": "-1m 一个月前",
    "2026-11-01": "som 月初 本月初 1号",
    "2026-11-30": "eom 月底 月末 本月底",
    "2026-10-31": "上月底 上个月底 上月31号",
    "2026-12-05": "下月5号 下个月5日",
    "2026-01-05": "1-5 1/5 1月5日 一月五号 今年1月5日 2026-1-5 2026/1/5",
}


@pytest.mark.parametrize(("text", "day"), [(text, day) for day, texts in DAYS.items() for text in texts.split()])
def test_days(text: str, day: str) -> None:
    check_day(text, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (" 2026-11-23 ", "2026-11-23"),
        ("2026 年 11 月 23 日", "2026-11-23"),
        ("2026-11-23 00:00:00", "2026-11-23"),
        ("2026-11-23 00:00:00.000", "2026-11-23"),
        ("2026/11/23 0:00", "2026-11-23"),
        ("2026/11/23 上午 9:05", "2026-11-23"),
        ("2026-11-23 周一", "2026-11-23"),
        ("2026—11—23", "2026-11-23"),
        ("last fri", "2026-11-20"),
        ("next Mon", "2026-11-30"),
        ("3 days ago", "2026-11-22"),
        ("in 2 weeks", "2026-12-09"),
        ("in 1 month", "2026-12-25"),
        ("3 天后", "2026-11-28"),
    ],
)
def test_days_with_spaces(text: str, day: str) -> None:
    check_day(text, day)


REFUSED_DAYS = """2026-13-45 2026-02-30 2026-00-10 11-31 31号 13月1日 20261301 1989-12-31 2101-01-01 +9999m 11.2 14:30 下午3点 foo
    month 周八 周 上周 46349 23/11/2026 0天底 +3x 3d +3 2026-11 2026-11-23周二 ٢٠٢٦-١١-٢٣ 2026-11-23T25:00 十十天后 2026-W47-1"""


@pytest.mark.parametrize("text", ["", "  ", "x" * 5000, "2026-11-23 周二", *REFUSED_DAYS.split()])
def test_refused_days(text: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read_day(text, NOW)
    assert caught.value.code is ExitCode.REFUSED
    assert text.strip()[:40] in caught.value.what
    assert len(caught.value.what) < 80
    assert "2026-11-23" in (caught.value.todo or "")


def test_every_day_of_the_year_in_every_form() -> None:
    for number in range(365):
        day = date(2026, 1, 1) + timedelta(number)
        iso, year, month, nth = day.isoformat(), day.year, day.month, day.day
        offset = (day - NOW.date()).days
        check_day(iso, iso)
        check_day(f"{day:%Y%m%d}", iso)
        check_day(f"{day:%m-%d}", iso)
        check_day(f"{year}/{month}/{nth}", iso)
        check_day(f"{year}年{month}月{nth}日", iso)
        check_day(f"{month}月{nth}号", iso)
        check_day(f"{month}/{nth}", iso)
        check_day(f"{offset:+d}d", iso)
        check_day(f"{abs(offset)}天{'前' if offset < 0 else '后'}", iso)
        assert read_day(f"{nth}号", datetime(year, month, 1)) == iso


def test_month_end_is_clamped() -> None:
    assert read_day("+1m", datetime(2026, 1, 31)) == "2026-02-28"
    assert read_day("月底", datetime(2024, 2, 10)) == "2024-02-29"


TIMES = {
    "09:05": "9:05|09:05|上午9点05分|9点5分|9点零五分|早上9点05|9:05am|9:05 AM|９：０５|2026-11-25 9:05|09:05:59",
    "14:30": "14:30|下午2点半|下午 2 点 30 分|14点30|14时30分|下午两点半|下午2:30|2:30pm|2:30 PM|下午14:30|今天14:30|today 14:30",
    "15:15": "下午3点一刻|下午三点十五分|今天 下午3点15",
    "12:00": "中午12点|12点|12pm|上午12点|下午12点|十二点",
    "13:00": "中午1点|1pm|下午1点整|下午1点钟|13点|13pm",
    "00:00": "0:00|0点|零点|12am|凌晨12点",
    "20:15": "晚上8点15分|晚8点15|今晚8点15分|傍晚8点15|20:15|晚上20:15",
    "12:20": "+2h|两小时后|2个小时后|120分钟后|+120min",
    "10:50": "半小时后|半个小时之后|30分钟后",
    "08:20": "-2h|2小时前",
    "10:20": "now|现在",
}


@pytest.mark.parametrize(("text", "clock"), [(text, clock) for clock, texts in TIMES.items() for text in texts.split("|")])
def test_times_of_today(text: str, clock: str) -> None:
    assert read_time(text, NOW) == f"2026-11-25 {clock}"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2026-11-20 14:30", "2026-11-20 14:30"),
        ("2026-11-20T14:30", "2026-11-20 14:30"),
        ("2026-11-20T14:30:15", "2026-11-20 14:30"),
        ("2026-11-20t14:30:15", "2026-11-20 14:30"),
        ("2026/11/20 9:05:00", "2026-11-20 09:05"),
        ("2026年11月20日 下午3:00", "2026-11-20 15:00"),
        ("20261120 14:30", "2026-11-20 14:30"),
        ("11-20 9:05", "2026-11-20 09:05"),
        ("11月20日14点", "2026-11-20 14:00"),
        ("昨天 下午3点", "2026-11-24 15:00"),
        ("昨晚8点", "2026-11-24 20:00"),
        ("明早9点", "2026-11-26 09:00"),
        ("yesterday 15:00", "2026-11-24 15:00"),
        ("last fri 3pm", "2026-11-20 15:00"),
        ("sat 9:00", "2026-11-28 09:00"),
        ("周二 十点", "2026-11-24 10:00"),
        ("周一一点", "2026-11-23 01:00"),
        ("3号下午3点", "2026-11-03 15:00"),
        ("+1d 9:00", "2026-11-26 09:00"),
        ("-11h", "2026-11-24 23:20"),
    ],
)
def test_times_with_a_day(text: str, time: str) -> None:
    assert read_time(text, NOW, "2026-01-01") == time


def test_a_bare_time_is_on_the_given_day() -> None:
    assert read_time("9:05", NOW, "2026-11-20") == "2026-11-20 09:05"


def test_a_zone_is_brought_to_the_local_one() -> None:
    china = NOW.replace(tzinfo=timezone(timedelta(hours=8)))
    assert read_time("2026-11-20T06:30:00Z", china) == "2026-11-20 14:30"
    assert read_day("2026-11-20T23:30:00Z", china) == "2026-11-21"
    assert read_time("2026-11-20 14:30+08:00", NOW.replace(tzinfo=UTC)) == "2026-11-20 06:30"


REFUSED_TIMES = """14 24:00 14:60 25点 晚上12点 上午14:30 晚上3点 25pm 周二十点 14.30 2:3 昨天 2026-11-20 99999h后
    2026-11-20T 2026-02-30T14:30"""


@pytest.mark.parametrize("text", ["", "foo 14:30", "2026-02-30 14:30", *REFUSED_TIMES.split()])
def test_refused_times(text: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read_time(text, NOW)
    assert text in caught.value.what
    assert "14:30" in (caught.value.todo or "")


PERIODS = {
    "2026-11": "2026-11|2026/11|2026年11月|11月|11月份|十一月|本月|这个月|month|月|this-month|this month|THIS_MONTH",
    "2026-10": "2026-10|上月|上个月|last-month|last month|10月|2026年10月份",
    "2026-12": "下月|下个月|next-month|12月",
    "2026-09": "上上个月|9月|2026-9",
    "2026-W48": "2026-W48|w48|第48周|2026年第48周|2026W48|本周|这周|本星期|这个礼拜|week|周|this-week|this week",
    "2026-W47": "2026-W47|2026-w47|W47|第47周|上周|上个星期|last-week|last week",
    "2026-W49": "下周|next-week",
    "2025-W01": "2025-W01|2025-W1",
    "2026-W53": "2026-W53|w53",
    "2026-11-25": "today|今天|day|2026-11-25|周三|11-25",
    "2026-11-24": "yesterday|昨天|-1d",
}


@pytest.mark.parametrize(("text", "name"), [(text, name) for name, texts in PERIODS.items() for text in texts.split("|")])
def test_periods(text: str, name: str) -> None:
    span = read_period(text, NOW)
    assert span.name == name
    assert read_period(span.name, NOW) == span


def test_a_week_without_a_year_is_in_the_iso_year() -> None:
    assert read_period("W53", datetime(2027, 1, 2)).name == "2026-W53"


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-W54", "2025-W53", "W0", "13月", "14:30", "2026.1", "x", "1900-01"])
def test_refused_periods(text: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read_period(text, NOW)
    assert text in caught.value.what
    assert "2026-W47" in (caught.value.todo or "")


@given(st.dates(date(1991, 1, 1), date(2099, 12, 31)).map(date.isoformat), st.sampled_from([Span.day, Span.week, Span.month]))
def test_the_name_of_a_span_reads_back(day: str, of: Callable[[str], Span]) -> None:
    assert read_period(of(day).name, NOW) == of(day)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-20", "2026-11-20 10:20:45"),
        ("昨天", "2026-11-24 10:20:45"),
        ("2026-11-20 08:15", "2026-11-20 08:15:00"),
        ("2026-11-20T08:15", "2026-11-20 08:15:00"),
        ("yesterday 15:00", "2026-11-24 15:00:00"),
        ("9:00", "2026-11-25 09:00:00"),
    ],
)
def test_read_now(text: str, expected: str) -> None:
    zone = timezone(timedelta(hours=8))
    assert read_now(text, NOW) == datetime.fromisoformat(expected)
    assert read_now(text, NOW.replace(tzinfo=zone)) == datetime.fromisoformat(expected).replace(tzinfo=zone)


@pytest.mark.parametrize("text", ["", "2026-02-30", "2026-11-20 25:00", "x"])
def test_read_now_refuses(text: str) -> None:
    with pytest.raises(RefusedError):
        read_now(text, NOW)


@given(st.text(alphabet="0123456789 -:/.年月日号周一二十上下午点半天前后个w+dmz：１底初tT", max_size=14))
def test_any_text_is_read_or_refused(text: str) -> None:
    for reader in (read_day, read_time, read_period, read_now):
        try:
            reader(text, NOW)
        except RefusedError as error:
            assert error.what
