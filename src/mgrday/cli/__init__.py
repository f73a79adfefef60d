"""What a person types: one module per command, loaded when its command is asked for.

`COMMANDS` is the registry: the module of each command, the line that the list of commands has for it, its section.
"""

from typing import NamedTuple

from mgrday.words import N_

READING, WRITING, MOVING = N_("Reading"), N_("Writing"), N_("Moving data")


class Entry(NamedTuple):
    """A command: the module ``mgrday.cli.<module>`` that has it, its line in the list of commands, its section."""

    module: str
    help: str
    section: str


COMMANDS: dict[str, Entry] = {
    "today": Entry("today", N_("The morning briefing: what is wrong, with whom, what to do first"), READING),
    "check": Entry("check", N_("The weekly checks: client book, keyword book, outing register"), READING),
    "guide": Entry("guide", N_("The live guide of the day, week or month"), READING),
    "report": Entry("report", N_("The report of a day, week or month"), READING),
    "rank": Entry("rank", N_("The comparison board and its bright spots"), READING),
    "findings": Entry("findings", N_("Everything that is wrong, and the rules that find it"), READING),
    "show": Entry("show", N_("All about one client, member, event or deal"), READING),
    "find": Entry("find", N_("Search clients, members and events"), READING),
    "history": Entry("history", N_("What was changed, when and by whom"), READING),
    "method": Entry("method", N_("Your own method as files to edit, and every mistake in them"), READING),
    "config": Entry("config", N_("The settings and where each comes from"), READING),
    "lead": Entry("lead", N_("Clients: record, grade, plan the next step, hand over"), WRITING),
    "call": Entry("call", N_("Phone calls"), WRITING),
    "keyword": Entry("keyword", N_("The keyword book"), WRITING),
    "event": Entry("event", N_("Events to which clients are invited"), WRITING),
    "invitation": Entry("invitation", N_("Invitations to an event"), WRITING),
    "receipt": Entry("receipt", N_("Receipts: reply slips, chasing, attendance"), WRITING),
    "outing": Entry("outing", N_("The outing register: leave, back, debrief, call-back"), WRITING),
    "deal": Entry("deal", N_("Deals, expected and signed"), WRITING),
    "payment": Entry("payment", N_("Payments received"), WRITING),
    "service": Entry("service", N_("Service to clients who signed, and their objections"), WRITING),
    "matter": Entry("matter", N_("Key matters: owner, deadline, done, inspected"), WRITING),
    "action": Entry("action", N_("Actions agreed with members"), WRITING),
    "member": Entry("member", N_("Members of the department"), WRITING),
    "group": Entry("group", N_("Groups"), WRITING),
    "department": Entry("department", N_("Departments"), WRITING),
    "talk": Entry("talk", N_("Talks with members: about what, what was agreed, when to look again"), WRITING),
    "skill": Entry("skill", N_("Competencies that members have reached"), WRITING),
    "award": Entry("award", N_("Rewards and penalties, each with its reason"), WRITING),
    "target": Entry("target", N_("Targets by month, week and day"), WRITING),
    "standard": Entry("standard", N_("The company's standards per metric"), WRITING),
    "undo": Entry("undo", N_("Take the last command back"), WRITING),
    "import": Entry("importing", N_("Bring in a CSV or XLSX file"), MOVING),
    "push": Entry("push", N_("Send the briefing, the ranking or an event's board to a group chat"), MOVING),
    "export": Entry("exporting", N_("Hand records on as CSV, XLSX or JSON Lines, what is due as a calendar"), MOVING),
    "backup": Entry("backup", N_("Copy the whole store into one file, to keep"), MOVING),
    "restore": Entry("restore", N_("Put a backup in the place of the store"), MOVING),
    "doctor": Entry("doctor", N_("Whether the store and the settings are sound, and what to do"), MOVING),
    "demo": Entry("demo", N_("Build a demonstration store and show it"), MOVING),
}
