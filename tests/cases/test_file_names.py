"""What a file is called, and where it goes: a name that says another format is refused, what cannot be written is exit 5."""

import stat
from pathlib import Path

import pytest
from office import Office, opened

from mgrday.words import LANGUAGES
from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("line", "ending", "advised"),
    [
        ("check", ".docx", ".xlsx"),
        ("--format table check", ".docx", ".xlsx"),
        ("--format html report week", ".doc", ".html"),
        ("--format xlsx report week", ".xls", ".xlsx"),
        ("--format csv check", ".xlsx", "--format"),
        ("--format xlsx check", ".csv", "--format"),
        ("--format html report week", ".pdf", "--format"),
        ("export lead", ".txt", ".jsonl"),
        ("export lead", "", ".jsonl"),
        ("--format csv export lead", ".xls", ".xlsx"),
        ("--format csv export lead", ".xlsx", "--format"),
        ("--format csv export all", ".xlsx", "--format"),
        ("--format table export lead", ".csv", "csv, json, xlsx"),
    ],
)
def test_a_name_that_says_what_the_file_is_not(
    office: Office, tmp_path: Path, line: str, ending: str, advised: str, lang: str
) -> None:
    file = tmp_path / f"out{ending}"
    done = office(f"{line} -o {file}", lang=lang)
    assert (done.code, done.out) == (2, "")
    assert advised in done.err.splitlines()[-1] or advised in done.err.splitlines()[0]
    assert not file.exists()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("--format json check", "out"),
        ("--format json check", "out.txt"),
        ("--format xlsx check", "out"),
        ("check", "out"),
        ("--format csv export lead", "out"),
        ("--format csv export lead", "out.txt"),
        ("--format json export lead", "out.json"),
        ("export lead", "out.JSONL"),
        ("--format csv export all", "leads.of.november"),
    ],
)
def test_a_name_that_says_nothing_or_any_text(office: Office, tmp_path: Path, line: str, name: str) -> None:
    office.done(f"{line} -o {tmp_path / name}")
    assert (tmp_path / name).exists()


@pytest.mark.parametrize("line", ["export lead --format xlsx", "export lead --format table", "export lead --format html"])
def test_what_an_export_cannot_be_names_what_it_can(office: Office, line: str) -> None:
    done = office(line)
    assert (done.code, done.out) == (2, "")
    assert "csv, json" in done.err and "markdown" not in done.err
    for format in ("csv", "json"):
        office.done(f"export lead --format {format}")


@pytest.mark.parametrize(
    "line",
    ["check -o {}/x.html", "rank -o {}/x.xlsx", "export lead -o {}/x.csv", "export all -o {}/x", "export agenda -o {}/x.ics",
     "method export {}/x", "backup {}/x.db"],
)  # fmt: skip
def test_a_file_that_cannot_be_written_is_the_same_trouble_everywhere(office: Office, line: str) -> None:
    done = office(line.format("/dev/null"))
    assert (done.code, done.out) == (5, "")
    assert "/dev/null" in done.err


@pytest.mark.parametrize("line", ["export all -o {}/all", "backup {}/copy.db", "demo --at {}"])
def test_a_folder_made_on_the_way_is_private_too(office: Office, tmp_path: Path, line: str) -> None:
    office.done(line.format(tmp_path / "new" / "newer"))
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new", tmp_path / "new" / "newer")} == {0o700}
