"""The three tables of the stock-taking: key deals, key people, key matters."""

from mgrday.days import between, say_day
from mgrday.kinds.codes import METRIC
from mgrday.kinds.deal import DEAL
from mgrday.kinds.matter import MATTER
from mgrday.money import say_wan
from mgrday.report import Cell, Column, Table
from mgrday.review.showing import columns
from mgrday.review.stock import ENDED, STATES, STILL_DAYS, Stock
from mgrday.store.reader import Row
from mgrday.words import N_, _, ngettext

SHOWN = ("calls", "outings", "deals")
"""The figures of a key person that fit side by side."""
STAGES = {"open": N_("under way"), "overdue": N_("overdue"), "done": N_("to inspect"), "inspected": N_("inspected")}


def deals(stock: Stock) -> Table:
    """The table ``stock_deals``: the key deals, what happened with each, how long it is carried."""
    rows = []
    for row in stock.deals:
        late = row["state"] not in ENDED and (row["expected_on"] or stock.day) < stock.day
        day = _short(row["expected_on"], stock) if row["expected_on"] else None
        shown = {**row, "carried": _carried(row, stock), "happened": _happened(row, stock), "do": _deal_do(row)}
        rows.append({**shown, "expected": Cell(day) if late else day, "touched_said": _touched(row, stock)})
    shown_columns = [
        Column("id", _("No."), "id"),
        Column("client", _("Client")),
        Column("member", _("Member")),
        Column("group", _("Group"), hidden=True),
        *columns(DEAL, "amount", "expected_on-"),
        Column("expected", _("Expected"), "day"),
        _on_list(),
        Column("happened", _("What happened"), hidden=True),
        *_states(),
        Column("calls", METRIC.label("calls").capitalize(), "count"),
        Column("outings", METRIC.label("outings").capitalize(), "count"),
        Column("touched_said", _("Last touch"), "day"),
        *columns(DEAL, "received-", "signed_on-", "lost_on-"),
        Column("last_touch_day", _("Last touch"), "day", hidden=True),
        Column("do", _("Command"), hidden=True),
    ]
    empty = _("No key deal. Name one: mgrday deal key DEAL")
    note = _("Off the list: mgrday deal key NO. --off") if rows else ""
    return Table("stock_deals", _("Key deals"), shown_columns, rows, empty=empty, note=note)


def _on_list() -> Column:
    """How long a thing is carried; never cut, which texts are where there is little room."""
    return Column("carried", _("On the list"), "day")


def _states() -> list[Column]:
    """The columns for scripts that all three lists have."""
    labels = {state: _(said) for state, said in STATES.items()}
    return [
        Column("state", _("State"), hidden=True, labels=labels),
        Column("since", _("Since"), "day", hidden=True),
        Column("weeks", _("Weeks"), "count", hidden=True),
    ]


def _carried(row: Row, stock: Stock) -> object:
    """New, carried over for how many weeks, or how it ended."""
    state = row["state"]
    if state in ENDED:
        day = _short(row[f"{state}_on"], stock)
        return Cell(f"{_(STATES[state])} {day}", "faint" if state in ("lost", "dropped") else "good")
    if state == "new" or not row["weeks"]:
        return _(STATES[state])
    return ngettext("{weeks} week", "{weeks} weeks", row["weeks"]).format(weeks=row["weeks"])


def _happened(row: Row, stock: Stock) -> object:
    """What was done with the client of a deal in the span; where nothing was, since when not."""
    parts = [f"{METRIC.label(name)} {row[name]}" for name in ("calls", "outings") if row[name]]
    if row["received"]:
        parts.append(f"{METRIC.label('received')} {say_wan(int(row['received']))}")
    if parts:
        return " · ".join(parts)
    if row["last_touch_day"] is None:
        return _("never touched")
    return _("nothing; last touch {day}").format(day=say_day(row["last_touch_day"], stock.question.today))


def _touched(row: Row, stock: Stock) -> object:
    """The day of the last touch, red where nothing happened for too long."""
    day = row["last_touch_day"]
    quiet = row["state"] not in ENDED and between(row["touched_on"], stock.day) > STILL_DAYS
    if day is None:
        return Cell(_("never"))
    return Cell(_short(day, stock)) if quiet else _short(day, stock)


def _short(day: str, stock: Stock) -> str:
    """A day where many stand side by side: without its year where that is this one."""
    return day[5:] if day[:4] == stock.question.today[:4] else day


def _deal_do(row: Row) -> str:
    return f"mgrday show deal {row['id']}" if row["state"] in ENDED else f"mgrday deal sign {row['id']}"


def people(stock: Stock) -> Table:
    """The table ``stock_people``: the key people, the plan for each, the talks and the figures against those before."""
    rows = []
    for row in stock.people:
        talks = row["talks"] or (0 if row["state"] in ENDED or row["state"] == "new" else Cell(0))
        said = {f"{name}_said": f"{row['figures'][name]} / {row['figures_before'][name]}" for name in SHOWN}
        plan = row["plan"] or (None if row["state"] in ENDED else Cell(_("no plan")))
        shown = {**row, **said, "talks": talks, "plan_said": plan, "carried": _carried(row, stock)}
        rows.append({**shown, "do": f"mgrday talk add {row['member_id']}"})
    shown_columns = [
        Column("member_id", _("No."), "id"),
        Column("member", _("Member")),
        Column("group", _("Group"), hidden=True),
        _on_list(),
        Column("plan", _("Plan"), hidden=True),
        Column("plan_said", _("Plan")),
        Column("talks", _("Talks"), "count"),
        Column("last_talk", _("Last talk"), "day", hidden=True),
        *(Column(f"{name}_said", METRIC.label(name).capitalize(), "count") for name in SHOWN),
        Column("figures", _("Figures"), "metrics", hidden=True),
        Column("figures_before", _("Before"), "metrics", hidden=True),
        *_states(),
        Column("do", _("Command"), hidden=True),
    ]
    empty = _("No key person. Name one: mgrday member lift MEMBER --plan TEXT")
    note = _("Figures: so far / in as many days before. Off the list: mgrday member lift NO. --drop") if rows else ""
    return Table("stock_people", _("Key people"), shown_columns, rows, empty=empty, note=note)


def matters(stock: Stock) -> Table:
    """The table ``stock_matters``: the key matters by deadline, what is overdue and what waits for an inspection."""
    rows = []
    for row in stock.matters:
        overdue = row["stage"] == "overdue"
        due = say_day(row["due_on"], stock.question.today)
        stage = _(STAGES[row["stage"]])
        shown = {**row, "stage_said": Cell(stage) if overdue else stage, "due_said": Cell(due) if overdue else due}
        rows.append({**shown, "carried": _carried(row, stock), "do": _matter_do(row)})
    shown_columns = [
        Column("id", _("No."), "id"),
        *columns(MATTER, "title"),
        *columns(MATTER, "owner", "standard"),
        *columns(MATTER, "due_on-"),
        Column("due_said", MATTER.field("due_on").title),
        Column("stage", _("State"), hidden=True, labels={stage: _(said) for stage, said in STAGES.items()}),
        Column("stage_said", _("State")),
        _on_list(),
        *_states(),
        *columns(MATTER, "done_on-", "inspected_on-"),
        Column("do", _("Command"), hidden=True),
    ]
    empty = _("No key matter. Name one: mgrday matter add TITLE --owner MEMBER --due DAY")
    note = _("Done: mgrday matter done NO. · looked at: mgrday matter inspect NO.") if rows else ""
    return Table("stock_matters", _("Key matters"), shown_columns, rows, empty=empty, note=note)


def _matter_do(row: Row) -> str:
    verb = {"done": "inspect", "inspected": "show"}.get(row["stage"], "done")
    return f"mgrday matter {verb} {row['id']}"
