"""Every finding rule; a new one is a file here and a line in each of the two lists below."""

from collections.abc import Mapping

from mgrday.review.rules import (
    action_open,
    client_duplicate,
    client_never_visited,
    client_next_step_overdue,
    client_no_next_step,
    client_stale,
    deal_none_named,
    deal_slipped,
    event_behind,
    event_follow_up_missing,
    event_matter_open,
    event_receipt_not_chased,
    event_role_unfilled,
    event_unreconciled,
    keyword_missing_for_receipt,
    keyword_missing_for_visit,
    keyword_no_quote,
    matter_overdue,
    matter_uninspected,
    member_no_a_clients,
    member_no_outing,
    outing_grade_mismatch,
    outing_no_debrief,
    outing_not_real,
    outing_not_returned,
    outing_overlap,
    outing_unverified,
    payment_over,
    payment_overdue,
    person_no_talk,
    person_review_due,
    person_watch_undecided,
    service_missing,
    service_objection_open,
    standard_below,
    target_behind,
    target_missing,
    target_not_split,
)
from mgrday.review.rules.base import Rule
from mgrday.words import _

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
        event_behind,
        event_follow_up_missing,
        event_role_unfilled,
        event_matter_open,
        event_receipt_not_chased,
        event_unreconciled,
        deal_slipped,
        deal_none_named,
        payment_overdue,
        payment_over,
        target_missing,
        target_not_split,
        target_behind,
        standard_below,
        service_missing,
        service_objection_open,
        matter_overdue,
        matter_uninspected,
        action_open,
        person_no_talk,
        person_watch_undecided,
        person_review_due,
    )
}
"""The rules by name, in the order in which they are explained."""


def fault(rule: str, numbers: Mapping[str, int]) -> tuple[str, str] | None:
    """What is wrong with `numbers` as settings of the rule called `rule`: the name of one (empty: the rule's), the fault."""
    return RULES[rule].fault(numbers) if rule in RULES else ("", _("there is no such rule"))


__all__ = ["RULES", "Rule", "fault"]
