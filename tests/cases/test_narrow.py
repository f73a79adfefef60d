"""Tables on a narrow terminal: what names a record goes on below and is never cut, also where a table comes in parts."""

import pytest
from office import Office, opened

from runner import Mgrday

COMPANY = "苏州璟川企业管理咨询有限公司"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    found = opened(mgrday)
    found.done(f"lead add {COMPANY} --owner Wang")
    found.done('event add "Summit of the makers in Suzhou" --starts "2026-11-27 14:00"')
    found.done(f'invitation add "Summit of the makers" {COMPANY} --by Wang --channel fax')
    found.done(f'receipt add "Summit of the makers" {COMPANY}')
    found.done(f'receipt chase "Summit of the makers" {COMPANY} yes')
    found.done(f'outing leave Wang {COMPANY} --back 17:00 --purpose "show the plan"')
    return found


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("line", ["lead list", "receipt list", "outing list"])
def test_a_list_names_the_whole_company(office: Office, line: str, width: int, lang: str) -> None:
    said = office.done(line, lang=lang, tty=True, COLUMNS=str(width)).out
    rest = COMPANY
    for row in said.splitlines():
        part = next((word for word in row.split() if word and rest.startswith(word)), "")
        rest = rest[len(part) :]
    assert rest == ""


@pytest.mark.parametrize("width", [80, 120])
def test_a_list_of_clients_has_their_phones_in_one_piece(office: Office, width: int) -> None:
    office.done("lead add Gearwheels --phone 051262880000-8021 --contact 'Somebody Long' --source 'the fair of machines in May'")
    assert "051262880000-8021" in office.done("lead list", tty=True, COLUMNS=str(width)).out


@pytest.mark.parametrize("width", [24, 34, 50])
@pytest.mark.parametrize("line", ["history", "receipt list", "outing list", "config"])
def test_a_table_in_parts_may_fold_in_one_of_them(office: Office, line: str, width: int) -> None:
    assert office.done(line, tty=True, COLUMNS=str(width)).out
