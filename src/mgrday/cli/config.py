"""``mgrday config``: every setting, its value and where it came from."""

import re
from pathlib import Path

from mgrday.cli import frame
from mgrday.report import Column, Report, Table
from mgrday.settings import KNOWN
from mgrday.words import N_, _


@frame.command(
    N_(
        "Show every setting, its value and where it comes from.\n"
        "A flag beats the environment (MGRDAY_DB, MGRDAY_LANG and so on), which beats the config file, which beats the default."
    )
)
def command() -> None:
    """Print the settings."""
    context = frame.context()
    settings = context.settings
    file = settings.config.path
    in_force = {
        "db": hidden_password(context.address),
        "lang": context.language,
        "format": context.format,
        "today": context.now.strftime("%Y-%m-%d %H:%M"),
        "actor": context.actor,
        "department": context.department,
        "guide": str(context.guide) if context.guide else None,
        "method": str(context.method) if context.method else None,
    }
    rows = [
        _row(name, in_force[name], known.help, settings.values[name].source, settings.values[name].where)
        for name, known in KNOWN.items()
    ]
    exists = N_("the config file") if settings.config.exists else N_("the config file (not there yet)")
    named = "environment" if context.environment.get("MGRDAY_CONFIG") else "default"
    rows.append(_row("config", str(file), exists, named, "MGRDAY_CONFIG" if named == "environment" else _("default")))
    rows += [
        _row(f"{rule} {setting}", str(number), N_("a number of a rule"), "config", settings.config.place("rules", rule, setting))
        for rule, numbers in settings.rules.items()
        for setting, number in numbers.items()
    ]
    rows += [
        _row(f"workdays {name}", ", ".join(days), N_("days of your own in the working calendar"), "config", str(file))
        for name, days in settings.config.workdays.items()
    ]
    pushed = {robot: str(path) for robot, path in settings.config.push_files.items()}
    if settings.config.push_hosts:
        pushed["hosts"] = ", ".join(settings.config.push_hosts)
    rows += [
        _row(f"push {name}", value, N_("where a push may go"), "config", settings.config.place("push", name))
        for name, value in pushed.items()
    ]
    columns = [
        Column("name", _("Setting")),
        Column("value", _("Value"), folds=True),
        Column("where", _("From")),
        Column("help", _("Meaning"), folds=True),
        Column("source", _("Source"), hidden=True),
    ]
    context.emit(Report("config", _("Settings"), [Table("settings", _("Settings"), columns, rows)], shape="list"))


def _row(name: str, value: str | None, help: str, source: str, where: str) -> dict[str, str | None]:
    return {"name": name, "value": value, "where": where, "help": _(help), "source": source}


def hidden_password(address: str) -> str:
    """`address` without the password that a URL may carry; the home folder as it is."""
    if "://" not in address:
        return str(Path(address).expanduser().absolute())
    return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1:***@", address)
