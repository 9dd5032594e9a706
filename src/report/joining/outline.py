"""The bookmarks of all pieces in one tree (ISO 32000-1, 12.3.3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pikepdf import Dictionary, Pdf


@dataclass(eq=False)
class _Item:
    """A bookmark as it is written, and those below it."""

    written: Any
    kids: "list[_Item]" = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many there are below it; all are open."""
        return sum(1 + kid.count for kid in self.kids)


class Outline:
    """The tree of bookmarks: each is below the last one before it that is of a higher level."""

    def __init__(self, document: Pdf) -> None:
        self._document = document
        self._root = _Item(None)
        self._above: list[tuple[int, _Item]] = [(0, self._root)]

    def take(self, source: Pdf, levels: Sequence[int]) -> None:
        """Take the bookmarks of a piece whose pages are in the document, each of its level."""
        found = list(_flat(source.Root.get("/Outlines", Dictionary())))
        for bookmark, level in zip(found, levels, strict=True):
            self._add(Dictionary(Title=bookmark.Title, Dest=self._place(source, bookmark)), level)

    def write(self) -> None:
        """Write the tree, if there is one."""
        if self._root.kids:
            self._root.written = self._document.make_indirect(Dictionary())
            self._document.Root["/Outlines"] = self._linked(self._root)

    def _place(self, source: Pdf, bookmark: Any) -> Any:
        return list(self._document.copy_foreign(source.make_indirect(bookmark.Dest)))

    def _add(self, written: Any, level: int) -> None:
        while self._above[-1][0] >= level:
            self._above.pop()
        item = _Item(self._document.make_indirect(written))
        self._above[-1][1].kids.append(item)
        self._above.append((level, item))

    def _linked(self, item: _Item) -> Any:
        """Link a bookmark with those below it, and return it."""
        item.written["/Count"] = item.count
        kids = [self._linked(kid) for kid in item.kids]
        for kid in kids:
            kid["/Parent"] = item.written
        for kid, following in pairwise(kids):
            kid["/Next"], following["/Prev"] = following, kid
        if kids:
            item.written["/First"], item.written["/Last"] = kids[0], kids[-1]
        return item.written


def _flat(parent: Any) -> Iterator[Any]:
    """Yield the bookmarks below one as they are read."""
    item = parent.get("/First")
    while item is not None:
        yield item
        yield from _flat(item)
        item = item.get("/Next")
