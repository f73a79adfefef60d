"""The same data on SQLite and PostgreSQL gives the same answer: every named query and every review."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import mgrday as package
from databases import server
from mgrday.kinds import KINDS
from mgrday.kinds.codes import METRICS
from mgrday.review import completion
from mgrday.store.named import load, parameters
from mgrday.store.opening import open_reader
from mgrday.store.reader import Reader
from runner import Mgrday

NOW = "2026-11-18 09:00"
STORY = Path(__file__).parents[2] / "examples" / "department"
ORDER = (
    *(("departments", "department"), ("members", "member"), ("leads", "lead"), ("events", "event")),
    *(("invitations", "invitation"), ("receipts", "receipt"), ("keywords", "keyword"), ("calls", "call")),
    *(("outings", "outing"), ("deals", "deal"), ("payments", "payment"), ("targets", "target"), ("standards", "standard")),
    *(("talks", "talk"), ("services", "service"), ("matters", "matter"), ("actions", "action")),
    *(("skills", "skill"), ("awards", "award")),
)
REVIEWS = [
    "today",
    "check",
    "check --rows",
    "check --week 2026-W45",
    "check --member 3",
    "check --all-departments",
    "check --rows --mask",
    "guide day",
    "guide week",
    "guide month",
    "guide day --evening",
    "report day",
    "report week",
    "report month",
    "report month --period 2026-10",
    "report month --mask",
    "report month --forecast-check",
    *(f"rank --by {metric} --scope {scope}" for metric in ("amount", "calls") for scope in ("member", "group", "seniority")),
    *(f"rank --by {metric} --publish" for metric in METRICS),
    "rank --scope department",
    "rank --scope group --publish --period last-month",
    "findings",
    "findings rules",
    "findings rules client.stale",
    "findings snoozed",
    "show client 1",
    "show client 161",
    "lead neighbours 17",
    "lead near",
    "lead near 256",
    "import near 3",
    "import show",
    "show member 2",
    "show event 1",
    "event after",
    "event report 1",
    "event report 2",
    *(f"event {verb} {number}" for verb in ("role", "matter") for number in (1, 2)),
    "event role 2 --sheet",
    "event chase 2",
    "receipt sort 2",
    "event board",
    "event board 1",
    "event reconcile 1",
    *(f"push {what} --to wecom --dry-run" for what in ("today", "rank", "event 1")),
    "show deal 1",
    "import list",
    "import show 3",
    "import profiles",
    "import profiles branch",
    *(f"find {text}" for text in ("苏州", "公", "数控", "hf", "szh", "1090", "王", "王 总")),
    "history lead 1",
    *(f"{kind} list" for _file, kind in ORDER),
    "group list",
    "target list --value 160000",
    "target show department 商务一部 2026-11",
    "target show department 商务一部 2026-W47 --metric outings",
    "member skill 2",
    "member skill",
    "member watch",
    "guide month --department 商务一部",
    "today --department 商务一部",
    "standard adopt --dry-run",
    "lead list --grade A --sort -created_on --limit 20",
    "outing list --since 2026-11-10 --until 2026-11-16",
    "lead list --company 公司 --sort company",
]
QUERIES = [
    (path, name)
    for path in sorted(Path(package.__file__).parent.rglob("*.sql"))
    for name, sql in load(path).items()
    if "/*ids*/" not in sql
]
VALUES: dict[str, Any] = {
    "standing": 1,
    "first": 1,
    "department": None,
    "member": None,
    "today": "2026-11-18",
    "time": "2026-11-18 09:00",
    "now": "2026-11-18 09:00",
    "tomorrow": "2026-11-19",
    "start": "2026-11-16",
    "end": "2026-11-23",
    "since": "2026-11-16",
    "until": "2026-11-23",
    "day": "2026-11-18",
    "week": "2026-W47",
    "last": "2026-W46",
    "week_start": "2026-11-16",
    "month_start": "2026-11-01",
    "id": 1,
    "client": 1,
    "event": 1,
    "deal": 1,
    "starts_at": "2026-11-06 13:30",
    "period": "2026-11",
    "month": "2026-11",
    "metric": "amount",
    "scope": "member",
    "most": 20,
    "limit": 20,
    "table": "clients",
    "owner": 1,
    "fen": 0,
    "key": "department 1",
    "name": "商务一部",
    "into": "member",
    "earliest": "2026-11-09",
    "before": "2026-11-10",
    "recent": "2026-10-19",
    "guide": "day",
    "part": "%苏州%",
    "spelled": "%sz%",
    "beginning": "sz%",
    "below": 2_000_000_000,
    "after": 0,
    "enough": 20,
    "digits": "",
    "start_of": "苏州%",
    "grade": "A",
    "left_at": "2026-11-18 08:00",
    "rule": "client.stale",
    "kind": "lead",
    "value": 0,
    "group": "group 1",
    "branch": "branch 苏州分公司",
    "industry": "丝绸纺织",
    "region": "吴江区盛泽镇",
    "size": "small",
    "longest": 40,
    "digest": "",
    "command": 0,
}
"""A value for every parameter, by its name."""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Mgrday, Mgrday]]:
    """The demonstration department on SQLite and on PostgreSQL."""
    with server() as url:
        import psycopg

        with closing(psycopg.connect(url.format(name="postgres").replace("+psycopg", ""), autocommit=True)) as connection:
            connection.execute("create database department")
        runners = []
        for address in ("sqlite", url.format(name="department")):
            folder = tmp_path_factory.mktemp("both")
            place = str(folder / "store.db") if address == "sqlite" else address

            runner = Mgrday(folder, {"MGRDAY_DB": place, "HOME": str(folder), "MGRDAY_ACTOR": "t", "TZ": "UTC"})
            for file, kind in ORDER:
                done = runner("import", STORY / f"{file}.csv", "--kind", kind, today=NOW)
                assert done.code == 0, (address, file, done)
            (one, *_others) = answer(runner, "findings --rule client.duplicate", "en")
            put_off = ("client.duplicate", one["record"]["id"], "--until", "+5d", "--reason", "x")
            assert runner("findings", "snooze", *put_off, today=NOW).code == 0
            kept = ("--kind", "department", "--map", "部门=name", "--profile", "branch")
            assert runner("import", STORY / "departments.csv", *kept, today=NOW).code == 0
            runners.append(runner)
        with closing(psycopg.connect(url.format(name="postgres").replace("+psycopg", ""), autocommit=True)) as connection:
            connection.execute("create database door template department")
        yield runners[0], runners[1]


@pytest.fixture
def copies(both: tuple[Mgrday, Mgrday]) -> list[Mgrday]:
    """The same in stores that no other test reads: PostgreSQL counts commands that changed nothing, SQLite does not."""
    sqlite, postgres = both
    door = str(shutil.copyfile(sqlite.store, sqlite.folder / "door.db"))
    places = (door, postgres.environment["MGRDAY_DB"].replace("/department?", "/door?"))
    return [replace(each, environment=each.environment | {"MGRDAY_DB": place}) for each, place in zip(both, places, strict=True)]


def answer(runner: Mgrday, review: str, lang: str) -> Any:
    done = runner(*review.split(), "--format", "json", today=NOW, lang=lang)
    assert done.code == 0, done.err
    return json.loads(re.sub(r'"at": "[^"]*"', '"at": ""', done.out))


@pytest.mark.parametrize("review", REVIEWS)
def test_a_review_says_the_same(both: tuple[Mgrday, Mgrday], review: str) -> None:
    sqlite, postgres = both
    said = answer(sqlite, review, "zh")
    assert said
    assert answer(postgres, review, "zh") == said


@pytest.fixture(scope="module")
def readers(both: tuple[Mgrday, Mgrday]) -> Iterator[tuple[Reader, Reader]]:
    sqlite, postgres = (open_reader(runner.environment["MGRDAY_DB"]) for runner in both)
    yield sqlite, postgres
    sqlite.close()
    postgres.close()


@pytest.mark.parametrize(("path", "name"), QUERIES, ids=[f"{path.stem}-{name}" for path, name in QUERIES])
def test_a_named_query_gives_the_same_rows(readers: tuple[Reader, Reader], path: Path, name: str) -> None:
    sql = load(path)[name]
    values = {parameter: VALUES[parameter] for parameter in parameters(sql)}
    sqlite, postgres = (
        [tuple(value for column, value in row.items() if column != "at") for row in reader.rows(sql, **values)]
        for reader in readers
    )
    if "order by" not in sql:
        sqlite, postgres = (sorted(rows, key=repr) for rows in (sqlite, postgres))
    assert postgres == sqlite


@pytest.mark.parametrize("options", ["", "--member 3 --days 7", "--department 商务一部 --mask --phones"])
def test_a_calendar_has_the_same_entries(both: tuple[Mgrday, Mgrday], options: str) -> None:
    own = re.compile(r"@\w+\.mgrday|^(DTSTAMP|LAST-MODIFIED|SEQUENCE):.*$", re.MULTILINE)
    said = [runner("export", "agenda", *options.split(), today=NOW, lang="zh") for runner in both]
    assert [done.code for done in said] == [0, 0] and "BEGIN:VEVENT" in said[0].out
    assert own.sub("", said[1].out) == own.sub("", said[0].out)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_export_has_the_same_rows(both: tuple[Mgrday, Mgrday], kind: str) -> None:
    said = [runner("export", kind, today=NOW, lang="zh") for runner in both]
    assert [done.code for done in said] == [0, 0]
    assert said[1].out == said[0].out and said[0].out.count("\n") > 1


def test_an_export_of_all_has_the_same_files(both: tuple[Mgrday, Mgrday], tmp_path: Path) -> None:
    folders = []
    for number, runner in enumerate(both):
        folders.append(tmp_path / str(number))
        assert runner("export", "all", "-o", folders[-1], today=NOW).code == 0
    first, second = ({file.name: file.read_bytes() for file in folder.iterdir()} for folder in folders)
    assert len(first) == len(KINDS) and second == first


def test_the_door_answers_the_same(copies: list[Mgrday]) -> None:
    """Each line of a door twice, so that a guest is there the second time and who it was is found in the history."""
    lines = "".join(f"{line}\n" for line in ("71", "xdznz 3", "1", "r70", "zz", "+ 新来的公司 / 罗婷 / 13900001111", "没有这家"))
    said = [
        runner("event", "door", "2", "--format", "json", today="2026-11-20 13:00", stdin=lines * 2) for runner in copies
    ]
    assert [done.code for done in said] == [4, 4]
    assert said[0].out == said[1].out and '"already"' in said[0].out and said[0].err == said[1].err


@pytest.mark.parametrize("typed", ["", "苏州", "瑞", "sz", "w", "_"])
@pytest.mark.parametrize("kind", sorted(completion.KINDS))
def test_a_completion_offers_the_same(readers: tuple[Reader, Reader], kind: str, typed: str) -> None:
    sqlite, postgres = readers
    for member in (None, 5):
        said = completion.candidates(sqlite, kind, typed, "2026-11-18", department=1, member=member)
        assert completion.candidates(postgres, kind, typed, "2026-11-18", department=1, member=member) == said
