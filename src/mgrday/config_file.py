"""The user's ``config.toml``: where it is, what may stand in it, and what is said where it is broken."""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from mgrday.errors import SettingsError
from mgrday.words import _

TEXTS = ("db", "lang", "format", "today", "actor", "department", "guide", "method")
"""The keys at the top of the file whose values are texts."""
PATHS = frozenset({"db", "guide", "method"})
WORKDAYS = ("holidays", "makeup")
ROBOTS = ("wecom", "dingtalk", "feishu")
TABLES = ("rules", "workdays", "push")


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """What a config file says: texts by key, numbers by rule, days off and make-up workdays as they were written.

    `push_files` are the files with the address and secret of a robot, `push_hosts` the hosts that are allowed beside their own.
    """

    path: Path
    exists: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    workdays: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""
    push_files: Mapping[str, Path] = field(default_factory=dict)
    push_hosts: tuple[str, ...] = ()

    def line(self, *keys: str) -> int | None:
        """The line that sets the key under these keys (``"rules", "client.stale", "a_days"``), or else begins their table."""
        wanted, lines = ".".join(filter(None, keys)), _lines(self.text)
        while wanted and wanted not in lines:
            wanted = wanted.rpartition(".")[0]
        return lines.get(wanted)

    def place(self, *keys: str) -> str:
        """The file, and the line of a key in it where it is found."""
        number = self.line(*keys)
        return str(self.path) if number is None else _("{file}, line {number}").format(file=self.path, number=number)


def _lines(text: str) -> dict[str, int]:
    """The line of each key and table, named by its keys with dots between.

    A TOML line that stands alone can be read alone; what cannot (the inside of a list of several lines) has no key.
    """
    import tomllib

    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        try:
            found = tomllib.loads(line)
        except tomllib.TOMLDecodeError:
            head, equals, _value = line.partition("=")
            name = head.strip().strip("\"'")
            if equals and name:
                lines.setdefault(f"{table}{name}", number)
            continue
        names = list(_names(found))
        if line.lstrip().startswith("["):
            table = ""
        for name in names:
            lines.setdefault(f"{table}{name}", number)
        if line.lstrip().startswith("["):
            table = f"{names[-1]}."
    return lines


def _names(table: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """The keys in a table and in those below it, the upper ones first."""
    for key, value in table.items():
        yield f"{above}{key}"
        if isinstance(value, dict):
            yield from _names(value, f"{above}{key}.")


def user_folder(purpose: Literal["config", "data"]) -> Path:
    """The user's folder for mgrday's config or data.

    On Linux this is what platformdirs answers, without the time that importing it takes at every start.
    """
    if sys.platform == "linux":
        named = os.environ.get(f"XDG_{purpose.upper()}_HOME", "")
        default = ".config" if purpose == "config" else ".local/share"
        return (Path(named) if named.startswith("/") else Path("~").expanduser() / default) / "mgrday"
    import platformdirs

    find = platformdirs.user_config_path if purpose == "config" else platformdirs.user_data_path
    return find("mgrday", appauthor=False)


def config_path(environment: Mapping[str, str]) -> Path:
    """Where the config file is or would be: ``MGRDAY_CONFIG`` names it, else it is in the user's config folder."""
    named = environment.get("MGRDAY_CONFIG")
    return Path(named).expanduser() if named else user_folder("config") / "config.toml"


def read_config(environment: Mapping[str, str]) -> ConfigFile:
    """The config file; an empty one where there is none and none was named. Raises SettingsError."""
    path = config_path(environment)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if environment.get("MGRDAY_CONFIG"):
            raise SettingsError(
                _("There is no config file {file}.").format(file=path),
                todo=_("Correct MGRDAY_CONFIG, or unset it to use the usual file."),
            ) from None
        return ConfigFile(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or _("it is not UTF-8 text")
        raise SettingsError(_("The config file {file} cannot be read: {reason}.").format(file=path, reason=reason)) from error
    return _Checked(path, text).read()


class _Checked:
    """Reads one config text and knows the line of a key, to say where something is wrong."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text

    def read(self) -> ConfigFile:
        """Everything in the file. Raises SettingsError for bad TOML, an unknown key and a value of the wrong type."""
        content = self._parsed()
        rules = self._rules(self._table(content, "rules"))
        workdays = self._workdays(self._table(content, "workdays"))
        push = self._table(content, "push")
        hosts, files = self._hosts(push), self._robots(push)
        texts = {}
        for key, value in content.items():
            if key not in TEXTS:
                raise self._wrong(key, _("there is no such setting"), _similar(key, (*TEXTS, *TABLES)))
            if isinstance(value, str) and value.strip():
                texts[key] = self._placed(value) if key in PATHS else value
            else:
                raise self._wrong(key, _("it must be a text in quotes"))
        return ConfigFile(self.path, True, texts, rules, workdays, self.text, files, hosts)

    def _parsed(self) -> dict[str, Any]:
        import tomllib

        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"line (\d+)", str(error))
            number = int(found[1]) if found else len(self.text.splitlines())
            line = "".join(self.text.splitlines()[number - 1 : number]).strip()
            raise SettingsError(
                _("The config file {file} is not valid TOML: line {number}: {line}").format(
                    file=self.path, number=number, line=line
                ),
                todo=_('Write each setting as: key = "value"'),
            ) from error

    def _table(self, content: dict[str, Any], key: str) -> dict[str, Any]:
        table = content.pop(key, {})
        if not isinstance(table, dict):
            raise self._wrong(key, _("it must be a table: [{key}]").format(key=key))
        return table

    def _rules(self, table: dict[str, Any], family: str = "") -> dict[str, dict[str, int]]:
        """Numbers by rule; ``[rules.client.stale]`` is read as ``[rules."client.stale"]``."""
        rules: dict[str, dict[str, int]] = {}
        for key, value in table.items():
            name = f"{family}{key}"
            if not isinstance(value, dict):
                fault = _('the settings of a rule stand under its name: [rules."client.stale"]')
                raise self._wrong(key, fault, under=f"rules.{family}")
            if "." not in name:
                rules |= self._rules(value, f"{name}.")
                continue
            for setting, number in value.items():
                if isinstance(number, bool) or not isinstance(number, int) or number < 0:
                    raise self._wrong(setting, _("it must be a whole number, 0 or more"), under=f"rules.{name}")
            rules[name] = value
        return rules

    def _workdays(self, table: dict[str, Any]) -> dict[str, tuple[str, ...]]:
        for key, value in table.items():
            if key not in WORKDAYS:
                raise self._wrong(key, _("there is no such setting"), _similar(key, WORKDAYS), under="workdays")
            if not isinstance(value, list):
                raise self._wrong(key, _('it must be a list of days: ["2027-02-05..2027-02-11"]'), under="workdays")
        return {key: tuple(str(day) for day in days) for key, days in table.items()}

    def _hosts(self, table: dict[str, Any]) -> tuple[str, ...]:
        hosts = table.pop("hosts", [])
        if not isinstance(hosts, list) or not all(isinstance(host, str) for host in hosts):
            raise self._wrong("hosts", _('it must be a list of hosts: ["robot.example.com"]'), under="push")
        return tuple(host.casefold() for host in hosts)

    def _robots(self, table: dict[str, Any]) -> dict[str, Path]:
        """The file of each robot; address and secret themselves have no place here, where others may read them."""
        files = {}
        for robot, settings in table.items():
            if robot not in ROBOTS:
                raise self._wrong(robot, _("there is no such setting"), _similar(robot, ("hosts", *ROBOTS)), under="push")
            if not isinstance(settings, dict):
                raise self._wrong(robot, _("it must be a table: [{key}]").format(key=f"push.{robot}"), under="push")
            for key, value in settings.items():
                if key != "file":
                    raise self._wrong(key, _("there is no such setting"), _similar(key, ("file",)), under=f"push.{robot}")
                if not isinstance(value, str) or not value.strip():
                    raise self._wrong(key, _("it must be a text in quotes"), under=f"push.{robot}")
                files[robot] = Path(self._placed(value))
        return files

    def _placed(self, text: str) -> str:
        """A path as the file means it: ``~`` is the home folder, and relative is relative to the file."""
        if "://" in text:
            return text
        return str(self.path.parent.absolute() / Path(text).expanduser())

    def _wrong(self, key: str, fault: str, todo: str | None = None, under: str = "") -> SettingsError:
        at = ConfigFile(self.path, text=self.text).place(under.rstrip("."), key)
        return SettingsError(
            _("The config file {place}: “{key}”: {fault}.").format(place=at, key=key, fault=fault),
            todo=todo or _("Correct the file; mgrday config shows every setting."),
        )


def _similar(key: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known, n=1)
    if near:
        return _("Did you mean {name}?").format(name=near[0])
    return _("The settings are: {names}.").format(names=", ".join(known))
