"""Targets: what was promised and accepted beside them, splits by last period and with typed parts, and what contradicts."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import Office, opened

from mgrday.errors import RefusedError
from mgrday.records.target_parts import figures
from runner import Mgrday

SPLIT = "target split department East 2026-11"


@pytest.fixture
def office(mgrday: Mgrday) -> Office:
    return opened(mgrday)


@pytest.fixture
def sold(office: Office) -> Office:
    """October: Wang 30,000, Zhao 10,000; Li came on the 8th and sold nothing. A target of 10,000.01 for November."""
    office.done("deal add Wang Acme 30000 --signed-on 2026-10-12")
    office.done("deal add Zhao Bolts 10000 --signed-on 2026-10-30")
    office.done("deal add Zhao Bolts 70000 --signed-on 2026-11-02")
    office.done("target set department East 2026-11 10000.01")
    return office


def parts(office: Office, line: str) -> dict[str, float]:
    """The parts that a split proposes, by name, or by period where all are one's own."""
    shown = office.json(f"{line} --dry-run")
    key = "name" if len({row["name"] for row in shown}) == len(shown) else "period"
    return {row[key]: row["value"] for row in shown}


# Promised, accepted, strategy


def test_what_is_not_typed_keeps_what_stands(office: Office) -> None:
    office.done("target set member Wang 2026-11 5万 --promised 4.5万 --accepted 48000 --strategy '老客户续费 first'")
    office.done("target set member Wang 2026-11 6万")
    shown = office.json("target show 1")
    assert (shown["value"], shown["promised"], shown["accepted"]) == (60000.0, 45000.0, 48000.0)
    assert shown["strategy"] == "老客户续费 first"
    office.done("target set member Wang 2026-11 6万 --promised 0 --strategy ''")
    shown = office.json("target show 1")
    assert (shown["promised"], shown["accepted"], shown["strategy"]) == (0.0, 48000.0, None)
    office.done("target edit 1 --accepted 50000")
    office.done("target edit 1 --clear promised")
    shown = office.json("target show 1")
    assert (shown["promised"], shown["accepted"]) == (None, 50000.0)


def test_a_split_keeps_what_its_parts_promised(office: Office) -> None:
    office.done("target set department East 2026-11 100")
    office.done("target set member Wang 2026-11 50 --promised 30 --strategy renewals")
    office.done(f"{SPLIT} --into member --yes")
    (wang,) = office.json("target list --scope member --name Wang")
    assert (wang["value"], wang["promised"], wang["strategy"]) == (40.0, 30.0, "renewals")


def test_counts_are_promised_as_counts(office: Office) -> None:
    office.done("target set member Wang 2026-W48 30 --metric calls --promised 25")
    assert office.json("target list")[0]["promised"] == 25
    assert office("target set member Wang 2026-W48 30 --metric calls --promised 2.5").code == 4


def test_lists_show_them_to_a_person_only_where_set(office: Office) -> None:
    office.done("target set member Wang 2026-11 5万")
    assert "Promised" not in office.done("target list").out
    assert office.json("target list")[0]["promised"] is None
    office.done("target set member Wang 2026-11 5万 --promised 4万")
    said = office.done("target list").out
    assert "Promised" in said and "40,000.00" in said and "Accepted" not in said


def test_lists_are_filtered_by_yuan_and_by_counts(office: Office) -> None:
    office.done("target set member Wang 2026-11 30")
    office.done("target set member Wang 2026-11 30 --metric deals")
    office.done("target set member Wang 2026-11 31 --metric calls")
    assert [row["metric"] for row in office.json("target list --value 30")] == ["amount", "deals"]
    assert office("target list --value many").code == 2


def test_a_target_is_set_again_after_its_member_was_renamed(office: Office) -> None:
    office.done("target set member Wang 2026-11 5万")
    office.done("member edit Wang --name Wangchen")
    assert office.done("target set member Wangchen 2026-11 6万").out == "1\n"
    assert office.json("target show 1")["value"] == 60000.0


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("target set member Wang 2026-11 -- -5", 4),
        ("target set member Wang 2026-11 ''", 2),
        ("target set member Wang 2026-11 999亿", 4),
        ("target set member Wang 2026-11 10000001 --metric calls", 4),
        ("target set member Wang 2026-11 5 --promised=-1", 4),
        ("target set member Wang 2026-11 5 --accepted much", 4),
        ("target edit 1 --metric calls", 4),
    ],
)
def test_figures_that_are_none_are_refused(office: Office, line: str, code: int) -> None:
    office.done("target set member Wang 2026-11 7")
    result = office(line)
    assert (result.code, result.out) == (code, "")
    assert [row["value"] for row in office.json("target list")] == [7.0]


# A part and its whole


def notes(office: Office, line: str) -> int:
    return office.done(line).err.count("of which it is a part")


def test_a_part_larger_than_its_whole_is_taken_and_said(office: Office) -> None:
    office.done("target set department East 2026-11 100")
    assert notes(office, "target set member Wang 2026-11 100") == 0
    assert notes(office, "target set member Wang 2026-11 100.01") == 1
    assert notes(office, "target set member Wang 2026-11 100.01 --promised 5") == 0
    assert notes(office, "target set group One 2026-11 101") == 1
    assert notes(office, "target set member Wang 2026-11 200") == 2
    assert notes(office, "target set member Wang 2026-12 200") == 0
    assert notes(office, "target set member Wang 2026-11 200 --metric deals") == 0
    assert notes(office, "target set branch Suzhou 2026-11 1") == 0
    assert notes(office, "target set department East 2026-11 2") == 1


@pytest.mark.parametrize(
    ("period", "count"),
    [("2026-W45", 1), ("2026-W44", 0), ("2026-W48", 1), ("2026-W49", 0), ("2026-11-30", 1), ("2026-12-01", 0), ("2026-W47", 1)],
)
def test_a_week_belongs_to_the_month_of_its_thursday(office: Office, period: str, count: int) -> None:
    office.done("target set department East 2026-11 100")
    assert notes(office, f"target set department East {period} 101") == count


def test_a_day_is_compared_with_its_week_and_its_month(office: Office) -> None:
    office.done("target set department East 2026-11 100")
    office.done("target set department East 2026-W48 50")
    assert notes(office, "target set department East 2026-11-23 101") == 2


# Two rows of one file


HEAD = "scope,name,period,metric,value,promised,accepted,strategy\n"


def test_two_rows_for_one_target_may_not_contradict(office: Office) -> None:
    rows = [
        "member,Wang,2026-11,amount,50000,40000,,renewals",
        "member,Wang,2026-11,amount,50000,,,renewals",
        "member,Wang,2026-11,业绩,5.1万,,,",
        "member,Wang,2026-11,amount,50000,40001,,",
        "member,Wang,2026-12,amount,51000,,,",
        "member,Li,2026-11,deals,3,,2,",
    ]
    file = office.mgrday.folder / "targets.csv"
    file.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    result = office(f"import {file} --kind target --format json")
    assert result.code == 4
    assert '"accepted": 3' in result.out and '"rejected": 2' in result.out and '"duplicates": 1' in result.out
    rejects = (office.mgrday.folder / "targets.csv.rejects.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rejects[1].startswith("4,Value: line 2 says otherwise") and rejects[2].startswith("5,Promised: line 2 says otherwise")
    listed = office.json("target list")
    assert [(row["value"], row["promised"], row["accepted"]) for row in listed] == [
        (50000.0, 40000.0, None),
        (51000.0, None, None),
        (3, None, 2),
    ]


@pytest.mark.parametrize("mode", ["skip", "update", "reject"])
def test_they_contradict_whatever_becomes_of_duplicates(office: Office, mode: str) -> None:
    office.done("target set member Wang 2026-11 7")
    file = office.mgrday.folder / "targets.csv"
    file.write_text("范围,名称,周期,目标,承诺,认领,策略\n个人,Wang,2026-11,8,,,\n个人,Wang,2026-11,9,,,\n", encoding="utf-8")
    result = office(f"import {file} --kind target --on-duplicate {mode} --overwrite" if mode == "update" else
                    f"import {file} --kind target --on-duplicate {mode}")
    assert result.code == 4 and "line 2 says otherwise" in result.err
    assert office.json("target show 1")["value"] == (8.0 if mode == "update" else 7.0)


# Splits


def test_members_share_by_what_they_did_last_month(sold: Office) -> None:
    assert parts(sold, f"{SPLIT} --into member --by last") == {"Li": 2000.0, "Wang": 6000.01, "Zhao": 2000.0}
    assert parts(sold, f"{SPLIT} --into member --by 上月 --new-share 0") == {"Li": 0.0, "Wang": 7500.01, "Zhao": 2500.0}
    shown = sold.json(f"{SPLIT} --into member --by last --dry-run")
    assert [row["last"] for row in shown] == [0.0, 30000.0, 10000.0]
    assert parts(sold, f"{SPLIT} --into group --by last") == {"One": 8000.01, "Two": 2000.0}


def test_who_was_there_from_the_first_day_goes_by_their_own_figure(sold: Office) -> None:
    sold.done("member edit Li --hired-on 2026-10-01")
    assert parts(sold, f"{SPLIT} --into member --by last")["Li"] == 0.0
    sold.done("member edit Li --hired-on 2026-10-02")
    assert parts(sold, f"{SPLIT} --into member --by last")["Li"] == 2000.0


def test_a_newcomer_who_did_more_than_their_share_goes_by_it(sold: Office) -> None:
    sold.done("deal add Li Bolton 40000 --signed-on 2026-10-31")
    assert parts(sold, f"{SPLIT} --into member --by last") == {"Li": 5000.01, "Wang": 3750.0, "Zhao": 1250.0}


def test_weeks_and_days_look_at_the_week_and_the_workday_before(office: Office) -> None:
    office.done("deal add Wang Acme 100 --signed-on 2026-11-20")
    office.done("deal add Zhao Bolts 300 --signed-on 2026-11-21")
    office.done("target set department East 2026-W48 4000")
    office.done("target set department East 2026-11-23 4000")
    week = parts(office, "target split department East 2026-W48 --into member --by last --new-share 0")
    assert week == {"Li": 0.0, "Wang": 1000.0, "Zhao": 3000.0}
    day = parts(office, "target split department East 2026-11-23 --into member --by last --new-share 0")
    assert day == {"Li": 0.0, "Wang": 4000.0, "Zhao": 0.0}


def test_counts_are_shared_in_whole_numbers_by_their_own_metric(sold: Office) -> None:
    sold.done("target set department East 2026-11 7 --metric deals")
    assert parts(sold, f"{SPLIT} --into member --by last --metric deals") == {"Li": 1, "Wang": 3, "Zhao": 3}


def test_typed_parts_stay_and_the_rest_is_shared(sold: Office) -> None:
    found = parts(sold, f"{SPLIT} --into member --by last --part Li=1000 --part Zhao=0.01")
    assert found == {"Li": 1000.0, "Wang": 9000.0, "Zhao": 0.01}
    assert parts(sold, f"{SPLIT} --into member --part Wang＝1万")["Zhao"] == 0.01
    weeks = parts(sold, f"{SPLIT} --into week --part 2026-W46=1")
    assert weeks["2026-W46"] == 1.0 and sum(round(value * 100) for value in weeks.values()) == 1000001
    everything = parts(sold, f"{SPLIT} --into member --part Wang=1 --part Li=2 --part Zhao=9997.01")
    assert everything == {"Li": 2.0, "Wang": 1.0, "Zhao": 9997.01}
    sold.done(f"{SPLIT} --into member --part Li=1000 --yes")
    assert sum(row["value"] for row in sold.json("target list --scope member")) == 10000.01


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("--into member --part Li=1 --part Li=1", 4, "two parts"),
        ("--into member --part Li=1 --part 2=1", 4, "two parts"),
        ("--into member --part Sun=1", 4, "gets no part"),
        ("--into member --part Nobody=1", 3, "no member"),
        ("--into member --part Li=10000.02", 4, "0.01 more than the target of 10,000.01"),
        ("--into member --part Li=1 --part Wang=2 --part Zhao=3", 4, "9,994.01 less"),
        ("--into member --new-share 0 --part Wang=2 --part Zhao=3", 4, "no other part can carry it"),
        ("--into member --part Li", 2, "NAME=VALUE"),
        ("--into member --part =5", 2, "NAME=VALUE"),
        ("--into member --part Li=-5", 4, "negative"),
        ("--into member --part Li=some", 4, "Not an amount"),
        ("--into week --part 2026-W52=1", 4, "gets no part"),
        ("--into week --by last", 2, "among people"),
        ("--into member --by last --metric calls", 4, "Nobody under"),
    ],
)
def test_splits_that_contradict_are_refused(sold: Office, words: str, code: int, said: str) -> None:
    sold.done("target set department East 2026-11 30 --metric calls")
    before = sold.json("target list")
    result = sold(f"{SPLIT} {words} --yes")
    assert (result.code, result.out) == (code, "") and said in result.err
    assert sold.json("target list") == before


def test_the_weeks_follow_the_phases_of_the_settings(sold: Office) -> None:
    config = sold.mgrday.folder / "config.toml"
    config.write_text('[rules."target.behind"]\nphase1 = 0\nphase2 = 100\nphase3 = 0\nphase4 = 0\n', encoding="utf-8")
    found = sold.json(f"{SPLIT} --into day --dry-run", MGRDAY_CONFIG=str(config))
    assert {row["period"] for row in found if row["value"]} == {f"2026-11-{day:02d}" for day in (9, 10, 11, 12, 13)}
    assert sum(round(row["value"] * 100) for row in found) == 1000001


@given(
    st.integers(0, 10**12),
    st.lists(st.tuples(st.fractions(0, 3, max_denominator=50), st.none() | st.integers(0, 10**9)), min_size=1, max_size=20),
)
def test_parts_typed_or_shared_add_up_or_are_refused(value: int, drawn: list[tuple[Fraction, int | None]]) -> None:
    weights = {number: weight for number, (weight, _typed) in enumerate(drawn)}
    typed = {number: part for number, (_weight, part) in enumerate(drawn) if part is not None}
    rest = value - sum(typed.values())
    carried = any(weights[number] for number in weights if number not in typed)
    try:
        found = figures("amount", value, weights, typed)
    except RefusedError:
        assert rest < 0 or (rest and not carried)
        return
    assert rest == 0 or (rest > 0 and carried)
    assert sum(found.values()) == value and list(found) == list(weights)
    assert all(found[number] == part for number, part in typed.items())
