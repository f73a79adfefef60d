"""The rules in a few words each, for headlines that count findings by rule."""

from mgrday.words import N_, _

_WORDS = {
    "client.stale": N_("clients going stale"),
    "client.no_next_step": N_("no next step"),
    "client.next_step_overdue": N_("next step overdue"),
    "client.never_visited": N_("A client never visited"),
    "client.duplicate": N_("double clients"),
    "member.no_a_clients": N_("no A clients"),
    "member.no_outing": N_("no outing this week"),
    "keyword.missing_for_receipt": N_("receipt without keyword"),
    "keyword.missing_for_visit": N_("visit without keyword"),
    "keyword.no_quote": N_("keyword without quote"),
    "outing.not_returned": N_("not returned"),
    "outing.unverified": N_("not called back"),
    "outing.not_real": N_("visit not real"),
    "outing.no_debrief": N_("no debrief"),
    "outing.overlap": N_("outings overlap"),
    "outing.grade_mismatch": N_("grade differs"),
    "standard.below": N_("below standard"),
    "event.behind": N_("event behind its goal"),
    "event.receipt_not_chased": N_("receipt not chased"),
    "event.role_unfilled": N_("role nobody holds"),
    "event.matter_open": N_("special matter open"),
    "event.follow_up_missing": N_("came, not followed up"),
    "event.unreconciled": N_("event not reconciled"),
    "deal.slipped": N_("deals slipped"),
    "deal.none_named": N_("group without key deal"),
    "payment.overdue": N_("payment overdue"),
    "payment.over": N_("paid too much"),
    "target.missing": N_("target missing"),
    "target.not_split": N_("target not split"),
    "target.behind": N_("behind the pace"),
    "service.missing": N_("signed, no service"),
    "service.objection_open": N_("objection open"),
    "matter.overdue": N_("key matter overdue"),
    "matter.uninspected": N_("key matter not inspected"),
    "action.open": N_("agreed action not done"),
    "person.no_talk": N_("no talk for long"),
    "person.watch_undecided": N_("watch list undecided"),
    "person.review_due": N_("new hire's review due"),
}


def rule_words(rule: str) -> str:
    """`rule` in a few words in the language in use; its own name where it has none."""
    return _(_WORDS[rule]) if rule in _WORDS else rule
