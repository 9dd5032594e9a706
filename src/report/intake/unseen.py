"""Words that are in a file and not to be read: hidden ones, struck ones, and comments."""

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from report.intake.blocks import LeftOut
from report.intake.looks import is_comment, is_hidden, is_struck
from report.locales import N_, _

_KINDS: Final[tuple[tuple[str, Callable[[etree._Element], bool]], ...]] = (
    (N_("hidden words"), is_hidden),
    (N_("struck words"), is_struck),
    (N_("comments"), is_comment),
)
_CODE: Final = frozenset(("script", "style", "head", "title"))


def take_out(tree: etree._Element) -> Iterator[LeftOut]:
    """Take what is hidden or struck out of a tree, and tell its words."""
    taken: dict[str, list[str]] = {}
    for element in list(_unseen(tree)):
        what = next(name for name, applies in _KINDS if applies(element))
        if words := words_of(element):
            taken.setdefault(what, []).append(words)
        drop(element)
    for what, texts in taken.items():
        yield LeftOut(_(what), " · ".join(texts))


def _unseen(tree: etree._Element) -> Iterator[etree._Element]:
    """Yield the outermost elements that are hidden or struck, in their order."""
    waiting = list(reversed(tree))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in _CODE:
            continue
        if any(applies(element) for _name, applies in _KINDS):
            yield element
        else:
            waiting += reversed(element)


def words_of(element: etree._Element, *, alternatives: bool = True) -> str:
    """Return the words below an element, and those that stand for its pictures; no code."""
    return " ".join(" ".join(_words(element, alternatives=alternatives)).split())


def _words(tree: etree._Element, *, alternatives: bool) -> Iterator[str]:
    waiting: list[etree._Element | str] = [tree]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            yield element
        elif isinstance(element.tag, str) and element.tag not in _CODE:
            yield str(element.get("alt") or "") if alternatives else ""
            yield element.text or ""
            for below in reversed(element):
                waiting += [below.tail or "", below]


def drop(element: etree._Element) -> None:
    """Take an element away, and keep the words behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        holder = etree.Element("span")  # or much text would be copied again and again
        holder.text = printable(element.tail)
        element.addprevious(holder)
    element.tail = None
    parent.remove(element)


def printable(text: str) -> str:
    """Put spaces for signs that a tree can hold when it is read, and not when it is changed."""
    return "".join(c if c.isprintable() else " " for c in text)
