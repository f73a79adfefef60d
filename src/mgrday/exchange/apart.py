"""Work that a process of its own does while this one goes on: on two cores a long import takes half the time."""

import marshal
import os
import pickle
import signal
import struct
from collections.abc import Generator, Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from mgrday.errors import RefusedError
from mgrday.words import _

_LENGTH = struct.Struct("<Q")
_PIPE_SIZE = 1024 * 1024
"""What the pipe holds: about one batch, so that neither side waits for the other."""
GIVEN, RAISED, OVER = range(3)


def apart(values: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """What `values` gives, made in a process of its own; where that is no use or cannot be, in this one.

    Made apart, `values` must touch nothing that this process goes on using, neither the store nor its files, and give tuples of
    plain values. What it raises is raised here.
    """
    return _received(values) if hasattr(os, "fork") and _cores() > 1 else values


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _received(values: Iterator[tuple[Any, ...]]) -> Generator[tuple[Any, ...], None, None]:
    reading, writing = os.pipe()
    _widen(writing)
    child = os.fork()
    if not child:
        os.close(reading)
        _give(values, writing)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as pipe:
            while (message := _next(pipe))[0] == GIVEN:
                yield message[1]
        if message[0] == RAISED:
            raise pickle.loads(message[1])
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _next(pipe: BinaryIO) -> tuple[int, Any]:
    """The next message. Raises RefusedError where the other process ended without a word."""
    head = pipe.read(_LENGTH.size)
    if len(head) == _LENGTH.size:
        (length,) = _LENGTH.unpack(head)
        body = pipe.read(length)
        if len(body) == length:
            message: tuple[int, Any] = marshal.loads(body)
            return message
    raise RefusedError(
        _("The process that read the file ended before its time; memory may have run out."),
        unchanged=_("Nothing was imported."),
        todo=_("Close other programs, or import the file in parts."),
    )


def _give(values: Iterator[tuple[Any, ...]], writing: int) -> None:
    """What the new process does; it leaves without tidying up what belongs to the other one."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        with os.fdopen(writing, "wb", buffering=0) as pipe:
            try:
                for value in values:
                    _send(pipe, (GIVEN, tuple(value)))
                _send(pipe, (OVER, None))
            except BaseException as error:
                _send(pipe, (RAISED, pickle.dumps(error)))
    finally:
        os._exit(0)


def _send(pipe: Any, message: tuple[int, Any]) -> None:
    body = marshal.dumps(message)
    rest = memoryview(_LENGTH.pack(len(body)) + body)
    while rest:
        rest = rest[pipe.write(rest) :]


def _widen(pipe: int) -> None:
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_SIZE)
