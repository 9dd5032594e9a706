"""All that is written in a file, in fields and in running text, with places."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

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
