"""Programs from outside that tests look at results with: a browser, a calendar, shells, a database server."""

import os
import shutil
from typing import NoReturn

import pytest


def needed(program: str, package: str) -> str:
    """Where a program is; without it the test is skipped, in CI it fails."""
    return shutil.which(program) or missing(program, package)


def missing(program: str, package: str) -> NoReturn:
    """Without a program the test is skipped, with the Debian package that has it; in CI it fails."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{program} is not installed, and CI must test with it")
    pytest.skip(f"{program} is not installed (Debian: apt-get install {package})")
