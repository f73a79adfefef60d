"""What is typed wrong: its exit code, what is said about it, and that nothing is written. In both languages."""

import pytest
from office import Office, opened

from runner import Mgrday

UNCHANGED = {"en": "Nothing was written.", "zh": "什么都没有写入。"}
ERROR = {"en": "Error: ", "zh": "错误："}
BEFORE = {
    "outing": ["outing leave Wang Acme --at 13:00"],
    "invited": ["invitation add Summit Acme --by Wang --channel fax"],
    "receipt": ["invitation add Summit Acme --by Wang --channel fax", "receipt add Summit Acme"],
    "deal": ["deal add Wang Acme 100"],
    "signed": ["deal add Wang Acme 100 --signed-on today"],
}
"""What must have been typed before."""
REFUSED = [
    ("a day that is none", "", "lead next Acme call --on 2026-13-45"),
    ("a day in no calendar", "", "payment add Acme 100 --on 二月三十"),
    ("a day to come", "signed", "payment add 1 100 --on tomorrow"),
    ("an amount in words", "", "deal add Wang Acme plenty"),
    ("an amount below zero", "", "deal add Wang Acme -- -100"),
    ("an amount of nothing", "", "deal add Wang Acme 0"),
    ("an amount finer than a fen", "", "deal add Wang Acme 1.005"),
    ("a phone too short", "", "lead add Gears --phone 123"),
    ("a phone of letters", "", "lead add Gears --phone unknown"),
    ("no grade", "", "lead grade Acme D"),
    ("no role", "", "member add Qian --department East --role boss"),
    ("no channel", "", "invitation add Summit Acme --by Wang --channel pigeon"),
    ("no answer", "receipt", "receipt chase Summit Acme perhaps"),
    ("no verdict", "outing", "outing callback 1 dubious"),
    ("no result", "outing", "outing back 1 --result great"),
    ("no people", "invited", "receipt add Summit Acme --people none"),
    ("a text too long", "", f"lead add {'x' * 201}"),
    ("a call to come", "", "call add Wang Acme --reached owner --at 23:30"),
    ("a return before leaving", "outing", "outing back 1 --at 12:00"),
    ("due back before leaving", "", "outing leave Wang Acme --back 14:00"),
    ("a departure to come", "", "outing leave Wang Acme --at 16:00"),
    ("a receipt without invitation", "", "receipt add Summit Acme"),
    ("attendance before the event", "receipt", "receipt attend Summit Acme"),
    ("a payment on nothing", "", "payment add Acme 100"),
    ("a payment on an unsigned deal", "deal", "payment add 1 100"),
    ("a deal signed twice", "signed", "deal sign 1"),
    ("a client twice", "", "lead add ACME"),
    ("an event twice", "", "event add Summit --starts '2026-12-01 14:00'"),
    ("leaving before being hired", "", "member leave Wang --on 2024-01-01"),
    ("a target of nobody's branch", "", "target set branch Nowhere 2026-11 100"),
    ("a period that is none", "", "target set department East 2026-13 100"),
    ("half a call", "", "standard set calls 1.5 --period day"),
    ("a metric that is none", "", "standard set smiles 5 --period day"),
    ("the removal of one whom others name", "", "member remove Wang"),
    ("the removal of a department with members", "", "department remove East"),
    ("the removal of an event with invitations", "invited", "event remove Summit"),
]
MISSING = [
    ("no such client", "", "lead grade Nobody A"),
    ("several such clients", "", "lead grade Bolt A"),
    ("no such number", "", "lead archive 99"),
    ("no such member", "", "lead hand Acme Nobody"),
    ("no such event", "", "receipt add Fair Acme"),
    ("no such outing", "", "outing back 7"),
    ("no such deal", "", "deal sign 7"),
    ("no receipt", "invited", "receipt chase Summit Acme yes"),
    ("no such keyword", "", "keyword win 7"),
    ("no such department", "", "member add Qian --department West"),
    ("an empty reference", "", "lead archive ''"),
]
USAGE = [
    ("a word too few", "", "lead grade Acme"),
    ("an option too few", "", "call add Wang Acme"),
    ("an answer too few", "outing", "outing debrief 1 --why dear --condition free"),
    ("a word too many", "", "lead archive Acme now"),
    ("an option that is none", "", "lead archive Acme --force"),
    ("a required text that is empty", "", "lead add ''"),
    ("a verb that is none", "", "lead promote Acme"),
    ("nothing to change", "", "lead edit Acme"),
    ("a question about no week", "", "check --week soonish"),
    ("a question about no period", "", "rank --period soonish"),
    ("a list from no day", "", "lead list --since soonish"),
    ("a list of no period", "", "call list --on soonish"),
    ("a list of no grade", "", "lead list --grade D"),
]
CASES = [(4, *case) for case in REFUSED] + [(3, *case) for case in MISSING] + [(2, *case) for case in USAGE]


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("code", "before", "line"), [pytest.param(c, b, n, id=i) for c, i, b, n in CASES])
def test_bad_input_is_explained_and_nothing_is_written(office: Office, lang: str, code: int, before: str, line: str) -> None:
    for command in BEFORE.get(before, []):
        office.done(command)
    commands, clients = office.count("commands"), office.count("changes")
    result = office(line, lang=lang)
    assert (result.code, result.out) == (code, ""), result
    what, *rest = result.err.rstrip("\n").splitlines()
    assert what.startswith(ERROR[lang])
    assert rest, "what stayed as it was, and what to do next"
    assert "Traceback" not in result.err
    if code != 2:
        assert UNCHANGED[lang] in rest
        assert rest[-1] != UNCHANGED[lang], "what to do next"
    assert (office.count("commands"), office.count("changes")) == (commands, clients)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_several_that_fit_are_named(office: Office, lang: str) -> None:
    result = office("lead grade Bolt A", lang=lang)
    assert "2  Bolts" in result.err and "3  Bolton" in result.err


@pytest.mark.parametrize(("lang", "note"), [("en", "Note: Taken"), ("zh", "注意：收下了")])
def test_more_money_than_the_deal_is_taken_with_a_warning(office: Office, lang: str, note: str) -> None:
    office.done("deal add Wang Acme 100 --signed-on today")
    result = office("payment add 1 150", lang=lang)
    assert (result.code, result.out) == (0, "1\n") and result.err.startswith(note)


@pytest.mark.parametrize(("lang", "named"), [("en", "lead × 1"), ("zh", "客户 × 1")])
def test_who_refers_to_a_record_is_named(office: Office, lang: str, named: str) -> None:
    assert named in office("member remove Wang", lang=lang).err


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_name_may_carry_markup_and_sql(office: Office, lang: str) -> None:
    name = "[red]x'); drop table clients;--"
    assert office.mgrday("lead", "add", name, today="2026-11-23 15:00", lang=lang).code == 0
    assert office.json("lead show 4")["company"] == name
