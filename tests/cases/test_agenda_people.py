"""What a day asks of people: talks to have again, services and key matters due."""

from typing import Any

import pytest
from office import Office, opened

from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def agenda(office: Office, day: str, *kinds: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = office.json("today", today=f"{day} 08:00")["agenda"]
    return [entry for entry in found if entry["kind"] in kinds]


def test_a_talk_is_due_again_until_it_is_had(office: Office) -> None:
    office.done("talk add Wang calls --agreed '20 a day' --next 2026-11-25 --company Acme")
    assert agenda(office, "2026-11-24", "talk") == []
    (entry,) = agenda(office, "2026-11-25", "talk")
    assert (entry["member"], entry["client"], entry["what"]) == ("Wang", "Acme", "talk again: 20 a day")
    assert (entry["time"], entry["do"]) == ("2026-11-25", "mgrday talk add 1")
    # Thirty days late it is still there, then the rule about talks takes over.
    assert [len(agenda(office, day, "talk")) for day in ("2026-12-25", "2026-12-26")] == [1, 0]
    said = office.done("today", today="2026-11-26 08:00").out
    assert "Talks due again 1" in said and "yesterday  Wang" in said
    assert "该再谈的 1" in office.done("today", today="2026-11-26 08:00", lang="zh").out
    office.done("talk add Wang 'calls again' --on 2026-11-26", today="2026-11-26 09:00")
    assert agenda(office, "2026-11-26", "talk") == []


def test_of_two_talks_on_a_day_the_later_one_counts(office: Office) -> None:
    office.done("talk add Wang morning --next 2026-11-25")
    office.done("talk add Wang evening --next 2026-11-25")
    assert [entry["what"] for entry in agenda(office, "2026-11-25", "talk")] == ["talk again: evening"]


def test_who_left_is_not_talked_with(office: Office) -> None:
    office.done("talk add Wang calls --next 2026-11-25")
    office.done("member leave Wang --on 2026-11-24", today="2026-11-24 08:00")
    assert agenda(office, "2026-11-25", "talk") == []


def test_services_and_matters_of_the_day(office: Office) -> None:
    office.done("service add Acme visit --due 2026-11-25")
    office.done("service objection Acme dear")
    office.done("matter add List --owner Sun --due 2026-11-25")
    assert [agenda(office, day, "service", "matter") for day in ("2026-11-24", "2026-11-26")] == [[], []]
    service, matter = agenda(office, "2026-11-25", "service", "matter")
    assert (service["what"], service["client"], service["member"], service["do"]) == (
        "service: visit", "Acme", "Wang", "mgrday service done 1",
    )  # fmt: skip
    assert (matter["what"], matter["member"], matter["do"]) == ("key matter: List", "Sun", "mgrday matter done 1")
    office.done("service done 1", today="2026-11-25 09:00")
    office.done("matter done 1", today="2026-11-25 09:00")
    assert agenda(office, "2026-11-25", "service", "matter") == []


def test_the_evening_tells_what_tomorrow_asks(office: Office) -> None:
    office.done("talk add Wang calls --next 2026-11-24")
    office.done("talk add Li calls --next 2026-11-23")
    rows = office.json("guide --evening")["tables"]["tomorrow"]
    assert [(row["kind"], row["member"]) for row in rows] == [("talk", "Wang")]


def test_only_the_department_asked_about(office: Office) -> None:
    office.done("department add West")
    office.done("talk add Wang calls --next 2026-11-25")
    office.done("matter add List --owner Sun --due 2026-11-25")
    office.done("service add Acme visit --due 2026-11-25")
    found = office.json("today --department West", today="2026-11-25 08:00")["agenda"]
    assert {entry["kind"] for entry in found} <= {"guide", "event"}


def test_matters_are_listed_open_ones_first_by_deadline(office: Office) -> None:
    for title, due in (("inspected", "2026-11-20"), ("done", "2026-11-21"), ("later", "2026-12-01"), ("soon", "2026-11-24")):
        office.done(f"matter add {title} --owner Sun --due {due}")
    office.done("matter done inspected")
    office.done("matter inspect inspected")
    office.done("matter done done")
    assert [row["title"] for row in office.json("matter list")] == ["soon", "later", "done", "inspected"]
    assert [row["title"] for row in office.json("matter list --sort title")] == ["done", "inspected", "later", "soon"]


def test_every_verb_of_a_matter(office: Office) -> None:
    office.done("matter add List --owner Sun --standard clean --due 2026-11-24")
    assert office("matter inspect 1").code == 4
    assert office("matter edit 1 --inspected-on today").code == 4
    office.done("matter edit 1 --due 2026-11-30 --standard 'clean and dated'")
    shown = office.json("matter show 1")
    assert (shown["due_on"], shown["standard"], shown["created_on"]) == ("2026-11-30", "clean and dated", "2026-11-23")
    assert office("matter edit 1 --due ''").code != 0
    office.done("matter done List --on 2026-11-22")
    assert office("matter done List").code == 4
    assert office("matter inspect List --on 2026-11-21").code == 4
    office.done("matter inspect List")
    assert office("matter inspect List").code == 4
    office.done("matter remove 1")
    assert office.count("matters") == 0
