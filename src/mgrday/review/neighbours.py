"""The neighbours of a client: leads of its industry in its region that nobody has touched. One signs, and they are next."""

from mgrday.days import Span
from mgrday.kinds.lead import LEAD
from mgrday.report import Column, Report, Table
from mgrday.review.question import Question
from mgrday.review.rules.saying import word
from mgrday.review.showing import columns
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row
from mgrday.words import _, ngettext

SQL = beside(__file__)


def count(reader: Reader, row: Row) -> int | None:
    """How many neighbours the client of `row` (id, industry, region) has; None where industry or region is not known."""
    if not row["industry"] or not row["region"]:
        return None
    return int(reader.value(SQL["count"], client=row["id"], industry=row["industry"], region=row["region"]))


def of_deal(reader: Reader, deal: int) -> str | None:
    """What follows from a signed deal (id): its client's neighbours, and the command that lists them; None without any."""
    row = reader.one(SQL["signed"], deal=deal)
    return offer(reader, row) if row else None


def offer(reader: Reader, row: Row) -> str | None:
    """The sentence that offers the neighbours of the client of `row` (id, industry, region); None where there is none."""
    found = count(reader, row)
    if not found:
        return None
    text = ngettext(
        "{count} untouched lead of {industry} in {region}: mgrday lead neighbours {id}",
        "{count} untouched leads of {industry} in {region}: mgrday lead neighbours {id}",
        found,
    )
    return text.format(count=found, industry=row["industry"], region=row["region"], id=row["id"])


def cluster(question: Question, span: Span) -> Row | None:
    """Where a client signed in `span` and most neighbours are left: industry, region, client (id), untouched; None if nowhere."""
    given = {"start": span.start, "end": span.end, "department": question.department}
    row = question.reader.one(SQL["clusters"], **given)
    return row if row and row["untouched"] else None


def report(question: Question, client: int, limit: int) -> Report:
    """The neighbours of a client (id), to be called next; what is missing where its industry or region is not known."""
    (row,) = question.reader.rows(SQL["place"], client=client)
    total = count(question.reader, row)
    found = []
    if total:
        given = {"client": client, "industry": row["industry"], "region": row["region"], "most": limit}
        found = question.reader.rows(SQL["untouched"], **given)
    shown = [Column("id", _("No."), "id"), *columns(LEAD, "company", "contact", "title-", "phone", "industry-", "region-")]
    shown += columns(LEAD, "size-", "source-", "grade", "owner", "next_step-", "next_on-", "created_on", "note-", "archived_on-")
    shown += columns(LEAD, "graded_on-", "step_set_on-")
    title = _("Neighbours of {company}").format(company=row["company"])
    table = Table("lead", title, shown, found, empty=_nobody(row), note=_next(row, len(found), total or 0))
    return Report("lead", title, [table], shape="list")


def _next(row: Row, listed: int, total: int) -> str:
    """What to do with the list."""
    if not listed:
        return ""
    text = _("{listed} of {total} in {industry}, {region}. Call each: mgrday call add MEMBER CLIENT --reached owner|staff|none")
    return text.format(listed=listed, total=total, industry=row["industry"], region=row["region"])


def _nobody(row: Row) -> str:
    """Why the list is empty, and what to do."""
    missing = [text for name, text in (("industry", _("industry")), ("region", _("region"))) if not row[name]]
    if missing:
        options = " ".join(f"--{name} {_('TEXT')}" for name in ("industry", "region") if not row[name])
        text = _("{company} has no {missing}, so it has no neighbours yet: mgrday lead edit {id} {options}")
        return text.format(company=row["company"], missing=_(", ").join(missing), id=row["id"], options=options)
    text = _("None left. Find new ones of {industry} in {region}: mgrday lead add COMPANY --industry {one} --region {other}")
    names = {"one": word(row["industry"]), "other": word(row["region"])}
    return text.format(industry=row["industry"], region=row["region"], **names)
