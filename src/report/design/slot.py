"""A place for words that are set large, and the size at which they stand in it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from math import inf
from pathlib import Path
from typing import Final

from report.design.font_metrics import text_width_mm
from report.swedish import typographic
from report.units import mm_from_pt

# Lines end at spaces and behind hyphens and dashes, but not at spaces that hold and within figures.
_PIECE: Final = re.compile("[^ \n]*?[-‐–](?=[^\\W\\d]|(?<!\\d.)\\d)|[^ \n]+|[ \n]+")


@dataclass(frozen=True)
class Rung:
    """A size with its leading, and the most lines of it that the place takes."""

    size_pt: float
    line_pt: float
    lines: int

    @property
    def css(self) -> str:
        """The rung as variables of CSS.

        >>> Rung(28, 33, 1).css
        '--fit-size: 28pt; --fit-line: 33pt'
        """
        return f"--fit-size: {self.size_pt:g}pt; --fit-line: {self.line_pt:g}pt"


@dataclass(frozen=True)
class Slot:
    """A place for words: its face, a file of `styles/fonts/`, its measure, and its rungs."""

    where: str  # as messages name it, with its preposition
    face: str
    measure_mm: float
    rungs: tuple[Rung, ...]
    typography: Callable[[str], str] = typographic  # as the template sets the words

    def rung(self, text: str, fonts: Path) -> Rung | None:
        """Return the first rung on which a text fits; None if it fits on none."""
        return next((rung for rung in self.rungs if self._fits(text, rung, fonts)), None)

    def css(self, texts: Iterable[str], fonts: Path) -> str:
        """Return the size, as variables of CSS, in which each of these texts fits.

        What fits in none gets the smallest.
        """
        found = [self.rung(text, fonts) or self.rungs[-1] for text in texts]
        return max(found, key=self.rungs.index, default=self.rungs[0]).css

    def width_mm(self, text: str, fonts: Path) -> float:
        """Return how wide a text is on one line, in mm, in the size in which it fits."""
        rung = self.rung(text, fonts) or self.rungs[-1]
        return text_width_mm(self.typography(text), fonts / self.face, rung.size_pt)

    def surely_fits(self, text: str) -> bool:
        """Return whether a text fits the smallest rung though every letter were one em wide.

        It saves reading the font for nearly every text.
        """
        lowest = self.rungs[-1]
        em_mm = mm_from_pt(lowest.size_pt)
        lines = _line_count(
            self.typography(text), lambda piece: len(piece) * em_mm, self.measure_mm
        )
        return lines <= lowest.lines

    def line_count(self, text: str, rung: Rung, fonts: Path) -> float:
        """Count the lines that a text takes on a rung; infinite if a word is too wide."""
        width = partial(text_width_mm, font_path=fonts / self.face, size_pt=rung.size_pt)
        return _line_count(self.typography(text), width, self.measure_mm)

    def _fits(self, text: str, rung: Rung, fonts: Path) -> bool:
        return self.line_count(text, rung, fonts) <= rung.lines


def _line_count(text: str, width: Callable[[str], float], measure_mm: float) -> float:
    count, used = 1, 0.0
    for piece in _PIECE.findall(text):
        wide = width(piece)
        if piece.isspace():
            used += wide
        elif wide > measure_mm:
            return inf
        elif used and used + wide > measure_mm:
            count, used = count + 1, wide
        else:
            used += wide
    return count
