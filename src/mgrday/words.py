"""The language of everything a person reads: gettext catalogues, chosen once per run.

English is the source text; Chinese comes from ``locale/zh/*.po``, compiled into one ``.mo``. Code marks a sentence with
``_()`` where it is said, and with ``N_()`` where it is only declared (a help text, a label in a table of constants) and
said later by ``_()``.
"""

import gettext
from pathlib import Path
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
CATALOGUES = Path(__file__).parent / "locale"

_current: gettext.NullTranslations = gettext.NullTranslations()
_language: Language = "en"


def use(language: Language) -> None:
    """Speak `language` from now on."""
    global _current, _language
    _language = language
    fallback = language == "en"
    _current = gettext.translation("mgrday", CATALOGUES, [language], fallback=fallback)


def language() -> Language:
    """The language in use."""
    return _language


def _(message: str) -> str:
    """`message` in the language in use."""
    return _current.gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """`one` or `many`, as the language in use counts `n`."""
    return _current.ngettext(one, many, n)


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for it, which extraction tools look for)
    """Mark `message` for the catalogue; `_()` says it later."""
    return message


def chinese() -> bool:
    """Whether the language in use is Chinese; for the columns and codes that carry their own Chinese name."""
    return _language == "zh"
