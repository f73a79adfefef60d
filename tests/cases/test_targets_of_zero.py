"""A target of zero is shown as such, never as reached."""

from office import opened

from runner import Mgrday


def test_a_target_of_zero_is_not_reached(mgrday: Mgrday) -> None:
    office = opened(mgrday)
    office.done("target set department East 2026-11 0")
    for line in ("today", "report month", "guide week", "guide month"):
        said = office.done(line).out
        assert "the target is zero" in said or line.startswith("guide"), line
        assert "100%" not in said and "target reached" not in said and "target is reached" not in said, line
    assert office.json("today")["month"]["target"] == 0
