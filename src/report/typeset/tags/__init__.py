"""What a PDF says of its content besides its looks: headings, lists, tables, links, alternatives.

WeasyPrint 70.0 tags box by box, so that an element on two pages becomes two, every
line a part of its own, and running heads are read aloud. Here the tags follow the
elements of the HTML instead. One function of the engine is replaced for that,
`weasyprint.pdf.add_tags`; what we need of its insides is named in `engine`. It can go
when the engine tags elements (https://github.com/Kozea/WeasyPrint).
"""

from collections.abc import Sequence
from typing import Any

from report.locales import _
from report.problems import ContentError, Problem
from report.typeset.engine import weasyprint
from report.typeset.tags.artifacts import mark_artifacts, marked
from report.typeset.tags.breaks import Letters, say_end, say_hyphen
from report.typeset.tags.order import count_anew, paint_in_order
from report.typeset.tags.reading import Reader
from report.typeset.tags.tree import Tag
from report.typeset.tags.words import is_hyphenated, say_spaces, unmarked_ends
from report.typeset.tags.writing import write


def install() -> None:
    """Let the engine tag every PDF in our way from now on. It may be done more than once."""
    weasyprint.pdf.add_tags = add_tags


def add_tags(pdf: Any, document: Any, pdf_version: object, page_streams: Sequence[Any]) -> None:
    """Add the tree of tags to a PDF whose pages are drawn; the engine calls this.

    The document is one of our own, which knows the number of its first page.
    Raises `ContentError` with all that a reader who listens would miss.
    """
    reader = Reader(pdf, document.pages)
    problems: list[Problem] = []
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        artifacts = reader.read(number, page._page_box, stream._tags)
        if len(marked(stream.stream)) < len(stream._tags):
            problems.append(_see_through(number + document.first_page))
        mark_artifacts(stream.stream, artifacts)
    if problems := [*reader.problems, *problems]:
        raise ContentError(problems)
    pages = [stream.stream for stream in page_streams]
    letters = {font.hash: font.to_unicode for font in document.fonts.values()}
    _say_ends(pages, reader.root, letters)
    say_spaces(reader.root)
    write(pdf, reader.root.pruned(), _paint_as_read(pages, reader.root))


def _say_ends(pages: Sequence[list[Any]], root: Tag, letters: Letters) -> None:
    """Let words that go on in the next line be read as one, and others end with it."""
    for piece in root.pieces():
        if is_hyphenated(piece):
            say_hyphen(pages[piece.page], piece.mcid)
    for piece, behind in unmarked_ends(root):
        say_end(pages[piece.page], piece.mcid, letters, behind)


def _paint_as_read(pages: Sequence[list[Any]], root: Tag) -> list[int]:
    """Let all texts be painted in the order of the tags, and count the pieces of each page."""
    texts: list[list[int]] = [[] for _ in pages]
    for piece in root.pieces():
        if not piece.is_picture:
            texts[piece.page].append(piece.mcid)
    for operators, order in zip(pages, texts, strict=True):
        paint_in_order(operators, order)
    counted = [count_anew(operators) for operators in pages]
    root.renumber(counted)
    return [len(mcids) for mcids in counted]


def _see_through(page: int) -> Problem:
    return Problem(
        "see-through",
        _("something on page {page} is see-through, and cannot be tagged", page=page),
        advice=_("Take 'opacity' out of the style sheet, and give the colour an alpha instead."),
    )


__all__ = ["add_tags", "install"]
