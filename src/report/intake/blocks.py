"""A text between the file that it came in and the Markdown that it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True)
class Run:
    """Words of one look. A run may hold ends of lines, as in an address."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""

    def with_text(self, text: str) -> "Run":
        """Return the same look to other words."""
        return replace(self, text=text)


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading of a level from 1, or an item of a list.

    `lists` are those that an item stands in, outermost first: whether each has numbers.
    `number` is the item's own; 0 goes on from the one before.
    """

    kind: Kind
    runs: tuple[Run, ...]
    level: int = 0
    lists: tuple[bool, ...] = ()
    quote: bool = False
    number: int = 0

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)

    @property
    def is_strong(self) -> bool:
        """Whether every word is set bold."""
        return all(run.strong for run in self.runs if run.text.strip())

    @property
    def is_emphasised(self) -> bool:
        """Whether every word is set in italics."""
        return all(run.emphasis for run in self.runs if run.text.strip())


@dataclass(frozen=True)
class Picture:
    """A picture that came with a text; the suffix has its dot."""

    data: bytes
    suffix: str
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True)
class LeftOut:
    """Something that does not come along: what it is, and its words or its address."""

    what: str
    text: str


@dataclass(frozen=True)
class Sent:
    """A text that somebody sent, ready for a file of the edition. The body is Markdown."""

    title: str
    body: str
    pictures: tuple[Picture, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def lines(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Part runs at the ends of lines in them, and leave out lines without words."""
    parted: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        parted[-1].append(run.with_text(first))
        parted += [[run.with_text(other)] for other in others]
    return [line for found in parted if (line := trimmed(found))]


def trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Take the spaces at both ends away, and runs without any words there."""
    kept = [run for run in runs if run.text]
    while kept and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if kept:
        kept[0] = kept[0].with_text(kept[0].text.lstrip())
        kept[-1] = kept[-1].with_text(kept[-1].text.rstrip())
    return tuple(kept)


def without(runs: Sequence[Run], length: int) -> tuple[Run, ...]:
    """Take so many characters away from the beginning."""
    kept = []
    for run in runs:
        kept.append(run.with_text(run.text[length:]))
        length = max(0, length - len(run.text))
    return trimmed(kept)
