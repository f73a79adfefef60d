"""Every message has its Chinese, with the same placeholders, and the compiled catalogue is the one of the fragments."""

import gettext
import importlib.util
import io
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    path = Path(__file__).parents[2] / "tools" / "messages.py"
    spec = importlib.util.spec_from_file_location("messages_tool", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_message_is_in_chinese(tool: ModuleType) -> None:
    assert tool.problems(tool.said(), tool.translated()) == []


def test_the_compiled_catalogue_is_the_one_of_the_fragments(tool: ModuleType) -> None:
    assert not tool.stale(tool.translated())


def test_gettext_reads_what_the_tool_compiles(tool: ModuleType) -> None:
    fragments = tool.Found(texts={("one",): "一", ("{n} row", "{n} rows"): "{n} 行"})
    read = gettext.GNUTranslations(io.BytesIO(tool.compiled(fragments)))
    assert read.gettext("one") == "一"
    assert read.ngettext("{n} row", "{n} rows", 5) == "{n} 行"


@pytest.mark.parametrize(
    ("english", "chinese", "fault"),
    [
        (("{n} rows",), "{m} 行", "other placeholders"),
        (("{n} row", "{n} rows"), "{n} 行", ""),
        (("one row", "{n} rows"), "{n} 行", ""),
        (("Go on",), "", "empty"),
        (("Go on",), "您继续", "您"),
        (("this was not translated",), "this was not translated", "not translated"),
        (("{weekday} {day}",), "{weekday} {day}", ""),
    ],
)
def test_a_wrong_translation_is_found(tool: ModuleType, english: tuple[str, ...], chinese: str, fault: str) -> None:
    assert tool.wrong(english, chinese) == fault


def test_missing_unused_doubled_and_computed_messages_are_found(tool: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('_("said")\n_("a" if x else "b")\n_(f"no {x}")\nngettext("{n} row", "{n} rows", 2)\n')
    (tmp_path / "a.po").write_text('msgid "said"\nmsgstr "说"\n\nmsgid "said"\nmsgstr "说"\n\nmsgid "gone"\nmsgstr "没了"\n')
    (tmp_path / "b.po").write_text('msgid "said"\nmsgstr "说"\n')
    found = tool.problems(tool.said(tmp_path), tool.translated(tmp_path))
    assert found == [
        "a.py:3: the message is not one plain text",
        "a.po: twice in this file: 'said'",
        "b.po: also in a.po: 'said'",
        "missing: a.py:2: 'a'",
        "missing: a.py:2: 'b'",
        "missing: a.py:4: '{n} row'",
        "unused: a.po: 'gone'",
    ]
