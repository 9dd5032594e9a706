"""The texts of an HTML tree, block by block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

INLINE = {"a", "abbr", "b", "br", "cite", "em", "i", "q", "small", "span", "strong", "sub", "sup"}


@dataclass(frozen=True)
class BlockText:
    """The text of a block, through all that is inline in it."""

    element: Element
    slots: "Sequence[_Slot]"

    @property
    def whole(self) -> str:
        """The text as it was written, with its spaces and ends of lines."""
        return "".join(slot.text for slot in self.slots)

    @property
    def elements(self) -> list[Element]:
        """The block's element and all inline ones in it."""
        return [slot.element for slot in self.slots if slot.parent is None]


def block_texts(element: Element) -> Iterator[BlockText]:
    """Find the blocks with text of their own in an element, itself included."""
    slots: list[_Slot] = []
    inner: list[Element] = []
    _gather(element, slots, inner)
    block = BlockText(element, slots)
    if block.whole.strip():
        yield block
    for child in inner:
        yield from block_texts(child)


@dataclass(frozen=True)
class _Slot:
    """A place for text in a tree: in an element, or behind it where `parent` is given."""

    element: Element
    parent: Element | None = None

    @property
    def text(self) -> str:
        return (self.element.text if self.parent is None else self.element.tail) or ""


def _gather(element: Element, slots: list[_Slot], blocks: list[Element]) -> None:
    slots.append(_Slot(element))
    for child in element:
        if child.tag in INLINE:
            _gather(child, slots, blocks)
        elif not str(child.tag).startswith("{"):  # a drawing's namespace
            blocks.append(child)
        slots.append(_Slot(child, element))
