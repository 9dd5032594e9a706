"""The line of a file that a problem is on, and a mark below the column."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from unicodedata import normalize

from report.problems import Place
from report.workspace import is_personal

WIDTH: Final = 88  # columns of the terminal
BEFORE: Final = 40  # of these, at most before the place
LARGEST: Final = 2_000_000  # bytes of a file that lines are shown of

# What moves the cursor, clears the screen or turns the direction of writing: a file from
# elsewhere must not do that to a terminal (ECMA-48; Unicode 16, section 23.2 and 23.3).
_HARMFUL: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_TAB: Final = "⇥"


@dataclass(frozen=True)
class Excerpt:
    """A line as it is shown, and the column of the terminal, from 0, that the mark stands in."""

    line: str
    mark: int


def excerpt(place: Place) -> Excerpt | None:
    """Give the line of a place, cut to what a terminal can show, or None where there is none.

    A tab, and a character that cannot be seen, is shown as one that can. Letters
    that take two columns, such as those of Chinese, count as two. Lines of files
    with personal data are not shown: what is on a terminal often ends up in a log.
    """
    if not place.line or place.page or is_personal(place.path):
        return None
    lines = _lines(place.path)
    if place.line > len(lines):
        return None
    line, column = lines[place.line - 1], max(place.column - 1, 0)
    start = max(0, column - BEFORE)
    before = visible(line[start:column])
    if start:
        before = "…" + before[1:]
    after = visible(line[column:])
    room = WIDTH - len(before)
    if len(after) > room:
        after = after[: room - 1] + "…"
    from rich.cells import cell_len  # where nothing is wrong, nothing is measured

    return Excerpt(before + after, cell_len(before)) if (before + after).strip() else None


def visible(text: str) -> str:
    """Give a text with every character that acts on a terminal made harmless.

    >>> visible("a" + chr(9) + "b" + chr(27) + "[2J")
    'a⇥b␛[2J'
    """
    return _HARMFUL.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\t":
        return _TAB
    return chr(0x2400 + ord(character)) if character < " " else "�"


@cache
def _lines(path: Path) -> list[str]:
    """Read the lines of a file as they were read before, even if it is not UTF-8."""
    try:
        if path.stat().st_size > LARGEST:
            return []
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return []
    return normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
