"""Ends of lines, marked in the content so that every reader goes on from them in the right way.

The hyphen of a broken word is said to be a soft one, by an ActualText around it alone
(ISO 32000-1, 14.8.2.2.3 and 14.9.4). An ActualText in the tree of tags for both lines would be
read twice by programs that read content by content, such as MuPDF.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from report.swedish import SOFT_HYPHEN
from report.typeset.engine import pydyf

# The end of a string of glyphs as the engine writes it: the last glyph in four digits, and
# what would move the next one.
_LAST_GLYPH: Final = re.compile(rb"([0-9a-f]{4})>((?:[^<]|<>)*)\] TJ$")

# Both have one glyph, which stands for the one that came first in the document.
HYPHEN: Final = "\u2010"
PLAIN_HYPHEN: Final = "-"

# The letters of each glyph, by the name of its font.
Letters = Mapping[str, Mapping[int, str]]


def say_hyphen(operators: list[Any], mcid: int) -> None:
    """Let the hyphen at the end of a piece be read as one that is there for the break alone."""
    number, _ = _last_text(operators, mcid)
    operators[number : number + 1] = _said(operators[number], SOFT_HYPHEN)


def say_end(operators: list[Any], mcid: int, letters: Letters, behind: str) -> None:
    """Let what a piece ends with be read, and this behind it."""
    number, font = _last_text(operators, mcid)
    glyph = int(_last_glyph(operators[number])[1], 16)
    said = letters[font][glyph].replace(HYPHEN, PLAIN_HYPHEN) + behind
    operators[number : number + 1] = _said(operators[number], said)


def _said(shown: bytes, text: str) -> Sequence[Any]:
    """Return the operators that show the same, with a text for the last glyph of it."""
    last = _last_glyph(shown)
    mark = pydyf.Dictionary({"ActualText": pydyf.String(text)})
    before = shown[: last.start(1)] + b">] TJ"
    return before, "/Span", mark, b"BDC", b"[<" + last[1] + b">] TJ", b"EMC"


def _last_glyph(shown: bytes) -> re.Match[bytes]:
    if found := _LAST_GLYPH.search(shown):
        return found
    raise RuntimeError(f"the text {shown!r} does not end with a glyph")


def _last_text(operators: Sequence[Any], mcid: int) -> tuple[int, str]:
    """Return the number of the operator that shows the last text of a piece, and its font."""
    texts = [number for number in _within(operators, mcid) if _ends(operators[number], b"TJ")]
    fonts = (operators[n] for n in range(texts[-1], -1, -1) if _ends(operators[n], b"Tf"))
    return texts[-1], next(fonts).split()[0].decode("ascii").removeprefix("/")


def _within(operators: Sequence[Any], mcid: int) -> Iterator[int]:
    """Return the numbers of the operators of a piece."""
    depth = 0
    for number, item in enumerate(operators):
        if item == b"BDC":
            properties = operators[number - 1]
            begins = isinstance(properties, Mapping) and properties.get("MCID") == mcid
            depth += bool(depth or begins)
        elif item == b"EMC" and depth:
            depth -= 1
        elif depth:
            yield number


def _ends(item: Any, operator: bytes) -> bool:
    return isinstance(item, bytes) and item.endswith(operator)
