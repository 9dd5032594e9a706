"""The tree of tags (ISO 32000-1, 14.7 and 14.8) before it is written to a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

EMPTY_CELLS = ("TD", "TH")  # a cell without content still takes its place


@dataclass(frozen=True)
class Piece:
    """A stretch of marked content: a line of text, or a part of it, or a picture.

    Pages count from 0, and `mcid` from 0 on each page. `line` is the engine's box of the
    line that `text` stands on.
    """

    page: int
    mcid: int
    text: str = ""
    line: Any = None
    is_picture: bool = False


@dataclass(frozen=True, eq=False)
class Area:
    """The part of a page that a click on a link hits: the engine's annotation."""

    page: int
    annotation: Any


@dataclass(eq=False)
class Tag:
    """An element of the structure, and what it holds in the order in which it is read.

    `text` is that of the source. `actual` is read instead of the content, `alternative`
    instead of a picture; `expansion` is what an abbreviation stands for, `language` one
    that differs from that of what is around. `attributes` are those of its `owner`, such as Table.
    """

    role: str
    text: str = ""
    kids: "list[Tag | Piece | Area]" = field(default_factory=list)
    alternative: str | None = None
    actual: str | None = None
    expansion: str | None = None
    language: str | None = None
    owner: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)

    def pieces(self) -> Iterator[Piece]:
        """Return the pieces in this tag and in those below it, as they are read."""
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.pieces()
            elif isinstance(kid, Piece):
                yield kid

    def renumber(self, mcids: Sequence[Mapping[int, int]]) -> None:
        """Return all pieces other MCIDs: for each page, by the ones that they have."""
        for number, kid in enumerate(self.kids):
            if isinstance(kid, Tag):
                kid.renumber(mcids)
            elif isinstance(kid, Piece):
                self.kids[number] = replace(kid, mcid=mcids[kid.page][kid.mcid])

    def pruned(self) -> "Tag":
        """Take out the tags below this one that hold nothing, and give it back."""
        for kid in self.kids:
            if isinstance(kid, Tag):
                kid.pruned()
        self.kids = [kid for kid in self.kids if not _is_empty(kid)]
        return self


def _is_empty(kid: Tag | Piece | Area) -> bool:
    return isinstance(kid, Tag) and not kid.kids and kid.role not in EMPTY_CELLS
