"""Where a name on a map could stand, and how good each position is.

What counts as good follows E. Imhof, "Positioning names on maps", The American
Cartographer 2 (1975): to the right rather than to the left, above rather than
below, in the sea for a town by the sea, and nowhere that another dot seems meant.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import cos, hypot, radians, sin
from typing import Final

from report.graphics.plane import Box, Segment, distance

# Millimetres, for type of 7 to 9 pt.
GAP: Final = 0.45  # between a dot and its name
CLEARANCE: Final = 0.35  # around a name
LEADER_GAP: Final = 0.6  # between a line and the name to which it leads
LEADER_LENGTHS: Final = (3.0, 5.0, 7.5, 10.5, 14.0, 18.0, 22.5)
LEADER_ANGLES: Final = (0, -15, 15, -30, 30, -45, 45, -60, 60, -75, 75)  # degrees from level
NEAR: Final = (2.0, 1.0)  # across and down: a name so near seems to be the other dot's
GRID: Final = (3.0, 1.0)  # across and down

# Which way a name stands from its dot, and how much worse that is than to the right.
BESIDE: Final = (
    (1, 0, 0.0),
    (-1, 0, 0.3),
    (1, -1, 0.8),
    (1, 1, 0.9),
    (-1, -1, 1.1),
    (-1, 1, 1.2),
    (0, -1, 1.3),
    (0, 1, 1.4),
)

# How bad other things are, on the same scale.
ON_LAND: Final = 1.6
MOSTLY: Final = 0.7  # from this share on, a name might as well be wholly on land
NEAR_ANOTHER_DOT: Final = 3.0
LEADER: Final = 3.5
LEADER_PER_MM: Final = 0.25
STEEP_LEADER: Final = 1.0
LEADER_OVER_A_DOT: Final = 10.0

Share = Callable[[Box], float]  # how much of a box lies on land, from 0 to 1


@dataclass(frozen=True)
class Dot:
    """A dot that wants its name: where it is, and how large both are."""

    name: str
    x: float
    y: float
    radius: float
    width: float
    height: float

    @cached_property
    def box(self) -> Box:
        """The square around the dot."""
        return Box(self.x, self.y, self.x, self.y).grown(self.radius)


@dataclass(frozen=True)
class Label:
    """A position for a name, and the line that leads to it where it is not beside its dot.

    The higher the cost, the worse the position.
    """

    box: Box
    cost: float
    leader: Segment | None = None

    @cached_property
    def room(self) -> Box:
        """The box with the clearance around it."""
        return self.box.grown(CLEARANCE)


def beside(dot: Dot) -> Iterator[Label]:
    """Yield the eight positions right at the dot."""
    reach = dot.radius + GAP
    for across, down, cost in BESIDE:
        if down == 0:
            x, y = dot.x + across * reach, dot.y
        elif across == 0:
            # The box has room for the ring of Å and the tail of g: gap enough.
            x, y = dot.x, dot.y + down * (dot.radius + dot.height / 2)
        else:
            x = dot.x + across * reach * 0.7
            y = dot.y + down * (reach * 0.7 + dot.height * 0.3)
        yield Label(_box(dot, x + (across - 1) / 2 * dot.width, y), cost)


def led(dot: Dot) -> Iterator[Label]:
    """Yield positions around the dot to which a line leads."""
    for side in (1, -1):
        for angle in LEADER_ANGLES:
            for length in LEADER_LENGTHS:
                x = dot.x + side * cos(radians(angle)) * (dot.radius + length)
                y = dot.y + sin(radians(angle)) * (dot.radius + length)
                left = x + side * LEADER_GAP + (side - 1) / 2 * dot.width
                cost = LEADER + LEADER_PER_MM * length + STEEP_LEADER * abs(sin(radians(angle)))
                yield Label(_box(dot, left, y), cost, _leader(dot, x, y))


def everywhere(dot: Dot, frame: Box) -> Iterator[Label]:
    """Yield positions all over the frame, each with a line that leads to it."""
    across, down = GRID
    for column in range(int((frame.right - frame.left - dot.width) / across) + 1):
        for row in range(int((frame.bottom - frame.top - dot.height) / down) + 1):
            left = frame.left + column * across
            box = _box(dot, left, frame.top + dot.height / 2 + row * down)
            x = box.left - LEADER_GAP if left > dot.x else box.right + LEADER_GAP
            length = hypot(x - dot.x, box.middle - dot.y)
            if length > dot.radius:
                cost = LEADER + LEADER_PER_MM * length
                yield Label(box, cost, _leader(dot, x, box.middle))


def judged(
    labels: Iterable[Label], others: Iterable[Dot], frame: Box, on_land: Share
) -> list[Label]:
    """Keep the positions within the frame that cover no other dot; the best first.

    Their costs then know of the land and of the other dots.
    """
    others = list(others)
    fitting = [
        replace(label, cost=label.cost + _cost(label, others, on_land))
        for label in labels
        if label.box.within(frame) and not any(label.box.meets(other.box) for other in others)
    ]
    return sorted(fitting, key=lambda label: label.cost)


def _cost(label: Label, others: Iterable[Dot], on_land: Share) -> float:
    cost = ON_LAND * min(1, on_land(label.box) / MOSTLY)
    for other in others:
        cost += NEAR_ANOTHER_DOT * max(0, 1 - label.box.gap(other.box, NEAR))
        reach = other.radius + CLEARANCE
        if label.leader and distance((other.x, other.y), label.leader) < reach:
            cost += LEADER_OVER_A_DOT
    return cost


def _box(dot: Dot, left: float, middle: float) -> Box:
    return Box(left, middle - dot.height / 2, left + dot.width, middle + dot.height / 2)


def _leader(dot: Dot, x: float, y: float) -> Segment:
    """Return the line from the edge of a dot to a point outside it."""
    share = dot.radius / hypot(x - dot.x, y - dot.y)
    return (dot.x + share * (x - dot.x), dot.y + share * (y - dot.y)), (x, y)
