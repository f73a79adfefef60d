"""Who is measured: the reps and leaders of a department; who of them is new."""

from typing import Literal

from mgrday.days import Span
from mgrday.review.question import Question
from mgrday.seniority import is_new
from mgrday.store.named import beside
from mgrday.store.reader import Reader, Row

Seniority = Literal["new", "veteran"]


def seniority(hired_on: str | None, today: str) -> Seniority:
    """New under so many calendar months since the day of hire (three by default); a veteran without one."""
    return "new" if is_new(hired_on, today) else "veteran"


def members(reader: Reader, span: Span, department: int | None = None) -> list[Row]:
    """The measured members who worked in `span`, by group (none last) and name.

    Rows of id, name, group_id, group, department_id, department, role, hired_on and left_on (the first day away).
    """
    return reader.rows(beside(__file__)["worked"], start=span.start, end=span.end, department=department)


def active(question: Question) -> list[Row]:
    """The measured members of the question's scope who are there today: id, name, group_id, department(_id), hired_on."""
    return question.reader.rows(beside(__file__)["active"], today=question.today, **question.scope)
