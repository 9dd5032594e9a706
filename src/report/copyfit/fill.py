"""A text → the pages that it is to fill, in the setting that suits it best.

A text is probed once, on a page without an end; every setting is reckoned from that, on any
number of pages. The best is chosen, and the text is laid out in it. What the engine cannot have
been foretold is reckoned with again.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf
from typing import TypeVar

from report.copyfit.fitting import Fitting
from report.copyfit.setter import Filled, PageSetter, Reckoned
from report.design.makeup import Makeup, Option
from report.model import Profile, Text

T = TypeVar("T", Filled, Reckoned)


def some_pages(
    text: Text[Profile], makeup: Makeup, setter: PageSetter, counts: Sequence[int]
) -> Filled | None:
    """Lay out a text on as many pages as suit it best, of these; None if it is too long."""
    return _found(Fitting(text, makeup, setter), makeup, counts, Fitting.filled)


def reckoned_pages(
    text: Text[Profile], makeup: Makeup, setter: PageSetter, counts: Sequence[int]
) -> Reckoned | None:
    """Reckon on how many pages a text stands best, of these; None if it is too long.

    It is not laid out on them: whether that holds is seen when it is.
    """
    return _found(Fitting(text, makeup, setter), makeup, counts, Fitting.reckoned)


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
