"""docs/method.md names every file of the method with its entries and keys."""

import re
import tomllib
from pathlib import Path

import pytest

from mgrday.method import activities, competencies, event_matters, event_roles, event_stages, guides, phases, standards
from mgrday.method.files import FILES, built_in

KEYS = {
    ("phases", "phase"): phases.KEYS,
    ("standards", "standard"): standards.KEYS,
    **{(name, "part"): guides.PART_KEYS for name in guides.GUIDES},
    **{(name, "item"): guides.ITEM_KEYS for name in guides.GUIDES},
    ("activities", "afternoon"): activities.KEYS,
    ("activities", "week"): activities.KEYS,
    ("competencies", "competency"): competencies.KEYS,
    ("event_stages", "stage"): event_stages.KEYS,
    ("event_roles", "role"): event_roles.KEYS,
    ("event_matters", "matter"): event_matters.KEYS,
}


def documented() -> dict[tuple[str, str], set[str]]:
    """By file and entry, the keys that the page has."""
    found, names = {}, []
    for line in (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        entries = re.findall(r"`\[\[(\w+)\]\]`", cells[2]) if len(cells) > 4 else []
        if not entries:
            continue
        names = re.findall(r"`(\w+)\.toml`", cells[1]) or names
        keys = set(re.findall(r"`(\w+)`", cells[3]))
        found |= {(name, entry): keys for name in names for entry in entries}
    return found


def test_every_file_entry_and_key_is_on_the_page() -> None:
    assert documented() == {place: set(keys) for place, keys in KEYS.items()}
    assert {name for name, _entry in KEYS} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_the_built_in_file_uses_nothing_else(name: str) -> None:
    text = built_in(name).read_text(encoding="utf-8")
    for table, entries in tomllib.loads(text).items():
        assert {key for entry in entries for key in entry} <= KEYS[name, table]
