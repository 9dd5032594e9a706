"""A text → the pages it is to fill, or the problem that says how much of it does not fit.

A text is probed once, on a page without an end; every setting is reckoned from that, on any
number of pages. The best is chosen, and the text is laid out in it. What the engine cannot have
been foretold is reckoned with again.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf
from typing import TypeVar

from report.copyfit.fitting import Filled, Fitting, Press, Reckoned
from report.copyfit.overrun import too_long
from report.design.makeup import Makeup, Option
from report.design.settings import smallest
from report.model import Profile, Text
from report.problems import ContentError

T = TypeVar("T", Filled, Reckoned)


def one_page(text: Text[Profile], design: str, order: Sequence[str], press: Press) -> Filled:
    """Lay out a text on one page, from which parts give way in this order until it fits.

    Those that need not, because what gives way behind them is enough, stay. Raises
    `ContentError` if the text is too long at the smallest though all have given way.
    """
    for count in range(len(order) + 1):
        least = Fitting(text, Makeup(design, 1, tuple(order[:count])), press)
        if not least.fits(1):
            continue
        for start in range(count - 1, 0, -1):
            fewer = Fitting(text, Makeup(design, 1, tuple(order[start:count])), press)
            filled = fewer.filled(1) if fewer.fits(1) else None
            if filled:
                return filled
        filled = least.filled(1)
        if filled:
            return filled
    raise ContentError(too_long(text, least.reckoning(1), smallest(least.ranges)))


def some_pages(
    text: Text[Profile], makeup: Makeup, press: Press, counts: Sequence[int]
) -> Filled | None:
    """Lay out a text on as many pages as suit it best, of these; None if it is too long."""
    return _found(Fitting(text, makeup, press), makeup, counts, Fitting.filled)


def reckoned_pages(
    text: Text[Profile], makeup: Makeup, press: Press, counts: Sequence[int]
) -> Reckoned | None:
    """Reckon on how many pages a text stands best, of these; None if it is too long.

    It is not laid out on them: whether that holds is seen when it is.
    """
    return _found(Fitting(text, makeup, press), makeup, counts, Fitting.reckoned)


def _found(
    fitting: Fitting,
    makeup: Makeup,
    counts: Sequence[int],
    fill: Callable[[Fitting, int], T | None],
) -> T | None:
    """Return the cheapest way that can be set to fill so many pages, and what others cost."""
    costs: dict[int, float] = {}
    for count in counts:
        costs[count] = fitting.cost(count, min(costs.values(), default=inf))
    for count in sorted((count for count in counts if costs[count] < inf), key=costs.__getitem__):
        filled = fill(fitting, count)
        if filled:
            options = {
                pages: Option(replace(makeup, pages=pages), cost)
                for pages, cost in costs.items()
                if cost < inf
            }
            return replace(filled, options=options)
        costs[count] = inf  # what cannot be set is no option
    return None
