"""A target's parts in figures: the typed ones as they are, the rest shared out by weights, together the target exactly."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from fractions import Fraction
from typing import TypeVar

from mgrday.errors import RefusedError
from mgrday.kinds.codes import say_value
from mgrday.parts import shared_out
from mgrday.records.target import value_of
from mgrday.store.reader import Row
from mgrday.words import _

Key = TypeVar("Key", int, str)
"""What tells parts apart: the ids of people, the names of periods."""


def figures(metric: str, value: int, weights: Mapping[Key, Fraction], typed: Mapping[Key, int]) -> dict[Key, int]:
    """The figure of each part that `weights` names, in their order: `typed`, or its share of what these leave of `value`.

    Raises RefusedError where the typed parts are more than the target, or leave something that nobody can carry.
    """
    rest = value - sum(typed.values())
    said = {"sum": say_value(metric, value - rest), "gap": say_value(metric, abs(rest)), "value": say_value(metric, value)}
    if rest < 0:
        raise RefusedError(
            _("The typed parts add up to {sum}: {gap} more than the target of {value}.").format(**said),
            todo=_("Type less, or set the target anew."),
        )
    others = {part: weight for part, weight in weights.items() if part not in typed}
    if rest and not any(others.values()):
        raise RefusedError(
            _("The typed parts add up to {sum}: {gap} less than the target of {value}, and no other part can carry it.").format(
                **said
            ),
            todo=_("Type more, or leave a part untyped."),
        )
    shared = dict(zip(others, shared_out(rest, list(others.values())), strict=True))
    return {part: typed[part] if part in typed else shared[part] for part in weights}


def typed_figures(
    target: Row, parts: Iterable[tuple[str, str]], names: Mapping[Key, str], meant: Callable[[str], Key], now: datetime
) -> dict[Key, int]:
    """The typed `parts` (name and figure) by the key that `meant` finds for a name; `names` are the parts there are.

    Raises RefusedError for a part that there is not, one typed twice and a figure that is none.
    """
    typed: dict[Key, int] = {}
    for text, value in parts:
        key = meant(text)
        if key not in names:
            raise RefusedError(
                _("“{name}” gets no part of this target.").format(name=text),
                todo=_("The parts are: {names}.").format(names=_(", ").join(names.values())),
            )
        if key in typed:
            raise RefusedError(_("“{name}” has two parts typed.").format(name=names[key]), todo=_("Type each part once."))
        read = value_of(now, target["metric"], value)
        assert read is not None
        typed[key] = read
    return typed
