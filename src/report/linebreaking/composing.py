"""A paragraph → its lines: of all ways to break it, the one that costs least.

After Knuth and Plass, "Breaking Paragraphs into Lines" (1981), for ragged setting: lines are not
stretched, so a line costs what its white does to the rag and what its end does to the reader.
For each place where a line may end, the best way there is kept for each number of lines:
so the best ways with a line fewer and a line more are known, too.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from report.linebreaking.paragraph import Break, Paragraph
from report.linebreaking.prices import Prices, price_of_end, price_of_last, price_of_white
from report.linebreaking.words import Kind

TOLERANCE: Final = 0.005  # of a pixel: sums of widths are not exact
OVER_EM: Final = 2  # no hyphen is wider: no line fits behind one that is so much too wide
MOST_WHITE_EM: Final = 10  # lines with more white, in em and as a share of the measure, are
MOST_WHITE: Final = 0.3  # looked at only where there are no others
FORGIVEN: Final = 150.0  # so much more may a way cost that has a line less or more on purpose
MOST_COUNTS: Final = 9  # numbers of lines that are followed: those nearest to the cheapest
TOO_WIDE: Final = 1e7  # the price of a line that runs over, for each em: only where nothing fits


@dataclass(frozen=True)
class Measure:
    """How long lines may be, and the size of the type, in the ruler's unit.

    The first line is shorter by `indent`; below 0, a marker or a quote stands in what it has more.
    """

    width: float
    em: float
    indent: float = 0


@dataclass(frozen=True)
class Way:
    """A way to break a paragraph: the breaks at which its lines end, and what it costs."""

    breaks: tuple[Break, ...]
    cost: float


def compose(
    paragraph: Paragraph, measure: Measure, prices: Prices, whole: Collection[int] = ()
) -> dict[int, Way]:
    """Break a paragraph into lines: for each number of lines that can be, the best way.

    The lines whose numbers, from 1, are in `whole` do not end in a broken word, also not at a
    hyphen of its own, because a column or a page ends there.
    """
    return _Composing(paragraph, measure, prices, whole).ways()


def best(ways: Mapping[int, Way], more: int = 0) -> Way:
    """Return the cheapest way, or the best one with so many lines more; below 0, fewer.

    Where there is none with that many lines that a reader would forgive, it is the nearest to it.
    """
    cheapest = min(ways, key=lambda lines: (ways[lines].cost, lines))
    most = ways[cheapest].cost + FORGIVEN
    forgiven = [lines for lines, way in ways.items() if way.cost <= most]
    return ways[min(forgiven, key=lambda lines: (abs(lines - cheapest - more), lines))]


# The best way to a break with so many lines: its cost, and the number of the break before.
_Steps = dict[int, tuple[float, int]]
_START: Final = -1  # the number of the beginning, as if it were a break


def _near_cheapest(steps: _Steps) -> _Steps:
    if len(steps) <= MOST_COUNTS:
        return steps
    cheapest = min(steps, key=lambda lines: steps[lines])
    return {lines: steps[lines] for lines in steps if abs(lines - cheapest) <= MOST_COUNTS // 2}


class _Composing:
    def __init__(
        self, paragraph: Paragraph, measure: Measure, prices: Prices, whole: Collection[int]
    ) -> None:
        self._paragraph = paragraph
        self._breaks = paragraph.breaks
        self._measure = measure
        self._prices = prices
        self._whole = whole
        # How far lines reach that end at a break or before it: rising, where the breaks are not.
        self._reach = list(accumulate((one.left for one in paragraph.breaks), max))
        self._ends = [price_of_end(paragraph, one, prices) for one in paragraph.breaks]
        self._steps: list[_Steps] = [{} for _ in paragraph.breaks]

    def ways(self) -> dict[int, Way]:
        self._extend(_START, {0: (0.0, _START)})
        for number, steps in enumerate(self._steps[:-1]):
            if steps:
                self._extend(number, steps)
        return {lines: self._way(lines) for lines in sorted(self._steps[-1])}

    def _extend(self, number: int, steps: _Steps) -> None:
        """Add to the ways that end at a break each line that may begin there."""
        steps = _near_cheapest(steps)
        first = self._breaks[number] if number != _START else None
        for following, cost in self._lines(first, number):
            known = self._steps[following]
            is_broken = self._is_hyphened(self._breaks[following])
            for lines, (before, _) in steps.items():
                total = before + cost
                if is_broken and lines + 1 in self._whole:
                    total += self._prices.ladder
                if lines + 1 not in known or total < known[lines + 1][0]:
                    known[lines + 1] = (total, number)

    def _lines(self, first: Break | None, number: int) -> Iterator[tuple[int, float]]:
        """Yield the breaks at which a line may end, each with its price.

        It is the next break, whatever comes of it, where none leaves the line short enough.
        """
        measure = self._measure
        start = first.right if first else 0.0
        room = measure.width - measure.indent if first is None else measure.width
        least = start + room - max(MOST_WHITE_EM * measure.em, MOST_WHITE * room)
        nearest = bisect_left(self._reach, least, number + 1)
        found = list(self._fitting(first, range(nearest, len(self._breaks)), room))
        if not found:
            found = list(self._fitting(first, range(number + 1, nearest), room))
        yield from found or [self._too_wide(first, number + 1, room)]

    def _fitting(
        self, first: Break | None, numbers: range, room: float
    ) -> Iterator[tuple[int, float]]:
        """Yield those of the breaks that leave a line short enough, each with its price."""
        breaks, em = self._breaks, self._measure.em
        edge = (first.right if first else 0.0) + room + OVER_EM * em
        for following in numbers:
            last = breaks[following]
            if last.left > edge:
                break
            white = room - self._paragraph.width(first, last)
            if white >= -TOLERANCE:
                yield following, self._price(first, following, max(0.0, white) / em)

    def _too_wide(self, first: Break | None, following: int, room: float) -> tuple[int, float]:
        over = self._paragraph.width(first, self._breaks[following]) - room
        price = TOO_WIDE * over / self._measure.em
        return following, price + self._price(first, following, 0)

    def _price(self, first: Break | None, following: int, white_em: float) -> float:
        last, prices = self._breaks[following], self._prices
        price = self._ends[following] + prices.line
        if last.kind is not Kind.END or prices.even_last:
            price += price_of_white(white_em, prices)
        if first is not None and self._is_hyphened(first) and self._is_hyphened(last):
            price += prices.ladder
        if first is not None and last.kind is Kind.END:
            price += price_of_last(self._paragraph, first, prices)
        return price

    def _is_hyphened(self, last: Break) -> bool:
        """Return whether a line that ends here ends in a hyphen, added or its own."""
        return last.kind is Kind.SOFT or (
            last.kind is Kind.HARD and self._paragraph.text[last.end - 1] == "-"
        )

    def _way(self, lines: int) -> Way:
        cost, number = self._steps[-1][lines]
        breaks = [self._breaks[-1]]
        while number != _START:
            lines -= 1
            breaks.append(self._breaks[number])
            number = self._steps[number][lines][1]
        return Way(tuple(reversed(breaks)), cost)
