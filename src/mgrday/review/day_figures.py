"""The live figures that the lines of the day's guide show, by the name that a guide file gives them."""

from mgrday.days import Span, next_workday, say_day
from mgrday.money import say_wan
from mgrday.report import Yuan
from mgrday.review.agenda import day_entries
from mgrday.review.live import Figures, Live, names, yuan
from mgrday.review.rules.saying import say_metric
from mgrday.words import _

NOON = "12:00"
"""From this time of day on, it is wrong to have made no call."""


def findings(live: Live) -> Figures:
    """How much is wrong."""
    found = live.findings
    high = sum(finding.severity == "high" for finding in found)
    text = _("findings {count}, high {high}") if found else _("nothing wrong")
    return Figures(text.format(count=len(found), high=high), {"findings": len(found), "high": high}, bool(high))


def month_goal(live: Live) -> Figures:
    """The month's target, what is signed, and what each member has to sign a day for the rest."""
    month, people = live.standing, len(live.members)
    if month.target is None:
        text = _("no target for the month; signed {signed}")
        do = f"mgrday target set department {live.department} {live.month.name} AMOUNT"
        return Figures(text.format(signed=say_wan(month.signed)), {"target": None, "signed": Yuan(month.signed)}, True, do)
    if month.target == 0:
        text = _("the month's target is zero; signed {signed}").format(signed=say_wan(month.signed))
        return Figures(text, {"target": Yuan(0), "signed": Yuan(month.signed)})
    each = -(-month.missing // (max(month.workdays_left, 1) * max(people, 1)))
    text = _("target {target}, signed {signed}") if each else _("target {target} reached, signed {signed}")
    text = text.format(target=say_wan(month.target), signed=say_wan(month.signed))
    if each and month.workdays_left and people:
        text += _("; workdays left {left}: each has to sign {each} a day").format(left=month.workdays_left, each=say_wan(each))
    promised, more = live.and_promised(live.month)
    numbers = {"target": Yuan(month.target), "signed": Yuan(month.signed), "each_a_day": Yuan(each), **more}
    return Figures(text + promised, numbers, month.gap < 0)


def outings_today(live: Live) -> Figures:
    """Who went out today, who is still out, who should be back."""
    went = live.rows("outings_on", day=live.today)
    out = live.value("out_now", since=live.question.window[0], day=live.today, time=live.question.time)
    late = len(live.of("outing.not_returned"))
    people = len({row["member_id"] for row in went})
    text = _("{people} went out today, {out} out now")
    if late:
        text += _(", {late} overdue").format(late=late)
    numbers = {"people": people, "outings": len(went), "out": out, "overdue": late}
    do = "mgrday findings --rule outing.not_returned" if late else ""
    return Figures(text.format(people=people, out=out), numbers, bool(late), do)


def keywords_missing(live: Live) -> Figures:
    """Receipts and visits for which no keyword is prepared."""
    receipts, visits = len(live.of("keyword.missing_for_receipt")), len(live.of("keyword.missing_for_visit"))
    text = _("without keyword: receipts {receipts}, visits {visits}") if receipts or visits else _("every visit has its keywords")
    numbers = {"receipts": receipts, "visits": visits}
    return Figures(text.format(receipts=receipts, visits=visits), numbers, bool(receipts or visits))


def calls_today(live: Live) -> Figures:
    """Today's calls, and who has made none."""
    sums, idle = live.sums(Span.day(live.today)), live.without("calls", Span.day(live.today))
    text = _("calls today {calls}, with the owner {effective}").format(calls=sums["calls"], effective=sums["effective_calls"])
    if idle:
        text += _("; none yet: {names}").format(names=names(idle))
    numbers = {"calls": sums["calls"], "effective_calls": sums["effective_calls"], "without": len(idle)}
    return Figures(text, numbers, bool(idle) and live.question.time[11:] >= NOON)


def calls_to_hear(live: Live) -> Figures:
    """Whose calls nobody has listened to for two weeks, and the call to begin with."""
    from mgrday.review.call_marks import UNHEARD, to_hear, unheard

    waiting = unheard(live.question, live.members)
    if not waiting:
        return Figures(_("everybody was listened to in {days} days").format(days=UNHEARD), {"unheard": 0})
    text = _("nobody listened for {days} days: {names}").format(days=UNHEARD, names=names([row["name"] for row in waiting]))
    numbers = {"unheard": len(waiting)}
    for row in waiting:
        if call := to_hear(live.question, row["id"]):
            text += _("; next: call {id}, {member} to {client}").format(id=call["id"], member=row["name"], client=call["client"])
            return Figures(text, {**numbers, "call": call["id"]}, False, f"mgrday call mark {call['id']}")
    return Figures(text, numbers)


def next_steps(live: Live) -> Figures:
    """Next steps due today and overdue."""
    due = sum(entry.kind == "step" for entry in day_entries(live.question, live.today))
    overdue = len(live.of("client.next_step_overdue"))
    text = _("{due} due today, {overdue} overdue").format(due=due, overdue=overdue)
    return Figures(text, {"due": due, "overdue": overdue}, bool(overdue))


def key_deals(live: Live) -> Figures:
    """The month's key deals: signed, still open, expected by today."""
    span = {"start": live.month.start, "end": live.month.end}
    still, (signed,) = live.rows("keys", **span), live.rows("keys_signed", **span)
    due = [row for row in still if row["expected_on"] <= live.today]
    amount = sum(int(row["amount"]) for row in still)
    if not still and not signed["deals"]:
        return Figures(_("no key deal named this month"), {"open": 0, "signed": 0}, True, "mgrday deal key")
    text = _("signed {signed} ({signed_amount}), open {open} ({amount})").format(
        signed=signed["deals"], signed_amount=say_wan(int(signed["amount"])), open=len(still), amount=say_wan(amount)
    )
    if due:
        text += _("; due by today: {names}").format(names=names([row["client"] for row in due], 3))
    numbers = {"open": len(still), "open_amount": Yuan(amount), "signed": signed["deals"], "signed_amount": yuan(signed)}
    return Figures(text, {**numbers, "due": len(due)}, any(row["expected_on"] < live.today for row in due))


def callbacks(live: Live) -> Figures:
    """Visits of the last workday and of today that nobody has called back."""
    missing = {
        day: sum(row["back_at"] is not None and row["called_back_at"] is None for row in live.rows("outings_on", day=day))
        for day in (live.yesterday, live.today)
    }
    older = len(live.of("outing.unverified"))
    text = _("not called back: {day} {yesterday}, today {now}; overdue {older}").format(
        day=say_day(live.yesterday, live.today), yesterday=missing[live.yesterday], now=missing[live.today], older=older
    )
    numbers = {"last_workday": missing[live.yesterday], "today": missing[live.today], "overdue": older}
    return Figures(text, numbers, bool(missing[live.yesterday] or older))


def along(live: Live) -> Figures:
    """Visits of today, and how many of them the manager went along to."""
    went = live.rows("outings_on", day=live.today)
    together = sum(int(row["with_manager"]) for row in went)
    text = _("visits today {outings}, went along to {together}").format(outings=len(went), together=together)
    return Figures(text, {"outings": len(went), "with_manager": together})


def below_standard(live: Live) -> Figures:
    """Who is under the company's standards."""
    found = live.of("standard.below")
    people = list(dict.fromkeys(finding.member for finding in found if finding.member))
    if not people:
        return Figures(_("nobody below standard"), {"members": 0})
    text = _("{count} below standard: {names}")
    return Figures(text.format(count=len(people), names=names(people)), {"members": len(people), "findings": len(found)}, True)


def a_clients(live: Live) -> Figures:
    """A clients, and how many of them go stale."""
    stale = sum(finding.severity == "high" for finding in live.of("client.stale"))
    count = live.value("a_clients")
    text = _("A clients {count}, going stale {stale}").format(count=count, stale=stale)
    return Figures(text, {"a_clients": count, "stale": stale}, bool(stale))


def bright_spots(live: Live) -> Figures:
    """Who has most of today's calls, outings and invitations."""
    return _bright(live, Span.day(live.today), ("calls", "outings", "invitations"))


def bright_week(live: Live) -> Figures:
    """Who had most of last week's signed amount, outings and calls, and who has signed for most weeks in a row."""
    from mgrday.review.bright_spots import streak

    span = live.week.previous()
    most = _bright(live, span, ("amount", "outings", "calls"))
    longest = streak(live.question, span, "amount", live.members)
    if longest is None:
        return most
    return Figures(f"{most.text} · {longest.text}", {**most.numbers, "streak": longest.value})


def _bright(live: Live, span: Span, metrics: tuple[str, ...]) -> Figures:
    from mgrday.review.bright_spots import best, figure, listed, people, raw

    found = {metric: most for metric in metrics if (most := best(live.members, live.metrics(span), metric))}
    if not found:
        return Figures(_("no figures yet"))
    parts = [
        _("{metric} {name} {value}").format(
            metric=say_metric(metric), name=listed(people(most.members, live.members)), value=figure(metric, most.value)
        )
        for metric, most in found.items()
    ]
    numbers = {metric: raw(metric, most.value) for metric, most in found.items()}
    return Figures(_("most: {parts}").format(parts=" · ".join(parts)), numbers)


def result_today(live: Live) -> Figures:
    """Today's result against the day's target, or what it means for the month."""
    sums, target = live.sums(Span.day(live.today)), live.target(Span.day(live.today))
    text = _("deals {deals}, signed {amount}, received {received}").format(
        deals=sums["deals"], amount=say_wan(sums["amount"]), received=say_wan(sums["received"])
    )
    if target is not None:
        text += _("; goal {target}").format(target=say_wan(target))
    elif live.standing.missing:
        text += _("; the month still lacks {missing}").format(missing=say_wan(live.standing.missing))
    numbers = {"deals": sums["deals"], "amount": Yuan(sums["amount"]), "received": Yuan(sums["received"])}
    return Figures(text, numbers, target is not None and sums["amount"] < target)


def debriefs(live: Live) -> Figures:
    """Visits that still owe their three answers."""
    missing = live.of("outing.no_debrief")
    people = list(dict.fromkeys(finding.member for finding in missing if finding.member))
    if not missing:
        return Figures(_("no debrief missing"), {"missing": 0})
    text = _("debriefs missing {count}: {names}")
    return Figures(text.format(count=len(missing), names=names(people)), {"missing": len(missing)}, True, missing[0].do)


def tomorrow(live: Live) -> Figures:
    """What the next workday holds."""
    day = next_workday(live.today)
    entries = day_entries(live.question, day)
    counts = {kind: sum(entry.kind == kind for entry in entries) for kind in ("step", "deal", "event")}
    text = _("{day}: next steps {steps}, deals expected {deals}, events {events}").format(
        day=say_day(day, live.today), steps=counts["step"], deals=counts["deal"], events=counts["event"]
    )
    return Figures(text, {"steps": counts["step"], "deals": counts["deal"], "events": counts["event"]})
