"""The manager's own method: its files exported, used, and every mistake in them named; standards that it proposes."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from office import NOW, Office, opened

from mgrday.method import files
from mgrday.method.files import FILES, built_in
from runner import Mgrday

READS = ("today", "check", "guide day", "guide week", "guide month", "guide --evening", "report month", "show event Summit")


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


@pytest.fixture
def own(office: Office) -> Path:
    """A folder of the method's files, in use through the environment."""
    folder = office.mgrday.store.parent / "method"
    office.done(f"method export '{folder}'")
    office.mgrday.environment["MGRDAY_METHOD"] = str(folder)
    return folder


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Change a file of the method as an editor would."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_export_is_the_whole_method_for_oneself_alone(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    rows = office.json(f"method export '{folder}'")
    assert [Path(row["file"]).name for row in rows] == [f"{name}.toml" for name in FILES]
    assert {path.name for path in folder.iterdir()} == {f"{name}.toml" for name in FILES}
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    for name in FILES:
        text = (folder / f"{name}.toml").read_text(encoding="utf-8")
        assert text == built_in(name).read_text(encoding="utf-8")
        comments = [line for line in text.split("\n\n")[0].splitlines() if line.startswith("#")]
        assert any(line.isascii() for line in comments)
        assert any("\u4e00" <= character <= "\u9fff" for line in comments for character in line)


def test_the_export_overwrites_nothing(office: Office, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    assert office(f"method export '{there}'").code == 0
    (there / "day.toml").write_text("mine", encoding="utf-8")
    refused = office(f"method export '{there}'")
    assert refused.code == 4
    assert "day.toml" in refused.err
    assert not refused.out
    assert (there / "day.toml").read_text(encoding="utf-8") == "mine"
    assert office(f"method export '{there / 'day.toml'}'").code == 5
    assert office(f"method export '{tmp_path / 'no' / 'where'}'").code == 5
    assert not (tmp_path / "no").exists()


def test_an_export_that_fails_half_way_leaves_nothing(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mgrday.method import checking

    def gone(name: str) -> Path:
        return built_in(name) if name != "month" else tmp_path / "gone.toml"

    monkeypatch.setattr(checking, "built_in", gone)
    assert office(f"method export '{tmp_path / 'mine'}'").code == 5
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_unchanged_it_changes_nothing(office: Office, tmp_path: Path, lang: str) -> None:
    office.done(f"method export '{tmp_path / 'mine'}'")
    for line in READS:
        without = office(f"{line} --format json", lang=lang)
        files.use_folder(None)
        assert without.code == 0
        assert office(f"{line} --format json", lang=lang, MGRDAY_METHOD=str(tmp_path / "mine")) == without
        files.use_folder(None)


def test_the_config_names_the_folder_beside_it(office: Office, tmp_path: Path) -> None:
    config = tmp_path / "settings" / "config.toml"
    config.parent.mkdir()
    config.write_text('method = "mine"\n', encoding="utf-8")
    office.done(f"method export '{config.parent / 'mine'}'")
    edit(config.parent / "mine", "phases.toml", 'en = "start"', 'en = "kick-off"')
    assert "kick-off" in office.done("guide month", MGRDAY_CONFIG=str(config)).out
    shown = {row["name"]: row for row in office.json("config", MGRDAY_CONFIG=str(config))}
    assert (shown["method"]["value"], shown["method"]["source"]) == (str(config.parent / "mine"), "config")
    assert office.done("method check", MGRDAY_CONFIG=str(config)).out.startswith("10 files read, nothing wrong")


def test_pace_and_phase_follow_the_files(office: Office, own: Path) -> None:
    office.done("target set department East 2026-11 100万")
    before = office.json("today", today="2026-11-20 09:00")["month"]
    assert before["phase"] == 3
    files.use_folder(None)
    edit(own, "phases.toml", "days = [16, 21]", "days = [16, 17]")
    edit(own, "phases.toml", "days = [22, 31]", "days = [18, 31]")
    after = office.json("today", today="2026-11-20 09:00")["month"]
    assert after["phase"] == 4
    # Phase 3 (25 %) is over on the 17th; phase 4 (30 %) has nine workdays from the 18th, two of which are over.
    assert after["pace"] == pytest.approx(1_000_000 * (0.70 + 0.30 * 2 / 9), abs=0.01)
    assert "18–30" in office.done("guide month", today="2026-11-20 09:00").out


def test_the_ladder_is_the_files(office: Office, own: Path) -> None:
    edit(own, "competencies.toml", 'zh = "找资源"\nen = "Finding resources"', 'zh = "扫街"\nen = "Street work"')
    office.done("skill add Li 扫街")
    assert office("skill add Li 找资源").code == 4


def test_a_guide_file_of_ones_own_stands_on_top(office: Office, own: Path, tmp_path: Path) -> None:
    edit(own, "day.toml", 'id = "plan"', 'id = "first-of-all"')
    guide = tmp_path / "guide.toml"
    guide.write_text('hide = ["day.first-of-all"]\n[[day]]\nid = "game"\npart = "three"\ntext = "Game"\nactivity = "afternoon"\n')
    rows = {row["item"]: row for row in office.json("guide", MGRDAY_GUIDE=str(guide))["tables"]["guide"]}
    assert "first-of-all" not in rows
    assert "plan" not in rows
    assert rows["game"]["activity"] == rows["lift"]["activity"]


def test_the_guide_file_in_the_folder_is_checked_too(office: Office, own: Path) -> None:
    guide = own / "guide.toml"
    guide.write_text('[[day]]\nid = "walk"\npart = "morning"\ntext = "Walk"\ndo = "mgrday walk"\n', encoding="utf-8")
    assert [(file, line, entry) for file, line, entry, _what in mistakes(office, own)] == [("guide.toml", 1, None)]
    office.mgrday.environment["MGRDAY_GUIDE"] = str(guide)
    assert [(file, line, entry) for file, line, entry, _what in mistakes(office, own)] == [("guide.toml", 5, "day.walk")]
    edit(own, "guide.toml", "mgrday walk", "mgrday rank")
    assert mistakes(office, own) == []


def test_a_phase_begins_where_february_has_a_day_too(office: Office, own: Path) -> None:
    edit(own, "phases.toml", "days = [16, 21]", "days = [16, 27]")
    edit(own, "phases.toml", "days = [22, 31]", "days = [28, 31]")
    assert mistakes(office, own) == []
    assert office.json("today", today="2026-02-28 09:00")["month"]["phase"] == 4
    edit(own, "phases.toml", "days = [16, 27]", "days = [16, 28]")
    edit(own, "phases.toml", "days = [28, 31]", "days = [29, 31]")
    assert [entry for _file, _line, entry, _what in mistakes(office, own)] == ["phase 4"]


def test_a_broken_file_stops_what_needs_it(office: Office, own: Path) -> None:
    edit(own, "week.toml", 'part = "team"', 'part = "nowhere"')
    broken = office("guide week")
    assert broken.code == 6
    assert not broken.out
    line = (own / "week.toml").read_text(encoding="utf-8").splitlines().index('part = "nowhere"') + 1
    assert f"{own / 'week.toml'}, line {line}, item.training" in broken.err
    assert f"mgrday method check {own}" in broken.err
    assert office("guide day").code == 0


def test_what_is_reckoned_by_the_phases_does_not_go_on_without_them(office: Office, own: Path) -> None:
    (own / "phases.toml").write_text("phase = 3", encoding="utf-8")
    assert office("today").code == 6
    assert office("report month").code == 6
    for line in ("call add Wang Acme --reached owner", "lead list", "config", "method export elsewhere", "--help"):
        assert office(line).code == 0, line
    shutil.rmtree("elsewhere")


def test_a_briefing_and_an_event_go_on_without_their_lines(office: Office, own: Path) -> None:
    (own / "day.toml").write_text("[[item]]", encoding="utf-8")
    (own / "event_stages.toml").write_text("[[stage]]", encoding="utf-8")
    for line, name in (("today", "day.toml"), ("show event Summit", "event_stages.toml")):
        told = office.done(line)
        assert f"{own / name}, line 1" in told.out
    edit(own, "activities.toml", 'id = "keyword-quiz"', 'id = ""')
    shutil.copy(built_in("day"), own / "day.toml")
    assert "activities.toml" in office.done("today", today="2026-11-23 15:10").out
    assert "activities.toml" not in office.done("today", today="2026-11-23 11:10").out


def test_a_folder_that_is_not_there(office: Office) -> None:
    missing = office("guide", MGRDAY_METHOD="/nowhere/at/all")
    assert missing.code == 6
    assert "/nowhere/at/all" in missing.err
    assert office("call add Wang Acme --reached owner", MGRDAY_METHOD="/nowhere/at/all").code == 0
    assert office("method check /nowhere/at/all").code == 2
    assert office("method check").code == 2


def test_a_folder_without_a_file_of_the_method(office: Office, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "notes.txt").write_text("x", encoding="utf-8")
    assert office(f"method check '{tmp_path / 'empty'}'").code == 4


def mistakes(office: Office, folder: Path) -> list[tuple[str, int, str | None, str]]:
    """What the check says, row by row."""
    result = office(f"method check '{folder}' --format json")
    rows: list[dict[str, Any]] = json.loads(result.out)
    assert result.code == (4 if rows else 0)
    return [(row["file"], row["line"], row["entry"], row["what"]) for row in rows]


def test_every_mistake_is_named_at_once(office: Office, own: Path) -> None:
    edit(own, "phases.toml", "days = [8, 15]", "days = [7, 14]")
    edit(own, "competencies.toml", 'en = "Phone invitation"\n', "")
    edit(own, "day.toml", 'figures = "month_goal"', 'figures = "weather"')
    edit(own, "week.toml", "\n[[part]]", "\n[[part")
    (own / "activities.toml").rename(own / "activites.toml")
    for beside in ("day.toml~", "day.toml.bak", ".day.toml.swp", "notes.md"):
        (own / beside).write_text("", encoding="utf-8")
    found = {(name, entry): what for name, _line, entry, what in mistakes(office, own)}
    assert set(found) == {
        ("phases.toml", "phase 2"),
        ("phases.toml", "phase 3"),
        ("competencies.toml", "competency.phone"),
        ("day.toml", "item.goal"),
        ("week.toml", None),
        ("activites.toml", None),
    }
    assert "activities.toml" in found["activites.toml", None]


CASES: list[tuple[str, str, str, str, str, str]] = [
    ("phases.toml", "days = [8, 15]", "days = [8, 14]", "phase 3", "15 to 15", "days = [16, 21]"),
    ("phases.toml", "days = [22, 31]", "days = [22, 30]", "phase 4", "31 to 31", "days"),
    ("phases.toml", "days = [1, 7]", "days = [1]", "phase 1", "days", "days"),
    ("phases.toml", "days = [1, 7]", "days = [true, 7]", "phase 1", "days", "days"),
    ("phases.toml", "[[phase]]\ndays = [1, 7]", "[[phase]]\ndays = [1, 7]\ncolour = 3", "phase 1", "colour", "colour"),
    ("phases.toml", 'push_en = "everybody', 'push = "everybody', "phase 4", "“push_en” is missing", "[[phase]]"),
    ("competencies.toml", 'id = "phone"', 'id = "finding"', "competency.finding", "twice", "id"),
    ("competencies.toml", 'for = "veteran"', 'for = "old"', "competency.key-deals", "old", "for"),
    ("competencies.toml", 'zh = "找资源"', "zh = 3", "competency.finding", "zh", "zh"),
    ("day.toml", 'id = "evening"', 'id = "night"', "part.evening", "missing", "#"),
    ("day.toml", '["12:00-15:00", ', '["11:00-15:00", ', "part.afternoon", "morning", 'hours = ["11:00'),
    ("day.toml", '"09:30-12:00"', '"9:30-12:00"', "part.morning", "18:30-24:00", 'hours = ["9:30'),
    ("day.toml", 'do = "mgrday today"', 'do = "mgrday tody"', "item.plan", "did you mean today", "do"),
    ("day.toml", 'do = "mgrday outing callback"', 'do = "mgrday outing call"', "item.callbacks", "callback", "do"),
    ("day.toml", 'do = "mgrday today"', 'do = "mgrday today --loud"', "item.plan", "--loud", "do"),
    ("day.toml", 'do = "mgrday today"', 'do = "rm -r"', "item.plan", "command of mgrday", "do"),
    ("day.toml", 'activity = "afternoon"', 'activity = "night"', "item.lift", "night", "activity"),
    ("week.toml", "\n[[part]]", "\n[[parts]]", "parts", "parts", "[[parts]]"),
    ("month.toml", 'id = "goal"', 'id = "goal"\nhours = ["09:00-10:00"]', "part.goal", "hours", "hours"),
    ("activities.toml", 'en = "Stretch', 'text = "Stretch', "afternoon.stretch-call", "text", "text"),
    ("event_stages.toml", 'id = "noon"', 'id = "morning"', "stage.morning", "twice", "id"),
    ("event_stages.toml", 'id = "noon"', 'id = "lunch"', "stage.lunch", "no such stage", "id"),
    ("event_stages.toml", "invitations = 0.5", "invitations = 1.5", "stage.day1", "0 to 1", "invitations"),
    ("event_stages.toml", "receipts = 0.5", "receipts = true", "stage.day2", "0 to 1", "receipts"),
    ("event_stages.toml", 'id = "day3"\ninvitations = 1', 'id = "day3"\ninvitations = 0.9', "stage.day3", "falls", "invitations"),
    ("event_roles.toml", 'when = ["arrival"]', "when = []", "role.reception", "list of one or more", "when"),
    ("event_roles.toml", 'when = ["arrival"]', 'when = "arrival"', "role.reception", "list of one or more", "when"),
    ("event_roles.toml", 'when = ["arrival"]', 'when = ["noon"]', "role.reception", "arrival, event, after", "when"),
    ("event_roles.toml", "guests = 15", "guests = -1", "role.closer", "whole number", "guests"),
    ("event_roles.toml", 'training_en = "Two', 'training = "Two', "role.closer", "“training_en” is missing", "[[role]]"),
    ("event_roles.toml", 'id = "host"', 'id = "closer"', "role.closer", "twice", "id"),
    ("event_matters.toml", "due = 3", "due = 3.5", "matter.venue", "whole number", "due"),
    ("event_matters.toml", 'standard_en = "Room,', 'standard = "Room,', "matter.venue", "“standard_en” is missing", "[[matter]]"),
    ("standards.toml", 'metric = "calls"', 'metric = "smiles"', "standard 3", "smiles", "metric"),
    ("standards.toml", 'period = "day"', 'period = "year"', "standard 3", "year", "period"),
    ("standards.toml", 'seniority = "new"', 'seniority = "old"', "standard 1", "old", "seniority"),
    ("standards.toml", 'seniority = "new"', 'seniority = "veteran"', "standard 2", "twice", "[[standard]]"),
    ("standards.toml", "value = 50", "value = 50.5", "standard 3", "whole number", "value"),
    ("standards.toml", "value = 50", "value = -1", "standard 3", "whole number", "value"),
]


@pytest.mark.parametrize(("name", "old", "new", "entry", "said", "at"), CASES, ids=[f"{case[0]}-{case[2]}" for case in CASES])
def test_a_mistake_is_named_with_its_line(
    office: Office, own: Path, name: str, old: str, new: str, entry: str, said: str, at: str
) -> None:
    assert mistakes(office, own) == []
    edit(own, name, old, new)
    found = [(line, what) for file, line, where, what in mistakes(office, own) if (file, where) == (name, entry)]
    assert any(said in what for _line, what in found), mistakes(office, own)
    lines = (own / name).read_text(encoding="utf-8").splitlines()
    assert [lines[line - 1][: len(at)] for line, what in found if said in what] == [at]


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("phases.toml", b"", "[[phase]]"),
        ("phases.toml", b"\xff\xfe", "UTF-8"),
        ("phases.toml", b"[" * 100_000, "TOML"),
        ("phases.toml", b"phase = 3", "[[phase]]"),
        ("day.toml", b"[[part]]\nid = 'x'\n", "[[item]]"),
        ("standards.toml", b"standard = [1]", "[[standard]]"),
        ("event_stages.toml", b"[[stage]]\nid = 'day1'\n", "missing"),
    ],
)
def test_a_file_that_is_hardly_one(office: Office, own: Path, name: str, content: bytes, what: str) -> None:
    (own / name).write_bytes(content)
    assert any(file == name and what in said for file, _line, _entry, said in mistakes(office, own))


def test_lines_are_those_of_the_editor(office: Office, own: Path) -> None:
    (own / "phases.toml").write_text(
        '# a comment with [[phase]]\n\n[[phase]]\ndays = [\n  1, # first\n  7,\n]\nzh = """\n[[phase]]\n"""\nen = 3\n'
        'push_zh = "x"\npush_en = "y"\n[[phase]]\nzh = ""\n',
        encoding="utf-8",
    )
    found = [(line, entry) for file, line, entry, _what in mistakes(office, own) if file == "phases.toml"]
    assert (8, "phase 1") in found
    assert (11, "phase 1") in found
    assert (15, "phase 2") in found
    assert (14, "phase 2") in found


def test_standards_are_in_force_only_once_entered(office: Office) -> None:
    assert "mgrday standard adopt" in office.done("check").out
    asked = office("standard adopt")
    assert (asked.code, asked.out) == (2, "")
    shown = office.json("standard adopt --dry-run")
    assert office.json("standard list") == []
    assert all(row["new"] for row in shown)
    adopted = office.done("standard adopt --yes")
    assert "16 standards entered" in adopted.err
    listed = office.json("standard list")
    keys = ("metric", "period", "seniority", "value")
    assert {tuple(row[key] for key in keys) for row in listed} == {tuple(row[key] for key in keys) for row in shown}
    assert "mgrday standard adopt" not in office.done("check").out
    again = office.done("standard adopt --yes")
    assert office.count("standards") == 16
    assert "already" in again.err
    office.done("undo --yes")
    assert office.count("standards") == 0


def test_a_standard_that_is_set_stays(office: Office) -> None:
    office.done("standard set calls 99 --period day")
    shown = office.json("standard adopt --yes")
    kept = [row for row in shown if not row["new"]]
    assert [(row["metric"], row["before"]) for row in kept] == [("calls", "99"), ("calls", "99")]
    calls = [row for row in office.json("standard list") if row["metric"] == "calls"]
    assert [(row["seniority"], row["value"]) for row in calls] == [("all", 99)]


def test_the_standards_proposed_are_the_files(office: Office, own: Path) -> None:
    (own / "standards.toml").write_text('[[standard]]\nmetric = "amount"\nperiod = "month"\nseniority = "all"\nvalue = 30000\n')
    office.done("standard adopt --yes")
    assert [(row["metric"], row["value"]) for row in office.json("standard list")] == [("amount", 30000.0)]
    (own / "standards.toml").write_text("[[standard]]\n", encoding="utf-8")
    files.use_folder(None)
    assert office("standard adopt --yes").code == 6


def drawn(office: Office, line: str, item: str, day: str) -> str:
    """The activity of an item of the guide on a day."""
    rows = office.json(line, today=f"{day} 15:05")["tables"]["guide"]
    return str(next(row["activity"] for row in rows if row["item"] == item))


def test_the_activity_of_the_afternoon_and_of_the_week(office: Office) -> None:
    monday, tuesday = (drawn(office, "guide", "lift", day) for day in ("2026-11-23", "2026-11-24"))
    assert monday != tuesday
    assert drawn(office, "guide --evening", "activity", "2026-11-23") == tuesday
    assert drawn(office, "guide --evening", "activity", "2026-11-20") == monday
    assert drawn(office, "guide week", "activity", "2026-11-23") == drawn(office, "guide week", "activity", "2026-11-29")
    assert drawn(office, "guide week", "activity", "2026-11-30") != drawn(office, "guide week", "activity", "2026-11-29")
    assert monday in office.done("guide", today=NOW).out
    assert monday in office.done("guide --done lift", today="2026-11-23 15:20").out


Stage = Callable[[str], dict[str, Any]]


@pytest.fixture
def stage(office: Office) -> Stage:
    """What ``show event`` says of the Summit (Thursday 14:00, goals 25 and 9) at a moment."""
    office.done("event edit Summit --goal-invitations 25 --goal-receipts 9")

    def at(moment: str) -> dict[str, Any]:
        event: dict[str, Any] = office.json("show event Summit", today=moment)["event"]
        return {key: event[key] for key in ("stage", "due_invitations", "due_receipts")}

    return at


@pytest.mark.parametrize(
    ("moment", "name", "invitations", "receipts"),
    [
        ("2026-11-20 09:00", "preparation", 0, 0),
        ("2026-11-22 09:00", "preparation", 0, 0),
        ("2026-11-23 00:00", "day1", 13, 0),
        ("2026-11-24 09:00", "day2", 25, 5),
        ("2026-11-25 23:59", "day3", 25, 9),
        ("2026-11-26 11:59", "morning", 25, 9),
        ("2026-11-26 12:00", "noon", 25, 9),
        ("2026-11-26 13:59", "noon", 25, 9),
        ("2026-11-26 14:00", "event", 25, 9),
        ("2026-11-27 09:00", "reconcile", 25, 9),
        ("2026-11-28 09:00", "follow-up", 25, 9),
        ("2026-12-03 09:00", "follow-up", 25, 9),
        ("2026-12-04 09:00", None, None, None),
    ],
)
def test_the_stage_of_an_event(
    stage: Stage, moment: str, name: str | None, invitations: int | None, receipts: int | None
) -> None:
    assert stage(moment) == {"stage": name, "due_invitations": invitations, "due_receipts": receipts}


def test_days_off_before_an_event_are_waited_out(office: Office, stage: Stage) -> None:
    office.done("event edit Summit --starts '2026-11-30 14:00'")
    names = [stage(f"2026-11-{day} 09:00")["stage"] for day in (24, 25, 26, 27, 28, 29, 30)]
    assert names == ["preparation", "day1", "day2", "day3", "waiting", "waiting", "morning"]


def test_an_event_says_first_what_is_due(office: Office, stage: Stage) -> None:
    lines = office.done("show event Summit", today="2026-11-24 09:00").out.splitlines()
    assert "invitation day 2 · invitations 0, due by now 25 · receipts 0, due by now 5" in lines[:3]
    rows = {row["item"]: row for row in office.json("guide week", today="2026-11-24 09:00")["tables"]["guide"]}
    assert rows["events"]["numbers"]["stage"] == "day2"
    assert "due by now: invitations 25, receipts 5" in rows["events"]["figures"]
    past = office.done("show event Summit", today="2026-11-27 09:00").out
    assert "clearing up" in past
    assert "due by now" not in past
    office.done("event edit Summit --goal-invitations '' --goal-receipts ''")
    assert stage("2026-11-24 09:00") == {"stage": "day2", "due_invitations": None, "due_receipts": None}
    assert "due by now" not in office.done("show event Summit", today="2026-11-24 09:00").out


def test_the_shares_due_are_the_files(own: Path, stage: Stage) -> None:
    edit(own, "event_stages.toml", "invitations = 0.5", "invitations = 0.2")
    assert stage("2026-11-23 09:00")["due_invitations"] == 5
