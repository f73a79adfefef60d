"""Sorting the receipts of an event into key, normal and doubtful, and locking them."""

import pytest
from office import Office, opened

from mgrday.review.event_sort import count, propose
from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    office = opened(mgrday)
    office.done("invitation add Summit Acme Bolts Bolton --by Wang --channel fax")
    for client, people in (("Acme", 2), ("Bolts", 1), ("Bolton", 3)):
        office.done(f"receipt add Summit {client} --people {people}")
    return office


def classes(office: Office) -> dict[str, str | None]:
    """The class of each receipt, by company."""
    return {row["company"]: row["class"] for row in office.json("receipt list")}


def test_one_class_for_several(office: Office) -> None:
    result = office.done("receipt sort Summit Acme Bolts --as 重点")
    assert result.err == "key: “Acme”, “Bolts”.\n"
    assert classes(office) == {"Acme": "key", "Bolts": "key", "Bolton": None}
    office.done("receipt sort Summit Bolts --as doubtful")
    assert classes(office) == {"Acme": "key", "Bolts": "doubtful", "Bolton": None}
    office.done("undo --yes")
    office.done("undo --yes")
    assert classes(office) == {"Acme": None, "Bolts": None, "Bolton": None}


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("receipt sort Summit Acme --as great", 4, "“great” is not one of: key · normal · doubtful"),
        ("receipt sort Summit Acme", 2, "--as is missing"),
        ("receipt sort Summit --as key", 2, "Name the clients to sort."),
        ("receipt sort Summit --propose --as key", 2, "name no client and no class"),
        ("receipt sort Summit Acme Nobody --as key", 3, "There is no lead “Nobody”."),
        ("receipt sort Salon", 3, "There is no event “Salon”."),
        ("receipt sort Summit --propose", 2, "Add --yes"),
        ("receipt lock Summit", 4, "3 receipts of “Summit” are not sorted: Acme, Bolts, Bolton."),
    ],
)
def test_bad_input_sorts_nothing(office: Office, line: str, code: int, said: str) -> None:
    result = office(line)
    assert result.code == code and said in result.err, result
    assert set(classes(office).values()) == {None}


def test_the_list_says_what_speaks_for_each_and_proposes(office: Office) -> None:
    office.done("keyword add Acme bearings")
    office.done("lead grade Acme A")
    office.done("call add Li Bolts --reached owner")
    said = office.json("receipt sort Summit")
    assert [(row["company"], row["proposal"], row["why"]) for row in said["tables"]["receipts"]] == [
        ("Acme", "key", "A, keyword ready"),
        ("Bolton", "doubtful", "no keyword"),
        ("Bolts", "doubtful", "no keyword"),
    ]
    assert (said["event"]["receipts"], said["event"]["unsorted"], said["event"]["locked_on"]) == (3, 3, None)
    assert said["tables"]["classes"] == [
        {"class": "key", "receipts": 0, "people": 0},
        {"class": "normal", "receipts": 0, "people": 0},
        {"class": "doubtful", "receipts": 0, "people": 0},
        {"class": "none", "receipts": 3, "people": 6},
    ]


GUEST = {"chase": None, "key": 0, "class": None, "key_deal": None, "grade": "B", "keyword_count": 1, "reached": 1}


@pytest.mark.parametrize(
    ("row", "proposal"),
    [
        ({}, "normal"),
        ({"keyword_count": 0}, "doubtful"),
        ({"grade": "A"}, "key"),
        ({"grade": "A", "keyword_count": 0}, "normal"),
        ({"grade": "C"}, "normal"),
        ({"grade": "C", "reached": None}, "doubtful"),
        ({"reached": None}, "normal"),
        ({"key": 1, "keyword_count": 0}, "key"),
        ({"key_deal": 1}, "key"),
        ({"key_deal": 0}, "normal"),
        ({"grade": "A", "chase": "unreachable"}, "doubtful"),
        ({"key": 1, "chase": "no"}, "doubtful"),
        ({"chase": "later"}, "normal"),
    ],
)
def test_a_proposal_follows_from_the_records(row: dict[str, object], proposal: str) -> None:
    assert propose(GUEST | row)[0] == proposal


def test_a_key_deal_makes_a_key_client_until_it_ends(office: Office) -> None:
    office.done("deal add Li Bolton 9000 --key --expected 2026-11-30")
    assert office.json("receipt sort Summit")["tables"]["receipts"][0]["why"] == "key deal"
    office.done("deal lose 1")
    assert "key deal" not in {row["why"] for row in office.json("receipt sort Summit")["tables"]["receipts"]}


def test_the_proposals_are_taken_by_one_command(office: Office) -> None:
    office.done("receipt sort Summit Bolton --as normal")
    office.done("receipt edit 1 --key")
    taken = office.done("receipt sort Summit --propose --yes")
    assert taken.err == "2 receipts sorted.\nNext: mgrday receipt lock 1\n"
    assert classes(office) == {"Acme": "key", "Bolts": "doubtful", "Bolton": "normal"}
    assert office.done("receipt sort Summit --propose --yes").err == "Nothing to sort.\n"
    office.done("undo --yes")
    assert classes(office) == {"Acme": None, "Bolts": None, "Bolton": "normal"}


def sorted_out(office: Office) -> None:
    office.done("receipt sort Summit Acme --as key")
    office.done("receipt sort Summit Bolts Bolton --as normal")


def test_a_lock_makes_the_key_clients(office: Office) -> None:
    office.done("receipt edit 2 --key")
    sorted_out(office)
    locked = office.done("receipt lock Summit")
    assert locked.err == (
        "“Summit” is locked: key 1 (2 people) · normal 2 (4 people)\nNext: mgrday event chase 1\n"
    )
    assert [row["key"] for row in office.json("receipt list")] == [True, False, False]
    assert office.json("receipt sort Summit")["event"]["locked_on"] == "2026-11-23"
    assert "was locked before" in office.done("receipt lock Summit").err
    office.done("undo --yes")
    assert [row["key"] for row in office.json("receipt list")] == [False, True, False]
    assert office.json("receipt sort Summit")["event"]["locked_on"] is None


def test_what_is_locked_stays_until_it_is_opened(office: Office) -> None:
    sorted_out(office)
    office.done("receipt lock Summit")
    for line in ("receipt sort Summit Acme --as normal", "receipt edit 1 --class normal", "receipt edit 1 --clear class"):
        refused = office(line)
        assert refused.code == 4 and "mgrday receipt lock EVENT --open" in refused.err, refused
    assert office.done("receipt sort Summit Acme --as key").code == 0
    assert office.done("receipt lock Summit --open").err == "“Summit” can be sorted again.\n"
    office.done("receipt sort Summit Acme --as normal")
    assert office.done("receipt lock Summit --open").err == "“Summit” is not locked.\n"


def test_a_receipt_after_the_lock_is_not_sorted_and_said(office: Office) -> None:
    office.done("receipt remove 3")
    office.done("receipt sort Summit Acme Bolts --as normal")
    office.done("receipt lock Summit")
    late = office.done("receipt add Summit Bolton --key")
    assert "locked since 2026-11-23; this one is not sorted: mgrday receipt sort 1 Bolton --as key|normal|doubtful" in late.err
    assert office.json("receipt sort Summit")["event"]["unsorted"] == 1
    office.done("receipt sort Summit Bolton --as normal")
    assert office.json("receipt list --company Bolton")[0]["key"] is False


def test_an_event_without_receipts(office: Office) -> None:
    office.done("event add Salon --starts '2026-12-01 14:00'")
    assert "No receipt yet: mgrday receipt add 2 CLIENT" in office.done("receipt sort Salon").out
    refused = office("receipt lock Salon")
    assert refused.code == 4 and "“Salon” has no receipt to lock." in refused.err


def test_an_archived_client_is_not_in_the_way(office: Office) -> None:
    sorted_out(office)
    office.done("invitation add Summit Acme --by Wang")
    office.done("lead add Gone")
    office.done("invitation add Summit Gone --by Wang")
    office.done("receipt add Summit Gone")
    assert office("receipt lock Summit").code == 4
    office.done("lead archive Gone")
    office.done("receipt lock Summit")


def test_show_event_says_the_class(office: Office) -> None:
    assert "Class" not in office.done("show event Summit").out
    sorted_out(office)
    assert "Class" in office.done("show event Summit").out
    assert [row["class"] for row in office.json("show event Summit")["tables"]["receipts"]] == ["key", "normal", "normal"]


def test_counts_add_up() -> None:
    rows = [{"class": code, "people": people} for code, people in (("key", 2), ("key", 1), (None, 5))]
    assert count(rows) == {"key": (2, 3), "normal": (0, 0), "doubtful": (0, 0), "none": (1, 5)}


def test_in_one_sitting_each_key_is_kept_at_once(office: Office) -> None:
    sat = office("receipt sort Summit", tty=True, stdin="k\nx\nd\nb\nn\ns\n")
    assert sat.code == 0 and "2 of 3 answered." in sat.err
    assert classes(office) == {"Acme": "normal", "Bolton": "key", "Bolts": None}
    assert office.json("history --limit 1")[0]["words"] == "receipt sort 1 Acme --as normal"
    stopped = office("receipt sort Summit", tty=True, stdin="q\n")
    assert stopped.code == 0 and "0 of 1 answered." in stopped.err


def test_in_one_sitting_the_guests_are_phoned(office: Office) -> None:
    sat = office("event chase Summit --call --by Li", tty=True, stdin="y\nl\nq\n", today="2026-11-25 09:00")
    assert sat.code == 0 and "2 of 3 answered." in sat.err
    rows = {row["company"]: (row["chase"], row["chased_by"]) for row in office.json("receipt list")}
    assert rows == {"Acme": ("later", "Li"), "Bolton": ("yes", "Li"), "Bolts": (None, None)}
    assert office("event chase Summit --call").code == 2
    assert office("event chase Summit --by Li").code == 2
