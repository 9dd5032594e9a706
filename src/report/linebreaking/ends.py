"""Where lines could end at all: where the engine may end them, but not inside figures."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from report.linebreaking.words import OBJECT, Kind, Place
from report.swedish import SOFT_HYPHEN

# Figures hold together: 2018–|19, 2018/|19, 040-|34, 1800-|talet.
_PARTED: Final = re.compile(r"(?<=\d)[–/-](?=\d)|(?<=\d)-(?=[a-zåäö])")
_ADDRESS: Final = re.compile(r"\w[./]\w*[a-z]")
_WORD: Final = re.compile(r"\S+")  # those with a no-break space between them, too
_HOLDING: Final = frozenset(f"{OBJECT}\u2002")  # a marker and its space stay with the text


def line_ends(text: str, allowed: Iterable[int]) -> Iterator[Place]:
    """Yield the places where lines may end; `allowed` are the engine's, in their order.

    >>> list(line_ends("läsåret 2018/19 går", [8, 13, 16]))
    [(<Kind.SPACE: 1>, 8), (<Kind.SPACE: 1>, 16)]
    """
    held = frozenset(_held(text))
    for place in allowed:
        before = text[place - 1]
        if before == " ":
            if text[:place].strip(" "):
                yield Kind.SPACE, place
        elif before == SOFT_HYPHEN:
            yield Kind.SOFT, place
        elif before not in _HOLDING and text[place] not in _HOLDING and place not in held:
            yield Kind.HARD, place


def _held(text: str) -> Iterator[int]:
    """Yield the places inside figures; addresses may be parted there."""
    for word in _WORD.finditer(text):
        if not _ADDRESS.search(word[0]):
            yield from (word.start() + match.end() for match in _PARTED.finditer(word[0]))
