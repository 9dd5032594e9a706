"""The line of a file that a problem is on, and a mark below the column."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from unicodedata import normalize

from report.problems import Place
from report.terminal import visible
from report.workspace import is_personal

WIDTH: Final = 88  # columns of the terminal
BEFORE: Final = 40  # of these, at most before the place
LARGEST: Final = 2_000_000  # bytes of a file that lines are shown of


@dataclass(frozen=True)
class Excerpt:
    """A line as it is shown, and the column of the terminal, from 0, that the mark stands in."""

    line: str
    mark: int


def excerpt(place: Place) -> Excerpt | None:
    """Return the line of a place, cut to what a terminal can show, or None where there is none.

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
