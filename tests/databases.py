"""A PostgreSQL server of the tests' own, started once per test process, with an empty store to copy from."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from programs import missing


def server_programs() -> Path | None:
    """The folder with PostgreSQL's server programs, None where it is not installed."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def needed() -> Path:
    """The server programs; without them the test is skipped, in CI it fails."""
    return server_programs() or missing("PostgreSQL's server", "postgresql")


@contextmanager
def server() -> Iterator[str]:
    """A server on a socket in a folder of its own; yields the start of its URLs, to be followed by a database's name."""
    programs = needed()
    folder = Path(tempfile.mkdtemp(prefix="mgrday-pg-", dir="/tmp"))
    user = pwd.getpwuid(os.getuid()).pw_name
    if os.getuid() == 0:  # the server refuses to run as root
        user = "postgres"
        shutil.chown(folder, user)

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd=folder, timeout=60, user=pwd.getpwnam(user).pw_uid)

    data = str(folder / "data")
    run("initdb", "-D", data, "-U", user, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    options = f"-k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=40"
    run("pg_ctl", "-D", data, "-w", "-o", options, "-l", str(folder / "log"), "start")
    try:
        yield f"postgresql+psycopg://{user}@/{{name}}?host={folder}"
    finally:
        run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
