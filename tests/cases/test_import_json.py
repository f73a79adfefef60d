"""JSON Lines come in as an export writes them; what is no object of cells is rejected as it stands."""

import json
from pathlib import Path

import pytest
from office import Office, opened

from runner import Mgrday


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


def write(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "leads.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_objects_are_rows_whatever_the_files_name(office: Office, tmp_path: Path) -> None:
    lines = ('{"id": 7, "company": "恒通", "phone": 13911112222, "note": null}', "", '{"公司": 1}', '{"company": "=1+1"}')
    told = json.loads(office(f"import {write(tmp_path, *lines)} --kind lead --format json").out)
    assert (told["accepted"], told["rejected"]) == (2, 1)
    found = {lead["company"]: lead for lead in office.json("lead list")}
    assert found["恒通"]["phone"] == "13911112222" and "=1+1" in found and 7 not in [lead["id"] for lead in found.values()]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_rejected_lines_are_kept_and_come_in_once_mended(office: Office, tmp_path: Path, lang: str) -> None:
    odd = ['{"company": ["a"]}', "[" * 5000, '{"company": NaN}', '{"company": "\\ud800"}']
    odd += ['{"company": "甲", "grade": "甲"}', "{"]
    file = write(tmp_path, '{"company": "恒通", "grade": "A"}', *odd)
    done = office(f"import {file} --kind lead", lang=lang)
    assert done.code == 4 and "Traceback" not in done.err
    rejects = file.with_name("leads.txt.rejects.jsonl")
    assert rejects.stat().st_mode & 0o777 == 0o600
    kept = [list(json.loads(line).values()) for line in rejects.read_text("utf-8").splitlines()]
    assert [cells[0] for cells in kept] == [str(number) for number in range(2, 8)]
    assert kept[1][2] == odd[1] and kept[4][2:] == ["甲", "甲"] and all(cells[1] for cells in kept)
    rejects.write_text(rejects.read_text("utf-8").splitlines()[4].replace('"grade": "甲"', '"grade": "B"'), encoding="utf-8")
    office.done(f"import {rejects} --kind lead")
    assert [lead["grade"] for lead in office.json("lead list") if lead["company"] == "甲"] == ["B"]


@pytest.mark.parametrize("text", ["{", '{"a": 1}', '{"company": "x"', '{"company": {"a": 1}}', "{}"])
def test_what_begins_like_json_and_is_none_is_refused_whole(office: Office, tmp_path: Path, text: str) -> None:
    refused = office(f"import {write(tmp_path, text)} --kind lead")
    assert refused.code == 4 and "Nothing was imported." in refused.err
    assert office.count("clients") == 3
