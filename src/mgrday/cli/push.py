"""``mgrday push``: the briefing, the ranking or the board of an event into a group chat; the one command that uses a network."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from mgrday.cli import frame
from mgrday.cli.question import DEPARTMENT_HELP, ask
from mgrday.cli.verbs import EVENT_HELP
from mgrday.errors import UsageError
from mgrday.report import Report
from mgrday.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mgrday.exchange.chat import Said
    from mgrday.review.question import Question

SENT: "Mapping[str, tuple[str, ...]]" = {"today": ("早报",), "rank": ("排行", "排行榜"), "event": ("会议", "会议看板")}
"""What can be sent, with other words for it."""


@frame.command(
    N_(
        "Send the briefing, the ranking or the board of an event to a group robot of WeCom, DingTalk or Feishu.\n"
        "Clients and phones are masked. The robot's address and secret come from MGRDAY_PUSH_WECOM_URL and "
        "MGRDAY_PUSH_WECOM_SECRET (DINGTALK, FEISHU), or from a file that only you can read, named in the config file."
    )
)
def command(
    what: Annotated[str, typer.Argument(help=N_("what is sent: today, rank or event"), metavar="today|rank|event")],
    to: Annotated[str, typer.Option("--to", help=N_("whose robot"), metavar="wecom|dingtalk|feishu")],
    event: Annotated[str | None, typer.Argument(metavar="EVENT", help=EVENT_HELP)] = None,
    department: Annotated[str | None, typer.Option(help=DEPARTMENT_HELP, metavar="DEPARTMENT")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("show what would be sent, send nothing"))] = False,
    unmasked: Annotated[
        bool, typer.Option("--unmasked", help=N_("name clients and phones in full; the ranking stays masked"))
    ] = False,
) -> None:
    from mgrday.exchange.chat import said
    from mgrday.exchange.robots import ROBOTS

    context = frame.context()
    kind = _chosen(what, SENT)
    name = _chosen(to, {name: robot.words for name, robot in ROBOTS.items()})
    question = ask(department)
    lines = said(_report(kind, question, event))
    text, body = ROBOTS[name].message(lines if unmasked else _masked(question, lines))
    if dry_run:
        context.put(f"{json.dumps(body, ensure_ascii=False, indent=2) if context.format == 'json' else text}\n")
        context.say(_("Nothing was sent."))
        return
    from mgrday.exchange.sending import send
    from mgrday.exchange.webhooks import webhook

    config = context.settings.config
    send(ROBOTS[name], webhook(name, context.environment, config.push_files.get(name), config.push_hosts), body)
    context.say(_("Sent to {robot}.").format(robot=_(ROBOTS[name].name)))


def _chosen(text: str, words: "Mapping[str, tuple[str, ...]]") -> str:
    word = text.strip().casefold()
    for name, others in words.items():
        if word == name or word in others:
            return name
    raise UsageError(_("“{text}” is not one of: {choices}.").format(text=text, choices=", ".join(words)))


def _report(kind: str, question: "Question", event: str | None) -> Report:
    """The report to send; an event may be named for its board only."""
    if kind == "event":
        from mgrday.review import event_board
        from mgrday.store.references import find

        return event_board.report(question, None if event is None else find(question.reader, "event", event))
    if event is not None:
        raise UsageError(_("An event is named only to send its board: mgrday push event EVENT"))
    if kind == "rank":
        from mgrday.days import Span
        from mgrday.review.board import Board
        from mgrday.review.published import report

        return report(Board(question, Span.month(question.today), "amount", "member", published=True))
    from mgrday.cli.guide import own_guide
    from mgrday.review.today import today

    return today(question, own_guide())


def _masked(question: "Question", lines: "list[Said]") -> "list[Said]":
    from mgrday.review.masked import masker

    hide = masker(question, [line.text for line in lines])
    return [line._replace(text=hide(line.text)) for line in lines]
