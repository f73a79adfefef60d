"""``--mask``: clients, contacts and phones are in no format of a report or check, and nothing else has changed."""

import io
import json
import re
from typing import Any

import openpyxl
import pytest
from office import Office, opened

from mgrday.render import FORMATS
from runner import Mgrday

SECRETS = ("华瑞电子", "Acme", "Bolts", "Bolton", "13812345678", "赵铁军", "Fletcher")
LINES = (
    'lead add "苏州华瑞电子有限公司" --owner Wang --contact 赵铁军 --phone 13912340000',
    'lead edit Acme --contact "Fletcher"',
    "lead grade Acme A",
    "lead grade 华瑞电子 A",
    'lead next Acme "call Fletcher on 13812345678, not Wang" --on 2026-11-20',
    'lead next 华瑞电子 "约赵铁军谈，带上 Bolts 的案例" --on 2026-11-25',
    "call add Wang Acme --reached owner",
    "keyword add Bolts pumps",
    'outing leave Li Bolts --purpose "visit"',
    "deal add Wang 华瑞电子 12800 --expected 2026-11-25 --key",
    "deal add Li Bolton 9800",
    "deal sign 2 --on 2026-11-23",
    'award add Li "first deal with Bolton"',
    "lead add Deals --owner Zhao --contact Bo",
    "target set department East 2026-11 100000",
)
COMMANDS = (
    *("report month", "report week", "report day"),
    *("check", "check --rows", "check clients --rows", "check --all-departments"),
)


@pytest.fixture
def told(mgrday: Mgrday) -> Office:
    """A department whose clients are named in columns, findings, next steps and awards."""
    office = opened(mgrday)
    for line in LINES:
        office.done(line)
    office.done('check --comment Wang "ask 赵铁军 about 华瑞电子" --action "see Fletcher"')
    return office


@pytest.mark.parametrize("command", COMMANDS)
def test_no_format_names_a_client_a_contact_or_a_phone(told: Office, command: str) -> None:
    open_said = told.done(f"{command} --format json").out
    assert command == "check --all-departments" or any(secret in open_said for secret in SECRETS)
    for format in FORMATS:
        text = told.done(f"{command} --mask --format {format}").out
        for secret in SECRETS:
            assert secret not in text, (format, secret)


def test_no_sheet_names_them_either(told: Office) -> None:
    file = told.mgrday.folder / "month.xlsx"
    told.done(f"report month --mask -o {file}")
    book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
    text = "\n".join(str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value)
    assert "苏州华瑞**有限公司" in text and not [secret for secret in SECRETS if secret in text]


def test_what_is_hidden_can_still_be_told_apart_and_our_own_are_named(told: Office) -> None:
    text = told.done("check --rows --mask").out + told.done("report week --mask").out
    for said in ("苏州华瑞**有限公司", "Ac**", "call F** on 138****5678, not Wang", "约赵**谈，带上 Bo** 的案例", "Wang", "Li"):
        assert said in text, said
    assert "first deal with Bo**" in told.done("report month --mask").out


def figures(value: Any) -> Any:
    """Everything but the texts."""
    if isinstance(value, dict):
        return {key: figures(each) for key, each in value.items()}
    if isinstance(value, list):
        return [figures(each) for each in value]
    return None if isinstance(value, str) else value


@pytest.mark.parametrize("command", COMMANDS)
def test_figures_keys_people_and_days_stay(told: Office, command: str) -> None:
    plain, masked = told.json(command), told.json(f"{command} --mask")
    assert figures(plain) == figures(masked)
    days = re.compile(r"\d{4}-\d\d-\d\d")
    assert days.findall(json.dumps(plain)) == days.findall(json.dumps(masked))
    for before, after in zip(plain["findings"], masked["findings"], strict=True):
        assert all(before[key] == after[key] for key in ("rule", "member", "since", "do"))
        assert (before["client"] is None) is (after["client"] is None) and (before["client"] or "") != after["client"]


def test_a_comment_is_not_recorded_masked(told: Office) -> None:
    assert told('check --comment Wang "x" --mask').code == 2
