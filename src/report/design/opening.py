"""The map and the guide that stand before the texts: on facing pages, or both on one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from report.design.places import (
    ASIDE,
    CHAPTER,
    CROSSING,
    PAGE_MM,
    SANS,
    STANDFIRST,
    TABLE,
    moment_columns,
    moments,
)
from report.design.slot import Rung, Slot
from report.model import Milestone
from report.units import mm_from_pt, pt_from_mm

# A map of the country is a picture as long as it is so high.
MAP_MM: Final = 140.0
LOWEST_MAP_MM: Final = 90.0
LOWEST_SHARED_MM: Final = 52.0  # above the guide, for a few places
SPARE_MM: Final = 5.0  # the lines that are set may be one more than those that are reckoned

MOMENT_WORDS: Final = Rung(*ASIDE, 99)

# Of the guide, in pt: what stands above and below the rows of its table, and the least and most
# white above and below the words of a row. `parts/crossing.css` has the same.
FACING_PT: Final = 240.0
FACING_DENSE_PT: Final = 185.0
SHARED_PT: Final = 104.0
ROW_PT: Final = (3.0, 16.0)
DENSE_ROW_PT: Final = (1.0, 8.0)
SHARED_ROW_PT: Final = 3.0
DENSE_SIZES: Final = ("dense", "vast")


@dataclass(frozen=True)
class Head:
    """The words above the map: those of a section, or what stands in for them."""

    title: str
    introduction: str
    timeline: Sequence[Milestone]  # the dates that the texts share


@dataclass(frozen=True)
class Opening:
    """How high the map is, and whether the guide stands below it, not on a page of its own."""

    map_mm: float
    is_shared: bool


@dataclass(frozen=True)
class Guide:
    """How full the guide on a page of its own is, and the white in pt around a row's words."""

    size: str
    row_pt: float


def opening(head: Head, guided: Sequence[str], fonts: Path) -> Opening:
    """Return how map and guide stand; `guided` are the names of a guide that may share the page.

    A map that finds too little room is as low as it may be; `map_mm` tells of that.
    """
    if guided:
        left = _left_mm(head, fonts) - mm_from_pt(SHARED_PT + _rows_pt(guided, fonts))
        if left >= LOWEST_SHARED_MM:
            return Opening(round(min(left, MAP_MM)), is_shared=True)
    return Opening(map_mm(head, fonts) or LOWEST_MAP_MM, is_shared=False)


def map_mm(head: Head, fonts: Path) -> float | None:
    """Return the height of the map below its head; None if too little is left for it."""
    left = _left_mm(head, fonts)
    return round(min(left, MAP_MM)) if left >= LOWEST_MAP_MM else None


def guide(names: Sequence[str], size: str, fonts: Path) -> Guide:
    """Return how the guide to these texts is set on a page of its own, which its rows fill.

    `size` says how full lists of all texts are; long names make the rows dense before the page
    does not hold them. A guide that is too long for a page has the least white.
    """
    wide, dense = _white_pt(names, fonts, dense=False), _white_pt(names, fonts, dense=True)
    if size not in DENSE_SIZES and wide >= ROW_PT[0]:
        return Guide(size, round(min(wide, ROW_PT[1]), 1))
    least, most = DENSE_ROW_PT
    return Guide(size if size in DENSE_SIZES else "dense", round(min(max(dense, least), most), 1))


def _white_pt(names: Sequence[str], fonts: Path, *, dense: bool) -> float:
    """Return the white in pt above and below the words of a row with which rows fill the page."""
    around = FACING_DENSE_PT if dense else FACING_PT
    rung = CROSSING.rungs[1 if dense else 0]
    lines = sum(_lines(name, rung, fonts) for name in names)
    return (pt_from_mm(PAGE_MM) - around - lines * rung.line_pt) / (2 * len(names))


def _lines(name: str, rung: Rung, fonts: Path) -> float:
    """Return the lines of a name in the guide; of one that does not fit, as many as may be."""
    return min(CROSSING.line_count(name, rung, fonts), rung.lines)


def _left_mm(head: Head, fonts: Path) -> float:
    """Return what the words above the map leave of the page."""
    # A title that has no room at all is told of as a problem of its own.
    rung = CHAPTER.rung(head.title, fonts) or CHAPTER.rungs[-1]
    lines = min(CHAPTER.line_count(head.title, rung, fonts), rung.lines)
    below = STANDFIRST.line_count(head.introduction, STANDFIRST.rungs[0], fonts)
    above = lines * rung.line_pt + 6.25 + below * STANDFIRST.rungs[0].line_pt + 9
    return PAGE_MM - mm_from_pt(above) - _dates_mm(head.timeline, fonts) - SPARE_MM


def _rows_pt(names: Sequence[str], fonts: Path) -> float:
    """Return the height of the rows of a guide below the map."""
    lines = sum(_lines(name, CROSSING.rungs[0], fonts) for name in names)
    return lines * TABLE[1] + 2 * SHARED_ROW_PT * len(names)


def _dates_mm(steps: Sequence[Milestone], fonts: Path) -> float:
    """Return the height of the dates that a section has in words, as `parts/moments.css` says."""
    if not steps:
        return 0
    slot, columns = moments(len(steps)), moment_columns(len(steps))
    found = [slot.rung(step.when, fonts) or slot.rungs[-1] for step in steps]
    rung = max(found, key=slot.rungs.index)
    words = Slot(slot.where, SANS, slot.measure_mm, (MOMENT_WORDS,))
    heights = [
        slot.line_count(step.when, rung, fonts) * rung.line_pt
        + words.line_count(step.what, MOMENT_WORDS, fonts) * MOMENT_WORDS.line_pt
        for step in steps
    ]
    rows = [max(heights[n : n + columns]) for n in range(0, len(heights), columns)]
    return mm_from_pt(sum(rows) + 1.5 * len(rows) + 18) + 4 * (len(rows) - 1)
