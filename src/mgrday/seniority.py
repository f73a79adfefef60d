"""Who is a new hire: by calendar months since the day of hire."""

from mgrday.days import Day, shift

NEW_MONTHS = 3
"""Under so many months somebody is new, unless the settings say otherwise."""
_months = NEW_MONTHS


def use_new_months(months: int) -> None:
    """Count who was hired under `months` ago as new from now on."""
    global _months
    _months = months


def is_new(hired_on: Day | None, day: Day) -> bool:
    """Whether somebody hired on `hired_on` is new on `day`; nobody is whose day of hire is not known."""
    return hired_on is not None and day < shift(hired_on, months=_months)
