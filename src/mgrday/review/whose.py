"""Whom a review is about, as a page that is passed on says it."""

from mgrday.review.question import Question
from mgrday.store.named import beside

SQL = beside(__file__)


def whose(question: Question) -> str:
    """The department that was asked about or the only one there is; of several the branch they share, else nothing."""
    found = question.reader.rows(SQL["departments"], department=question.department)
    if len(found) == 1:
        return str(found[0]["name"])
    branches = {row["branch"] for row in found}
    return str(branches.pop() or "") if len(branches) == 1 else ""
