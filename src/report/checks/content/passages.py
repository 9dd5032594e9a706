"""All that is written in a file, in fields, in running text and in paragraphs, with places."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from report import markdown
from report.problems import Place
from report.source import Loc, Source


@dataclass(frozen=True)
class Passage:
    """A stretch of text between markup, or the text of the field that `loc` leads to."""

    text: str
    start: Place
    loc: Loc = ()

    def place(self, position: int) -> Place:
        """Return the place of a character from 0; in a field, which may be folded, its start."""
        return self.start if self.loc else replace(self.start, column=self.start.column + position)


def passages(source: Source) -> Iterator[Passage]:
    """Yield the texts of all fields, and then the running text."""
    for loc, place in source.values.items():
        if text := source.text(*loc):
            yield Passage(text, place, loc)
    yield from running_text(source)


def running_text(source: Source) -> Iterator[Passage]:
    """Yield the text of the body, as it stands between markup and ends of lines."""
    for token, place in markdown.placed(source):
        if token.type == "text":
            yield Passage(token.content, place)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the running text without its markup, or an item of a list."""

    pieces: tuple[Passage, ...]
    is_item: bool

    @cached_property
    def text(self) -> str:
        """The words of the paragraph on one line."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(accumulate((len(piece.text) for piece in self.pieces[:-1]), initial=0))

    def place(self, position: int) -> Place:
        """Return the place of a character from 0."""
        number = bisect_right(self._starts, position) - 1
        return self.pieces[number].place(position - self._starts[number])


def paragraphs(source: Source) -> Iterator[Paragraph]:
    """Yield the paragraphs of the body and the items of its lists, without its headings."""
    pieces: list[Passage] = []
    in_heading, lists = False, 0
    for token, place in markdown.placed(source):
        if not token.block:
            if not in_heading:
                is_break = token.type in ("softbreak", "hardbreak")
                pieces.append(Passage(" " if is_break else token.content, place))
            continue
        if pieces:
            yield Paragraph(tuple(pieces), is_item=lists > 0)
            pieces = []
        if token.type in ("heading_open", "heading_close"):
            in_heading = token.type == "heading_open"
        elif token.type.endswith("_list_open"):
            lists += 1
        elif token.type.endswith("_list_close"):
            lists -= 1
