"""The preparation sheet of ``show client``: the analysis, what the last debrief left open, how similar clients were won."""

from typing import Any

import pytest
from office import Office, opened
from world import World

from mgrday.review import call_marks, client_sheet, neighbours, similar_clients
from mgrday.review.similar_clients import Approach
from mgrday.store.named import parameters
from runner import Mgrday

PLACE = "--industry valves --region Harbour --size 50"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    found = opened(mgrday)
    found.done(f"lead edit Acme {PLACE}")
    return found


def win(office: Office, name: str, place: str, day: str, *, visits: int = 1, member: str = "Wang") -> None:
    """A client that signs on the day of its last visit, one visit a day."""
    office.done(f"lead add {name} --owner {member} --created-on 2026-10-01 {place}")
    for number in range(visits - 1, -1, -1):
        on = f"{day[:8]}{int(day[8:]) - number:02d}"
        (outing,) = [office.done(f"outing leave {member} {name}", today=f"{on} 09:00").out.strip()]
        office.done(f"outing back {outing} --result {'progress' if number else 'signed'}", today=f"{on} 11:00")
        if number:
            office.done(f"outing debrief {outing} --why price --condition 'two parts' --when {day}", today=f"{on} 12:00")
    office.done(f"deal add {member} {name} 9800 --signed-on {day}", today=f"{day} 17:00")


def similar(office: Office, client: str = "Acme") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = office.json(f"show client {client}")["tables"]["similar"]
    return found


@pytest.mark.parametrize(
    ("typed", "size"),
    [
        *(("1", "micro"), ("9", "micro"), ("10", "small"), ("99", "small"), ("100", "medium"), ("299", "medium")),
        *(("300", "large"), ("50人", "small"), ("10-49人", "small"), ("20～99", "small"), ("100-499人", "medium")),
        *(("300人以上", "large"), ("10人以下", "micro"), ("少于300人", "medium"), ("1,200人", "large"), ("85.0", "small")),
        *(("大型", "large"), ("Micro", "micro"), ("中型企业", "medium"), ("约50人", "small")),
    ],
)
def test_a_size_is_read_from_its_name_and_from_head_counts(office: Office, typed: str, size: str) -> None:
    office.done(f"lead edit Acme --size '{typed}'")
    assert office.json("lead show Acme")["size"] == size


@pytest.mark.parametrize("typed", ["0", "many", "1-2-3", "50万", "人"])
def test_what_is_no_size_is_refused(office: Office, typed: str) -> None:
    said = office(f"lead edit Acme --size '{typed}'")
    assert said.code == 4 and "micro · small · medium · large" in said.err
    assert office.json("lead show Acme")["size"] == "small"


def test_a_size_is_imported_under_its_usual_headers_and_never_needed(office: Office) -> None:
    for number, header in enumerate(("规模", "公司规模", "人数", "员工人数", "size")):
        file = office.mgrday.store.with_name("leads.csv")
        file.write_text(f"公司,{header}\nOne {number},120人\nNone {number},\n", encoding="utf-8")
        assert office.json(f"import '{file}' --kind lead")["accepted"] == 2
        assert office.json(f"lead show 'One {number}'")["size"] == "medium"
        assert office.json(f"lead show 'None {number}'")["size"] is None
    assert [row["company"] for row in office.json("lead list --size small")] == ["Acme"]


def test_similar_means_the_same_industry_the_nearest_first(office: Office) -> None:
    win(office, "Far", "--industry valves --region Hills --size 500", "2026-11-20")
    win(office, "Sized", "--industry valves --region Hills --size 60", "2026-11-10")
    win(office, "Near", "--industry valves --region Harbour --size 500", "2026-11-05")
    win(office, "Twin", "--industry valves --region Harbour --size 20", "2026-11-04")
    win(office, "Stranger", "--industry pumps --region Harbour --size 20", "2026-11-20")
    assert [row["client"] for row in similar(office)] == ["Twin", "Near", "Sized", "Far"]
    assert [row["client"] for row in similar(office, "Twin")] == ["Near", "Sized", "Far"]


def test_the_own_department_comes_first_and_five_are_shown(office: Office) -> None:
    office.done("department add West")
    office.done("member add Zhou --department West --hired 2024-03-01")
    win(office, "Abroad", PLACE, "2026-11-20", member="Zhou")
    for number in range(1, 5):
        win(office, f"Home {number}".replace(" ", ""), "--industry valves --region Hills", f"2026-11-{10 + number}")
    assert [row["client"] for row in similar(office)] == ["Home4", "Home3", "Home2", "Home1", "Abroad"]
    win(office, "Home5", "--industry valves --region Hills", "2026-11-02")
    assert [row["client"] for row in similar(office)] == ["Home4", "Home3", "Home2", "Home1", "Home5"]


def test_how_a_similar_client_was_won(office: Office) -> None:
    office.done(f"lead add Twin --owner Li {PLACE} --created-on 2026-10-01")
    office.done("call add Li Twin --reached owner", today="2026-10-10 09:00")
    office.done("keyword add Twin gears --quote 9800", today="2026-10-10 10:00")
    office.done("outing leave Li Twin", today="2026-10-12 09:00")
    office.done("outing back 1 --result progress", today="2026-10-12 11:00")
    office.done("outing debrief 1 --why price --condition 'two parts' --when 2026-10-20", today="2026-10-12 17:00")
    office.done("outing leave Li Twin", today="2026-10-19 09:00")
    office.done("outing back 2 --result signed", today="2026-10-19 11:00")
    office.done("deal add Li Twin 12800 --signed-on 2026-10-19", today="2026-10-19 17:00")
    office.done("keyword win Twin gears", today="2026-10-19 17:01")
    office.done("call add Li Twin --reached owner", today="2026-10-20 09:00")  # after signing: part of another story
    (row,) = similar(office)
    assert {name: row[name] for name in ("client", "industry", "region", "size", "member", "amount", "signed_on")} == {
        "client": "Twin",
        "industry": "valves",
        "region": "Harbour",
        "size": "small",
        "member": "Li",
        "amount": 12800.0,
        "signed_on": "2026-10-19",
    }
    assert {name: row[name] for name in ("days", "visits", "calls", "event", "keyword", "how")} == {
        "days": 9,
        "visits": 2,
        "calls": 1,
        "event": None,
        "keyword": "gears",
        "how": "two parts",
    }
    said = office.done("show client Acme").out
    assert "12,800.00 · 2 visits · 1 call · 9 days from first touch" in said
    assert "keyword: gears · condition: two parts" in said


def test_an_event_they_came_to_before_signing_is_named(office: Office) -> None:
    office.done("event add Fair --starts '2026-10-15 14:00'", today="2026-10-10 09:00")
    for name, day in (("Came", "2026-10-19"), ("Later", "2026-10-14")):
        office.done(f"lead add {name} --owner Li {PLACE} --created-on 2026-10-01")
        office.done(f"invitation add Fair {name} --by Li", today="2026-10-11 09:00")
        office.done(f"receipt add Fair {name}", today="2026-10-12 09:00")
        office.done(f"receipt attend Fair {name}", today="2026-10-15 15:00")
        office.done(f"deal add Li {name} 100 --signed-on {day}", today="2026-10-20 09:00")
    assert {row["client"]: row["event"] for row in similar(office)} == {"Came": "Fair", "Later": None}


def test_the_line_of_approach_needs_two_that_went_the_same_way(office: Office) -> None:
    win(office, "One", PLACE, "2026-11-04", visits=2)
    assert office.json("show client Acme")["approach"] is None
    win(office, "Two", PLACE, "2026-11-06", visits=3)
    win(office, "Three", PLACE, "2026-11-10", visits=2)
    approach = office.json("show client Acme")["approach"]
    assert (approach["similar"], approach["visit"], approach["visit_times"], approach["condition"]) == (3, 2, 2, "two parts")
    assert "2 of 3 like it signed at visit 2." in office.done("show client Acme").out
    assert "3 of 3 asked for this before signing: two parts." in office.done("show client Acme").out
    assert "同类 3 家里有 2 家在第 2 次见面签的。" in office.done("show client Acme", lang="zh").out
    assert office.json("show client One")["approach"] is None  # it has signed


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((2, None, 1, 0, None, 1, None, None), ""),
        ((2, None, 1, 1, None, 1, None, None), ""),
        ((3, None, 1, 2, None, 1, None, None), "2 came to an event first."),
        ((3, 0, 2, 1, None, 1, None, None), "2 of 3 like it signed without a visit; 1 came to an event first."),
        ((2, 1, 2, 0, None, 0, None, 4), "2 of 2 like it signed at visit 1."),
        ((2, None, 1, 0, None, 0, 9, None), "From first touch to signature: 9 days."),
        ((2, None, 1, 0, None, 0, 9, 4), "From first touch to signature: 9 days, here 4 so far."),
        ((2, None, 1, 0, "two parts", 2, 9, 4), "2 of 2 asked for this before signing: two parts."),
    ],
)
def test_the_line_of_approach_says_what_there_is_a_basis_for(values: tuple[Any, ...], said: str) -> None:
    assert " ".join(Approach(*values).sentences()) == said


def test_the_open_questions_of_the_last_debrief_stand_out(office: Office) -> None:
    office.done("outing leave Wang Acme", today="2026-11-16 09:00")
    office.done("outing back 1 --result progress", today="2026-11-16 11:00")
    office.done("outing debrief 1 --why price --condition 'two parts' --when 2026-11-22", today="2026-11-16 17:00")
    said = office.json("show client Acme")["debrief"]
    assert (said["outing"], said["missing"], said["standing"]) == (1, [], "two parts")
    red = office.done("show client Acme", tty=True, NO_COLOR="").out
    assert "\x1b[31mWhen: yesterday\x1b[0m" in red and "\x1b[1mWould sign if: two parts\x1b[0m" in red
    office.done("outing leave Wang Acme", today="2026-11-20 09:00")
    office.done("outing back 2 --result refused", today="2026-11-20 11:00")
    said = office.json("show client Acme")["debrief"]
    assert said["missing"] == ["why_not", "condition", "expected_on"]
    assert (said["standing"], said["standing_visit"]) == ("two parts", 1)
    red = office.done("show client Acme", tty=True, NO_COLOR="").out
    assert "\x1b[31mNot asked: why not, on what condition, when → mgrday outing debrief 2" in red.replace("\n", " ")
    assert "Would sign if: two parts · visit 1" in red


def test_nothing_is_open_where_nobody_was_met_and_once_the_client_signs(office: Office) -> None:
    office.done("outing leave Wang Acme", today="2026-11-16 09:00")
    office.done("outing back 1 --result absent", today="2026-11-16 11:00")
    assert office.json("show client Acme")["debrief"] is None
    office.done("outing edit 1 --result progress")
    assert office.json("show client Acme")["debrief"]["missing"] == ["why_not", "condition", "expected_on"]
    office.done("deal add Wang Acme 100 --signed-on 2026-11-16")
    assert office.json("show client Acme")["debrief"] is None


def test_the_analysis_says_what_was_done_and_what_the_owner_said(office: Office) -> None:
    office.done("call add Wang Acme --reached owner --result 'asks for a price'", today="2026-11-18 09:00")
    office.done("call add Wang Acme --reached staff --result 'away'", today="2026-11-19 09:00")
    office.done("invitation add Summit Acme --by Wang", today="2026-11-19 10:00")
    office.done("receipt add Summit Acme", today="2026-11-20 09:00")
    client = office.json("show client Acme")["client"]
    assert (client["calls"], client["effective_calls"], client["receipts"], client["attendance"]) == (2, 1, 1, 0)
    assert (client["size"], client["first_touch"]) == ("small", "2026-11-18")
    said = office.done("show client Acme").out
    assert "valves · Harbour · small" in said
    assert "2 calls, 1 reached the owner · invited 1, receipts 1, came 0" in said
    assert "On the phone Wed 11-18, Wang: asks for a price" in said and "away" not in said.split("Timeline")[0]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 120])
def test_it_fits_the_terminal(office: Office, lang: str, width: int) -> None:
    from mgrday.render.layout import width as columns

    for number, name in enumerate(("苏州栩野五金制品有限公司", "苏州瑞远五金制品有限公司")):
        win(office, name, PLACE, f"2026-11-{4 + number:02d}", visits=2)
    said = office.done("show client Acme", lang=lang, tty=True, COLUMNS=str(width)).out
    assert "苏州栩野五金制品有限公司" in said
    assert max(columns(row) for row in said.splitlines()) <= width


@pytest.mark.parametrize("format", ["plain", "csv", "markdown", "json"])
def test_similar_clients_are_in_every_format(office: Office, format: str) -> None:
    win(office, "Twin", PLACE, "2026-11-04", visits=2)
    assert "Twin" in office.done(f"show client Acme --format {format}").out


@pytest.mark.parametrize(
    ("module", "name"),
    [(module, name) for module in (call_marks, client_sheet, neighbours, similar_clients) for name in module.SQL],
)
def test_no_table_is_read_from_end_to_end(world: World, module: Any, name: str) -> None:
    """The sheet of one client costs what that client has, whatever the store holds."""
    sql = module.SQL[name]
    plan = world.connection.execute(f"explain query plan {sql}", dict.fromkeys(parameters(sql))).fetchall()
    derived = {"w", "touch"} if name in ("won", "how", "activity") else set()
    scanned = {row[3].split()[1] for row in plan if row[3].startswith("SCAN") and "USING" not in row[3]}
    assert scanned - derived <= {"CONSTANT"}, plan
