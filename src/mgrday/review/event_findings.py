"""What is wrong with one event: its own findings and those of its receipts."""

from mgrday.report import Finding
from mgrday.review.findings import look
from mgrday.review.question import Question
from mgrday.review.rules import RULES
from mgrday.review.snoozing import Found
from mgrday.store.named import beside

OF_RECEIPTS = "keyword.missing_for_receipt"


def of_event(question: Question, event: int) -> Found:
    """The findings of an event (id), those of its receipts and the clients without a keyword among them."""
    receipts = {number for (number,) in question.reader.tuples(beside(__file__)["receipts"], event=event)}
    names = [rule.name for rule in RULES.values() if rule.family == "event" or rule.name == OF_RECEIPTS]

    def concerned(finding: Finding) -> bool:
        kind, number = finding.record
        return (kind == "event" and number == event) or (kind == "receipt" and number in receipts)

    return look(question, names).only(concerned)
