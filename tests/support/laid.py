"""Pages of one text, laid out once: no search for the setting that fills them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from report.compositor.engine import typesetter
from report.design.settings import read_ranges, smallest
from report.design.sheets import product_sheets
from report.document.documents import Documents
from report.model import read_edition
from report.products.profile import PROFILE
from report.typeset import Layout
from report.typeset.engine import LineBox, TextBox
from report.units import mm_from_px
from report.workspace import Workspace

PRODUCTS = ("booklet", "profile")


class Desk:
    """Lays out a text of the small workspace in either product; styles are read once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        documents = Documents(workspace, read_edition(workspace, 2019).require())
        self._setters = {each: typesetter(workspace, documents, each) for each in PRODUCTS}

    def layout(self, product: str, slug: str = "norrby") -> Layout:
        """Lay out a text as its file is now, in the smallest setting."""
        edition = read_edition(self._workspace, 2019).require()
        documents = Documents(self._workspace, edition)
        text = next(text for text in edition.texts if text.slug == slug)
        html = documents.article(text) if product == "booklet" else documents.page(PROFILE, text)
        ranges = read_ranges(product_sheets(self._workspace, product)[-1])
        return self._setters[product].layout(html, style=smallest(ranges).css)


@dataclass(frozen=True)
class Box:
    """Where a box stands on its page, in mm from the upper left of the paper."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def boxes(layout: Layout, name: str, *, generated: bool = False) -> list[Box]:
    """Return the boxes of all elements of a class, without their margins.

    Or those of what the style sheet puts into them, as `::before` and `::after`.
    """
    return [_box(page, box) for page, box in _found(layout, name, generated=generated)]


def lines(layout: Layout, name: str) -> list[Box]:
    """Return the lines of text in the elements of a class, as wide as their words."""
    return [
        _box(page, inner)
        for page, box in _found(layout, name)
        for inner in box.descendants()
        if isinstance(inner, TextBox) and inner.text.strip()
    ]


def classes(layout: Layout) -> set[str]:
    """Return the classes of all elements that have a box on a page."""
    return {name for _, _, names in _boxes(layout) for name in names}


def _found(layout: Layout, name: str, *, generated: bool = False) -> Iterator[tuple[int, Any]]:
    for number, box, names in _boxes(layout):
        is_own = box.element_tag == box.element.tag
        is_block = not isinstance(box, LineBox | TextBox)
        if name in names and is_own is not generated and is_block:
            yield number, box


def _boxes(layout: Layout) -> Iterator[tuple[int, Any, list[str]]]:
    """Yield every box of an element, with its page and the element's classes."""
    for number, page in enumerate(layout._document.pages, start=1):
        for box in page._page_box.descendants(placeholders=True):
            if (element := getattr(box, "element", None)) is not None:
                yield number, box, (element.get("class") or "").split()


def _box(page: int, box: Any) -> Box:
    left, top = box.border_box_x(), box.border_box_y()
    edges = (left, top, left + box.border_width(), top + box.border_height())
    return Box(page, *map(mm_from_px, edges))
