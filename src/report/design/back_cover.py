"""The names on the back cover: in one column or two, in the largest type in which all have room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from report.design.places import LIGHT
from report.design.slot import Rung, Slot
from report.locales import N_
from report.units import mm_from_pt

WHERE: Final = N_("on the back cover")
WIDTH_MM: Final = 119.0
HEIGHT_MM: Final = 97.0  # from the upper margin to what keeps off the note
GAP_MM: Final = 8.0
HANGING_MM: Final = 4.0  # lines of a name after its first
ONE_COLUMN: Final = 8  # so many names stand in one column
LONG: Final = 50  # letters; such a name may take a line more
APART: Final = 0.3  # lines between names, so that each is seen as one

# What names may be set in: each takes two lines at the most.
ONE: Final = (
    Rung(20, 25, 2),
    Rung(17, 21.5, 2),
    Rung(15, 19, 2),
    Rung(13, 16.5, 2),
    Rung(10.8, 14, 2),
    Rung(9, 11.5, 2),
)
TWO: Final = (
    Rung(15, 18.5, 2),
    Rung(13, 16, 2),
    Rung(10.8, 13.5, 2),
    Rung(9, 11.25, 2),
    Rung(8, 10, 2),
    Rung(7.5, 9, 2),
    Rung(7, 8.4, 2),
)
MANY: Final = 99  # lines; a paragraph takes as many as its height does
RUN_ON: Final = (
    Rung(9, 13, MANY),
    Rung(8, 11.5, MANY),
    Rung(7.5, 10.5, MANY),
    Rung(7, 8.4, MANY),
)
DOT: Final = "\N{NO-BREAK SPACE}\N{MIDDLE DOT} "  # behind a name, as the style sheet has it


@dataclass(frozen=True)
class NamesList:
    """How names stand: in so many columns, or one behind another in a paragraph if in none."""

    columns: int
    rung: Rung

    @property
    def css(self) -> str:
        """The size as variables of CSS."""
        return self.rung.css


def names_list(names: Sequence[str], fonts: Path) -> NamesList | None:
    """Return how these names stand on the back cover; None if they are too many for it."""
    columns = 1 if len(names) <= ONE_COLUMN else 2
    for rung in ONE if columns == 1 else TWO:
        if _fits(names, columns, rung, fonts):
            return NamesList(columns, rung)
    for rung in RUN_ON:
        if _runs_on(names, rung, fonts):
            return NamesList(0, rung)
    return None


def _fits(names: Sequence[str], columns: int, rung: Rung, fonts: Path) -> bool:
    """Return whether names have room in columns on this rung."""
    measure = (WIDTH_MM - GAP_MM * (columns - 1)) / columns - HANGING_MM
    slot = Slot(WHERE, LIGHT, measure, (rung,))
    counts = [slot.line_count(name, rung, fonts) for name in names]
    most = [rung.lines + (len(name) >= LONG) for name in names]
    if any(count > allowed for count, allowed in zip(counts, most, strict=True)):
        return False
    heights = [mm_from_pt((count + APART) * rung.line_pt) for count in counts]
    return _columns(heights) <= columns


def _columns(heights_mm: Iterable[float]) -> int:
    """Count the columns that things of these heights fill one after another."""
    columns, used = 1, 0.0
    for height in heights_mm:
        used += height
        if used > HEIGHT_MM:
            columns, used = columns + 1, height
    return columns


def _runs_on(names: Sequence[str], rung: Rung, fonts: Path) -> bool:
    """Return whether names have room in a paragraph on this rung."""
    slot = Slot(WHERE, LIGHT, WIDTH_MM, (rung,))
    lines = slot.line_count(f"{DOT} ".join(names), rung, fonts)
    return mm_from_pt(lines * rung.line_pt) <= HEIGHT_MM
