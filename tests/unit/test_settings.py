"""Settings: default < config file < environment < flag, and what is said of a broken one."""

import json
from pathlib import Path
from typing import Any

import pytest

from mgrday import days, settings
from mgrday.cli.config import hidden_password
from mgrday.config_file import ConfigFile, config_path, user_folder
from mgrday.errors import SettingsError
from runner import Mgrday


@pytest.fixture
def config(mgrday: Mgrday) -> Path:
    path = mgrday.folder / "config.toml"
    mgrday.environment["MGRDAY_CONFIG"] = str(path)
    return path


def shown(mgrday: Mgrday, *arguments: str, **variables: str) -> dict[str, Any]:
    result = mgrday("config", "--format", "json", *arguments, **variables)
    assert result.code == 0, result.err
    return {row["name"]: row for row in json.loads(result.out)}


def test_each_layer_beats_the_one_before(mgrday: Mgrday, config: Path) -> None:
    del mgrday.environment["MGRDAY_DB"], mgrday.environment["MGRDAY_ACTOR"]
    config.write_text('actor = "filed"\n')
    assert shown(mgrday)["actor"] | {"help": ""} == {
        "name": "actor",
        "value": "filed",
        "where": str(config),
        "help": "",
        "source": "config",
    }
    assert shown(mgrday, MGRDAY_ACTOR="environed")["actor"]["source"] == "environment"
    config.write_text('db = "filed.db"\n')
    assert shown(mgrday)["db"]["value"] == str(config.parent / "filed.db")
    rows = shown(mgrday, "--db", "/flagged.db", MGRDAY_DB="/environed.db")
    assert (rows["db"]["value"], rows["db"]["source"], rows["db"]["where"]) == ("/flagged.db", "flag", "--db")


def test_defaults_without_any_file(mgrday: Mgrday) -> None:
    del mgrday.environment["MGRDAY_DB"]
    rows = shown(mgrday)
    assert rows["db"]["value"] == str(mgrday.folder / "home/data/mgrday/mgrday.db")
    assert rows["db"]["source"] == "default"
    assert rows["config"]["value"] == str(mgrday.folder / "home/config/mgrday/config.toml")


def test_a_password_is_not_shown(mgrday: Mgrday) -> None:
    rows = shown(mgrday, "--db", "postgresql://me:secret@host/db")
    assert rows["db"]["value"] == "postgresql://me:***@host/db"
    assert hidden_password("postgresql://me@host/db") == "postgresql://me@host/db"


@pytest.mark.parametrize(
    ("flags", "environment", "configured", "spoken"),
    [
        ({}, {"LANG": "zh_CN.UTF-8"}, None, "zh"),
        ({}, {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, None, "en"),
        ({}, {"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW"}, None, "zh"),
        ({}, {"LANG": "de_DE"}, "zh", "zh"),
        ({}, {"MGRDAY_LANG": "en"}, "zh", "en"),
        ({"lang": "zh"}, {"MGRDAY_LANG": "en"}, "en", "zh"),
        ({}, {}, None, "en"),
    ],
)
def test_language(flags: dict[str, str], environment: dict[str, str], configured: str | None, spoken: str) -> None:
    assert settings.language(flags, environment, configured) == spoken


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('lang = "zh"\nactor = oops', ["line 2", "actor = oops"]),
        ('# x\nlan = "zh"', ["line 2", "lan", "Did you mean lang?"]),
        ("actor = 5", ["line 1", "actor", "text in quotes"]),
        ('actor = ""', ["line 1", "actor"]),
        ('[rules."client.stale"]\na = "3"', ["line 2", "“a”", "whole number"]),
        ("[rules.client.stale]\na = -1", ["line 2", "“a”"]),
        ("[rules]\nstale = 1", ["line 2", "stale"]),
        ("rules = 1", ["line 1", "rules", "table"]),
        ('[workdays]\nholidays = "2027-01-01"', ["line 2", "holidays", "list"]),
        ('[workdays]\nholiday = ["2027-01-01"]', ["line 2", "holiday", "Did you mean holidays?"]),
        ('[workdays]\nholidays = ["2027-13-01"]', ["holidays", "2027-13-01"]),
        ('lang = "fr"', ["fr", "zh, en"]),
        ('format = "docx"', ["docx", "plain"]),
        ('today = "someday"', ["someday"]),
        ("\x00", ["line 1"]),
    ],
)
def test_a_broken_file_is_named_and_exits_6(mgrday: Mgrday, config: Path, text: str, said: list[str]) -> None:
    config.write_text(text)
    result = mgrday("config", MGRDAY_FORMAT="")
    if text.startswith("lang"):
        result = mgrday("config", lang="")
    assert result.code == 6, result
    assert "Traceback" not in result.err
    for words in [config.name, *said]:
        assert words in result.err
    assert result.out == ""


def test_a_broken_file_does_not_take_the_help_away(mgrday: Mgrday, config: Path) -> None:
    config.write_text("oops")
    assert mgrday("--help").code == 0
    assert mgrday("config", "--help").code == 0
    assert mgrday("--version").code == 0


def test_unreadable_files(mgrday: Mgrday, config: Path) -> None:
    assert "There is no config file" in mgrday("config").err
    config.write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in mgrday("config").err
    config.unlink()
    config.mkdir()
    result = mgrday("config")
    assert result.code == 6
    assert str(config) in result.err


def test_a_wrong_value_is_usage_for_a_flag_and_settings_for_a_variable(mgrday: Mgrday) -> None:
    for name, value in {"lang": "fr", "format": "docx", "today": "someday"}.items():
        flag = mgrday("config", f"--{name}", value)
        assert (flag.code, f"--{name}" in flag.err) == (2, True), flag
        variables = {f"MGRDAY_{name.upper()}": value}
        variable = mgrday("config", **({"lang": value} if name == "lang" else variables))
        assert (variable.code, f"MGRDAY_{name.upper()}" in variable.err) == (6, True), variable


def test_rules_are_read_and_checked_against_the_known_ones(mgrday: Mgrday, config: Path) -> None:
    config.write_text('[rules."client.stale"]\na = 5\n[rules.deal.slipped]\ndays = 2\n')
    rows = shown(mgrday)
    assert rows["client.stale a"]["value"] == "5"
    found = settings.load({}, {"MGRDAY_CONFIG": str(config)})
    assert found.rules == {"client.stale": {"a": 5}, "deal.slipped": {"days": 2}}
    found.check_rules(lambda rule, numbers: None)
    with pytest.raises(SettingsError, match=r"line 3: “deal\.slipped”: gone"):
        found.check_rules(lambda rule, numbers: ("", "gone") if rule == "deal.slipped" else None)
    with pytest.raises(SettingsError, match=r"line 2: “client\.stale: a”: odd"):
        found.check_rules(lambda rule, numbers: ("a", "odd") if "a" in numbers else None)


@pytest.mark.parametrize("text", ['[rules."client.stail"]\na = 5', '[rules."client.stale"]\nnone = 5'])
def test_a_review_refuses_a_rule_setting_that_there_is_not(mgrday: Mgrday, config: Path, text: str) -> None:
    config.write_text(text)
    result = mgrday("findings")
    assert (result.code, result.out) == (6, "")
    assert "mgrday findings rules" in result.err


def test_own_workdays_count(mgrday: Mgrday, config: Path) -> None:
    config.write_text('[workdays]\nholidays = ["2031-03-03..2031-03-04"]\nmakeup = ["2031-03-08"]\n')
    assert shown(mgrday)["workdays holidays"]["value"] == "2031-03-03..2031-03-04"
    assert [days.is_workday(f"2031-03-0{n}") for n in (3, 4, 5, 8)] == [False, False, True, True]


def test_where_the_file_is(monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    assert config_path({"MGRDAY_CONFIG": "/x/y.toml"}) == Path("/x/y.toml")
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        for value in ("", "/elsewhere", "relative"):
            monkeypatch.setenv(variable, value)
            assert user_folder("config") == platformdirs.user_config_path("mgrday", appauthor=False)
            assert user_folder("data") == platformdirs.user_data_path("mgrday", appauthor=False)


def test_layers_without_a_file() -> None:
    found = settings.layered({"db": "x"}, {}, ConfigFile(Path("none")))
    assert found.text("db") == "x"
    assert found.text("lang") is None
