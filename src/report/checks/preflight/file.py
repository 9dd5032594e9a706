"""A finished file that is being checked, and what is expected of it."""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdfium2

from report.checks.preflight.foreign import FOREIGN, unreadable
from report.checks.preflight.texts import Piece, pieces
from report.checks.printed import Wording
from report.finish.paint import Paint
from report.finish.painting import painted
from report.locales import _
from report.problems import ContentError, Place, Problem, Severity
from report.products.product import Form

MOST_PAGES: Final = 2_000
MOST_UNPACKED: Final = 100_000_000  # bytes of one stream: a page full of pixels has a fourth of it
LONGEST_SIDE_PT: Final = 3_000  # an A0 sheet has 3,370, and what we make is at most A3 with marks


@dataclass(frozen=True)
class Limits:
    """What print asks for. A print shop's own figures come from its profile in styles/press/."""

    bleed_mm: float = 0
    safe_zone_mm: float = 5
    ink_percent: float = 300
    warn_below_ppi: float = 300
    fail_below_ppi: float = 200

    def from_afar(self, distance: float) -> "Limits":
        """Return the same for a file that is looked at so many times farther away."""
        warn, fail = self.warn_below_ppi / distance, self.fail_below_ppi / distance
        return replace(self, warn_below_ppi=warn, fail_below_ppi=fail)

    spots: tuple[str, ...] = ()  # the inks besides the four


@dataclass(frozen=True)
class Expected:
    """What a file is compared with: limits, the families of our fonts, the words of the content."""

    limits: Limits
    families: tuple[str, ...]
    wordings: tuple[Wording, ...]


@dataclass(frozen=True)
class Finished:
    """An open file, as two libraries see it: one its objects, the other its pages."""

    path: Path
    form: Form
    expected: Expected
    objects: pikepdf.Pdf
    pages: pypdfium2.PdfDocument

    @cached_property
    def paints(self) -> list[tuple[int, list[Paint]]]:
        """Everything that is painted, with the number of its page."""
        return [(n, list(painted(page))) for n, page in enumerate(self.objects.pages, start=1)]

    @cached_property
    def texts(self) -> list[tuple[int, list[Piece]]]:
        """All text, with the number of its page."""
        return [(n, list(pieces(page))) for n, page in enumerate(self.pages, start=1)]

    def problem(
        self,
        rule: str,
        message: str,
        page: int = 0,
        *,
        advice: str,
        severity: Severity = Severity.ERROR,
        text: str = "",
    ) -> Problem:
        """Return a problem of a page, or of the file for page 0. `text` is what stands there."""
        source = self._source(text) if text else None
        return Problem(rule, message, Place(self.path, page=page), advice, severity, source)

    def _source(self, text: str) -> Place | None:
        """Find the only wording of the content that holds a text, in whole words.

        A number alone may be that of the page: it counts as a wording of its own, not within one.
        """
        words = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
        holds = words.fullmatch if text.isdecimal() else words.search
        places = {found.place for found in self.expected.wordings if holds(found.text)}
        return places.pop() if len(places) == 1 else None


@contextmanager
def opened(path: Path, form: Form, expected: Expected) -> Iterator[Finished]:
    """Open a finished file. Raises `ContentError` where it is not a PDF that can be read."""
    if not path.is_file():
        raise ContentError(unreadable(path, IsADirectoryError(_("it is a folder"))))
    try:
        objects = pikepdf.open(path)
    except FOREIGN as error:
        raise ContentError(unreadable(path, error)) from error
    with objects:
        try:
            require_sensible(objects)
            require_small(objects)
            pages = pypdfium2.PdfDocument(path)
        except FOREIGN as error:
            raise ContentError(unreadable(path, error)) from error
        with pages:
            yield Finished(path, form, expected, objects, pages)


def require_sensible(document: pikepdf.Pdf) -> None:
    """Raise `ValueError` where a file is locked, or its pages are too many or too large to draw."""
    if document.is_encrypted:
        raise ValueError(_("it is encrypted"))
    if len(document.pages) > MOST_PAGES:
        raise ValueError(_("it has {count} pages", count=len(document.pages)))
    for page in document.pages:
        left, bottom, right, top = (float(value) for value in page.mediabox)
        width, height = abs(right - left), abs(top - bottom)
        if max(width, height) > LONGEST_SIDE_PT:
            raise ValueError(
                _("a page is {width:.0f} × {height:.0f} pt", width=width, height=height)
            )


def require_small(document: pikepdf.Pdf) -> None:
    """Raise `ValueError` where a stream unpacks to far more than a page can need."""
    for item in document.objects:
        if isinstance(item, pikepdf.Stream) and _unpacks_to_much(item):
            most = MOST_UNPACKED // 1_000_000
            raise ValueError(_("a part of it unpacks to more than {most} MB", most=most))


def _unpacks_to_much(stream: pikepdf.Stream) -> bool:
    filters: Any = stream.get("/Filter", [])
    data = stream.read_raw_bytes()
    for name in filters if isinstance(filters, pikepdf.Array) else [filters]:
        if name != "/FlateDecode":  # the others cannot make a thousand times as much
            break
        try:
            data = zlib.decompressobj().decompress(data, MOST_UNPACKED)
        except zlib.error:  # damaged, which shows when it is read
            return False
        if len(data) >= MOST_UNPACKED:
            return True
    return len(data) >= MOST_UNPACKED
