"""Where a store is: a SQLite file or a PostgreSQL database."""

from dataclasses import dataclass
from pathlib import Path

from mgrday.errors import UsageError
from mgrday.words import _


@dataclass(frozen=True, slots=True)
class Address:
    """A store's place: `path` of a SQLite file, or `url` of a PostgreSQL database (``postgresql+psycopg://…``)."""

    path: Path | None = None
    url: str = ""

    @property
    def postgres(self) -> bool:
        """Whether it is on PostgreSQL."""
        return self.path is None

    @property
    def conninfo(self) -> str:
        """The URL as psycopg takes it."""
        return self.url.replace("postgresql+psycopg://", "postgresql://", 1)

    @property
    def sqlalchemy(self) -> str:
        """The URL as SQLAlchemy takes it."""
        return self.url if self.path is None else f"sqlite:///{self.path}"


def read_address(text: str) -> Address:
    """The address that `text` (a path, ``sqlite:///…`` or ``postgresql…://``) names. Raises UsageError."""
    if text.startswith(("postgresql+psycopg://", "postgresql://", "postgres://")):
        return Address(url="postgresql+psycopg://" + text.partition("://")[2])
    if text.startswith("sqlite:///"):
        return Address(Path(text.removeprefix("sqlite:///")).expanduser().absolute())
    if "://" in text:
        raise UsageError(
            _("“{text}” is not a store mgrday can open.").format(text=text.partition("://")[0] + "://…"),
            todo=_("Give a file's path, sqlite:///PATH or postgresql+psycopg://USER@HOST/DATABASE."),
        )
    return Address(Path(text).expanduser().absolute())
