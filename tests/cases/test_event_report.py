"""``event report``: the funnel from every side adds up; goals and events before; what to do differently; where else it is."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import Office, opened
from world import World

from mgrday import words
from mgrday.report import Yuan, bare
from mgrday.review import event_report
from mgrday.review.event_funnel import STEPS
from runner import Mgrday

DAY = "2026-11-20"
AFTER = "2026-11-25"
SIDES = ("members", "groups", "grades", "industries", "channels", "clients")


def tables(world: World, event: int, now: str = AFTER, **values: Any) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table, by its name, without tones."""
    said = event_report.report(world.question(now, **values), event)
    return {each.name: [{key: bare(cell) for key, cell in row.items()} for row in each.rows] for each in said.tables()}


def facts(world: World, event: int, now: str = AFTER) -> dict[str, Any]:
    found = event_report.report(world.question(now), event).facts["event"]
    assert isinstance(found, dict)
    return found


def fen(value: object) -> object:
    return value.fen if isinstance(value, Yuan) else value


def hold(world: World, day: str, member: int, invited: int, receipts: int, came: int, deals: int = 0, **values: Any) -> int:
    """An event with so many at each step, of a member's clients."""
    event = world.event(day, **values)
    for nth in range(invited):
        client = world.client(f"Client {world.number()}", member, created_on="2026-01-05")
        world.call(member, client, "2026-01-06")
        world.invitation(event, client, member, sent_on="2026-06-01", channel="fax")
        if nth < receipts:
            arrived = {"came": 1, "came_on": day} if nth < came else {"came": 0}
            world.receipt(event, client, member, received_on="2026-06-02", **arrived)
        if nth < deals:
            world.deal(member, client, event_id=event, signed_on=day)
    return event


GUEST = st.fixed_dictionaries(
    {
        "member": st.integers(0, 2),
        "channel": st.sampled_from(["fax", "visit", None]),
        "industry": st.sampled_from(["pumps", "silk", None]),
        "grade": st.sampled_from("ABC"),
        "invited": st.booleans(),
        "step": st.integers(0, 3),
        "deals": st.lists(st.tuples(st.integers(0, 2), st.integers(1, 90), st.integers(0, 90)), max_size=2),
    }
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(guests=st.lists(GUEST, max_size=12))
def test_every_side_adds_up_to_the_whole(guests: list[dict[str, Any]]) -> None:
    words.use("en")
    world = World()
    world.department()
    groups = [world.group(), world.group("Two"), None]
    members = [world.member(f"M{nth}", 1, group_id=group) for nth, group in enumerate(groups)]
    event = world.event(DAY)
    for guest in guests:
        who = members[guest["member"]]
        client = world.client(f"C{world.number()}", who, grade=guest["grade"], industry=guest["industry"])
        if guest["invited"]:
            world.invitation(event, client, who, channel=guest["channel"])
            if guest["step"]:
                chase, came = ("yes" if guest["step"] > 1 else "no"), int(guest["step"] > 2)
                world.receipt(event, client, who, chase=chase, came=came, came_on=DAY if came else None)
        for closer, amount, received in guest["deals"]:
            world.deal(members[closer], client, event_id=event, signed_on=DAY, amount=amount, received=received)
    said = tables(world, event)
    whole = {row["step"]: fen(row["count"]) for row in said["funnel"]}
    for side in SIDES:
        assert {step: sum(row[step] for row in said[side]) for step in STEPS} == whole, side
    assert whole["invitations"] == sum(guest["invited"] for guest in guests)
    assert whole["amount"] == sum(amount for guest in guests for _who, amount, _received in guest["deals"])
    assert (said["events"][0]["invitations"], said["events"][0]["amount"]) == (whole["invitations"], whole["amount"])


def test_beside_the_events_before(world: World) -> None:
    """The last three of a year that somebody came to; nobody's and later ones are passed over."""
    member = world.member()
    hold(world, "2025-11-19", member, 10, 5, 5)
    kept = [hold(world, day, member, 10, 5, 4) for day in ("2026-03-02", "2026-05-04", "2026-07-06", "2026-09-07")][1:]
    hold(world, "2026-10-12", member, 10, 5, 0)
    event = hold(world, DAY, member, 10, 5, 3, 1)
    hold(world, "2026-11-24", member, 10, 5, 5)
    said = tables(world, event)
    assert [row["id"] for row in said["events"]] == [event, *reversed(kept)]
    came = next(row for row in said["funnel"] if row["step"] == "attendance")
    assert (came["rate"], came["usual"], came["change"]) == (0.6, 0.8, -20.0)
    assert said["events"][0]["each"] == round(1_000_000 / 3)


def test_a_year_back_and_no_further(world: World) -> None:
    member = world.member()
    hold(world, "2025-11-20", member, 10, 5, 5)
    event = hold(world, DAY, member, 10, 5, 3)
    assert len(tables(world, event)["events"]) == 2
    world.connection.execute("update events set day = '2025-11-19' where id = 1")
    assert len(tables(world, event)["events"]) == 1


@pytest.mark.parametrize(("receipts", "said"), [(17, ["receipts"]), (18, [])])
def test_a_step_under_nine_tenths_of_the_usual_is_named(world: World, receipts: int, said: list[str]) -> None:
    """Half of the invitations sent a receipt before: 18 of 40 is nine tenths of that."""
    member = world.member()
    hold(world, "2026-09-07", member, 40, 20, 10)
    event = hold(world, DAY, member, 40, receipts, 9)
    lessons = [row for row in tables(world, event)["lessons"] if row["name"] is None]
    assert [row["step"] for row in lessons] == said
    if said:
        (only,) = lessons
        assert (only["rate"], only["usual"], only["basis"]) == (0.425, 0.5, "history")
        assert only["text"] == (
            "invitations to receipts: 42%, against 50% at the events before. "
            "Ask for the receipt in the call that invites; the second day is for getting them back."
        )


@pytest.mark.parametrize(("before", "basis"), [(20, "history"), (19, "goals")])
def test_few_cases_before_say_nothing(world: World, before: int, basis: str) -> None:
    member = world.member()
    hold(world, "2026-09-07", member, before, 10, 5)
    event = hold(world, DAY, member, 20, 4, 4, goal_invitations=20, goal_receipts=12)
    first = tables(world, event)["lessons"][0]
    assert (first["step"], first["basis"]) == ("receipts", basis)


def test_without_a_past_or_goals_nothing_is_said(world: World) -> None:
    event = hold(world, DAY, world.member(), 40, 4, 1)
    assert tables(world, event)["lessons"] == []
    page = event_report.report(world.question(AFTER), event).blocks[1]
    assert "Nothing stands out" in str(page)


def test_the_biggest_drop_first_and_no_more_than_two(world: World) -> None:
    member = world.member()
    hold(world, "2026-09-07", member, 40, 40, 40, 40)
    event = hold(world, DAY, member, 40, 30, 20, 5)
    assert [row["step"] for row in tables(world, event)["lessons"]] == ["deals", "attendance"]


@pytest.mark.parametrize(("invited", "receipts", "named"), [(8, 2, True), (7, 2, False), (10, 3, False)])
def test_who_stands_apart(world: World, invited: int, receipts: int, named: bool) -> None:
    """Under six tenths of everybody's rate, of eight invitations or more; 3 of 10 is just six tenths of 28 of 56."""
    li, wang = world.member("Li"), world.member("Wang")
    event = hold(world, DAY, li, 46, 23 if invited < 10 else 25, 20)
    for nth in range(invited):
        client = world.client(f"Own {nth}", wang)
        world.invitation(event, client, wang)
        if nth < receipts:
            world.receipt(event, client, wang)
    found = [row["text"] for row in tables(world, event)["lessons"] if row["name"] == "Wang"]
    assert found == (["Wang: 2 receipts of 8 invitations (25%), all together 46%."] if named else [])


@pytest.mark.parametrize(
    ("client", "call", "new"),
    [
        ({"created_on": "2026-10-21"}, "2026-11-02", "new"),
        ({"created_on": "2026-10-20"}, "2026-11-02", "known"),
        ({"created_on": "2026-10-20"}, "2026-11-18", "new"),  # the call that invited
        ({"created_on": "2026-10-20"}, None, "new"),
    ],
)
def test_new_and_known(world: World, client: dict[str, Any], call: str | None, new: str) -> None:
    member = world.member()
    number = world.client("Acme", member, **client)
    if call:
        world.call(member, number, call)
    event = world.event(DAY)
    world.invitation(event, number, member, sent_on="2026-11-18")
    assert [row["client"] for row in tables(world, event)["clients"]] == [new]


def test_the_grade_is_the_one_when_the_event_began(world: World) -> None:
    member = world.member()
    client = world.client("Acme", member, grade="A")
    event = world.event(DAY)
    world.invitation(event, client, member)
    world.grade(client, "B", "2026-11-19")
    world.grade(client, "A", "2026-11-21")
    assert [row["grade"] for row in tables(world, event)["grades"]] == ["B"]


def test_staff_and_what_each_who_came_brought(world: World) -> None:
    li, wang = world.member("Li"), world.member("Wang")
    event = hold(world, DAY, li, 10, 8, 4, 2)
    assert (facts(world, event)["staff"], facts(world, event)["guests_per_staff"]) == (1, 4.0)
    for member, role in ((li, "closer"), (wang, "host"), (wang, "closer")):
        world.add("posts", {"event_id": event, "member_id": member, "role": role})
    said = facts(world, event)
    assert (said["staff"], said["guests"], said["guests_per_staff"]) == (2, 4, 2.0)
    assert said["amount_per_attendee"] == Yuan(500_000)


def test_an_event_to_come_teaches_nothing(world: World) -> None:
    event = hold(world, "2026-11-27", world.member(), 40, 4, 0, goal_invitations=20, goal_receipts=12)
    assert tables(world, event, "2026-11-27 08:59")["lessons"] == []
    assert tables(world, event, "2026-11-27 09:00")["lessons"] != []


def test_one_department_alone(world: World) -> None:
    li, wang = world.member("Li"), world.member("Wang", 2)
    event = hold(world, DAY, li, 5, 4, 3)
    world.invitation(event, world.client("Own", wang), wang)
    assert tables(world, event)["funnel"][0]["count"] == 6
    assert tables(world, event, department=2)["funnel"][0]["count"] == 1
    assert [row["member"] for row in tables(world, event, department=2)["members"]] == ["Wang"]


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    """At the summit Acme came and signed, Bolts did not come."""
    office = opened(mgrday)
    for line in (
        "invitation add Summit Acme --by Wang --channel fax",
        "invitation add Summit Bolts --by Li --channel visit",
        "receipt add Summit Acme",
        "receipt add Summit Bolts",
    ):
        office.done(line)
    day = "2026-11-26 16:00"
    office.done("receipt attend Summit Acme", today=day)
    for line in ("deal add Wang Acme 9800 --event Summit", "deal sign Acme", "payment add Acme 5000"):
        office.done(line, today=day)
    return office


NEXT = "2026-11-27 10:00"


@pytest.mark.parametrize("line", ["report month", "report week", "report day --period 2026-11-26"])
def test_the_funnel_is_part_of_the_reports(office: Office, line: str) -> None:
    (row,) = office.json(line, today=NEXT)["tables"]["events"]
    counts = {step: row[step] for step in STEPS}
    assert (row["event"], row["day"]) == ("Summit", "2026-11-26")
    assert list(counts.values()) == [2, 2, 0, 1, 1, 9800.0, 5000.0]
    assert (row["receipts_rate"], row["attendance_rate"]) == (1.0, 0.5)


def test_a_period_without_an_event_has_none(office: Office) -> None:
    said = office.json("report week --period last-week", today=NEXT)
    assert said["tables"]["events"] == [] and "funnel" in said["tables"]


def test_a_member_has_the_own_part(office: Office) -> None:
    (row,) = office.json("show member Li", today=NEXT)["tables"]["events"]
    assert [row[step] for step in STEPS] == [1, 1, 0, 0, 0, 0.0, 0.0]
    (row,) = office.json("show member Wang", today=NEXT)["tables"]["events"]
    assert [row[step] for step in STEPS] == [1, 1, 0, 1, 1, 9800.0, 5000.0]
    assert office.json("show member Zhao", today=NEXT)["tables"]["events"] == []


def test_a_page_to_pass_on(office: Office) -> None:
    page = office.mgrday.folder / "summit.html"
    done = office.done(f"event report Summit -o {page}", today=NEXT, lang="zh")
    assert done.out == ""
    text = page.read_text(encoding="utf-8")
    assert "Summit" in text and "<table" in text
    assert json.loads(office.done("event report --format json", today=NEXT).out)["review"] == "event_report"


def test_before_any_event_there_is_no_report(office: Office) -> None:
    assert office("event report", today="2026-11-26 13:59").code == 3
    assert "still to come" in office.done("event report Summit", today="2026-11-26 13:59").out
