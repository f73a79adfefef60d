"""The rules explained: when each fires, how grave it is, its settings in force and where each comes from."""

from collections.abc import Callable, Iterator

from mgrday.report import Block, Column, Findings, Line, Lines, Report, Row, Table
from mgrday.review.findings import SAID, look, rule_named
from mgrday.review.question import Question
from mgrday.review.rule_words import rule_words
from mgrday.review.rules import RULES, Rule
from mgrday.review.rules.base import Unit
from mgrday.words import N_, _, chinese

Where = Callable[[str, str], tuple[str, int | None]]
"""Gives the name of the config file, and the line in it that sets a rule's setting."""
MOST = 5
"""How many findings of a rule a person is shown beside its explanation; scripts get all."""
UNITS: dict[Unit, str] = {
    "days": N_("days"),
    "workdays": N_("workdays"),
    "months": N_("months"),
    "weekday": N_("1 is Monday"),
    "day of the month": N_("day of the month"),
    "percent": N_("percent"),
    "parts": N_("parts"),
    "yuan": N_("yuan"),
}


def rules_report(question: Question, where: Where) -> Report:
    """What ``mgrday findings rules`` says: every rule in a few lines, the settings that were changed standing out."""
    blocks: list[Block] = [_table([_row(rule, question, where) for rule in RULES.values()])]
    for rule in RULES.values():
        blocks.append(Lines(f"{rule.name}  {_severities(rule)}", list(_lines(rule, question, where))))
    blocks.append(Lines("", [Line(_("All about one of them: mgrday findings rules RULE"), "faint")]))
    return Report("rules", _("Rules"), blocks, shape="list")


def rule_report(question: Question, name: str, where: Where) -> Report:
    """What ``mgrday findings rules RULE`` says: all about one rule. Raises UsageError for an unknown one."""
    name = rule_named(name)
    rule = RULES[name]
    found, snoozed = look(question, [name])
    head = [
        Line(_(rule.summary), "strong"),
        Line(_("Severity: {severities}").format(severities=_severities(rule))),
    ]
    blocks: list[Block] = [
        Lines("", head),
        *_settings(rule, question, where),
        Findings(found, _("Finds now"), MOST, _("Finds nothing now."), snoozed),
    ]
    return Report("rule", f"{name} · {rule_words(name)}", blocks, facts=_row(rule, question, where))


def _severities(rule: Rule) -> str:
    return ("、" if chinese() else ", ").join(_(SAID[severity]) for severity in rule.severities)


def _row(rule: Rule, question: Question, where: Where) -> Row:
    """The rule as scripts read it."""
    return {
        "rule": rule.name,
        "severity": _severities(rule),
        "when": _(rule.summary),
        "settings": ", ".join(f"{name} = {value}" for name, value in rule.in_force(question).items()),
        "in_force": [
            {
                "name": name,
                "value": value,
                "default": rule.settings[name].default,
                "source": "config" if _is_set(rule, name, question) else "default",
                "line": where(rule.name, name)[1] if _is_set(rule, name, question) else None,
                "unit": rule.settings[name].unit,
                "meaning": _(rule.settings[name].meaning),
            }
            for name, value in rule.in_force(question).items()
        ],
    }


def _table(rows: list[Row]) -> Table:
    columns = [
        Column("rule", _("Rule")),
        Column("severity", _("Severity")),
        Column("when", _("When it fires")),
        Column("settings", _("Settings")),
        Column("in_force", _("In force")),
    ]
    return Table("rules", _("Rules"), columns, rows, hidden=True)


def _is_set(rule: Rule, name: str, question: Question) -> bool:
    return name in question.rule_settings.get(rule.name, {})


def _lines(rule: Rule, question: Question, where: Where) -> Iterator[Line]:
    """When the rule fires, the settings that were changed, the others on one line."""
    yield Line(_(rule.summary))
    in_force = rule.in_force(question)
    for name, value in in_force.items():
        if _is_set(rule, name, question):
            yield Line(_with_origin(f"{name} = {value}", rule, name, question, where), "strong")
    others = " · ".join(f"{name} = {value}" for name, value in in_force.items() if not _is_set(rule, name, question))
    if others:
        yield Line(_("{settings} (default)").format(settings=others), "faint")


def _with_origin(setting: str, rule: Rule, name: str, question: Question, where: Where) -> str:
    """A setting with where its value comes from, and its default where that is another."""
    if not _is_set(rule, name, question):
        return _("{settings} (default)").format(settings=setting)
    file, line = where(rule.name, name)
    return _("{setting} ({file}, line {line}; default {default})").format(
        setting=setting, file=file, line="?" if line is None else line, default=rule.settings[name].default
    )


def _settings(rule: Rule, question: Question, where: Where) -> list[Lines]:
    """Each setting with its unit, where it comes from and what it means; then how to change them."""
    if not rule.settings:
        return [Lines(_("Settings"), [Line(_("This rule has no settings."))])]
    lines = []
    for name, value in rule.in_force(question).items():
        number, changed = rule.settings[name], _is_set(rule, name, question)
        said = _("{name} = {value} {unit}").format(name=name, value=f"{value:,}", unit=_unit(number.unit))
        lines.append(Line(_with_origin(said, rule, name, question, where), "strong" if changed else "plain"))
        lines.append(Line(f"   {_(number.meaning)}", "faint"))
    example = [Line(f'[rules."{rule.name}"]'), *(Line(f"{name} = {value}") for name, value in rule.in_force(question).items())]
    title = _("To change them, in the config file ({file}):").format(file=where(rule.name, "")[0])
    return [Lines(_("Settings"), lines), Lines(title, example)]


def _unit(unit: Unit) -> str:
    said = _(UNITS[unit])
    return _("({unit})").format(unit=said) if unit == "weekday" else said
