"""``mgrday findings``: everything that is wrong, the rules that find it, and putting a finding off until a day."""

from pathlib import Path
from typing import Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.question import DEPARTMENT_HELP, FAIL_ON_HELP, MEMBER_HELP, SEVERITY, ask, exit_code, severity
from mgrday.words import N_, _, ngettext

METAVARS = (N_("RULE"), N_("RECORD"))
"""The metavars of the verbs beside those of the frame."""
Output = Annotated[Path | None, typer.Option("-o", "--output", help=N_("write to this file"), metavar="FILE")]
Department = Annotated[str | None, typer.Option(help=DEPARTMENT_HELP, metavar="DEPARTMENT")]
Rule = Annotated[str, typer.Argument(metavar="RULE", help=N_("the rule, such as client.stale"))]
Record = Annotated[
    str, typer.Argument(metavar="RECORD", help=N_("what the finding is about: the record's number, or a name"))
]
OfMember = Annotated[
    str | None, typer.Option(metavar="MEMBER", help=N_("the member, where the rule has findings of several about the record"))
]

app = frame.app(N_("Everything that is wrong, gravest first; the rules that find it; putting a finding off until a day."))


@app.alone
def everything(
    rule: Annotated[
        str | None, typer.Option(help=N_("only this rule or family, such as client.stale or outing"), metavar="RULE")
    ] = None,
    member: Annotated[str | None, typer.Option(help=MEMBER_HELP, metavar="MEMBER")] = None,
    severity_: Annotated[
        str | None, typer.Option("--severity", help=N_("only this severity: high, medium or low"), metavar=SEVERITY)
    ] = None,
    department: Department = None,
    fail_on: Annotated[str | None, typer.Option(help=FAIL_ON_HELP, metavar=SEVERITY)] = None,
    output: Output = None,
) -> int:
    """Say everything that is wrong."""
    from mgrday.review import findings

    severity(fail_on)
    question = ask(department, member)
    report = findings.report(question, rule, question.member, severity(severity_))
    frame.context().emit(report, output)
    _warn_of_stages()
    return exit_code(report.findings(), fail_on)


def _warn_of_stages() -> None:
    """Say that events behind are not found, where the manager's own file of stages is broken."""
    from mgrday.method import files

    if files.own("event_stages") is not None:
        from mgrday.review.event_stage import broken

        fault = broken()
        if fault is not None:
            frame.context().warn(fault.what)


@app.command("rules", help=N_("The rules and their settings: the value in force and where it comes from; all about one rule."))
def rules(
    rule: Annotated[str | None, typer.Argument(metavar="RULE", help=N_("all about this rule, such as client.stale"))] = None,
    department: Department = None,
    output: Output = None,
) -> None:
    """Explain the rules."""
    from mgrday.review import rules_explained

    context, question = frame.context(), ask(department)
    config = context.settings.config

    def where(of: str, name: str) -> tuple[str, int | None]:
        return config.path.name, config.line("rules", of, name)

    report = rules_explained.rule_report(question, rule, where) if rule else rules_explained.rules_report(question, where)
    context.emit(report, output)


@app.command(
    "snooze",
    help=N_(
        "Put a finding off until a day; on that day it is back.\n"
        "Every review tells how many are put off. A graver finding is back at once."
    ),
)
def snooze(
    rule: Rule,
    record: Record,
    until: Annotated[str, typer.Option("--until", metavar="DAY", help=N_("the day on which it is back"))],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help=N_("why"))],
    member: OfMember = None,
) -> None:
    """Put a finding off."""
    from dataclasses import replace

    from mgrday.cli.fields import said
    from mgrday.records import snooze as snoozes
    from mgrday.review.findings import every, rule_named
    from mgrday.review.snoozing import chosen

    context, rule = frame.context(), rule_named(rule)
    question = replace(ask(), department=None)
    with context.write(said()) as work:
        question = replace(question, reader=work.reader)
        there = every(question, [rule])
        if rule == "client.duplicate":
            from mgrday.review import slips

            there += slips.meant(question, record)
        found = chosen(work.reader, there, rule, record, member)
        number, day = snoozes.put_off(work, found[0], until, reason)
    _told(_("Put off until {day}: {finding}").format(day=day, finding=found[0].message), number)
    if more := len(found) - 1:
        told = ngettext("{n} more finding about the same goes with it.", "{n} more findings about the same go with it.", more)
        context.warn(told.format(n=more))


@app.command("snoozed", help=N_("What is put off: until when, why, since when, and whether it is still so."))
def snoozed(output: Output = None) -> None:
    """List what is put off."""
    from dataclasses import replace

    from mgrday.review import snoozing
    from mgrday.review.findings import every
    from mgrday.review.rules import RULES

    question = replace(ask(), department=None)
    away = snoozing.put_off(question)
    there = every(question, {row["rule"] for row in away} & RULES.keys())
    if slipped := {row["record_id"] for row in away if row["rule"] == "client.duplicate" and row["severity"] == "low"}:
        from mgrday.review import slips

        there += slips.of(question, slipped)
    frame.context().emit(snoozing.report(question, there), output)


@app.command("wake", help=N_("Let a finding that was put off come back at once."))
def wake(rule: Rule, record: Record, member: OfMember = None) -> None:
    """Take a putting off back."""
    from mgrday.cli.fields import said
    from mgrday.records import snooze as snoozes
    from mgrday.review import snoozing
    from mgrday.review.findings import rule_named

    context, rule = frame.context(), rule_named(rule)
    question = ask()
    with context.write(said()) as work:
        there = [each for each in map(snoozing.named, snoozing.put_off(question)) if each.rule == rule]
        (found, *_same) = snoozing.chosen(work.reader, there, rule, record, member)
        snoozes.wake(work, found.id)
    _told(_("Not put off any more: {finding}").format(finding=found.message), found.id)


def _told(sentence: str, number: int) -> None:
    """Say what was done to the snooze with this id."""
    from mgrday.report import Column, Report, Table

    context = frame.context()
    if context.format == "table":
        context.put(f"{sentence}\n")
        return
    context.say(sentence)
    if context.format != "plain":
        columns = [Column("id", _("No."), "id"), Column("kind", _("Kind"))]
        table = Table("snooze", _("Put off"), columns, [{"id": number, "kind": "snooze"}])
        context.emit(Report("snooze", _("Put off"), [table], shape="record"))
