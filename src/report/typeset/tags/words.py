"""Words that a line ends in the midst of, to be read as one."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from report.swedish import SOFT_HYPHEN, WORD_JOINER, ZERO_WIDTH_SPACE
from report.typeset.tags.tree import Piece, Tag

_BREAK = re.compile(f"{SOFT_HYPHEN}.?$")
_HYPHENATED = re.compile(f"{SOFT_HYPHEN}[-\u2010]$")
_UNSEEN = re.compile(f"[{SOFT_HYPHEN}{WORD_JOINER}]")
_SPACES = re.compile(r"[ \t\n\r\f]+")


def written(element: Element) -> str:
    """Return the text of an element as its words are written, with single spaces."""
    return _SPACES.sub(" ", _UNSEEN.sub("", "".join(_texts(element)))).strip()


def shown(text: str) -> str:
    r"""Return a piece of text without what is not read in it.

    The engine sets its hyphen behind the soft one where a word is broken.

    >>> shown("en skol\u00aden\u00ad\u2010")
    'en skolen'
    """
    return _UNSEEN.sub("", _BREAK.sub("", text))


def is_hyphenated(piece: Piece) -> bool:
    """Return whether a piece ends with the hyphen of a word that goes on in the next line."""
    return bool(_HYPHENATED.search(piece.text))


def unmarked_ends(tag: Tag) -> Iterator[tuple[Piece, str]]:
    """Return the pieces at the ends of lines that readers would go on from in a wrong way.

    With each comes what is to be said behind it: a soft hyphen where a word goes on without
    one, as in an address or behind a hyphen of its own; a space of no width behind a hyphen
    that ends a word, which readers would take for that of a broken one ("barn- och").
    """
    position = 0
    before: Piece | None = None
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from unmarked_ends(kid)
        if not isinstance(kid, Piece):
            before = None
            continue
        if before and before.line is not kid.line:
            behind = _said_behind(before, tag.text, position)
            if behind:
                yield before, behind
        found = tag.text.find(shown(kid.text), position)
        position = found + len(shown(kid.text)) if found >= 0 else position
        before = kid


def say_spaces(tag: Tag) -> None:
    """Let a space that stands alone be read: the engine draws nothing for it."""
    for number, kid in enumerate(tag.kids):
        if isinstance(kid, Tag):
            say_spaces(kid)
        elif isinstance(kid, Piece) and kid.text and not shown(kid.text).strip():
            tag.kids[number] = Tag("Span", kids=[kid], actual=" ")


def _said_behind(piece: Piece, text: str, position: int) -> str:
    """Return what is to be said behind a piece that ends a line, at this position of a text."""
    end = shown(piece.text).rstrip()
    rest = text[position:]
    if is_hyphenated(piece) or not rest or not text[:position].rstrip().endswith(end):
        return ""
    if rest[0].isspace() or text[:position] != text[:position].rstrip():
        return ZERO_WIDTH_SPACE if end.endswith("-") else ""
    return SOFT_HYPHEN


def _texts(element: Element) -> Iterator[str]:
    yield " " if element.tag == "br" else element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
