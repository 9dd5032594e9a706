"""Where the words of a page were written: file, line and column."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from report.compositor.source_map import SourceBox
from report.problems import Place
from report.proof.differences.words import Box, Word
from report.source import read_text

Letter = tuple[str, int, int]  # a letter or digit, its line and its column

BESIDE_MM: Final = 0.5  # letters hang over the edges of their block
_MORE: Final = 400  # letters in a file that a block does not print, such as addresses of links


class Places:
    """The blocks on the pages of a file, and where each was written."""

    def __init__(self, boxes: Iterable[SourceBox]) -> None:
        self._boxes: dict[int, list[SourceBox]] = {}
        self._files: dict[Path, list[Letter]] = {}
        for box in boxes:
            self._boxes.setdefault(box.page, []).append(box)

    def of_words(self, words: Sequence[Word], lead: Sequence[Word] = ()) -> Place | None:
        """Return where the first of these words was written, as exactly as can be told.

        `lead` are the words before them.
        """
        box = self._around(words[0].page, words[0].boxes[0])
        if box is None:
            return None
        before = "".join(word.text for word in lead)
        wanted = "".join(word.text for word in words[:3])
        for lead_in, text in ((before, wanted), (before, words[0].text), ("", words[0].text)):
            if found := self._found(box, lead_in, text):
                return found
        return box.place

    def of_area(self, page: int, area: Box) -> Place | None:
        """Return where the block around an area was written."""
        box = self._around(page, area)
        return box.place if box else None

    def of_literal(self, text: str, near: Place) -> Place:
        """Return where a text is written to the letter, in the file of a place and nearest to it.

        A text that is written otherwise has that place itself.
        """
        wanted = text.removeprefix("mailto:")
        lines = (read_text(near.path).value or "").splitlines()
        rows = (number for number, line in enumerate(lines, start=1) if wanted in line)
        row = min(rows, key=lambda number: abs(number - near.line), default=None)
        return Place(near.path, row, lines[row - 1].index(wanted) + 1) if row else near

    def text_of(self, page: int) -> Path | None:
        """Return the file in which most of a page was written, by the room that it takes."""
        room: dict[Path, float] = {}
        for box in self._boxes.get(page, ()):
            path = box.place.path
            room[path] = room.get(path, 0) + box.box_mm[2] * box.box_mm[3]
        return max(room, key=lambda path: room[path], default=None)

    def _found(self, box: SourceBox, lead: str, text: str) -> Place | None:
        """Find letters behind others in the lines that a block was written in."""
        path, start, wanted = box.place.path, _letters(lead), _letters(text)
        if path not in self._files:
            self._files[path] = list(_written(path))
        behind = (letter for letter in self._files[path] if letter[1:] >= _from(box.place))
        near = list(islice(behind, len(_letters(box.text)) + _MORE))
        letters = "".join(letter for letter, _, _ in near)
        for found in re.finditer(re.escape(start + wanted), letters) if wanted else ():
            if _is_whole(near, found.start() + len(start), found.end()):
                return Place(path, *near[found.start() + len(start)][1:])
        return None

    def _around(self, page: int, area: Box) -> SourceBox | None:
        """Return the smallest block around the middle of an area."""
        across, down = area[0] + area[2] / 2, area[1] + area[3] / 2
        around = [box for box in self._boxes.get(page, ()) if _holds(box.box_mm, across, down)]
        return min(around, key=lambda box: box.box_mm[2] * box.box_mm[3], default=None)


def _holds(box: Box, across: float, down: float) -> bool:
    left, top, width, height = box
    return (
        left - BESIDE_MM <= across <= left + width + BESIDE_MM
        and top - BESIDE_MM <= down <= top + height + BESIDE_MM
    )


def _is_whole(letters: Sequence[Letter], start: int, end: int) -> bool:
    """Return whether a word begins and ends where a stretch of letters does."""
    return all(
        not 0 < edge < len(letters) or not _go_on(letters[edge - 1], letters[edge])
        for edge in (start, end)
    )


def _go_on(one: Letter, other: Letter) -> bool:
    return (one[1], one[2] + 1) == other[1:]


def _from(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _written(path: Path) -> Iterator[Letter]:
    """Yield the letters and digits of a file, each with its line and column."""
    for number, line in enumerate((read_text(path).value or "").splitlines(), start=1):
        for column, sign in enumerate(line, start=1):
            if sign.isalnum():
                yield sign, number, column


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
