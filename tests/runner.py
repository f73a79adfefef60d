"""Runs mgrday inside the test's own process, on a store of the test's own."""

import io
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mgrday.__main__ import main


@dataclass(frozen=True)
class Result:
    """What one run gave."""

    code: int
    out: str
    err: str


class Stream(io.StringIO):
    """A text stream that is a terminal or is none."""

    def __init__(self, text: str = "", *, tty: bool = False) -> None:
        super().__init__(text)
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty


@dataclass
class Mgrday:
    """``run("lead", "list")`` runs a command line on the test's store; `environment` holds what it sees."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def store(self) -> Path:
        """The file of the test's store."""
        return self.folder / "store.db"

    def __call__(
        self,
        *arguments: object,
        today: str | None = None,
        lang: str = "en",
        stdin: str | None = None,
        tty: bool = False,
        **variables: str,
    ) -> Result:
        """Run ``mgrday arguments``; `stdin` is what is typed, `tty` makes all three streams a terminal."""
        seen = {**self.environment, "MGRDAY_LANG": lang, **variables}
        if today is not None:
            seen["MGRDAY_TODAY"] = today
        if not tty:
            seen.setdefault("MGRDAY_FORMAT", "plain")
        outer: Any = (dict(os.environ), sys.stdin, sys.stdout, sys.stderr)
        out, err = Stream(tty=tty), Stream(tty=tty)
        os.environ.clear()
        os.environ.update({name: value for name, value in seen.items() if value})
        sys.stdin, sys.stdout, sys.stderr = Stream(stdin or "", tty=tty), out, err
        try:
            code = main([str(argument) for argument in arguments])
        finally:
            os.environ.clear()
            os.environ.update(outer[0])
            sys.stdin, sys.stdout, sys.stderr = outer[1:]
        return Result(int(code), out.getvalue(), err.getvalue())
