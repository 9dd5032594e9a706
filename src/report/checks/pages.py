"""The pages of a finished PDF, as a reader's program finds them."""

import re
from dataclasses import dataclass
from pathlib import Path

from report.locales import _
from report.problems import ContentError, Place, Problem, quoted

HYPHEN = "\u2010"

# PDFium writes U+FFFE for a hyphen at the end of a line, and leaves the line's end out.
_HYPHEN_AND_END = re.compile("\ufffe(?:\r\n)?")
_HYPHEN_AT_END = re.compile("[-\u00ad\u2010]$")


@dataclass(frozen=True)
class Page:
    """A page's lines in the order of the file; one that ends in a hyphen ends in `HYPHEN`.

    Whether the hyphen was written or came from breaking a word cannot be read back: both are
    one glyph. Pages count from 1.
    """

    number: int
    lines: tuple[str, ...]


def read_pages(path: Path) -> list[Page]:
    """Read the text of each page. Raises `ContentError` where the file is not a PDF."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            texts = [page.get_textpage().get_text_range() for page in document]
    except (OSError, ValueError, pypdfium2.PdfiumError) as error:
        raise ContentError(_unreadable(path, error)) from error
    return [Page(number, _lines(text)) for number, text in enumerate(texts, start=1)]


def _lines(text: str) -> tuple[str, ...]:
    lines = _HYPHEN_AND_END.sub(f"{HYPHEN}\n", text).splitlines()
    return tuple(_HYPHEN_AT_END.sub(HYPHEN, line.strip()) for line in lines)


def _unreadable(path: Path, error: Exception) -> Problem:
    from report.checks.preflight.foreign import why_unread

    message = _("the file cannot be read as a PDF: {reason}", reason=quoted(why_unread(error)))
    return Problem("unreadable-file", message, Place(path), _("Delete it, and make it again."))
