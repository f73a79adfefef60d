"""Text and classes as they stand in a page."""

from html import escape

from mgrday.render.cells import clean


def safe(text: str) -> str:
    """`text` cleaned and escaped, for an element or an attribute."""
    return escape(clean(text), quote=True)


def class_(*names: str) -> str:
    """A class attribute of the names that say something."""
    wanted = " ".join(name for name in names if name and name != "plain")
    return f' class="{wanted}"' if wanted else ""
