"""The live figures that the lines of the week's and the month's guide show, by the name that a guide file gives them."""

from mgrday.days import Span, between, say_day, say_span, workdays
from mgrday.kinds.codes import METRIC
from mgrday.method.event_stages import INVITING, SHARES
from mgrday.method.phases import phases
from mgrday.money import say_wan
from mgrday.report import Yuan
from mgrday.review.event_now import counts, current, headline
from mgrday.review.event_stage import due
from mgrday.review.live import Figures, Live, names
from mgrday.review.people import lifted, watched
from mgrday.review.standing import signed_in
from mgrday.words import _


def last_week_findings(live: Live) -> Figures:
    """What is wrong now and was so last week already."""
    old = [finding for finding in live.findings if finding.since < live.week.start]
    high = sum(finding.severity == "high" for finding in old)
    text = _("open since before this week {count}, high {high}").format(count=len(old), high=high)
    return Figures(text, {"open": len(old), "high": high, "all": len(live.findings)}, bool(old))


def _result(live: Live, span: Span, unset: str) -> Figures:
    """What was signed in `span` against its target; `unset` is said without one."""
    signed, target = signed_in(live.question, span), live.target(span)
    if target is None:
        text = unset.format(span=say_span(span), signed=say_wan(signed))
        do = "" if span.end <= live.today else f"mgrday target set department {live.department} {span.name} AMOUNT"
        return Figures(text, {"signed": Yuan(signed), "target": None}, True, do)
    if target == 0:
        text = _("{span}: signed {signed}, and the target is zero").format(span=say_span(span), signed=say_wan(signed))
        return Figures(text, {"signed": Yuan(signed), "target": Yuan(0)}, False, "")
    text = _("{span}: signed {signed} of {target} ({share:.0%})").format(
        span=say_span(span), signed=say_wan(signed), target=say_wan(target), share=signed / target
    )
    promised, more = live.and_promised(span)
    numbers = {"signed": Yuan(signed), "target": Yuan(target), **more}
    return Figures(text + promised, numbers, signed < target and span.end <= live.today)


def last_week_result(live: Live) -> Figures:
    """Last week's signed amount against its goal."""
    return _result(live, live.week.previous(), _("{span}: signed {signed}, no goal was set"))


def week_goal(live: Live) -> Figures:
    """This week's goal and what is signed."""
    return _result(live, live.week, _("{span}: no goal yet; signed {signed}"))


def last_month(live: Live) -> Figures:
    """Last month's signed amount against its goal."""
    return _result(live, live.month.previous(), _("{span}: signed {signed}, no goal was set"))


def checks(live: Live) -> Figures:
    """How many findings each of the three checks has, and how many members have had a comment and an action this week."""
    counts = {
        family: sum(finding.rule.startswith(f"{family}.") for finding in live.findings)
        for family in ("client", "keyword", "outing")
    }
    weeks = {"last": live.week.previous().name, "week": live.week.name}
    there = {row["id"] for row in live.members}
    commented = there & {row["member_id"] for row in live.rows("commented", since=live.week.start, **weeks)}
    agreed = there & {row["member_id"] for row in live.rows("agreed", start=live.week.start, end=live.week.end)}
    numbers = {**counts, "members": len(there), "commented": len(commented), "agreed": len(agreed)}
    text = _(
        "findings: clients {client}, keywords {keyword}, outings {outing}; "
        "of {members} members {commented} have a comment, {agreed} an action"
    )
    return Figures(text.format(**numbers), numbers, any(counts.values()) or commented & agreed != there)


def _split(live: Live, period: Span) -> Figures:
    own = {row["scope_id"]: int(row["value"]) for row in live.rows("targets_of_members", period=period.name)}
    parts = [own[row["id"]] for row in live.members if row["id"] in own]
    without = [row["name"] for row in live.members if row["id"] not in own]
    target = live.target(period)
    if not parts:
        text = _("no member has a target for {span}").format(span=say_span(period))
        return Figures(text, {"members": 0, "without": len(without)}, True)
    text = _("members' targets add up to {parts}").format(parts=say_wan(sum(parts)))
    if target is not None:
        text += _(" of {target}").format(target=say_wan(target))
    if without:
        text += _("; without a target: {names}").format(names=names(without))
    numbers = {"parts": Yuan(sum(parts)), "members": len(parts), "without": len(without)}
    return Figures(text, numbers, bool(without) or sum(parts) < (target or 0))


def week_split(live: Live) -> Figures:
    """The members' targets of this week."""
    return _split(live, live.week)


def month_split(live: Live) -> Figures:
    """The members' targets of this month."""
    return _split(live, live.month)


def weeks(live: Live) -> Figures:
    """How many weeks of the month have a goal; a week belongs to the month of its Thursday."""
    spans = sorted({Span.week(day) for day in workdays(live.month)}, key=lambda span: span.start)
    spans = [span for span in spans if list(span.days())[3] in live.month]
    goals = [goal for span in spans if (goal := live.target(span)) is not None]
    text = _("weeks with a goal {goals} of {weeks}, together {amount}").format(
        goals=len(goals), weeks=len(spans), amount=say_wan(sum(goals))
    )
    return Figures(text, {"weeks": len(spans), "goals": len(goals), "amount": Yuan(sum(goals))}, len(goals) < len(spans))


def new_hires(live: Live) -> Figures:
    """The new hires by name."""
    if not live.new:
        return Figures(_("no new hires"), {"new": 0})
    text = _("new hires {count}: {names}").format(count=len(live.new), names=names(live.new))
    due = live.of("person.review_due")
    if due:
        text += _("; review due: {names}").format(names=names([finding.member or "" for finding in due]))
    return Figures(text, {"new": len(live.new), "review_due": len(due)}, bool(due), due[0].do if due else "")


def team(live: Live) -> Figures:
    """Members, leaders, new hires, and who is in no group."""
    leaders = sum(row["role"] == "leader" for row in live.members)
    alone = [row["name"] for row in live.members if row["group"] is None]
    members, new = len(live.members), len(live.new)
    text = _("members {members}: leaders {leaders}, new {new}").format(members=members, leaders=leaders, new=new)
    if alone:
        text += _("; in no group: {names}").format(names=names(alone))
    return Figures(text, {"members": members, "leaders": leaders, "new": new, "no_group": len(alone)})


def standards(live: Live) -> Figures:
    """How many standards are in force, and who is under them."""
    count = live.value("standards")
    people = {finding.member for finding in live.of("standard.below")}
    text = _("standards {count}, members below {people}").format(count=count, people=len(people))
    numbers = {"standards": count, "below": len(people)}
    return Figures(text, numbers) if count else Figures(_("no standard set"), numbers, True, "mgrday standard adopt")


def industries(live: Live) -> Figures:
    """The industries of the new leads of the last four weeks, and where clients signed whose neighbours are untouched."""
    from mgrday.review.neighbours import cluster

    span = Span(Span.week(live.week.start).previous().previous().previous().start, live.week.end)
    rows = live.rows("industries", start=span.start, end=span.end)
    parts = " · ".join(f"{row['industry']} {row['clients']}" for row in rows)
    text = _("new leads in four weeks: {parts}").format(parts=parts)
    if not rows:
        text = _("no new leads with an industry in four weeks")
    numbers = {row["industry"]: row["clients"] for row in rows}
    near = cluster(live.question, span)
    if near is None:
        return Figures(text, numbers, not rows)
    text += _("; signed lately, neighbours untouched: {industry} {region} {count}").format(
        industry=near["industry"], region=near["region"], count=near["untouched"]
    )
    return Figures(text, numbers, not rows, f"mgrday lead neighbours {near['client']}")


def events(live: Live) -> Figures:
    """The event that is on, or next: its stage, and how far its invitations and receipts are, or what came of it."""
    event = current(live.question)
    if event is None:
        return Figures(_("no event ahead"), {}, False, "mgrday event add")
    there, now = counts(live.question, event["id"]), due(event, live.question.time)
    numbers = {key: there[key] for key in SHARES} | {f"goal_{key}": event[f"goal_{key}"] for key in SHARES}
    numbers["days"] = between(live.today, event["day"])
    numbers |= {} if now is None else now.numbers()
    do = f"mgrday event board {event['id']}"
    if now is None or now.stage.id not in INVITING:
        return Figures(f"{headline(live.question, event, there)} · {event['name']}", numbers, False, do)
    text = _("{name}, {day}: invitations {invitations}, receipts {receipts}").format(
        name=event["name"],
        day=say_day(event["day"], live.today),
        invitations=_of(there["invitations"], event["goal_invitations"]),
        receipts=_of(there["receipts"], event["goal_receipts"]),
    )
    text = f"{now.stage.name} · {text}"
    behind = now.behind(there["invitations"], there["receipts"])
    if behind:
        parts = [f"{METRIC.label(key)} {count}" for key in SHARES if (count := getattr(now, key))]
        text += _("; due by now: {parts}").format(parts=names(parts))
    return Figures(text, numbers, behind, do)


def _of(count: int, goal: int | None) -> str:
    return str(count) if goal is None else f"{count}/{goal}"


def week_people(live: Live) -> Figures:
    """Key people, this week's and carried over, the watch list; who has not been out and who has no A client."""
    lifts, watch = lifted(live.question), watched(live.question)
    week = live.question.this_week.name
    parts = [_("key people: {names}").format(names=names([row["member"] for row in lifts if row["week"] == week]))]
    parts = parts if any(row["week"] == week for row in lifts) else []
    over = [row["member"] for row in lifts if row["week"] != week]
    parts += [_("carried over: {names}").format(names=names(over))] if over else []
    undecided = [row["member"] for row in watch if row["decision"] is None]
    parts += [_("watch list: {names}").format(names=names([row["member"] for row in watch]))] if watch else []
    named = {"lifted": len(lifts), "carried_over": len(over), "watched": len(watch), "undecided": len(undecided)}
    out, a_clients = live.without("outings", live.week), [finding.member or "" for finding in live.of("member.no_a_clients")]
    if not out and not a_clients:
        parts.append(_("everybody has been out and has A clients"))
    parts += [_("no outing this week: {names}").format(names=names(out))] if out else []
    parts += [_("no A client: {names}").format(names=names(a_clients))] if a_clients else []
    numbers = {"no_outing": len(out), "no_a_clients": len(a_clients), **named}
    return Figures(" · ".join(parts), numbers, bool(out or a_clients))


def watch_list(live: Live) -> Figures:
    """The watch list and the key people of the month: to be named at its start, to be decided about in its last phase."""
    lifts, watch = lifted(live.question), watched(live.question)
    undecided = [row for row in watch if row["decision"] is None]
    last = live.standing.phase == len(phases())
    numbers = {"watched": len(watch), "undecided": len(undecided), "lifted": len(lifts)}
    if last and undecided:
        text = _("decide now: {names}").format(names=names([row["member"] for row in undecided]))
        return Figures(text, numbers, True, f"mgrday member decide {undecided[0]['member_id']}")
    if watch:
        text = _("watch list: {names}").format(names=names([row["member"] for row in watch]))
        text += _("; waiting for a decision: {count}").format(count=len(undecided)) if undecided else _("; all decided")
    else:
        text = _("nobody is on the watch list")
    people = _("key people: {names}").format(names=names([row["member"] for row in lifts])) if lifts else _("no key person")
    do = "mgrday member watch" if watch else "mgrday member watch MEMBER --reason TEXT"
    missing = live.standing.phase == 1 and not (watch and lifts)
    return Figures(f"{text} · {people}", numbers, missing, do)


def week_deals(live: Live) -> Figures:
    """The deals expected this week and the key deals among them."""
    span = {"start": live.week.start, "end": live.week.end}
    (expected,), keys = live.rows("expected", **span), live.rows("keys", **span)
    text = _("expected this week: deals {deals}, {amount}, key deals {keys}").format(
        deals=expected["deals"], amount=say_wan(int(expected["amount"])), keys=len(keys)
    )
    if keys:
        text += _(": {names}").format(names=names([f"{row['client']} {say_wan(int(row['amount']))}" for row in keys], 3))
    numbers = {"deals": expected["deals"], "amount": Yuan(int(expected["amount"])), "key": len(keys)}
    return Figures(text, numbers, not keys)


def outstanding(live: Live) -> Figures:
    """Money signed for and not received."""
    month, overdue = live.standing, len(live.of("payment.overdue"))
    text = _("outstanding {amount}, deals {deals}, overdue {overdue}").format(
        amount=say_wan(month.outstanding), deals=month.outstanding_deals, overdue=overdue
    )
    numbers = {"amount": Yuan(month.outstanding), "deals": month.outstanding_deals, "overdue": overdue}
    return Figures(text, numbers, bool(overdue))


def phase(live: Live) -> Figures:
    """The phase of the month, its push, and where the month will land."""
    now, coming = phases()[live.standing.phase - 1], live.forecast
    text = _("{phase}: {push}").format(phase=now.name, push=now.push)
    text += _("; will land at {low}–{high}").format(low=say_wan(coming.low), high=say_wan(coming.high))
    numbers = {"phase": now.number, "low": Yuan(coming.low), "expected": Yuan(coming.expected), "high": Yuan(coming.high)}
    return Figures(text, numbers, live.standing.target is not None and coming.high < live.standing.target)


def unfinished(live: Live) -> Figures:
    """What last month left: deals that were to be signed, money that can be collected."""
    deals, payments = live.push.left("deal"), live.push.left("payment")
    if not deals and not payments:
        return Figures(_("last month left nothing"), {"deals": 0, "payments": 0})
    amounts = [sum(row["amount"] for row in rows) for rows in (deals, payments)]
    text = _("left from last month: to sign {deals}, {signing}; to collect {payments}, {collecting}").format(
        deals=len(deals), signing=say_wan(amounts[0]), payments=len(payments), collecting=say_wan(amounts[1])
    )
    numbers = {"deals": len(deals), "deals_amount": Yuan(amounts[0]), "payments": len(payments)}
    return Figures(text, numbers | {"payments_amount": Yuan(amounts[1])}, True, (deals + payments)[0]["do"])
