"""Every finding rule; a new one is a file here and a line in each of the two lists below."""

from mgrday.review.rules import (
    client_duplicate,
    client_never_visited,
    client_next_step_overdue,
    client_no_next_step,
    client_stale,
    deal_slipped,
    keyword_missing_for_receipt,
    keyword_missing_for_visit,
    keyword_no_quote,
    member_no_a_clients,
    member_no_outing,
    outing_grade_mismatch,
    outing_no_debrief,
    outing_not_real,
    outing_not_returned,
    outing_overlap,
    outing_unverified,
    payment_overdue,
    person_no_talk,
    person_review_due,
    person_watch_undecided,
    standard_below,
    target_behind,
    target_missing,
    target_not_split,
)
from mgrday.review.rules.base import Rule

RULES: dict[str, Rule] = {
    module.RULE.name: module.RULE
    for module in (
        client_stale,
        client_no_next_step,
        client_next_step_overdue,
        client_never_visited,
        client_duplicate,
        member_no_a_clients,
        member_no_outing,
        keyword_missing_for_receipt,
        keyword_missing_for_visit,
        keyword_no_quote,
        outing_not_returned,
        outing_unverified,
        outing_not_real,
        outing_no_debrief,
        outing_overlap,
        outing_grade_mismatch,
        deal_slipped,
        payment_overdue,
        target_missing,
        target_not_split,
        target_behind,
        standard_below,
        person_no_talk,
        person_watch_undecided,
        person_review_due,
    )
}
"""The rules by name, in the order in which they are explained."""

__all__ = ["RULES", "Rule"]
