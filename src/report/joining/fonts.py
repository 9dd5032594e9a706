"""One font for all pieces in place of one for each, from the glyphs that they use together."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

from fontTools.ttLib import TTFont
from pikepdf import Array, Name, Page, Pdf

from report.joining.cmap import letters_of, written

# The name of a font (that of OpenType's name 6) and numbers of glyphs → the font with these alone.
Subset = Callable[[str, Collection[int]], bytes]

POSTSCRIPT_NAME: Final = 6


@dataclass
class _Font:
    """A font of the document: as the first piece describes it, and what all of them use of it."""

    copy: Any
    letters: dict[int, str] = field(default_factory=dict)
    widths: dict[int, Any] = field(default_factory=dict)


class Fonts:
    """The fonts of a document, by the names that content streams call them."""

    def __init__(self, document: Pdf, subset: Subset) -> None:
        self._document = document
        self._subset = subset
        self._fonts: dict[str, _Font] = {}

    def take(self, source: Pdf) -> list[str]:
        """Take the fonts out of a piece, so that they are not copied; return their names."""
        fonts = source.pages[0].obj.Resources.Font
        names = sorted(fonts.keys())  # the library has them in no order
        for name in names:
            self._add(name, fonts[name], source)
            del fonts[name]
        return names

    def give(self, pages: Iterable[Page], names: Iterable[str]) -> None:
        """Let pages use the fonts of these names; pages of a piece have one list of fonts."""
        fonts = next(iter(pages)).obj.Resources.Font
        for name in names:
            fonts[name] = self._fonts[name].copy

    def write(self) -> None:
        """Write what is known when all pieces have been there: glyphs, widths and letters."""
        for font in self._fonts.values():
            (inner,) = font.copy.DescendantFonts
            descriptor = inner.FontDescriptor
            _write(_file(descriptor), self._subset(_name(descriptor), font.letters.keys()))
            widest = max(font.widths.values())
            left, bottom, _, top = descriptor.FontBBox
            descriptor.FontBBox = Array([left, bottom, widest, top])
            inner.W = Array(_grouped(font.widths))
            font.copy.ToUnicode.write(written(font.letters))

    def _add(self, name: str, font: Any, source: Pdf) -> None:
        if font.Encoding != Name("/Identity-H"):
            raise RuntimeError(f"the font {font.BaseFont} lacks a glyph that is used")
        known = self._fonts.get(name)
        if known is None:
            known = self._fonts[name] = _Font(self._document.copy_foreign(font))
        elif known.copy.BaseFont != font.BaseFont:
            raise RuntimeError(f"two fonts are called {name}")
        (inner,) = font.DescendantFonts
        known.letters = letters_of(font.ToUnicode.read_bytes()) | known.letters
        known.widths = dict(_widths(inner.W)) | known.widths


def _file(descriptor: Any) -> Any:
    """Return the font itself: OpenType with outlines of PostScript, or else TrueType."""
    return descriptor.get("/FontFile3") or descriptor.FontFile2


def _write(file: Any, data: bytes) -> None:
    file.write(data)
    if "/Length1" in file:  # TrueType tells it beside the length of the stream (9.9, table 127)
        file.Length1 = len(data)


def _name(descriptor: Any) -> str:
    """Return the name of a font as its own file has it."""
    with TTFont(BytesIO(_file(descriptor).read_bytes()), lazy=True) as font:
        return str(font["name"].getDebugName(POSTSCRIPT_NAME))


def _widths(written: Any) -> Iterator[tuple[int, Any]]:
    """Yield the glyphs that an array of widths names, each with its width (9.7.4.3)."""
    for first, widths in zip(written[::2], written[1::2], strict=True):
        yield from enumerate(widths, start=int(first))


def _grouped(widths: Mapping[int, Any]) -> Iterator[Any]:
    """Yield widths as they are written: the first of each run of glyphs, and theirs."""
    run: list[Any] = []
    for glyph in sorted(widths):
        run.append(widths[glyph])
        if glyph + 1 not in widths:
            yield from (glyph - len(run) + 1, Array(run))
            run = []
