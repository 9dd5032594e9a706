"""The line and column of words within a wording: in the file as it is, with its marks."""

from pathlib import Path
from typing import Final

from report.checks.written import letters
from report.problems import Place
from report.proof.comments.letters import Letters, letters_of
from report.proof.comments.source_letters import Spot
from report.source import read_text

# How many letters before and behind the spot must be the same: a link's address may follow.
_AROUND: Final = ((12, 20), (12, 6), (12, 1), (0, 20), (0, 6), (0, 4), (0, 1))
_ALONE: Final = 4  # letters, of fewer none is sure
_MARKS: Final = 2_000  # letters of links' addresses, which the file has and the page has not


class Columns:
    """Finds spots in their files, each of which is read once."""

    def __init__(self) -> None:
        self._files: dict[Path, Letters] = {}

    def place(self, spot: Spot) -> Place:
        """Return where the letter of a spot stands, or else where its wording begins.

        It is told by the letters around it, so that Markdown's marks, dashes and quotes do not
        count. What the page says in other words than the file, such as a day, has the place of
        all.
        """
        file = self._file(spot.source.path)
        wording = letters(spot.wording.text)
        at = min(spot.letter, len(wording) - 1)
        first = _letter_at(file, spot.wording.place)
        for left, right in _AROUND:
            before = min(left, at)
            wanted = wording[at - before : at + right]
            near = first + at - before
            found = file.letters.find(wanted, near, first + len(wording) + _MARKS)
            if found == near or (found > near and len(wanted) >= _ALONE):
                return _place(spot.source.path, file, file.characters[found + before])
        return spot.wording.place

    def _file(self, path: Path) -> Letters:
        if path not in self._files:
            self._files[path] = letters_of(read_text(path).value or "")
        return self._files[path]


def _letter_at(file: Letters, place: Place) -> int:
    """Return the number of the first letter at a place or behind it."""
    lines = file.text.split("\n")[: place.line - 1]
    before = sum(len(line) + 1 for line in lines)
    return file.count_before(before + max(place.column - 1, 0))


def _place(path: Path, file: Letters, character: int) -> Place:
    line_start = file.text.rfind("\n", 0, character) + 1
    return Place(path, file.text.count("\n", 0, character) + 1, character - line_start + 1)
