"""A document as it was set: what its pages hold, and the PDF of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from math import floor
from typing import Any, Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from report.graphics.drawn import Drawn
from report.graphics.placed import Area, PictureBox
from report.linebreaking import Block, BlockBox, Passage
from report.typeset.anatomy import Anatomy, anatomy, overflows
from report.typeset.engine import (
    VARIANTS,
    LineBox,
    ReplacedBox,
    pydyf,
    replacedbox_layout,
    weasyprint,
)
from report.typeset.fetcher import Fetcher
from report.typeset.fill import beside, ink_bottom, rest
from report.typeset.given import LineReport, line_report, set_otherwise
from report.typeset.ink import drawn
from report.typeset.lines import SetLine, columns, set_lines, shown, surrounding_mm
from report.typeset.listening import listening
from report.units import mm_from_px

SCREEN: Final = "pdf/a-2a"  # with tags; what PDF/UA asks for more is added when it is finished


class Layout:
    """A document that has been broken into lines and pages, of which `first_page` is the first."""

    def __init__(
        self,
        document: Any,
        fetcher: Fetcher,
        blocks: Mapping[Element, Block],
        first_page: int = 1,
    ) -> None:
        self._document = document
        self._fetcher = fetcher
        self._blocks = blocks
        self.first_page = first_page

    def _pages(self) -> Iterator[tuple[int, Any]]:
        """Yield the pages of the engine with their numbers."""
        return enumerate(self._document.pages, start=self.first_page)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._document.pages)

    def pages_of_anchors(self) -> dict[str, int]:
        """Return the page on which each element with an id starts."""
        pages: dict[str, int] = {}
        for number, page in self._pages():
            for anchor in page.anchors:
                pages.setdefault(anchor, number)
        return pages

    def rests_mm(self) -> dict[str, float]:
        """Return what is left of a page below each mark of a rest with which the page ends.

        Marks are named by their ids, as `fill.rest` says; heights are rounded down, so that a box
        as high as one of them fits the page.
        """
        found: dict[str, float] = {}
        for page in self._document.pages:
            box = page._page_box
            flow = box.children[0]
            if left := rest(flow, box.content_box_y() + box.height):
                name, height = left
                found[name] = floor(mm_from_px(height) * 10) / 10
        return found

    @property
    def line_count(self) -> int:
        """How many lines of text there are on all pages, margins left out."""
        flows = (page._page_box.children[0] for page in self._document.pages)
        return sum(isinstance(box, LineBox) for flow in flows for box in flow.descendants())

    @property
    def fill(self) -> float:
        """How many pages the flow takes: 0.96 leaves 4 % of a page free, 1.3 needs a second one.

        Measured in the height between the margins, down to the lowest ink: text, a
        picture, a ground or a border. What is positioned absolutely is not in the flow.
        Columns that found no room below one another and stand beside the page count as more.
        """
        page = self._document.pages[-1]._page_box
        outside = sum(beside(page._page_box) for page in self._document.pages)
        bottoms = (ink_bottom(box) for box in page.children[0].descendants())
        lowest = max((bottom for bottom in bottoms if bottom is not None), default=0)
        filled = max(0, lowest - page.content_box_y()) / page.height
        return float(self.page_count - 1 + filled + outside)

    def passages(self) -> Iterator[Passage]:
        """Yield the blocks of text as they were set, margins left out; lines from top to bottom."""
        sets: dict[Element, list[SetLine]] = {}
        for number, page in self._pages():
            for line in set_lines(page._page_box.children[0], number):
                sets.setdefault(line.box.element, []).append(line)
        for element, lines in sets.items():
            if element in self._blocks:
                yield Passage(
                    self._blocks[element],
                    str(element.tag),
                    tuple(line.read() for line in lines),
                    measure_mm=mm_from_px(lines[0].container.width),
                )

    def anatomy(self) -> Anatomy | None:
        """Return what stands above, beside and below the text of these pages, and the text."""
        return anatomy(self._document.pages, self._blocks)

    def overflows(self) -> bool:
        """Return whether the columns of the text were given less height than they need."""
        return overflows(self._document.pages)

    def set_otherwise(self) -> Iterator[tuple[str, str]]:
        """Yield the lines that the engine set otherwise than they were composed: both, as read."""
        for pair in set_otherwise(self._line_boxes()):
            composed, found = map(shown, pair)
            yield composed, found

    def line_report(self) -> LineReport:
        """Return how many words are broken, and the line with the most white at its end."""
        report = line_report(self._line_boxes())
        return replace(report, worst=shown(report.worst))

    def _line_boxes(self) -> Iterator[Any]:
        for number, page in self._pages():
            yield from (line.box for line in set_lines(page._page_box.children[0], number))

    def areas(self) -> Iterator[BlockBox]:
        """Yield where the blocks of text stand, margins left out: one area for each page or column.

        A block's text comes as it was written, whatever became of its spaces and hyphens.
        """
        for number, page in self._pages():
            lines = (line.box for line in set_lines(page._page_box.children[0], number))
            for element, boxes in groupby(lines, key=lambda box: box.element):
                if element in self._blocks:
                    for column in columns(boxes):
                        yield BlockBox(number, surrounding_mm(column), self._blocks[element].text)

    def drawn(self) -> Iterator[Drawn]:
        """Yield for each page what is drawn on it: words, photographs, drawings and grounds."""
        for number, page in self._pages():
            yield drawn(page._page_box, number, self._blocks)

    def pictures(self) -> Iterator[PictureBox]:
        """Yield where photographs stand: what is seen of each, and where the whole of it would."""
        for number, page in self._pages():
            for box in page._page_box.descendants():
                if isinstance(box, ReplacedBox) and box.element.tag == "img":
                    width_px, height_px, x_px, y_px = replacedbox_layout(box)
                    seen_px = (box.content_box_x(), box.content_box_y(), box.width, box.height)
                    whole_px = (x_px, y_px, width_px, height_px)
                    path = unquote(box.element.get("src"))
                    yield PictureBox(number, path, _area_mm(*seen_px), _area_mm(*whole_px))

    def bookmark_levels(self) -> tuple[int, ...]:
        """Return the level of each bookmark, as its heading has it, in the order of the pages."""
        return tuple(int(level) for _, page in self._pages() for level, *_ in page.bookmarks)

    def pdf(self, variant: str = SCREEN, elsewhere: str = "") -> bytes:
        """Return the pages as a PDF of this variant, which does not change their layout.

        Links to places that are not on these pages lead to addresses that begin with `elsewhere`;
        without one, such a link is a problem. With one, the pages are a piece of a document, which
        will have fonts of its own: theirs are not compressed.
        """
        if not elsewhere:
            return self._pdf(variant)
        self._lead(elsewhere)
        return self._pdf(variant, finisher=_leave_fonts)

    def uncompressed_pdf(self) -> bytes:
        """Return the same for the screen in half of the time, and in some times the size."""
        return self._pdf(SCREEN, uncompressed_pdf=True)

    def _pdf(self, variant: str, **options: Any) -> bytes:
        document = self._document
        _, properties = VARIANTS[variant]
        # A document of its own: the engine leaves a variant's fonts and colour profiles in it.
        copy = weasyprint.Document(
            document.pages,
            document.metadata,
            document.url_fetcher,
            document.font_config,
            dict(document.color_profiles),
            properties.get("output_intent"),
        )
        copy.first_page = self.first_page
        with listening(self._fetcher):
            # For an ID, all would be compressed a second time; `finish.saving` makes one.
            return bytes(copy.write_pdf(pdf_variant=variant, pdf_identifier=False, **options))

    def _lead(self, elsewhere: str) -> None:
        there = self.pages_of_anchors()
        for _, page in self._pages():
            page.links[:] = [
                ("external", elsewhere + target, *rest)
                if kind == "internal" and target not in there
                else (kind, target, *rest)
                for kind, target, *rest in page.links
            ]


def _leave_fonts(document: object, pdf: Any) -> None:
    """Let the fonts of a PDF of the engine be written as they are: OpenType, or else TrueType."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and _is_font(item.extra):
            item.compress = False


def _is_font(described: Mapping[str, Any]) -> bool:
    return described.get("Subtype") == "/OpenType" or "Length1" in described


def _area_mm(left_px: float, top_px: float, width_px: float, height_px: float) -> Area:
    return (
        *(mm_from_px(left_px), mm_from_px(top_px)),
        *(mm_from_px(width_px), mm_from_px(height_px)),
    )
