"""What pictures are made of: shapes that are placed in per cent across and in pixels down.

So a picture is as wide as its page and its words keep their size, on a phone as on paper, without a script. Colours are
attributes, which hold on paper and wherever no style reaches; the page's style gives the same paints for the dark.
"""

from collections.abc import Iterable
from typing import NamedTuple

from mgrday.render.markup import class_, safe

PAINTS = {
    "signed": "#1f5fa8",
    "due": "#5f646c",
    "target": "#1f7a45",
    "over": "#b3261e",
    "mark": "#1d1f23",
    "wash": "#f0f2f4",
    "grid": "#e3e5e8",
}
"""The colours on paper. Two that meet in a picture differ in lightness or in how they are drawn, not in hue alone."""
INKS = {"plain": "#1d1f23", "faint": "#5f646c", "good": "#1f7a45", "wrong": "#b3261e"}
SMALL, USUAL = 11, 13


class Key(NamedTuple):
    """What a sign in a picture means: a piece of it, drawn 22 × 10, and words."""

    sign: str
    words: str


class Picture(NamedTuple):
    """What is drawn, how high it is in pixels, and what its signs mean. `name` tells the style which picture it is."""

    name: str
    height: float
    shapes: list[str]
    keys: list[Key]


def across(part: float) -> str:
    """A place or width, given as a part of the whole."""
    return f"{part * 100:.2f}%"


def down(pixels: float) -> str:
    """A place or height in pixels."""
    return f"{pixels:.1f}".removesuffix(".0")


def words(
    at: tuple[float, float],
    text: str,
    ink: str = "plain",
    *,
    anchor: str = "start",
    size: int = USUAL,
    name: str = "",
    more: str = "",
) -> str:
    """A text whose line stands on the place `at`; `name` is a class of its own, `more` what follows it, see `aside`."""
    return (
        f'<text x="{across(at[0])}" y="{down(at[1])}" text-anchor="{anchor}" font-size="{size}" fill="{INKS[ink]}"'
        f"{class_(f'ink-{ink}', name)}>{safe(text)}{more}</text>"
    )


def aside(text: str, ink: str) -> str:
    """Words after a text, in another ink."""
    return f'<tspan dx="8" fill="{INKS[ink]}"{class_(f"ink-{ink}")}>{safe(text)}</tspan>' if text else ""


def box(left: float, right: float, top: float, height: float, paint: str, *, opacity: float = 1, round_: int = 0) -> str:
    """A filled box."""
    see = "" if opacity == 1 else f' fill-opacity="{opacity:.2f}"'
    corner = f' rx="{round_}"' if round_ else ""
    return (
        f'<rect x="{across(left)}" y="{down(top)}" width="{across(max(right - left, 0))}" height="{down(height)}"{corner}'
        f' fill="{PAINTS[paint]}"{see} class="fill-{paint}"/>'
    )


def line(start: tuple[float, float], end: tuple[float, float], paint: str, *, width: float = 1, dash: str = "") -> str:
    """A straight line."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ' stroke-linecap="round"'
    return (
        f'<line x1="{across(start[0])}" y1="{down(start[1])}" x2="{across(end[0])}" y2="{down(end[1])}"'
        f' stroke="{PAINTS[paint]}" stroke-width="{width}"{dashed} class="line-{paint}"/>'
    )


def dot(at: tuple[float, float], paint: str, size: float) -> str:
    """A filled circle."""
    return f'<circle cx="{across(at[0])}" cy="{down(at[1])}" r="{size}" fill="{PAINTS[paint]}" class="fill-{paint}"/>'


def sign(*shapes: str) -> str:
    """A piece of a picture beside its meaning."""
    return f'<svg class="sign" width="22" height="10" aria-hidden="true">{"".join(shapes)}</svg>'


def drawn(picture: Picture, number: int, title: str, said: str) -> Iterable[str]:
    """The picture with its name and what it shows, in words for who cannot see it; `number` is its own on the page."""
    name, told = f"picture-{number}", f"picture-{number}-said"
    yield (
        f'<svg class="picture {picture.name}" width="100%" height="{down(picture.height)}" role="img"'
        f' aria-labelledby="{name} {told}" font-family="{_FONTS}">'
    )
    yield f'<title id="{name}">{safe(title)}</title>'
    yield f'<desc id="{told}">{safe(said)}</desc>'
    yield from picture.shapes
    yield "</svg>"


_FONTS = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
