"""What all rules share: the registry, the order of findings, the explanation, and what their SQL costs."""

import re
from pathlib import Path

import pytest
from world import World

from mgrday import words
from mgrday.errors import UsageError
from mgrday.review import findings, metrics, rules, rules_explained
from mgrday.review.rules import RULES
from mgrday.store.named import load, parameters

SQL_FILES = [*Path(rules.__path__[0]).glob("*.sql"), Path(metrics.__file__).with_suffix(".sql")]
ADDRESSES = [(path, name) for path in SQL_FILES for name in load(path)]


def faulty(world: World) -> World:
    member = world.member()
    world.client("Beta", member, grade="A", idle_since="2026-11-20")
    world.client("Alpha", member, grade="A", idle_since="2026-11-20")
    world.client("Old", member, grade="A", idle_since="2026-11-10", next_on=None)
    world.client("Calm", member, grade="B", idle_since="2026-11-10")
    return world


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_a_file_of_its_own_name(name: str) -> None:
    rule = RULES[name]
    assert rule.find.__module__ == f"mgrday.review.rules.{name.replace('.', '_')}"
    assert rule.name == name and rule.summary.endswith(".")


@pytest.mark.parametrize("name", RULES)
def test_an_empty_store_has_no_findings(world: World, name: str) -> None:
    assert world.find(name) == []


def test_findings_come_gravest_then_oldest_first(world: World) -> None:
    found = findings.find(faulty(world).question(), ["client"])
    assert [(each.rule, each.client) for each in found] == [
        ("client.stale", "Old"),
        ("client.stale", "Alpha"),
        ("client.stale", "Beta"),
        ("client.no_next_step", "Old"),
        ("client.stale", "Calm"),
    ]


def test_findings_of_a_rule_a_family_or_a_severity(world: World) -> None:
    question = faulty(world).question()
    assert {each.rule for each in findings.find(question, {"client.no_next_step"})} == {"client.no_next_step"}
    assert {each.rule.partition(".")[0] for each in findings.find(question, ["client", "member"])} <= {"client", "member"}
    assert {each.rule for each in findings.find(question)} > {"client.stale", "target.missing"}
    report = findings.report(question, "client.stale", severity="medium")
    assert [each.client for each in report.findings()] == ["Calm"]
    assert report.shape == "findings"


def test_findings_of_one_member(world: World) -> None:
    world = faulty(world)
    other = world.member("Wang")
    world.client("Wang's", other, grade="A", idle_since="2026-11-20")
    report = findings.report(world.question(), "client.stale", member=other)
    assert [each.client for each in report.findings()] == ["Wang's"]


def test_no_finding_lies_ahead(world: World) -> None:
    question = faulty(world).question()
    assert all("2026-01-01" < each.since <= question.today for each in findings.find(question))


@pytest.mark.parametrize(("name", "hint"), [("client.stael", "Did you mean client.stale?"), ("xyz", "rules lists them all")])
def test_an_unknown_rule_is_refused_with_a_hint(world: World, name: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        findings.find(world.question(), [name])
    assert hint in str(refused.value.todo)


def test_the_rules_are_explained_with_the_settings_in_force(world: World) -> None:
    question = world.question(rule_settings={"client.stale": {"a_days": 5}})
    report = rules_explained.rules_report(question, lambda rule, name: ("config.toml", 2))
    rows = {row["rule"]: row for row in report.tables()[0].rows}
    assert list(rows) == list(RULES)
    assert rows["client.stale"]["settings"] == "a_days = 5, b_days = 7"
    assert rows["client.stale"]["severity"] == "high, medium"


def test_the_rules_speak_chinese(world: World) -> None:
    words.use("zh")
    try:
        said = [each.message for each in findings.find(faulty(world).question())]
    finally:
        words.use("en")
    assert "Alpha（A，Li）5 天没人跟进" in said
    assert not [text for text in said if re.search(r"\b(the|no|has|is)\b", text)]


@pytest.mark.parametrize(("path", "name"), ADDRESSES, ids=lambda each: getattr(each, "stem", each))
def test_no_rule_reads_a_large_table_whole(world: World, path: Path, name: str) -> None:
    sql = load(path)[name]
    plan = world.connection.execute(f"explain query plan {sql}", dict.fromkeys(parameters(sql))).fetchall()
    tables = {alias: table for table, alias in re.findall(r"(?:from|join) (\w+) (\w)\b", sql)}
    for *_numbers, step in plan:
        scanned = re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", step)
        if scanned and tables.get(scanned[1]) in {"clients", "calls", "outings", "keywords", "deals", "payments", "grades"}:
            assert scanned[2] in {"clients_without_step", "clients_idle", "deals_overpaid"}, step
