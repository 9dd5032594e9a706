"""How the texts of the editions fill their pages: settings, broken words, layouts, time.

Run as `python tests/bench/fitting.py`. A row for each text and product, and their totals; with
`--composing`, how long it takes to compose all lines of 2019 in one size, with nothing known.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from report.compositor.compositor import Compositor
from report.copyfit import Filled
from report.design.settings import read_ranges
from report.design.sheets import product_sheets
from report.products.profile import PROFILE
from report.typeset import composition

from support.editions import WORKSPACE, read

YEARS = (2016, 2019, 2021)
SCALE = 1.001  # of the type, so that no width and no line is known before


@dataclass(frozen=True)
class Row:
    """A text in a product, as it came out; seconds of one processor."""

    product: str
    name: str
    filled: Filled
    seconds: float

    @property
    def cells(self) -> str:
        """The row as it is printed."""
        setting, lines = self.filled.setting, self.filled.layout.line_report()
        return (
            f"{self.product:8} {self.name:20} {setting.size_pt:5.1f} {setting.leading:6.2f} "
            f"{setting.space_pt:6.1f} {self.filled.fill:7.4f} {lines.broken:7} "
            f"{lines.most_white_em:6.1f} {self.filled.renders:8} {self.seconds:8.2f} "
            f"{ {count: round(one.cost, 1) for count, one in self.filled.options.items()} }"
        )


def rows() -> Iterator[Row]:
    """Fill the pages of all texts, in both products."""
    for year in YEARS:
        edition = read(WORKSPACE, year).require()
        compositor = Compositor(WORKSPACE, edition)
        page = partial(compositor.page, PROFILE)
        for product, fill in (("booklet", compositor.article), ("profile", page)):
            for text in edition.texts:
                started = process_time()
                if filled := fill(text):
                    yield Row(product, text.slug, filled, process_time() - started)


def totals(found: list[Row], product: str) -> str:
    """Return what the targets are held against."""
    ours = [row for row in found if row.product == product]
    ranges = {
        limits.parameter.field: limits
        for limits in read_ranges(product_sheets(WORKSPACE, product)[-1])
    }
    broken = sum(row.filled.layout.line_report().broken for row in ours)
    layouts = sum(row.filled.renders for row in ours) / len(ours)
    least = sum(row.filled.setting.leading == ranges["leading"].low for row in ours)
    otherwise = sum(len(list(row.filled.layout.set_otherwise())) for row in ours)
    sizes = [row.filled.setting.size_pt for row in ours]
    return (
        f"{product}: {broken} broken words, {layouts:.1f} layouts a text, "
        f"{least} of {len(ours)} at the least leading, sizes {min(sizes)}-{max(sizes)}, "
        f"{otherwise} lines set otherwise"
    )


def composing_seconds() -> float:
    """Compose all lines of 2019 for both products again, in a size that nothing is known of."""
    edition = read(WORKSPACE, 2019).require()
    compositor = Compositor(WORKSPACE, edition)
    seen: list[composition.Composition] = []
    original = composition.composed

    def kept(one: composition.Composition) -> object:
        seen.append(one)
        return original(one)

    composition.composed = kept  # type: ignore[assignment]
    for text in edition.texts:
        compositor._booklets.layout(compositor.documents.article(text))
        compositor._typesetter(PROFILE).layout(compositor.documents.page(PROFILE, text))
    composition.composed = original
    scaled = [one.scaled(SCALE, one.measure.width) for one in dict.fromkeys(seen)]
    started = process_time()
    for one in scaled:
        original(one)
    return process_time() - started


if __name__ == "__main__":
    if "--composing" in sys.argv:
        print(f"{composing_seconds():.2f} s to compose all lines of 2019 for both products")
    else:
        print(f"{'':29}  size  leads  space    fill  broken  white  layouts  seconds")
        found = []
        for row in rows():
            found.append(row)
            print(row.cells)
        print(totals(found, "booklet"), totals(found, "profile"), sep="\n")
