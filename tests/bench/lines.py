"""What composed lines are like: all texts in six measures and five sizes, beside first fit.

Run as `python tests/bench/lines.py`. For each measure a row of each way to break lines: lines,
broken words, hyphens in a row, runts, small words at line ends, stranded ones, and the white.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import mean, pstdev
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from report.compositor.compositor import Compositor
from report.linebreaking import (
    TEXT,
    Break,
    Kind,
    Measure,
    Paragraph,
    Prices,
    best,
    compose,
)
from report.linebreaking.prices import LONGEST_RUNT, letters, price_of_end
from report.typeset import composition

from support.editions import WORKSPACE, read

YEARS = (2016, 2019, 2021)
MEASURES_MM = (28, 34, 48, 60.5, 94, 114)
SIZES_PT = (8.6, 9.0, 9.4, 9.8, 10.4)
SHORTEST = 60  # characters of a paragraph that is worth measuring
MM_PER_PT = 25.4 / 72


@dataclass(frozen=True)
class Set:
    """A paragraph with lines, all widths in em."""

    paragraph: Paragraph
    breaks: Sequence[Break]
    measure: Measure

    def whites(self) -> list[float]:
        """Return the white of all lines but the last."""
        firsts = [None, *self.breaks[:-1]]
        widths = [self.paragraph.width(*ends) for ends in zip(firsts, self.breaks, strict=True)]
        return [(self.measure.width - width) / self.measure.em for width in widths[:-1]]


def paragraphs() -> list[tuple[Paragraph, float]]:
    """Return all paragraphs of running text with the size of their type in px."""
    found: dict[str, tuple[Paragraph, float]] = {}
    original = composition.composed

    def seen(one: composition.Composition) -> tuple[Break, ...]:
        text = one.text
        if one.prices is TEXT and len(text) >= SHORTEST and text not in found:
            found[text] = (composition.paragraph(one), one.measure.em)
        return original(one)

    composition.composed = seen  # type: ignore[assignment]
    for year in YEARS:
        edition = read(WORKSPACE, year).require()
        compositor = Compositor(WORKSPACE, edition)
        for text in edition.texts:
            compositor._booklets.layout(compositor.documents.article(text))
    composition.composed = original
    return list(found.values())


def first_fit(paragraph: Paragraph, measure: Measure) -> list[Break]:
    """Break lines as late as they can be."""
    breaks: list[Break] = []
    first = fitting = None
    number = 0
    while number < len(paragraph.breaks):
        last = paragraph.breaks[number]
        if paragraph.width(first, last) <= measure.width or fitting is None:
            fitting, number = last, number + 1
            continue
        breaks.append(fitting)
        first, fitting = fitting, None
        number = paragraph.breaks.index(first) + 1
    return [*breaks, paragraph.breaks[-1]]


def row(name: str, sets: Iterable[Set], seconds: float) -> str:
    """Return a row of the table."""
    sets = list(sets)
    whites = [white for one in sets for white in one.whites()]
    counts = [
        sum(len(one.breaks) for one in sets),
        *(sum(n) for n in zip(*map(faults, sets), strict=True)),
    ]
    numbers = "".join(f"{count:7}" for count in counts)
    rag = f"{mean(whites):8.2f}{pstdev(whites):6.2f}{max(whites):6.1f}"
    return f"{name:22}{numbers}{rag}{seconds:7.2f}"


def faults(one: Set) -> Iterator[int]:
    """Yield how many lines are broken, in a row, runts, leaning, stranded."""
    kinds = [last.kind for last in one.breaks]
    hyphens = [kind in (Kind.SOFT, Kind.HARD) for kind in kinds]
    yield kinds.count(Kind.SOFT)
    yield sum(a and b for a, b in pairwise(hyphens))
    start = one.breaks[-2].next if len(one.breaks) > 1 else 0
    yield letters(one.paragraph.text[start:]) <= LONGEST_RUNT
    prices = [price_of_end(one.paragraph, last, TEXT) for last in one.breaks]
    yield sum(
        last.kind is Kind.SPACE and price == TEXT.leaning
        for last, price in zip(one.breaks, prices, strict=True)
    )
    yield prices.count(TEXT.stranded)


def table(prices: Prices = TEXT) -> Iterator[str]:
    """Yield the rows of all measures."""
    known = paragraphs()
    yield f"{'':22}  lines broken in row  runts leans strand   white  rag worst seconds"
    for width_mm in MEASURES_MM:
        fitted: list[Set] = []
        total: list[Set] = []
        seconds = 0.0
        for size_pt in SIZES_PT:
            for paragraph, em in known:
                measure = Measure(width_mm / (size_pt * MM_PER_PT) * em, em)
                fitted.append(Set(paragraph, first_fit(paragraph, measure), measure))
                started = perf_counter()
                way = best(compose(paragraph, measure, prices))
                seconds += perf_counter() - started
                total.append(Set(paragraph, way.breaks, measure))
        yield row(f"{width_mm:6} mm first fit", fitted, 0)
        yield row(f"{width_mm:6} mm composed", total, seconds)


if __name__ == "__main__":
    for line in table():
        print(line)
