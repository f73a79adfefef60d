"""Where a robot is and its secret: from the environment or from a file that only its owner reads; neither is ever shown."""

import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from mgrday.errors import SettingsError, reason
from mgrday.exchange.robots import ROBOTS
from mgrday.words import _

LEAST_HIDDEN = 8
"""Shorter parts of an address are words of it and no secret."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """The address of a robot and, where it wants one, the secret to sign with."""

    address: str = field(repr=False)
    secret: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """The host, which may be said."""
        return urlsplit(self.address).hostname or ""

    @property
    def near(self) -> bool:
        """Whether it is on this machine."""
        return _is_loopback(self.host)

    def hide(self, text: str) -> str:
        """`text` without anything of the secret or of the address in it."""
        parts = urlsplit(self.address)
        words = [*parts.path.split("/"), *(value for _key, value in parse_qsl(parts.query)), *parts.query.split("&")]
        secrets = [self.secret, self.address, *(word for word in words if len(word) >= LEAST_HIDDEN)]
        for secret in sorted(filter(None, secrets), key=len, reverse=True):
            text = text.replace(secret, "***")
        return text


def webhook(robot: str, environment: Mapping[str, str], file: Path | None, hosts: Sequence[str] = ()) -> Webhook:
    """The robot's address and secret, seen to be one that may be spoken to. Raises SettingsError.

    `file` is the one that the config file names, `hosts` are those it allows beside the robot's own.
    """
    variable = f"MGRDAY_PUSH_{robot.upper()}_URL"
    address, secret = environment.get(variable, ""), environment.get(f"MGRDAY_PUSH_{robot.upper()}_SECRET", "")
    source = variable
    if not address and file is not None:
        address, written = _read(file)
        secret, source = secret or written, str(file)
    if not address:
        raise SettingsError(
            _("Nothing says where the robot of {robot} is.").format(robot=_(ROBOTS[robot].name)),
            unchanged=_("Nothing was sent."),
            todo=_("Set {variable}, or name a file with it in the config file: [push.{robot}] file = …").format(
                variable=variable, robot=robot
            ),
        )
    _check(robot, address.strip(), source, hosts)
    return Webhook(address.strip(), secret.strip())


def _read(file: Path) -> tuple[str, str]:
    """The address in the first line of the file, the secret in the second."""
    try:
        with file.open(encoding="utf-8-sig") as opened:
            mode = stat.S_IMODE(os.fstat(opened.fileno()).st_mode)
            lines = opened.read(10_000).splitlines()
    except OSError as error:
        raise _wrong(str(file), _("it cannot be read: {reason}").format(reason=reason(error))) from None
    except ValueError:
        raise _wrong(str(file), _("it is not UTF-8 text")) from None
    if mode & 0o177:
        raise _wrong(
            str(file), _("others may read or change it (mode {mode:03o})").format(mode=mode), f"chmod 600 {file}"
        )
    address, secret = (*lines, "", "")[:2]
    if not address.strip():
        raise _wrong(str(file), _("its first line must be the address of the robot, the second its secret"))
    return address, secret


def _check(robot: str, address: str, source: str, hosts: Sequence[str]) -> None:
    """See that `address` is one that may be spoken to; what is said never has it whole."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host or not address.isascii() or not address.isprintable() or set(address) & set(' \\"<>') or "@" in parts.netloc:
        raise _wrong(source, _("it is no address of a robot"))
    allowed = host in hosts or parts.netloc.casefold() in hosts
    if not allowed and (host not in ROBOTS[robot].hosts or port not in (None, 443)):
        raise _wrong(
            source,
            _("{host} is no host of {robot}").format(host=host, robot=_(ROBOTS[robot].name)),
            _('To allow it all the same: [push] hosts = ["{host}"] in the config file').format(host=host),
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and allowed and _is_loopback(host)):
        raise _wrong(source, _("it must begin with https"))


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _wrong(source: str, fault: str, todo: str | None = None) -> SettingsError:
    return SettingsError(
        _("{source}: {fault}.").format(source=source, fault=fault), unchanged=_("Nothing was sent."), todo=todo
    )
