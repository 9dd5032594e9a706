"""The largest setting at which a profile fills its one page.

A search, and nothing else: it is given what may vary and a way to measure, and
measures seldom, because each time a page is laid out.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from report.design.settings import Range, Setting

FULL: Final = 0.98  # the rest, about a line of text on A4, is not worth another search
MOST_AIMED: Final = 4  # times that a search trusts its aim; after these it only halves
WORDS_GROWTH: Final = 0.6  # of the fill with the number of words, as in `Parameter`


@dataclass(frozen=True)
class Fit:
    """A setting that has been measured and fits, and how much of the page it fills, 0 to 1."""

    setting: Setting
    fill: float


def largest(
    smallest: Setting, ranges: Sequence[Range], fill: Callable[[Setting], float]
) -> Fit | None:
    """Find the setting that fills one page: the first parameter as far up as it goes, and so on.

    `fill` measures how many pages a setting takes; up to 1 fits. The parameters after
    the first move only while room is left, each until the page is `FULL` or the
    parameter at its end. None if not even the smallest setting fits.

    Where the first parameter could not go to its end, a line more would not fit: then those
    that move no text come before the others.
    """
    fill = cache(fill)
    first, *others = ranges
    fit = _moved(smallest, first, fill, start=len(first.values) // 3, enough=1)
    if fit is not None and getattr(fit.setting, first.parameter.field) < first.high:
        others.sort(key=lambda limits: limits.parameter.moves_text)
    for limits in others:
        if fit is not None and fit.fill < FULL:
            fit = _moved(fit.setting, limits, fill, start=0, enough=FULL)
    return fit


def most_words(total: int, fill: Callable[[int], float], step: int = 5) -> int | None:
    """Find how many words of a text fit on one page, to within a `step`; None if not even 0."""
    counts = range(0, total, step)
    found = last_that_fits(counts, WORDS_GROWTH, lambda n: fill(counts[n]), len(counts) // 3)
    return None if found is None else counts[found[0]]


def last_that_fits(
    values: Sequence[float],
    growth: float,
    fill: Callable[[int], float],
    start: int,
    enough: float = 1,
) -> tuple[int, float] | None:
    """Find the last of rising values that does not overfill a page: its number and the fill.

    `fill` measures the value of a number, which counts from 0; `start` is the number
    to look at first. A fill that is `enough` ends the search. None if not even the
    first value fits.

    After a hit the search goes to where the page would be full, after a miss it halves.
    Pages grow unevenly: the value found fits, and either it is enough or the next
    one does not fit, but one further on may.

    >>> last_that_fits([8, 9, 10, 11, 12], 2, lambda n: [0.5, 0.7, 0.9, 1.1, 1.3][n], start=1)
    (2, 0.9)
    """
    low, high, number = -1, len(values), start
    hits: list[tuple[float, float]] = []
    while high - low > 1 and not (hits and hits[-1][1] >= enough):
        pages = fill(number)
        if pages > 1:
            high = number
            number = (low + high) // 2 if hits else 0
        else:
            low = number
            hits.append((values[low], pages))
            aim = bisect_right(values, _full_at(hits, growth)) - 1
            number = min(max(aim, low + 1), high - 1)
            if len(hits) > MOST_AIMED:
                number = (low + high) // 2
    return (low, hits[-1][1]) if hits else None


def _full_at(hits: Sequence[tuple[float, float]], growth: float) -> float:
    """Guess at which value the page is full: on the line of the last two hits, or by the growth."""
    value, fill = hits[-1]
    if len(hits) > 1 and fill > hits[-2][1]:
        before, less = hits[-2]
        return value + (1 - fill) * (value - before) / (fill - less)
    return value * (1 + (1 - fill) / (growth * max(fill, 0.01)))


def _moved(
    setting: Setting, limits: Range, fill: Callable[[Setting], float], start: int, enough: float
) -> Fit | None:
    """Move one parameter of a setting as far up as it goes."""
    settings = [replace(setting, **{limits.parameter.field: value}) for value in limits.values]
    found = last_that_fits(
        limits.values, limits.parameter.growth, lambda n: fill(settings[n]), start, enough
    )
    return None if found is None else Fit(settings[found[0]], found[1])
