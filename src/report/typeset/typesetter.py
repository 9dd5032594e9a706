"""The engine with a style sheet, ready to set documents."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element

from report import linebreaking
from report.linebreaking import Block, Choices
from report.typeset.composed import composing
from report.typeset.engine import FontConfiguration, weasyprint
from report.typeset.fetcher import BASE_URL, NOTHING, Fetcher, Prepare, as_it_is
from report.typeset.html import Html, needs_everything
from report.typeset.layout import Layout
from report.typeset.listening import listening
from report.typeset.parsed import Faces, parsed
from report.typeset.ruler import kept_widths
from report.typeset.sheet import Sheet
from report.typeset.subset import by_name, subset
from report.units import Paper

NO_CHOICES: Final = Choices()


class Typesetter:
    """Sets any number of documents with one style sheet; fonts are loaded once.

    `instead` gives what is taken in place of some files, `prepare` what is made of pictures.
    """

    def __init__(
        self,
        root: Path,
        folders: Iterable[str],
        sheet: Sheet,
        instead: Mapping[Path, bytes] = NOTHING,
        prepare: Prepare = as_it_is,
    ) -> None:
        self._fetcher = Fetcher(root, folders, instead, prepare)
        self._sheet = sheet
        self._last: _Read | None = None
        self._html = weasyprint.HTML if needs_everything(sheet.text) else Html
        self._fonts, self._css = _loaded(sheet, self._fetcher)

    def layout(
        self,
        html: str,
        choices: Choices = NO_CHOICES,
        style: str = "",
        paper: Paper | None = None,
        first_page: int = 1,
    ) -> Layout:
        """Break a document into lines and pages, the lines as they were chosen.

        `style` is that of its outermost element, `paper` what it is set on in place of its own.
        Of a document that begins with a later page than the first, a page stands before that,
        empty, and is left out. A document that comes again is not read again. Raises
        `ContentError` with all the engine's objections.
        """
        with listening(self._fetcher, self._sheet):
            read = self._read(html)
            read.tree.etree_element.set("style", style)
            sheets = [self._css, _of_paper(paper)] if paper else [self._css]
            with composing(read.blocks, choices):
                document = read.tree.render(font_config=self._fonts, stylesheets=sheets)
        if first_page > 1:
            document = document.copy(document.pages[1:])
        return Layout(document, self._fetcher, read.blocks, first_page)

    def kept_widths(self, name: str) -> AbstractContextManager[None]:
        """Measure words with the widths that are kept under a name, and keep what is asked for."""
        return kept_widths(self._fonts, name)

    def subset(self, name: str, glyphs: Collection[int]) -> bytes:
        """Return the font of this name in PostScript with these glyphs alone, as it is embedded."""
        return subset(self._font_files[name], glyphs)

    @cached_property
    def _font_files(self) -> Mapping[str, Path]:
        """The files of the fonts as the engine loaded them, by their names."""
        return by_name(self._fonts._folder.iterdir())

    def _read(self, html: str) -> "_Read":
        last = self._last
        if last is None or last.html != html:
            tree = self._html(string=html, base_url=BASE_URL, url_fetcher=self._fetcher)
            blocks = linebreaking.prepare(tree.etree_element)
            self._last = last = _Read(html, tree, blocks)
        return last


def _loaded(sheet: Sheet, fetcher: Fetcher) -> tuple[Any, Any]:
    """Load the fonts that a style sheet brings, and parse it, or take it as it was parsed before.

    Raises `ContentError` with all the engine's objections.
    """
    fonts = FontConfiguration()

    def parse() -> tuple[Any, list[Any]]:
        faces = Faces(fonts.add_font_face)
        with listening(fetcher, sheet):
            css = weasyprint.CSS(
                string=sheet.text,
                base_url=f"{BASE_URL}styles/",
                url_fetcher=fetcher,
                font_config=faces,
            )
        return css, faces.noted

    css, faces = parsed(sheet.text, parse)
    with listening(fetcher, sheet):
        for face in faces:  # what was added already is not added again
            fonts.add_font_face(face, fetcher)
    return fonts, css


@cache
def _of_paper(paper: Paper) -> Any:
    size = f"{paper.width_mm:g}mm {paper.height_mm:g}mm"
    return weasyprint.CSS(string=f"@page {{ size: {size} }}")


@dataclass(frozen=True)
class _Read:
    """A document as a tree, prepared to be set, and the blocks of its elements."""

    html: str
    tree: Any
    blocks: Mapping[Element, Block]
