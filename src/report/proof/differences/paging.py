"""The pages of a version of a file: their sizes, their words, and their numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2
from pikepdf import PdfError

from report.locales import _
from report.problems import ContentError, Problem
from report.proof.differences.unseen import Unseen, unseen_in
from report.proof.differences.words import Box, Word, lines, words_of
from report.units import mm_from_pt

MOST_PAGES: Final = 1_000
LONGEST_MM: Final = 1_000  # the longer edge of a page: twice that of the largest sheet of an office

Size = tuple[float, float]  # width and height in mm


@dataclass(frozen=True)
class Pages:
    """The pages of a version of a file: their sizes, their words, and the boxes of their numbers.

    The numbers are not among the words. `unseen` is where links lead, and what is said of pictures.
    """

    sizes: tuple[Size, ...] = ()
    words: Sequence[Sequence[Word]] = ()
    numbers: Mapping[int, Box] = field(default_factory=dict)
    unseen: Sequence[Unseen] = ()

    @property
    def keys(self) -> list[tuple[str, ...]]:
        """What the words of each page have in common with those of the same page."""
        return [tuple(word.key for word in page) for page in self.words]


def read_pages(document: Any, pdf: bytes, name: str) -> Pages:
    """Read the pages of a document that is open, and whose bytes are these.

    Raises `ContentError` where its objects cannot be read.
    """
    read = [words_of(page, number) for number, page in enumerate(document, start=1)]
    folios = [_folio(words, _number(document, page)) for page, words in enumerate(read)]
    bare = [
        [word for word in words if word is not folio]
        for words, folio in zip(read, folios, strict=True)
    ]
    numbers = {number: folio.boxes[0] for number, folio in enumerate(folios, start=1) if folio}
    try:
        unseen = unseen_in(pdf, bare)
    except PdfError as error:
        raise _unread(name, error) from error
    return Pages(sizes_of(document), bare, numbers, unseen)


def opened(pdf: bytes, name: str) -> Any:
    """Open a file. Raises `ContentError` where it is not a PDF, or has too many or huge pages."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise _unread(name, error) from error
    if len(document) > MOST_PAGES:
        raise ContentError(_unreadable(name, _("it has more than {pages} pages", pages=MOST_PAGES)))
    if any(max(size) > LONGEST_MM for size in sizes_of(document)):
        raise ContentError(_unreadable(name, _("it has a page of more than a metre")))
    return document


def sizes_of(document: Any) -> tuple[Size, ...]:
    """Return how large the pages of a document are."""
    sizes = (document.get_page_size(number) for number in range(len(document)))
    return tuple(
        (round(mm_from_pt(width), 2), round(mm_from_pt(height), 2)) for width, height in sizes
    )


def _number(document: Any, page: int) -> str:
    """Return the number of a page that counts from 0: another one, where the file says so."""
    return document.get_page_label(page) or str(page + 1)


def _folio(words: Sequence[Word], number: str) -> Word | None:
    """Return the number of a page where it stands alone, as in a margin."""
    for n, word in enumerate(words):
        if word.text == number:
            around = words[max(0, n - 1) : n + 2]
            if len(list(lines(around))) == len(around):
                return word
    return None


def _unread(name: str, error: Exception) -> ContentError:
    from report.checks.preflight.foreign import why_unread

    return ContentError(_unreadable(name, why_unread(error)))


def _unreadable(name: str, why: str) -> Problem:
    return Problem(
        "not-comparable",
        _("'{file}' cannot be compared: {reason}", file=name, reason=why),
        advice=_("Compare with a booklet or a profile that report made for the screen."),
    )
