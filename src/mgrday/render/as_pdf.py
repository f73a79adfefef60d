"""The page as PDF, to print and to send: what `as_html` makes, set on A4 by WeasyPrint (extra ``pdf``), which loads nothing."""

import re
import shutil
import subprocess
from typing import Any

from mgrday.errors import RefusedError, SettingsError
from mgrday.render import Look, as_html
from mgrday.report import Report, Table
from mgrday.words import _

MOST_ROWS = 5_000
"""More rows than these would take minutes to set, on more pages than anybody prints."""
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


def render(report: Report, look: Look) -> bytes:
    """`report` as PDF.

    Raises SettingsError without WeasyPrint or a font for the Chinese in it, and RefusedError where there are too many rows.
    """
    rows = sum(len(block.rows) for block in report.page() if isinstance(block, Table))
    if rows > MOST_ROWS:
        raise RefusedError(
            _("{count} rows are more than a PDF takes; the most is {most}.").format(count=f"{rows:,}", most=f"{MOST_ROWS:,}"),
            unchanged=_("No report was written."),
            todo=_("End the file's name in .xlsx or .csv, or ask for fewer with --since or --limit."),
        )
    weasyprint = _weasyprint()
    page = as_html.render(report, look)
    if _CHINESE.search(page) and not _has_chinese_font():
        raise SettingsError(
            _("The report has Chinese in it, and this computer has no Chinese font to set it in."),
            unchanged=_("No report was written."),
            todo=_(
                "Install one (Debian and Ubuntu: apt-get install fonts-noto-cjk; Fedora: dnf install google-noto-sans-cjk-fonts; "
                "macOS: brew install --cask font-noto-sans-cjk-sc), or end the name in .html and print it from a browser."
            ),
        )
    refusing = weasyprint.urls.URLFetcher(allowed_protocols=())
    made: bytes = weasyprint.HTML(string=page, url_fetcher=refusing).write_pdf()
    return made


def _weasyprint() -> Any:
    """The program that sets pages. Raises SettingsError where it or its library is not there."""
    try:
        import weasyprint
    except ModuleNotFoundError:
        raise SettingsError(
            _("A PDF needs the extra “pdf”, which is not installed."),
            unchanged=_("No report was written."),
            todo=_("Install it: pipx install 'mgrday[pdf]', or end the name in .html and print it from a browser."),
        ) from None
    except OSError:
        raise SettingsError(
            _("A PDF needs the library Pango, which is not installed."),
            unchanged=_("No report was written."),
            todo=_(
                "Install it (Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
                "Fedora: dnf install pango; macOS: brew install pango), or end the name in .html and print it from a browser."
            ),
        ) from None
    return weasyprint


def _has_chinese_font() -> bool:
    """Whether there is a font that Chinese can be set in; where nothing lists the fonts, the system has its own."""
    lister = shutil.which("fc-list")
    if lister is None:
        return True
    listed = subprocess.run([lister, ":lang=zh", "family"], capture_output=True, check=False)
    return bool(listed.stdout.strip())
