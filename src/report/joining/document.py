"""Pieces of a document → one document: pages in order, and what all of them have in common once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Name, Page, Pdf

from report.joining.fonts import Fonts, Subset
from report.joining.links import ELSEWHERE, Destinations, lead_there
from report.joining.outline import Outline
from report.joining.shared import Shared
from report.joining.tags import Tags

# What a document says of itself, which is that of its first piece.
OF_THE_WHOLE: Final = (
    *("/Lang", "/MarkInfo", "/Metadata", "/OutputIntents", "/ViewerPreferences"),
)


@dataclass(frozen=True)
class Piece:
    """Some pages of a document as a PDF, and the levels of its bookmarks, in their order.

    A link to a place in another piece is one to the address `ELSEWHERE` with its name.
    """

    pdf: bytes
    levels: Sequence[int] = ()


def joined(pieces: Iterable[Piece], subset: Subset) -> Pdf:
    """Return a document with the pages of all pieces, to be saved and closed by the caller.

    The first piece says what the document is: title, dates, language, metadata, output intent.
    `subset` makes the font of the whole from the glyphs that the pieces use. The same pieces give
    the same document. Raises `RuntimeError` where a piece is not as the engine writes it.
    """
    document = pikepdf.new()
    fonts, shared = Fonts(document, subset), Shared()
    tags, outline, destinations = Tags(document), Outline(document), Destinations()
    for number, piece in enumerate(pieces):
        with pikepdf.open(BytesIO(piece.pdf)) as source:
            names = fonts.take(source)
            pages = _appended(document, source)
            if number == 0:
                _describe(document, source)
            fonts.give(pages, names)
            tags.take(source, pages)
            outline.take(source, piece.levels)
            destinations.take(document, source)
        shared.share(pages)
    _finish(document, fonts, tags, outline, destinations)
    return document


def _appended(document: Pdf, source: Pdf) -> list[Page]:
    """Add the pages of a piece. What is copied later finds them in place of its own.

    `document.pages.extend` would warn that it leaves places and links behind; we take them over.
    """
    pages = [Page(document.copy_foreign(page.obj)) for page in source.pages]
    for page in pages:
        document.pages.append(page)
    return pages


def _describe(document: Pdf, source: Pdf) -> None:
    """Take over what a piece says of the document."""
    for key in OF_THE_WHOLE:
        if key in source.Root:
            whole = source.make_indirect(source.Root[key])
            document.Root[key] = document.copy_foreign(whole)
    for key, value in source.docinfo.items():
        document.docinfo[Name(key)] = value if isinstance(value, Name) else str(value)


def _finish(
    document: Pdf, fonts: Fonts, tags: Tags, outline: Outline, destinations: Destinations
) -> None:
    fonts.write()
    tags.write()
    outline.write()
    destinations.write(document)
    lead_there(_annotations(document))


def _annotations(document: Pdf) -> Iterator[pikepdf.Object]:
    for page in document.pages:
        yield from page.obj.get("/Annots", ())


__all__ = ["ELSEWHERE", "Piece", "joined"]
