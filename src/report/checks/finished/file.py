"""A finished file that is being checked, and what is expected of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2

from report.checks.finished.texts import Piece, pieces
from report.checks.printed import Wording
from report.painting import Paint, painted
from report.problems import ContentError, Place, Problem, Severity
from report.units import A4, A5


class Kind(StrEnum):
    """What a finished file is, which decides what is asked of it."""

    BOOKLET = "booklet"
    PROFILE = "profile"
    OFFICE = "office"
    PRESS = "press"


# Width and height in mm of a page when it is cut.
TRIMS_MM = {
    Kind.BOOKLET: (A5.width_mm, A5.height_mm),
    Kind.PROFILE: (A4.width_mm, A4.height_mm),
    Kind.OFFICE: (A4.height_mm, A4.width_mm),
    Kind.PRESS: (A5.width_mm, A5.height_mm),
}


@dataclass(frozen=True)
class Limits:
    """What print asks for. A print shop's own figures come from its profile in styles/press/."""

    bleed_mm: float = 0
    safe_zone_mm: float = 5
    ink_percent: float = 300
    warn_below_ppi: float = 300
    fail_below_ppi: float = 200


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
    kind: Kind
    expected: Expected
    objects: pikepdf.Pdf
    pages: pypdfium2.PdfDocument

    @property
    def trim_mm(self) -> tuple[float, float]:
        """The width and height that its pages are to have when they are cut."""
        return TRIMS_MM[self.kind]

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
        """Give a problem of a page; 0 means the file. `text` is what stands there, if anything."""
        source = self._source(text) if text else None
        return Problem(rule, message, Place(self.path, page=page), advice, severity, source)

    def _source(self, text: str) -> Place | None:
        """Find the only wording of the content that holds a text."""
        places = {wording.place for wording in self.expected.wordings if text in wording.text}
        return places.pop() if len(places) == 1 else None


@contextmanager
def opened(path: Path, kind: Kind, expected: Expected) -> Iterator[Finished]:
    """Open a finished file. Raises `ContentError` where it is not a PDF that can be read."""
    try:
        objects, pages = pikepdf.open(path), pypdfium2.PdfDocument(path)
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
        raise ContentError(_unreadable(path, error)) from error
    with objects, pages:
        yield Finished(path, kind, expected, objects, pages)


def _unreadable(path: Path, error: Exception) -> Problem:
    message = f"the file cannot be read as a PDF: {error}"
    return Problem("unreadable-file", message, Place(path), "Delete it, and make it again.")
