"""Whatever is done to a file of the method, a reader notes what is wrong, on a line that the file has, and never stumbles."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mgrday import words
from mgrday.cli.method import readers
from mgrday.method.files import FILES, built_in
from mgrday.method.source import Source

SCRAPS = st.sampled_from(
    [
        *("", "[[phase]]\n", "[[", "]", "[x]\n", '"', '"""', "'", "#", "\n", "\x00", "\u4e2d"),
        *("= 3\n", "= true\n", "= {a = 1}\n", "= 2026-01-01\n", "id = []\n", "id = 'x'\n", "nan", "1e400", "9" * 5000),
    ]
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    words.use("en")
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module", autouse=True)
def _context(tmp_path_factory: pytest.TempPathFactory) -> None:
    from datetime import datetime

    from mgrday.cli import frame
    from mgrday.config_file import ConfigFile
    from mgrday.context import Context
    from mgrday.settings import layered

    nowhere = ConfigFile(tmp_path_factory.mktemp("config") / "config.toml")
    frame.use(Context(layered({}, {}, nowhere), datetime(2026, 11, 25), "en"))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(list(FILES)), st.floats(0, 1), st.integers(0, 60), SCRAPS)
def test_a_reader_never_stumbles(place: Path, name: str, at: float, gone: int, put: str) -> None:
    text = built_in(name).read_text(encoding="utf-8")
    start = int(len(text) * at)
    path = place / f"{name}.toml"
    path.write_text(text[:start] + put + text[start + gone :], encoding="utf-8")
    source = Source(path)
    readers(place)[name](source)
    last = max(len(path.read_text(encoding="utf-8").splitlines()), 1)
    for mistake in source.ordered():
        assert 1 <= mistake.line <= last, mistake
        assert mistake.what
