"""The best setting in which a text fills its pages: near the designer's values, and full.

Every setting that fits is priced by how far it is from the ideal, parameter by parameter, and by
what it leaves empty. How far a parameter may be off before a reader sees it is its `notice`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf, sqrt
from typing import Final

from report.copyfit.filling import Filling
from report.design.settings import Range, Setting

# Off by so much, a parameter costs 1; twice as much, 4. Leading gives way before size, space and
# the height of a picture before both, and steps carry what is left.
NOTICE: Final = {
    "size_pt": 0.15,
    "leading": 0.04,
    "space_pt": 4.0,
    "picture_mm": 10.0,
    "rise_mm": 8.0,
}
NOTICED_WHITE: Final = 0.03  # of a page, left empty
USUAL_HOLE: Final = 0.075  # of a page before others: three lines, where what comes next needs more
NOTICED_HOLE: Final = 0.06  # and so much beyond that
REST: Final = 0.2  # of a page: so much white and more is room for notes, and costs little more
MORE_REST: Final = 50.0  # what a page more of it costs
FULL_ENOUGH: Final = (1 / 2, 1 / 3)  # of the last page of a spread, and of more pages, is filled
TOO_EMPTY: Final = 300.0  # what it costs for each page less that is filled of it
SPREAD: Final = 2
COARSE: Final = 5  # so many values of space and of picture are looked at, and the ideal

# No text grows faster than with the square of its type, but for what a line more costs at an end.
GROWING: Final = 1.01

# Reckons how a setting fills pages.
Fill = Callable[[Setting], Filling]


@dataclass(frozen=True)
class Choice:
    """A setting, how many pages it fills, and what it costs."""

    setting: Setting
    fill: float
    cost: float


def best(
    ranges: Sequence[Range],
    fill: Fill,
    levelled: Callable[[Setting], Setting],
    pages: int = 1,
    most: float = inf,
) -> Choice | None:
    """Return the cheapest setting that fits so many pages and costs less than `most`, or None.

    `levelled` gives a setting the shift by which lines of facing pages stand level.
    """
    by_field = {limits.parameter.field: limits for limits in ranges}
    found: Choice | None = None
    low_pt, most_pt = by_field["size_pt"].low, by_field["size_pt"].high
    for size_pt in _nearest_first(by_field["size_pt"]):
        if _off(by_field["size_pt"], size_pt) >= most:
            break
        if low_pt < size_pt > most_pt:  # what is foretold may be off by a line
            continue
        tightest = fill(_tightest(by_field, size_pt)).pages
        if tightest > pages:
            most_pt = min(most_pt, size_pt * GROWING / sqrt(tightest / pages))
            continue
        for candidate in _of_size(by_field, size_pt):
            if _off_ideal(by_field, candidate) >= most:
                continue
            choice = _risen(by_field, levelled(candidate), fill, pages)
            if choice and choice.cost < most:
                found, most = choice, choice.cost
    return found


def ideal(ranges: Sequence[Range]) -> Setting:
    """Return the setting that the designer would choose."""
    return Setting(**{limits.parameter.field: limits.ideal for limits in ranges})


def _nearest_first(limits: Range) -> list[float]:
    return sorted(limits.values, key=lambda value: (abs(value - limits.ideal), -value))


def _tightest(ranges: dict[str, Range], size_pt: float) -> Setting:
    low = {field: limits.low for field, limits in ranges.items()}
    return Setting(**{**low, "size_pt": size_pt})


def _coarse(limits: Range) -> list[float]:
    """Return a few values of a parameter, its ends and its ideal among them, the nearest first."""
    values = limits.values
    spread = [values[round(n * (len(values) - 1) / (COARSE - 1))] for n in range(COARSE)]
    few = dict.fromkeys([limits.ideal, *spread])
    return sorted(few, key=lambda value: (abs(value - limits.ideal), -value))


def _of_size(ranges: dict[str, Range], size_pt: float) -> Iterator[Setting]:
    """Yield the settings of a size, with the lowest steps."""
    for leading in _nearest_first(ranges["leading"]):
        for picture_mm in _coarse(ranges["picture_mm"]):
            for space_pt in _coarse(ranges["space_pt"]):
                yield Setting(size_pt, leading, picture_mm, space_pt, ranges["rise_mm"].low)


def _risen(ranges: dict[str, Range], setting: Setting, fill: Fill, pages: int) -> Choice | None:
    """Raise the steps until the pages are full; None if they are too full without."""
    filled = fill(setting)
    if filled.pages > pages:
        return None
    rise = ranges["rise_mm"]
    a_step_more = fill(replace(setting, rise_mm=rise.low + rise.parameter.step))
    slope = a_step_more.pages - filled.pages
    if 0 < slope < pages and rise.high > rise.low:
        steps = int((pages - filled.pages) / slope)
        rise_mm = min(rise.high, rise.low + steps * rise.parameter.step)
        raised = replace(setting, rise_mm=round(rise_mm, 4))
        higher = fill(raised)
        if higher.pages <= pages:
            setting, filled = raised, higher
    white = price_of_white(filled.pages, pages) + sum(map(price_of_hole, filled.holes))
    return Choice(setting, filled.pages, _off_ideal(ranges, setting) + white)


def price_of_hole(hole: float) -> float:
    """Return what it costs that so much of a page is left white though others follow.

    >>> [round(price_of_hole(hole)) for hole in (0.05, 0.15, 0.3, 0.5, 0.6)]
    [0, 2, 14, 50, 107]
    """
    price = (max(0, hole - USUAL_HOLE) / NOTICED_HOLE) ** 2
    return price + max(0, hole - (1 - FULL_ENOUGH[0])) * TOO_EMPTY


def price_of_white(filled: float, pages: int) -> float:
    """Return what it costs that only so much of the pages is filled.

    >>> [round(price_of_white(filled, 2)) for filled in (2, 1.97, 1.9, 1.7, 1.3)]
    [0, 1, 11, 49, 129]
    """
    white = pages - filled
    price = (min(white, REST) / NOTICED_WHITE) ** 2 + max(0, white - REST) * MORE_REST
    least = FULL_ENOUGH[pages > SPREAD]
    return price + max(0, least - (1 - white)) * TOO_EMPTY


def _off_ideal(ranges: dict[str, Range], setting: Setting) -> float:
    return sum(_off(limits, getattr(setting, field)) for field, limits in ranges.items())


def _off(limits: Range, value: float) -> float:
    return float(((value - limits.ideal) / NOTICE[limits.parameter.field]) ** 2)
