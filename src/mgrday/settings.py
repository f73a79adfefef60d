"""Settings: default < config file < environment < flag; each value remembers where it came from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from mgrday.config_file import ConfigFile, read_config, user_folder
from mgrday.errors import MgrdayError, SettingsError, UsageError
from mgrday.words import LANGUAGES, N_, Language, _

Source = Literal["default", "config", "environment", "flag"]


@dataclass(frozen=True, slots=True)
class Known:
    """A setting that exists: its key in the config file, its help, whether a flag sets it."""

    name: str
    help: str
    flag: bool = False

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"MGRDAY_{self.name.upper()}"


KNOWN: dict[str, Known] = {
    known.name: known
    for known in (
        Known("db", N_("the store: a file's path or a PostgreSQL URL"), flag=True),
        Known("lang", N_("the language: zh or en"), flag=True),
        Known("format", N_("the format: table, plain, json, csv, markdown or html; with -o FILE also xlsx or pdf"), flag=True),
        Known("today", N_("the day (and time) to take for now"), flag=True),
        Known("actor", N_("who is writing, for the history")),
        Known("department", N_("the department that the reviews are about; empty: all")),
        Known("guide", N_("the file of your own guide")),
        Known("method", N_("the folder of your own method")),
    )
}
MOST_MONTHS = 1_200
"""What is more is refused by the reviews; whoever runs no review must not stumble over it."""
FLAGS = tuple(known.name for known in KNOWN.values() if known.flag)


@dataclass(frozen=True, slots=True)
class Setting:
    """One value and where it came from; `text` is None where nothing sets it."""

    name: str
    text: str | None
    source: Source
    file: Path | None = None

    @property
    def where(self) -> str:
        """Where the value came from, for a person."""
        if self.source == "flag":
            return f"--{self.name}"
        if self.source == "environment":
            return KNOWN[self.name].variable
        return str(self.file) if self.source == "config" else _("default")

    def refused(self, error: MgrdayError) -> MgrdayError:
        """`error`, as what is wrong with this value: wrong usage for a flag, else a wrong setting."""
        kind = UsageError if self.source == "flag" else SettingsError
        return kind(f"{self.where}: {error.what}", todo=error.todo)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting of a run. `rules` holds the numbers that differ from the rules' own; `config` is the file."""

    values: Mapping[str, Setting]
    config: ConfigFile
    rules: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """The value of a setting, None where nothing sets it."""
        return self.values[name].text

    def check_rules(self, fault: Callable[[str, Mapping[str, int]], tuple[str, str] | None]) -> None:
        """See that the numbers of every rule in the file can be used. Raises SettingsError, naming the line.

        `fault` says what is wrong with the numbers of a rule: the name of one and the fault, or nothing.
        """
        for rule, numbers in self.rules.items():
            wrong = fault(rule, numbers)
            if wrong is not None:
                name, said = wrong
                raise SettingsError(
                    _("The config file {place}: “{key}”: {fault}.").format(
                        place=self.config.place("rules", rule, name), key=f"{rule}: {name}" if name else rule, fault=said
                    ),
                    todo=_("See what can be set with: mgrday findings rules {rule}").format(rule=rule if name else "").rstrip(),
                )

    def use_new_months(self) -> None:
        """Take for new hires from now on who joined as short a time ago as the setting of ``standard.below`` says."""
        months = self.rules.get("standard.below", {}).get("new_months")
        if months is not None:
            from mgrday.seniority import use_new_months

            use_new_months(min(months, MOST_MONTHS))

    def use_workdays(self) -> None:
        """Count the days of ``[workdays]`` from now on. Raises SettingsError."""
        if self.config.workdays:
            from mgrday.days import use_workdays

            use_workdays(self._days("holidays"), self._days("makeup"))

    def use_method(self) -> None:
        """Take the manager's own method from now on, where a folder is named; its files are read when they are needed."""
        named = self.text("method")
        if named:
            from mgrday.days import use_phases
            from mgrday.method.files import use_folder
            from mgrday.method.phases import starts

            use_folder(Path(named).expanduser())
            use_phases(starts)

    def _days(self, key: str) -> frozenset[str]:
        from mgrday.own_workdays import listed

        days: set[str] = set()
        for entry in self.config.workdays.get(key, ()):
            try:
                days.update(listed([entry]))
            except (ValueError, OverflowError) as error:
                fault = _("it is not a day or a run of days: {day}").format(day=entry)
                raise SettingsError(
                    _("The config file {place}: “{key}”: {fault}.").format(place=self.config.path, key=key, fault=fault),
                    todo=_('Write for example: holidays = ["2027-02-05..2027-02-11"] and makeup = ["2027-02-14"]'),
                ) from error
        return frozenset(days)


def load(flags: Mapping[str, str], environment: Mapping[str, str]) -> Settings:
    """The settings in force. Raises SettingsError for a broken file or value, UsageError for a wrong flag."""
    settings = layered(flags, environment, read_config(environment))
    _check(settings.values["lang"], LANGUAGES)
    _check_format(settings.values["format"])
    return settings


def layered(flags: Mapping[str, str], environment: Mapping[str, str], config: ConfigFile) -> Settings:
    """The settings of these layers, unchecked."""
    values = {known.name: _one(known, flags, environment, config) for known in KNOWN.values()}
    return Settings(values, config, config.rules)


def _one(known: Known, flags: Mapping[str, str], environment: Mapping[str, str], config: ConfigFile) -> Setting:
    if known.name in flags:
        return Setting(known.name, flags[known.name], "flag")
    if environment.get(known.variable):
        return Setting(known.name, environment[known.variable], "environment")
    if known.name in config.texts:
        return Setting(known.name, config.texts[known.name], "config", config.path)
    return Setting(known.name, None, "default")


def _check(setting: Setting, choices: Iterable[str]) -> None:
    if setting.text is not None and setting.text not in choices:
        raise setting.refused(
            UsageError(
                _("“{text}” is not one of: {choices}.").format(text=setting.text, choices=", ".join(choices)),
                todo=_("Write one of these and try again."),
            )
        )


def _check_format(setting: Setting) -> None:
    if setting.text is not None:
        from mgrday.render import FILES, FORMATS

        _check(setting, (*FORMATS, *FILES))


def language(flags: Mapping[str, str], environment: Mapping[str, str], configured: str | None = None) -> Language:
    """The language to speak: what was asked for, or what the locale says. Anything that is not Chinese is English."""
    for text in (flags.get("lang"), environment.get("MGRDAY_LANG"), configured):
        if text in LANGUAGES:
            return "zh" if text == "zh" else "en"
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def default_store() -> str:
    """The store where nothing names one."""
    return str(user_folder("data") / "mgrday.db")
