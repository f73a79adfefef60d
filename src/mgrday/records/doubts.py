"""What is taken with a note: records of a member from after they left, invitations from after the event."""

from mgrday.store.named import beside
from mgrday.store.work import Work
from mgrday.words import ngettext

SQL = beside(__file__)
DAYS = {"calls": "day", "invitations": "sent_on", "keywords": "prepared_on", "outings": "day", "deals": "signed_on"}
"""By table, the day on which its member did something."""


def note(work: Work) -> None:
    """Note what is doubtful about the rows added since this was last called; counted, since a file may have many."""
    for new in work.reader.rows(SQL["added_since"], id=work.command_id, after=work.judged):
        work.judged = max(work.judged, int(new["last"]))
        table, first = str(new["in_table"]), int(new["first"])
        if table in DAYS:
            _after_leaving(work, table, DAYS[table], first)
        if table == "invitations":
            _after_the_event(work, first)


def _after_leaving(work: Work, table: str, day: str, first: int) -> None:
    sql = (
        f"select m.name, m.left_on, count(*) as n from {table} t join members m on m.id = t.member_id "
        f"where t.id >= :first and t.{day} > m.left_on group by m.id, m.name, m.left_on order by m.id"
    )
    for row in work.reader.rows(sql, first=first):
        told = ngettext(
            "{name} left on {day}: {n} record is dated later.", "{name} left on {day}: {n} records are dated later.", row["n"]
        )
        work.warnings.append(told.format(name=row["name"], day=row["left_on"], n=row["n"]))


def _after_the_event(work: Work, first: int) -> None:
    sql = (
        "select e.name, e.day, count(*) as n from invitations i join events e on e.id = i.event_id "
        "where i.id >= :first and i.sent_on > e.day group by e.id, e.name, e.day order by e.id"
    )
    for row in work.reader.rows(sql, first=first):
        told = ngettext(
            "“{event}” was on {day}: {n} invitation is dated later.",
            "“{event}” was on {day}: {n} invitations are dated later.",
            row["n"],
        )
        work.warnings.append(told.format(event=row["name"], day=row["day"], n=row["n"]))
