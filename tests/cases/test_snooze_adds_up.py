"""What stands and what is put off are together what the rules find, whatever was put off until when."""

from hypothesis import given, settings
from hypothesis import strategies as st
from world import World

from mgrday import words
from mgrday.report import SEVERITIES
from mgrday.review.findings import every, look

TODAY = "2026-11-25"
CLIENTS = ("Acme", "Bolts", "Cargo")
snoozes = st.lists(
    st.tuples(
        st.sampled_from(["client.stale", "client.no_next_step"]),
        st.integers(1, 4),
        st.sampled_from(["Li", "Wang", None]),
        st.sampled_from(CLIENTS),
        st.sampled_from(SEVERITIES),
        st.sampled_from(["2026-11-24", TODAY, "2026-11-26", "2026-12-31"]),
    ),
    unique_by=lambda each: each[:4],
    max_size=12,
)


@given(snoozes)
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_and_nothing_is_said_twice(put_off: list[tuple[str, int, str | None, str, str, str]]) -> None:
    words.use("en")
    world = World()
    member = world.member()
    for name, grade in zip(CLIENTS, ("A", "B", "A"), strict=True):
        world.client(name, member, grade=grade, idle_since="2026-11-10", next_on=None)
    for rule, record, whom, client, severity, until in put_off:
        names = {"rule": rule, "kind": "lead", "record_id": record, "member": whom, "client": client, "severity": severity}
        world.add("snoozes", {**names, "until": until, "reason": "x", "snoozed_on": "2026-11-20"})
    question = world.question()
    found, all_of_it = look(question, ["client"]), every(question, ["client"])
    assert [each for each in all_of_it if each in found.findings] == found.findings
    assert sorted([*found.findings, *(each.finding for each in found.snoozed)], key=repr) == sorted(all_of_it, key=repr)
    for finding in all_of_it:
        names = (finding.rule, finding.record.id, finding.member, finding.client)
        away = any(
            each[:4] == names and each[5] > TODAY and SEVERITIES.index(each[4]) <= SEVERITIES.index(finding.severity)
            for each in put_off
        )
        assert (finding not in found.findings) == away
    assert [each.until for each in found.snoozed] == sorted(each.until for each in found.snoozed)
