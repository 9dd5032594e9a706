"""HTML and one style sheet → pages and PDF. The only module that knows WeasyPrint.

The engine is given nothing but the workspace's own folders and fonts, and
nothing it says passes unseen: every line it logs becomes a problem.
"""

import logging
import os
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from report import rhythm
from report.problems import ContentError, MachineError, Place, Problem
from report.rhythm import Block, Choices, Line, Passage
from report.swedish import SOFT_HYPHEN, WORD_JOINER
from report.units import mm_from_px

# Fontconfig reads this when it is first used. With no folders of fonts named
# in it, text is set in the fonts of the style sheet or not at all.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))

try:
    with warnings.catch_warnings():
        # The engine expects fonts of the system; here the style sheet brings all there are.
        warnings.filterwarnings("ignore", "No fonts configured in FontConfig")
        import weasyprint
        from weasyprint.formatting_structure.boxes import (
            InlineBox,
            LineBox,
            ReplacedBox,
            TextBox,
        )
        from weasyprint.layout.absolute import AbsolutePlaceholder
        from weasyprint.layout.replaced import replacedbox_layout
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.text.line_break import split_first_line
        from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse
except OSError as error:
    raise MachineError(
        Problem(
            "missing-library",
            f"a library that sets text is missing: {error}",
            advice="Install it: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
            "libharfbuzz-subset0",
        )
    ) from error

# An address that leads nowhere (RFC 2606), so no path of this machine gets into a file.
BASE_URL: Final = "https://report.invalid/"
MEDIA_TYPES: Final = {
    ".otf": "font/otf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
# Drawings can refer to other files, so only those that lie with the style sheets are taken.
OWN_MEDIA_TYPES: Final = {**MEDIA_TYPES, ".svg": "image/svg+xml"}
NO_CHOICES: Final = Choices()
NOTHING: Final[Mapping[Path, bytes]] = {}
LARGEST_FILE: Final = 60_000_000  # bytes
DESCENT: Final = 0.22  # how far letters such as g and p reach below the line, in sizes of the type
_CSS_PLACE = re.compile(r" at (\d+):(\d+)")


@dataclass(frozen=True)
class Sheet:
    """Style sheets joined into one, in the order of the cascade: each a path and its text."""

    parts: tuple[tuple[Path, str], ...]

    @property
    def text(self) -> str:
        """The whole sheet."""
        return "".join(f"{text.rstrip()}\n" for _, text in self.parts)

    def place(self, line: int, column: int) -> Place | None:
        """Find the file that holds a line of the whole sheet; lines count from 1."""
        for path, text in self.parts:
            length = text.rstrip().count("\n") + 1
            if line <= length:
                return Place(path, line, column)
            line -= length
        return None


class Layout:
    """A document that has been broken into lines and pages. Pages count from 1."""

    def __init__(self, document: Any, fetcher: "_Fetcher", blocks: Mapping[Element, Block]) -> None:
        self._document = document
        self._fetcher = fetcher
        self._blocks = blocks

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._document.pages)

    def pages_of_anchors(self) -> dict[str, int]:
        """Give the page on which each element with an id starts."""
        pages: dict[str, int] = {}
        for number, page in enumerate(self._document.pages, start=1):
            for anchor in page.anchors:
                pages.setdefault(anchor, number)
        return pages

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
        beside = sum(_beside(page._page_box) for page in self._document.pages)
        bottoms = (_ink_bottom(box) for box in page.children[0].descendants())
        lowest = max((bottom for bottom in bottoms if bottom is not None), default=0)
        filled = max(0, lowest - page.content_box_y()) / page.height
        return float(self.page_count - 1 + filled + beside)

    def first_lines_mm(self) -> dict[int, float]:
        """Give for each page how far down its first line of running text stands.

        Running text are the paragraphs of a body: those that know their line of the file.
        """
        tops: dict[int, float] = {}
        for number, page in enumerate(self._document.pages, start=1):
            for line in _set_lines(page._page_box.children[0], number):
                element = line.box.element
                if element.tag == "p" and element.get("data-line"):
                    tops.setdefault(number, mm_from_px(line.box.position_y))
        return tops

    def passages(self) -> Iterator[Passage]:
        """Give the blocks of text as they were set, margins left out; lines from top to bottom."""
        sets: dict[Element, list[_SetLine]] = {}
        for number, page in enumerate(self._document.pages, start=1):
            for line in _set_lines(page._page_box.children[0], number):
                sets.setdefault(line.box.element, []).append(line)
        for element, lines in sets.items():
            if element in self._blocks:
                yield Passage(
                    self._blocks[element],
                    str(element.tag),
                    tuple(line.read() for line in lines),
                    measure_mm=mm_from_px(lines[0].container.width),
                    width_mm=partial(_width_mm, lines[0].box.style),
                )

    def picture_widths_mm(self) -> dict[str, float]:
        """Give the largest width at which each picture is drawn, by its path in the workspace.

        It is the width of the whole picture, also of what its frame cuts off.
        """
        widths: dict[str, float] = {}
        for page in self._document.pages:
            for box in page._page_box.descendants():
                if isinstance(box, ReplacedBox) and box.element.tag == "img":
                    path = unquote(box.element.get("src"))
                    width_px, *_ = replacedbox_layout(box)
                    widths[path] = max(mm_from_px(width_px), widths.get(path, 0))
        return widths

    def pdf(self, variant: str = "pdf/ua-1") -> bytes:
        """Give the pages as a PDF of this variant."""
        with _listening(self._fetcher):
            return bytes(self._document.write_pdf(pdf_variant=variant))


class Typesetter:
    """Sets any number of documents with one style sheet; fonts are loaded once.

    `instead` gives what is taken in place of some files.
    """

    def __init__(
        self,
        root: Path,
        folders: Iterable[str],
        sheet: Sheet,
        instead: Mapping[Path, bytes] = NOTHING,
    ) -> None:
        self._fetcher = _Fetcher(root, folders, instead)
        self._sheet = sheet
        self._fonts = FontConfiguration()
        with _listening(self._fetcher, sheet):
            self._css = weasyprint.CSS(
                string=sheet.text,
                base_url=f"{BASE_URL}styles/",
                url_fetcher=self._fetcher,
                font_config=self._fonts,
            )

    def layout(self, html: str, choices: Choices = NO_CHOICES) -> Layout:
        """Break a document into lines and pages, the lines as they were chosen.

        Raises `ContentError` with all the engine's objections.
        """
        with _listening(self._fetcher, self._sheet):
            tree = weasyprint.HTML(string=html, base_url=BASE_URL, url_fetcher=self._fetcher)
            blocks = rhythm.prepare(tree.etree_element, choices)
            document = tree.render(
                font_config=self._fonts, stylesheets=[self._css], pdf_variant="pdf/ua-1"
            )
        return Layout(document, self._fetcher, blocks)


@dataclass(frozen=True)
class _SetLine:
    """A line box, the page it is on, and the box that gives it its measure."""

    box: Any
    page: int
    container: Any

    def read(self) -> Line:
        text = "".join(box.text for box in _text_boxes(self.box))
        # The engine sets its hyphen behind the soft one.
        text = re.sub(f"{SOFT_HYPHEN}.?$", rhythm.BROKEN, text)
        text = re.sub(f"[{SOFT_HYPHEN}{WORD_JOINER}]", "", text)
        return Line(text.strip(), self.page, mm_from_px(self.box.position_y))


def _set_lines(box: Any, page: int) -> Iterator[_SetLine]:
    """Find the lines in a box, also in those that are taken out of the flow."""
    for child in box.children:
        if isinstance(child, LineBox):
            yield _SetLine(child, page, box)
        yield from _set_lines(child, page)


def _text_boxes(line: Any) -> Iterator[Any]:
    """Find the text of a line, but not that of boxes with lines of their own."""
    for child in line.children:
        if isinstance(child, TextBox):
            yield child
        elif isinstance(child, InlineBox):
            yield from _text_boxes(child)


def _width_mm(style: Any, text: str) -> float:
    """Measure a text on one line."""
    _, _, _, width, _, _ = split_first_line(text, style, None, None, 0)
    return mm_from_px(width)


def _ink_bottom(box: Any) -> float | None:
    """Give the lower edge in px of what a box itself paints, or None if it paints nothing."""
    if isinstance(box, TextBox):
        below = box.baseline + DESCENT * box.style["font_size"]
        return float(box.position_y + below) if box.text.strip() else None
    if isinstance(box, AbsolutePlaceholder | LineBox):
        return None
    if isinstance(box, ReplacedBox) or box.border_bottom_width or getattr(box, "background", None):
        return float(box.border_box_y() + box.border_height())
    return None


def _beside(page: Any) -> float:
    """Give how far text stands to the right of the paper, in widths of it; 0 if none does."""
    texts = (box for box in page.children[0].descendants() if isinstance(box, TextBox))
    rightmost = max((box.position_x + box.width for box in texts), default=0)
    return float(max(0, rightmost - page.margin_width()) / page.margin_width())


class _Fetcher(URLFetcher):  # type: ignore[misc]
    """Gives files of the named folders under `root`; refuses everything else, and keeps why."""

    def __init__(self, root: Path, folders: Iterable[str], instead: Mapping[Path, bytes]) -> None:
        super().__init__(timeout=1, allowed_protocols=("https",), allow_redirects=False)
        self._instead = {path.resolve(): data for path, data in instead.items()}
        self._folders = {folder: (root / folder).resolve() for folder in folders}
        self.refused: list[Problem] = []

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Give a file's bytes. Raises `FatalURLFetchingError` for anything not allowed."""
        if not url.startswith(BASE_URL):
            raise self._refusal(url, "is outside the workspace")
        folder, _, name = unquote(urlsplit(url).path).lstrip("/").partition("/")
        if folder not in self._folders:
            raise self._refusal(url, "is in no folder that pages are made from")
        path = (self._folders[folder] / name).resolve()
        if not path.is_relative_to(self._folders[folder]):
            raise self._refusal(url, "leads out of the workspace")
        types = OWN_MEDIA_TYPES if folder == "styles" else MEDIA_TYPES
        media_type = types.get(path.suffix.lower())
        if media_type is None:
            raise self._refusal(url, "is not a kind of file that a page can show")
        if not path.is_file():
            raise self._refusal(url, "does not exist")
        if path.stat().st_size > LARGEST_FILE:
            raise self._refusal(url, f"is larger than {LARGEST_FILE // 1_000_000} MB")
        data = self._instead.get(path) or path.read_bytes()
        return URLFetcherResponse(url, data, {"Content-Type": media_type})

    def _refusal(self, url: str, why: str) -> Exception:
        name = url.removeprefix(BASE_URL)[:200]
        problem = Problem(
            "refused-file",
            f"'{name}' {why}",
            advice="Pages are made from files in content/ and styles/ alone.",
        )
        self.refused.append(problem)
        refusal: Exception = FatalURLFetchingError(f"refused: {name}")
        return refusal


class _Collector(logging.Handler):
    def __init__(self, sheet: Sheet | None) -> None:
        super().__init__(logging.WARNING)
        self._sheet = sheet
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        match = _CSS_PLACE.search(message)
        place = self._sheet.place(int(match[1]), int(match[2])) if match and self._sheet else None
        self.problems.append(Problem("typesetting", message, place))


@contextmanager
def _listening(fetcher: _Fetcher, sheet: Sheet | None = None) -> Iterator[None]:
    """Turn what the engine logs and what is refused meanwhile into problems; raise them together.

    Refusals are counted here because the engine swallows even fatal ones while it draws SVG.
    """
    fetcher.refused.clear()
    collector = _Collector(sheet)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    for logger in loggers:
        logger.addHandler(collector)
    try:
        yield
    except FatalURLFetchingError:
        pass  # the fetcher has kept the reason
    finally:
        for logger in loggers:
            logger.removeHandler(collector)
    if problems := [*fetcher.refused, *collector.problems]:
        raise ContentError(problems)
