"""Whatever roles are given, taken away and given again, nobody is in two places at once."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mgrday import words
from mgrday.errors import RefusedError
from mgrday.method.event_roles import role, roles
from mgrday.records import event_posts, writing
from mgrday.records.unit import writing as unit
from mgrday.store.work import Work

NOW = datetime(2026, 11, 23, 9)
STEPS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 1), st.sampled_from([each.id for each in roles()]), st.booleans()), max_size=25
)
STARTS = st.lists(st.integers(0, 30), min_size=4, max_size=4)
"""When each of four events begins, in hours after the evening of the 26th."""


class NotWrittenError(Exception):
    """Ends an example without writing it."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    words.use("en")
    yield str(tmp_path_factory.mktemp("store") / "roles.db")


def _people(work: Work) -> list[int]:
    (department,) = work.insert("departments", [{"name": "East"}])
    return [writing.add(work, "member", {"name": name, "department": str(department)}) for name in ("Wang", "Li")]


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None)
@given(STARTS, STEPS)
def test_nobody_is_in_two_places_at_once(store: str, starts: list[int], steps: list[tuple[int, int, str, bool]]) -> None:
    with pytest.raises(NotWrittenError), unit(store, NOW, "tester", "test") as work:
        members = _people(work)
        times = [datetime(2026, 11, 26, 18) + timedelta(hours=hours) for hours in starts]
        events = [
            writing.add(work, "event", {"name": f"E{n}", "starts_at": time.strftime("%Y-%m-%d %H:%M")})
            for n, time in enumerate(times)
        ]
        held: set[tuple[int, int, str]] = set()
        for event, member, wanted, drop in steps:
            found = role(wanted)
            assert found is not None
            place = (event, member, wanted)
            try:
                if drop:
                    event_posts.take(work, events[event], members[member], found)
                    held.remove(place)
                else:
                    assert event_posts.give(work, events[event], members[member], found) is (place not in held)
                    held.add(place)
            except RefusedError:
                assert (place not in held) if drop else any(_clash(times, place, other) for other in held)
        assert not any(_clash(times, *pair) for pair in combinations(held, 2))
        assert work.reader.value("select count(*) from posts") == len(held)
        raise NotWrittenError


def _clash(times: list[datetime], a: tuple[int, int, str], b: tuple[int, int, str]) -> bool:
    """Whether one person holds two roles at a time: at one event in a common part of it, at two in common hours."""
    if a[1] != b[1] or a == b:
        return False
    if a[0] == b[0]:
        first, second = role(a[2]), role(b[2])
        assert first and second
        return bool({*first.when} & {*second.when})
    (early, late) = sorted((times[a[0]], times[b[0]]))
    return late < early + timedelta(hours=4)
