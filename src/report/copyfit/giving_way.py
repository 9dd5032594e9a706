"""A text on one page, from which parts give way until it fits; or the problem that it does not."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from report.copyfit.fitting import NOTICED, Fitting
from report.copyfit.overrun import SPARED, Remedy, too_long
from report.copyfit.reckoning import Overrun
from report.copyfit.setter import Filled, PageSetter
from report.design.makeup import Makeup
from report.design.settings import LOST, smallest
from report.model import Profile, Text
from report.problems import ContentError
from report.products.product import PageProduct

A_LINE: Final = Overrun(1, 6)  # of what was reckoned to fit, and did not as it was set


def one_page(
    product: PageProduct, text: Text[Profile], order: Sequence[str], setter: PageSetter
) -> Filled:
    """Lay out a text on its page of a product; parts give way in this order until it fits.

    The first design is the best; another is taken where more would be lost in it, or where it
    leaves much room that another fills. Raises `ContentError` if the text is too long at the
    smallest though all have given way.
    """
    page, designs = _OnePage(product, text, tuple(order), setter), product.designs(text)
    if page.fits(designs[0]) and (filled := page.filled(page.suited(designs[0]), 0)):
        return filled
    for counts in _counts(order):
        fitting = [one for one in designs if page.fits(one, order[: counts[-1]])]
        if counts[0]:  # something is lost: as little as can be
            fitting.sort(key=lambda design: page.least(design, counts))
        for design in fitting:
            for count in range(page.least(design, counts), counts[-1] + 1):
                if filled := page.filled(design, count):
                    return filled
    raise page.too_long(designs)


def _counts(order: Sequence[str]) -> Iterator[range]:
    """Yield how many parts may give way so that nothing is lost, and then so that something is."""
    kept = next((n for n, name in enumerate(order) if name in LOST), len(order))
    yield range(kept + 1)
    if kept < len(order):
        yield range(kept + 1, len(order) + 1)


class _OnePage:
    """A text on one page, probed once for each design and what has given way."""

    def __init__(
        self, product: PageProduct, text: Text[Profile], order: tuple[str, ...], setter: PageSetter
    ) -> None:
        self._product = product
        self._text = text
        self._order = order
        self._setter = setter
        self._fittings: dict[Makeup, Fitting] = {}

    def fits(self, design: str, without: Sequence[str] = ()) -> bool:
        """Return whether the text fits when these parts have given way."""
        return self._fitting(design, without).fits(1)

    def suited(self, design: str) -> str:
        """Return this design, or where its steps carry much of the page one that fills it better.

        The first that needs no other is as good as the best.
        """
        if not self._fitting(design, ()).is_loose:
            return design
        others = self._product.roomy(self._text)
        costs = {name: self._fitting(name, ()).cost(1) for name in (design, *others)}
        good = [name for name in others if costs[name] < NOTICED]
        return good[0] if good else min(costs, key=costs.__getitem__)

    def least(self, design: str, counts: range) -> int:
        """Return how many parts must give way, of these numbers, the last of which is enough."""
        return counts[
            bisect_left(counts, True, key=lambda count: self.fits(design, self._order[:count]))
        ]

    def filled(self, design: str, count: int) -> Filled | None:
        """Fill the page; of the parts that have given way, those are given back that can be.

        The last of the order is the dearest, and is given back first.
        """
        without = self._order[:count]
        for name in reversed(without):
            fewer = tuple(one for one in without if one != name)
            without = fewer if self.fits(design, fewer) else without
        tried = dict.fromkeys([without, self._order[:count]])
        every = (self._fitting(design, names).filled(1) for names in tried)
        return next(filter(None, every), None)

    def too_long(self, designs: Sequence[str]) -> ContentError:
        """Return what is wrong, by the design in which least of the text has no room."""
        ends = [self._fitting(design, self._order) for design in designs]
        least = min(ends, key=lambda fitting: fitting.overrun().lines)
        overrun = least.overrun() if least.overrun().lines else A_LINE
        size_pt, remedy = smallest(least.ranges).size_pt, self._remedy(least)
        return ContentError(too_long(self._product, self._text, overrun, size_pt, remedy))

    def _remedy(self, fitting: Fitting) -> Remedy:
        """Return the fewest fields without which the text would fit, or all if it would not."""
        names = [name for name in SPARED if getattr(self._text.fields, name)]
        shortest = self._spared(fitting, names)
        if not shortest.fits(1):
            return Remedy(tuple(names), shortest.overrun())
        for name in reversed(names):
            fewer = [one for one in names if one != name]
            if self._spared(fitting, fewer).fits(1):
                names = fewer
        return Remedy(tuple(names), None)

    def _spared(self, fitting: Fitting, names: Sequence[str]) -> Fitting:
        """Return the same without some fields of the text."""
        fields = self._text.fields.model_copy(update={name: SPARED[name] for name in names})
        return Fitting(replace(self._text, fields=fields), fitting.makeup, self._setter)

    def _fitting(self, design: str, without: Sequence[str]) -> Fitting:
        makeup = Makeup(design, 1, tuple(without))
        if makeup not in self._fittings:
            self._fittings[makeup] = Fitting(self._text, makeup, self._setter)
        return self._fittings[makeup]
