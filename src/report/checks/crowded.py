"""Whether words have room on the pages: none outside its column, none over anything else.

Whatever the cause, it is looked for in the boxes of the pages as they were set, and told with
the place where the words were written.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from report.checks.meeting import overlap, reaches_into
from report.checks.written import Written
from report.graphics.drawn import Drawn, Kind, Shape, Words
from report.graphics.plane import Box
from report.locales import N_, _
from report.problems import Place, Problem, quoted

OUTSIDE_MM: Final = 0.3  # of ink, such as the arm of an f, may reach over an edge
OUTSIDE: Final = 0.085  # of the size of large type, such as the tail of a j that begins a line
OVER_MM: Final = 0.1  # of ink may meet, across and down
HANGING: Final = 0.5  # sizes of its type, by which a quote that begins a line may hang out

_SAME_LINE_MM: Final = 0.2  # that letters in two faces may overhang each other

_SHORTER: Final = N_("Write it shorter. A long word is broken where styles/hyphenation.yaml says.")
_ROOM: Final = N_("Write it shorter, or look in styles/ for what gives it too little room.")


def crowded_words(pages: Iterable[Drawn], written: Written, whole: Place) -> list[Problem]:
    """List what has no room on pages: each block once, and what it stands upon with it.

    `whole` is the place of a problem that cannot be traced to its words.
    """
    problems: list[Problem] = []
    told: set[str] = set()
    before: Place | None = None
    for page in pages:
        faults: list[_Outside | _Over] = [*_outside(page), *_over(page)]
        for fault in faults:
            if told.isdisjoint(fault.blocks):
                found = written.place(fault.words.block, before)
                before = found or before
                problems.append(fault.problem(page.page, found or whole))
            told.update(fault.blocks)
    return problems


@dataclass(frozen=True)
class _Outside:
    """Words that reach over an edge by so many millimetres."""

    words: Words
    edge: str
    by_mm: float

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.words.block,)

    def problem(self, page: int, place: Place) -> Problem:
        return Problem(
            "outside-column",
            _(
                "{text} reaches {length:.1f} mm over {edge}, on page {page}",
                text=quoted(self.words.text),
                length=self.by_mm,
                edge=self.edge,
                page=page,
            ),
            place,
            _(_SHORTER),
        )


@dataclass(frozen=True)
class _Over:
    """Words that stand on others, or on something that is no ground for them."""

    words: Words
    what: str
    other: Words | None = None

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.words.block, self.other.block) if self.other else (self.words.block,)

    def problem(self, page: int, place: Place) -> Problem:
        return Problem(
            "text-over-text",
            _(
                "{text} stands on {what}, on page {page}",
                text=quoted(self.words.text),
                what=self.what,
                page=page,
            ),
            place,
            _(_ROOM),
        )


def _outside(page: Drawn) -> Iterator[_Outside]:
    for words in page.words:
        for edge, room in _rooms(page, words):
            by_mm = _beyond(_upright(words), room)
            if by_mm > max(OUTSIDE_MM, OUTSIDE * words.size_mm):
                yield _Outside(words, edge, by_mm)
                break


def _upright(words: Words) -> Box:
    """Return the ink of words without what leans out of the room that its letters take.

    The tail of an f in italics does, where it begins a line.
    """
    if words.reach_mm is None:
        return words.box
    left, right = words.reach_mm
    box = words.box
    return Box(max(box.left, left), box.top, min(box.right, right), box.bottom)


def _rooms(page: Drawn, words: Words) -> Iterator[tuple[str, Box]]:
    """Yield the edges that words must not reach over, the worst first."""
    yield _("the edge of the page"), page.trim
    if room := words.room:
        column, ground = room.column, room.ground
        hanging = HANGING * words.size_mm if words.text.startswith("”") else 0
        yield (
            _("the edge of its column"),
            Box(column.left - hanging, page.trim.top, column.right, page.trim.bottom),
        )
        if room.is_painted:
            yield _("the edge of the ground on which it stands"), ground
        else:  # what reaches into the margin beside the type is a matter of its column
            yield (
                _("the area of type"),
                Box(page.trim.left, ground.top, page.trim.right, ground.bottom),
            )


def _beyond(box: Box, room: Box) -> float:
    """Return how far a box reaches out of another, at most on one side."""
    return max(
        room.left - box.left,
        box.right - room.right,
        room.top - box.top,
        box.bottom - room.bottom,
    )


def _over(page: Drawn) -> Iterator[_Over]:
    for one, other in combinations(page.words, 2):
        across, down = overlap(one.box, other.box)
        room_mm = _SAME_LINE_MM if one.line == other.line else OVER_MM
        if across > room_mm and down > OVER_MM:
            yield _Over(other, quoted(one.text), one)
    for words in page.words:
        uppermost = _uppermost_ground(words, page.shapes)
        for shape in page.shapes:
            if _stands_on(words, shape, uppermost):
                yield _Over(words, _(shape.kind.value))


def _uppermost_ground(words: Words, shapes: Sequence[Shape]) -> int:
    """Return the number of the last ground on which words stand as a whole; -1 for none.

    It hides the edges of the grounds before it, which go on below it.
    """
    ink = words.box.grown(-OVER_MM)
    grounds = (each for each in shapes if each.kind is Kind.GROUND and ink.within(each.box))
    return max((each.number for each in grounds), default=-1)


def _stands_on(words: Words, shape: Shape, uppermost: int) -> bool:
    """Return whether words stand on a shape that is none of their own drawing.

    On a ground of others they may stand as a whole: a page number on the foot of a staircase.
    `uppermost` is the number of the ground below which no edge is seen. A ground of their own that
    was laid over a picture hides it.
    """
    ink = words.box.grown(-OVER_MM)
    if words.line == shape.number or not ink.meets(shape.box):
        return False
    if shape.kind is not Kind.GROUND:
        return not _hides(words, ink, shape) and reaches_into(ink, shape.outline)
    is_own = words.room is not None and shape.number in words.room.grounds
    return not is_own and shape.number > uppermost and not ink.within(shape.box)


def _hides(words: Words, ink: Box, shape: Shape) -> bool:
    """Return whether words stand as a whole on a ground of their own that was laid over a shape."""
    room = words.room
    is_above = room is not None and room.is_painted and max(room.grounds) > shape.number
    return is_above and room is not None and ink.within(room.ground)
