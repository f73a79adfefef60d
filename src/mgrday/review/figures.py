"""Every set of live figures that a line of a guide can show, by name."""

from collections.abc import Callable

from mgrday.review import day_figures as day
from mgrday.review import period_figures as period
from mgrday.review.live import Figures, Live

FIGURES: dict[str, Callable[[Live], Figures]] = {
    function.__name__: function
    for function in (
        day.findings,
        day.month_goal,
        day.outings_today,
        day.keywords_missing,
        day.calls_today,
        day.calls_to_hear,
        day.next_steps,
        day.key_deals,
        day.callbacks,
        day.along,
        day.below_standard,
        day.a_clients,
        day.bright_spots,
        day.bright_week,
        day.result_today,
        day.debriefs,
        day.tomorrow,
        period.last_week_findings,
        period.last_week_result,
        period.week_goal,
        period.week_split,
        period.last_month,
        period.month_split,
        period.weeks,
        period.checks,
        period.new_hires,
        period.team,
        period.standards,
        period.industries,
        period.events,
        period.week_people,
        period.watch_list,
        period.week_deals,
        period.outstanding,
        period.phase,
        period.unfinished,
    )
}
