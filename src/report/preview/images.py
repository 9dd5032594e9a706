"""Pages of PDFs as pictures, made when they are asked for."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from math import sqrt
from threading import RLock
from typing import Any, Final

import pypdfium2

from report.checks.looks import looks
from report.proof.differences.words import Word, words_of
from report.units import mm_from_pt

KEY_DIGITS: Final = 24
MOST_BYTES: Final = 128_000_000  # of pictures in memory
MOST_PIXELS: Final = 24_000_000  # of a picture: a page of A5 at 700 to the inch

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Image:
    """A page by its looks: pages with the same `key` look alike. `trim_mm` is what is cut off.

    `trim_mm` and `bleed_mm` are distances from the edges of the picture: left, top, right, foot.
    """

    key: str
    width_mm: float
    height_mm: float
    bleed_mm: Box
    trim_mm: Box


class Images:
    """Draws pages, and remembers what it has drawn as long as there is room.

    PDFium is no library for several threads at once, so one waits for the other.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._lock = RLock()
        self._pages: dict[str, Any] = {}
        self._drawn: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._words: dict[str, list[Word]] = {}

    def add(self, pdf: bytes) -> list[Image]:
        """Take the pages of a file in, and give them in their order."""
        with self._lock:
            return [self._added(page) for page in pypdfium2.PdfDocument(pdf)]

    def png(self, key: str, width_px: int) -> bytes | None:
        """Draw a page that was taken in so many pixels wide; None where it is not known."""
        with self._lock:
            if key not in self._pages:
                return None
            wanted = (key, min(width_px, _widest(self._pages[key])))
            if wanted not in self._drawn:
                self._remember(wanted, _drawn(self._pages[key], wanted[1]))
            self._drawn.move_to_end(wanted)
            return self._drawn[wanted]

    def words(self, key: str) -> list[Word] | None:
        """Return the words of a page that was taken in; None where it is not known."""
        with self._lock:
            if key not in self._pages:
                return None
            if key not in self._words:
                self._words[key] = words_of(self._pages[key], 1)
            return self._words[key]

    def draw_ahead(self, keys: Mapping[str, str]) -> None:
        """Draw pages in the widths in which others were asked for, whose places they take.

        `keys` are those of the others by those of the new ones. The widest come first: who looks
        at a page waits for it.
        """
        with self._lock:
            asked = [(width, key) for key, old in keys.items() for width in self._widths(old)]
        for width, key in sorted(asked, reverse=True):
            self.png(key, width)

    def _widths(self, key: str) -> list[int]:
        return [width for known, width in self._drawn if known == key]

    @property
    def bytes_kept(self) -> int:
        """How much room the pictures take that are remembered."""
        return sum(map(len, self._drawn.values()))

    def keep(self, keys: Iterable[str]) -> None:
        """Forget all pages but these."""
        with self._lock:
            kept = set(keys)
            self._pages = {key: page for key, page in self._pages.items() if key in kept}
            self._words = {key: words for key, words in self._words.items() if key in kept}
            for wanted in [wanted for wanted in self._drawn if wanted[0] not in kept]:
                del self._drawn[wanted]

    def _added(self, page: Any) -> Image:
        key = looks(page)[:KEY_DIGITS]
        self._pages[key] = page
        width, height = page.get_size()
        return Image(
            key,
            round(mm_from_pt(width), 2),
            round(mm_from_pt(height), 2),
            _inset_mm(page.get_mediabox(), page.get_bleedbox()),
            _inset_mm(page.get_mediabox(), page.get_trimbox()),
        )

    def _remember(self, wanted: tuple[str, int], png: bytes) -> None:
        self._drawn[wanted] = png
        while self.bytes_kept > self._most_bytes and len(self._drawn) > 1:
            self._drawn.popitem(last=False)


def _widest(page: Any) -> int:
    """Return how many pixels wide a page can be drawn."""
    width, height = page.get_size()
    return max(1, int(sqrt(MOST_PIXELS * width / height)))


def _drawn(page: Any, width_px: int) -> bytes:
    """Draw a page as PNG, packed lightly: it goes no further than this machine."""
    picture = page.render(scale=width_px / page.get_width()).to_pil()
    file = BytesIO()
    picture.save(file, "png", compress_level=1)
    return file.getvalue()


def _inset_mm(outer: Box, inner: Box) -> Box:
    """Return how far a box lies within another: left, top, right, foot. PDF counts upwards."""
    left, foot, right, top = (
        round(mm_from_pt(abs(far - near)), 2) for far, near in zip(outer, inner, strict=True)
    )
    return left, top, right, foot
