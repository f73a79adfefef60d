"""Every rule's findings can be put off: gone at once, listed, counted, and back on the day, in both languages."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from mgrday.review.rules import RULES
from runner import Mgrday

TODAY, TOMORROW = "2026-11-18", "2026-11-19"
"""The story's last day and the next."""
SALON = """
event add Salon --starts "2026-11-23 14:00"
invitation add Salon 1 --by 2
receipt add Salon 1
"""
LATER = {
    "person.watch_undecided": ("2026-11-24", "2026-11-25", "member watch 2 --reason x"),
    "event.matter_open": ("2026-11-19", "2026-11-20", "event matter 2 venue --done"),
    "event.receipt_not_chased": ("2026-11-20", "2026-11-21", SALON),
}
"""For the rules that find nothing on these days: two others, and the commands that give them something to find."""
NOBODYS = ("event", "group", "department", "target")
"""The kinds of records whose findings name neither member nor client."""
_built: list[bytes] = []


@pytest.fixture
def lived(mgrday: Mgrday) -> Mgrday:
    """The demonstration on the story's last day, in the test's own store."""
    if not _built:
        assert mgrday("demo", "--at", mgrday.folder, today=f"{TODAY} 15:30").code == 0
        for day, _next, lines in LATER.values():
            for line in lines.strip().splitlines():
                assert mgrday(*shlex.split(line), MGRDAY_DB=str(mgrday.folder / "demo.db"), today=day).code == 0
        assert not Path(f"{mgrday.folder / 'demo.db'}-wal").exists()
        _built.append((mgrday.folder / "demo.db").read_bytes())
    mgrday.store.write_bytes(_built[0])
    return mgrday


def told(lived: Mgrday, line: str, today: str, lang: str = "en") -> Any:
    result = lived(*line.split(), "--format", "json", today=f"{today} 15:30", lang=lang)
    assert result.code == 0, result
    return json.loads(result.out)


def names(finding: dict[str, Any]) -> tuple[Any, ...]:
    return finding["rule"], *finding["record"].values(), finding["member"], finding["client"]


@pytest.mark.parametrize("rule", RULES)
def test_a_finding_is_put_off_and_comes_back(lived: Mgrday, rule: str) -> None:
    today, tomorrow, _line = LATER.get(rule, (TODAY, TOMORROW, ""))
    asked = f"findings --rule {rule}"
    ahead = {names(each): each for each in told(lived, asked, tomorrow)}
    before = told(lived, asked, today)
    one = next(each for each in before if names(each) in ahead and ahead[names(each)]["severity"] == each["severity"])
    member = ["--member", one["member"]] if one["member"] else []
    snooze = ["findings", "snooze", rule, str(one["record"]["id"]), "--until", "tomorrow", "--reason", "agreed", *member]
    done = lived(*snooze, today=f"{today} 15:30")
    assert (done.code, done.out) == (0, ""), done
    assert tomorrow in done.err and one["message"] in done.err

    left = [each for each in before if names(each) != names(one)]
    assert told(lived, asked, today) == left
    for lang in ("en", "zh"):
        (listed,) = [each for each in told(lived, "findings snoozed", today, lang) if names(each) == names(one)]
        assert (listed["until"], listed["reason"], listed["state"]) == (tomorrow, "agreed", "fires")
        assert lang == "zh" or listed["about"] == one["message"]
        report = told(lived, f"findings rules {rule}", today, lang)
        assert [names(each) for each in report["snoozed"]].count(names(one)) == len(before) - len(left)
        assert len(report["findings"]) == len(left)
        page = lived("findings", "--rule", rule, today=f"{today} 15:30", lang=lang).out
        assert "mgrday findings snoozed" in page and tomorrow[5:] in page
    assert names(one) in {names(each) for each in told(lived, asked, tomorrow)}
    assert names(one) not in {names(each) for each in told(lived, "findings snoozed", tomorrow)}


@pytest.mark.parametrize("rule", RULES)
def test_a_finding_names_who_what_since_when_and_what_to_do(lived: Mgrday, rule: str) -> None:
    today = LATER.get(rule, (TODAY,))[0]
    for lang in ("en", "zh"):
        found = told(lived, f"findings --rule {rule}", today, lang)
        assert found
        for each in found:
            named = [each[whom] for whom in ("member", "client") if each[whom]]
            assert any(name in each["message"] for name in named) or each["record"]["kind"] in NOBODYS
            assert "2020-01-01" < each["since"] <= today
            assert re.match(r"mgrday \w+ \w+", each["do"])
            assert "{" not in each["message"] and ("  " not in each["message"])
