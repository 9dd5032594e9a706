"""What a PDF says of its content besides its looks: headings, lists, tables, links, alternatives.

WeasyPrint 70.0 tags box by box, so that an element on two pages becomes two, every
line a part of its own, and running heads are read aloud. Here the tags follow the
elements of the HTML instead. One function of the engine is replaced for that,
`weasyprint.pdf.add_tags`; what we need of its insides is named in `engine`. It can go
when the engine tags elements (https://github.com/Kozea/WeasyPrint).
"""

from collections.abc import Sequence
from typing import Any

from report.problems import ContentError, Problem
from report.typeset.engine import weasyprint
from report.typeset.tags.artifacts import mark_artifacts, marked
from report.typeset.tags.reading import Reader
from report.typeset.tags.words import make_words_whole
from report.typeset.tags.writing import write


def install() -> None:
    """Let the engine tag every PDF in our way from now on. It may be done more than once."""
    weasyprint.pdf.add_tags = add_tags


def add_tags(pdf: Any, document: Any, pdf_version: object, page_streams: Sequence[Any]) -> None:
    """Add the tree of tags to a PDF whose pages are drawn; the engine calls this.

    Raises `ContentError` with all that a reader who listens would miss.
    """
    reader = Reader(pdf, document.pages)
    problems: list[Problem] = []
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        artifacts = reader.read(number, page._page_box, stream._tags)
        if len(marked(stream.stream)) < len(stream._tags):
            problems.append(_see_through(number + 1))
        mark_artifacts(stream.stream, artifacts)
    if problems := [*reader.problems, *problems]:
        raise ContentError(problems)
    make_words_whole(reader.root)
    write(pdf, reader.root.pruned(), [len(stream._tags) for stream in page_streams])


def _see_through(page: int) -> Problem:
    return Problem(
        "see-through",
        f"something on page {page} is see-through, and cannot be tagged",
        advice="Take 'opacity' out of the style sheet, and give the colour an alpha instead.",
    )


__all__ = ["add_tags", "install"]
