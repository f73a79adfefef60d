"""Completion in the real shells: what the key puts in is seen by a program in mgrday's place that shows the words it is given."""

import os
import shlex
import sqlite3
import string
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import office
import pexpect
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgrday.cli.shells import FILES, SHELLS, answer, read_line
from mgrday.review.completion import Candidate
from programs import needed
from runner import Mgrday

SETTLED = "READY> "
START = {
    "bash": ("bash", ["--norc", "--noprofile", "-i"], f"PS1='{SETTLED}'; bind 'set enable-bracketed-paste off'"),
    "zsh": ("zsh", ["-f", "-i"], f"PS1='{SETTLED}'; unsetopt prompt_sp; autoload -Uz compinit; compinit -u -D"),
    "fish": ("fish", ["--no-config", "-i"], f"function fish_prompt; printf '{SETTLED}'; end; set fish_greeting"),
}
SET_UP = """
member add 王静 --department East --group One
member add 王军 --department East --group Two
member add 吴江 --department East
lead add '苏州华瑞(贸易) 有限公司' --owner 王静 --phone 13912340001
lead add '南通瑞信 "老店"' --owner 王军
lead add "O'Hara & Söhne" --owner 王静
lead add 360 --owner 王静
lead add 华东旧厂 --owner 王静
lead archive 华东旧厂
member add 王走 --department East
member leave 王走
event add 年末峰会 --starts '2026-11-27 14:00'
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The store of the small department with some Chinese names."""
    folder = tmp_path_factory.mktemp("completion")
    here = office.opened(Mgrday(folder, {"HOME": str(folder), "MGRDAY_DB": str(folder / "store.db"), "MGRDAY_ACTOR": "t"}))
    for line in SET_UP.strip().splitlines():
        here.done(line)
    return here.mgrday.store.read_bytes()


@pytest.fixture
def shop(mgrday: Mgrday, built: bytes) -> Mgrday:
    """mgrday on that store, and in its folder a ``mgrday`` that completes and else shows the words it is given."""
    mgrday.store.write_bytes(built)
    program = mgrday.folder / "bin" / "mgrday"
    program.parent.mkdir()
    python = f"exec {shlex.quote(sys.executable)} -m mgrday"
    show = "printf '<%s>' \"$@\"; echo"
    program.write_text(f'#!/bin/sh\nif [ -n "$_MGRDAY_COMPLETE" ]; then {python} "$@"; fi\n{show}\n', encoding="utf-8")
    program.chmod(0o755)
    mgrday.environment |= {
        "PATH": f"{program.parent}:{os.environ.get('PATH', '')}",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
        "MGRDAY_LANG": "en",
        "MGRDAY_TODAY": office.NOW,
    }
    return mgrday


def offered(shop: Mgrday, line: str, shell: str = "zsh") -> list[str]:
    """The words that mgrday answers a shell with, as the shell's function asks for them; in bash as on the first press."""
    done = shop(line, "=:\"'", "9", today=office.NOW, _MGRDAY_COMPLETE=shell)
    assert (done.code, done.err) == (0, "")
    return [each.partition("\t")[0] for each in done.out.splitlines()]


Press = Callable[[str], str]


def _session(shop: Mgrday, shell: str) -> Iterator[Press]:
    """Types into the shell on a terminal, the key ⇥ too, and then Enter; returns the words that mgrday was given."""
    name, arguments, settings = START[shell]
    script = shop("--show-completion", shell).out
    place = shop.folder / f"mgrday.{shell}"
    place.write_text(script, encoding="utf-8")
    environment = {**shop.environment, "COLUMNS": "100", "LINES": "30"}
    with pexpect.spawn(
        needed(name, name), arguments, env=environment, encoding="utf-8", timeout=20, dimensions=(30, 100), cwd=str(shop.folder)
    ) as terminal:
        terminal.sendline(f"{settings}; source {shlex.quote(str(place))}; echo SET-UP''-DONE")
        terminal.expect("SET-UP-DONE")
        terminal.expect_exact(SETTLED)

        def press(keys: str) -> str:
            terminal.send(keys.replace("⇥", "\t") + "\r")
            terminal.expect(r"(<[^\r\n]*>)\r?\n")
            assert terminal.match is not None
            return str(terminal.match[1])

        yield press


SEVERAL = {"bash": "wj", "zsh": "吴江", "fish": "wj"}
"""What the key makes of initials that fit three: bash keeps and lists, zsh goes through them, fish knows no initials."""


@pytest.mark.parametrize("shell", START)
def test_the_key_in_the_shell(shop: Mgrday, shell: str) -> None:
    (shop.folder / "leads.csv").touch()
    with contextmanager(_session)(shop, shell) as press:
        _press_it_everywhere(press)
        assert press("mgrday outing leave wj⇥") == f"<outing><leave><{SEVERAL[shell]}>"


def _press_it_everywhere(press: Press) -> None:
    assert press("mgrday import lea⇥ --kind le⇥") == "<import><leads.csv><--kind><lead>"
    assert press("mgrday show client 苏州⇥") == "<show><client><苏州华瑞(贸易) 有限公司>"
    assert press("mgrday show client 华瑞⇥") == "<show><client><苏州华瑞(贸易) 有限公司>"
    assert press(r"mgrday show client O\'H⇥") == "<show><client><O'Hara & Söhne>"
    assert press("mgrday show client '南⇥") == '<show><client><南通瑞信 "老店">'
    assert press('mgrday show client "南⇥') == '<show><client><南通瑞信 "老店">'
    assert press("mgrday outing leave 王静 苏⇥ --back 16:00") == "<outing><leave><王静><苏州华瑞(贸易) 有限公司><--back><16:00>"
    assert press("mgrday event bo⇥ 年⇥") == "<event><board><年末峰会>"
    assert press("mgrday lead list --owner=吴⇥") == "<lead><list><--owner=吴江>"
    assert press("mgrday lead list --owner 吴⇥") == "<lead><list><--owner><吴江>"


def test_clients_by_beginning_part_and_initials(shop: Mgrday) -> None:
    hua, rui = "苏州华瑞(贸易) 有限公司", '南通瑞信 "老店"'
    assert offered(shop, "mgrday show client 苏州") == [hua]
    assert offered(shop, "mgrday show client 瑞") == [rui, hua]
    assert offered(shop, "mgrday show client szhr") == offered(shop, "mgrday show client hr") == [hua]
    assert offered(shop, "mgrday show client 没有这家") == []


def test_the_members_own_clients_come_first(shop: Mgrday) -> None:
    assert offered(shop, "mgrday outing leave 王军 瑞")[0] == '南通瑞信 "老店"'
    assert offered(shop, "mgrday outing leave 王静 瑞")[0] == "苏州华瑞(贸易) 有限公司"
    assert set(offered(shop, "mgrday outing leave 王军 ")) == {'南通瑞信 "老店"'}


def test_next_steps_from_today_on_come_first(shop: Mgrday) -> None:
    for client, day in (("瑞信", "+3d"), ("华瑞", "today"), ("Acme", "+1d")):
        assert shop("lead", "next", client, "call", "--on", day, today="2026-11-20 09:00").code == 0
    first = offered(shop, "mgrday show client ")
    assert first[:3] == ['南通瑞信 "老店"', "Acme", "苏州华瑞(贸易) 有限公司"]
    assert "华东旧厂" not in first


def test_who_left_and_what_is_archived_is_not_offered(shop: Mgrday) -> None:
    assert offered(shop, "mgrday show client 华东") == []
    assert offered(shop, "mgrday member talk 王走") == offered(shop, "mgrday outing leave 王走") == []
    assert offered(shop, "mgrday outing leave 王") == ["王军", "王静"]
    assert offered(shop, "mgrday outing leave wz") == []
    assert offered(shop, "mgrday outing leave wj") == ["吴江", "王军", "王静"]


def test_a_name_of_digits_is_offered_as_the_number(shop: Mgrday) -> None:
    (number,) = offered(shop, "mgrday show client 360")
    assert "360" in shop("show", "client", number).out


def test_what_is_offered_means_the_record(shop: Mgrday) -> None:
    for word in offered(shop, "mgrday show client "):
        assert shop("show", "client", word).code == 0, word
    assert shop("outing", "leave", "王静", "华瑞", today=office.NOW).code == 0
    (out,) = offered(shop, "mgrday outing back ")
    assert shop("outing", "back", out, today="2026-11-23 15:30").code == 0
    (still,) = offered(shop, "mgrday outing debrief hr")
    assert shop("outing", "debrief", still, "--why", "x", "--condition", "y", "--when", "fri", today="2026-11-23 15:40").code == 0
    assert shop("deal", "add", "王静", "华瑞", "12800").code == 0
    (deal,) = offered(shop, "mgrday deal sign ")
    assert shop("deal", "sign", deal).code == 0
    (owing,) = offered(shop, "mgrday payment add --deal=")
    assert owing == "--deal=1"
    assert shop("service", "add", "Acme", "visit", "--due", "fri").code == 0
    assert offered(shop, "mgrday service done ") == ["Acme"]
    assert shop("service", "add", "Acme", "call", "--due", "fri").code == 0
    assert offered(shop, "mgrday service done ac") == ["1", "2"]
    assert shop("service", "done", "2").code == 0
    assert shop("action", "add", "王静", "三天拜访五家 A 类", "--due", "fri").code == 0
    assert offered(shop, "mgrday action done 拜访") == offered(shop, "mgrday action done wj") == ["1"]
    assert shop("matter", "add", "会场布置", "--owner", "Sun", "--due", "fri").code == 0
    assert offered(shop, "mgrday matter done 会") == ["会场布置"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("mgrday lead grade 华瑞 ", ["A", "B", "C"]),
        ("mgrday invitation add 峰会 华瑞 --channel f", ["fax"]),
        ("mgrday receipt chase 年末 华瑞 l", ["later"]),
        ("mgrday call add 王静 华瑞 --reached ", ["owner", "staff", "none"]),
        ("mgrday findings --rule client.n", ["client.no_next_step", "client.next_step_overdue", "client.never_visited"]),
        ("mgrday findings rules payment.overd", ["payment.overdue"]),
        ("mgrday findings --severity h", ["high"]),
        ("mgrday today --department E", ["East"]),
        ("mgrday member list --group T", ["Two"]),
        ("mgrday rank --by out", ["outings"]),
        ("mgrday target set ", ["branch", "department", "group", "member"]),
        ("mgrday target set group ", ["One", "Two"]),
        ("mgrday target set branch ", ["Suzhou"]),
        ("mgrday import x.csv --kind lea", ["lead"]),
        ("mgrday import li", ["list"]),
        ("mgrday check --comment 王j", []),
        ("mgrday check --comment 王静", ["王静"]),
        ("mgrday event board n", ["年末峰会"]),
        ("mgrday event board ", ["Summit", "年末峰会"]),
        ("mgrday show client 1 --al", ["--all"]),
        ("mgrday today --f", ["--fail-on", "--format"]),
        ("mgrday today --format csv --lang ", ["zh", "en"]),
        ("mgrday --lang ", ["zh", "en"]),
        ("mgrday --lang zh outing lea", ["leave"]),
        ("mgrday --format js", ["json"]),
        ("mgrday lead list --sort next", ["next-step", "next-on"]),
        ("mgrday lead edit 1 --clear no", ["note"]),
        ("mgrday event matter Summit sc", ["scripts"]),
        ("mgrday nonsense ", []),
        ("mgrday lead nonsense ", []),
        ("mgrday lead next 华瑞 ", []),
        ("mgrday --lang fr show client ", []),
    ],
)
def test_what_is_offered_where(shop: Mgrday, line: str, words: list[str]) -> None:
    assert offered(shop, line) == words


def test_codes_in_chinese(shop: Mgrday) -> None:
    assert offered(shop, "mgrday --lang zh lead list --grade A") == ["A"]
    assert offered(shop, "mgrday --lang zh call add 王静 华瑞 --reached 老") == ["老板"]


def test_clients_given_already_are_not_offered_again(shop: Mgrday) -> None:
    given = "mgrday invitation add Summit '苏州华瑞(贸易) 有限公司' "
    assert offered(shop, f"{given}瑞") == ['南通瑞信 "老店"']


def test_the_shell_completes_files_itself(shop: Mgrday) -> None:
    for line in ("mgrday import ./l", "mgrday rank -o ", "mgrday --db "):
        for shell in SHELLS:
            assert shop(line, _MGRDAY_COMPLETE=shell).code == FILES


def test_beside_a_name_stand_owner_and_grade_but_no_phone(shop: Mgrday) -> None:
    for shell in ("zsh", "fish"):
        out = shop("mgrday show client 华瑞", _MGRDAY_COMPLETE=shell).out
        assert out.endswith("C · 王静\n")
        assert "1391234" not in out
    assert shop("mgrday show client 瑞", "=", "63", _MGRDAY_COMPLETE="bash").out.splitlines()[0].endswith("C · 王军")


def test_bash_keeps_a_part_that_was_typed(shop: Mgrday) -> None:
    assert offered(shop, "mgrday outing leave wj", "bash") == ["吴江", "王军", "王静", "wj"]
    assert offered(shop, "mgrday outing leave 王", "bash") == ["王军", "王静"]


def test_at_most_fifty(shop: Mgrday) -> None:
    with closing(sqlite3.connect(shop.store)) as store, store:
        store.executemany("insert into departments (name) values (?)", [(f"Dep {n:02}",) for n in range(60)])
    assert len(offered(shop, "mgrday today --department ")) == 50


@pytest.mark.parametrize("shell", SHELLS)
def test_trouble_is_silent_and_no_store_is_made(mgrday: Mgrday, shell: str) -> None:
    def nothing() -> None:
        done = mgrday("mgrday show client 华", "=", "9", _MGRDAY_COMPLETE=shell)
        assert (done.code, done.out, done.err) == (0, "", "")

    nothing()
    assert not mgrday.store.exists()
    mgrday.store.write_bytes(b"no database")
    nothing()
    assert mgrday.store.read_bytes() == b"no database"
    mgrday.environment["MGRDAY_DB"] = "postgresql+psycopg://nobody@127.0.0.1:1/none"
    nothing()


def test_an_older_store_is_left_as_it_is(shop: Mgrday) -> None:
    with closing(sqlite3.connect(shop.store)) as store, store:
        store.execute("update alembic_version set version_num = '0001'")
    there = shop.store.read_bytes()
    assert offered(shop, "mgrday show client ") == []
    assert shop.store.read_bytes() == there


def test_completion_loads_nothing_that_only_writing_needs(shop: Mgrday) -> None:
    program = (
        "import sys; from mgrday.__main__ import main; main(sys.argv[1:]); "
        "print(*{'sqlalchemy', 'pydantic', 'rich', 'alembic'} & set(sys.modules), file=sys.stderr)"
    )
    environment = {**shop.environment, "_MGRDAY_COMPLETE": "zsh"}
    command = [sys.executable, "-c", program, "mgrday outing leave 王静 瑞"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr.strip() == ""


names = st.text(st.characters(exclude_categories=("C", "Z")) | st.sampled_from(" '\"\\$`!&()"), min_size=1, max_size=12)


@given(names.map(str.strip).filter(bool), st.sampled_from(["", "'", '"']))
def test_what_bash_puts_in_is_read_as_the_name(name: str, quote: str) -> None:
    entry = _entry(name, quote)
    assert read_line(f"mgrday show client {quote}{entry} ").words == ["show", "client", name]


def test_bash_reads_what_it_puts_in_as_the_name() -> None:
    asked = [(f"a{sign}b{sign}", quote) for sign in string.punctuation + " " for quote in ("", "'", '"')]
    line = " ".join(quote + _entry(name, quote) for name, quote in asked)
    done = subprocess.run([needed("bash", "bash"), "-c", f"printf '%s\\n' {line}"], capture_output=True, text=True, timeout=20)
    assert done.stdout.splitlines() == [name for name, _quote in asked]


def _entry(name: str, quote: str) -> str:
    line = read_line(f"mgrday show client {quote}", "=:\"'")
    return answer("bash", line, [Candidate(name)]).removesuffix("\n")
