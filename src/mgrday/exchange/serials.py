"""Days and times as a spreadsheet keeps them: the number of days since its first one, where a cell was not told it is a day."""

import re
from datetime import date, datetime, timedelta

DAY_ZERO = date(1899, 12, 30)
DAY_ZERO_1904 = date(1904, 1, 1)
"""Day 0 of a workbook, and of one that counts from 1904, as those of early Macs do."""

_SERIAL = re.compile(r"[3-7]\d{4}(?:\.\d+)?", re.ASCII)


def from_serial(text: str, day_zero: date) -> str:
    """`text`, or the moment it means where it is the number of one from 1982 on: ``45978`` is ``2025-11-17``."""
    if not _SERIAL.fullmatch(text):
        return text
    days, _point, part = text.partition(".")
    day = datetime.combine(day_zero, datetime.min.time()) + timedelta(days=int(days))
    minutes = round(float(f"0.{part}") * 24 * 60) if part else 0
    return (day + timedelta(minutes=minutes)).strftime("%Y-%m-%d %H:%M" if minutes else "%Y-%m-%d")
