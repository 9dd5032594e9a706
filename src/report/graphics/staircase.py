"""Staircases as SVG, drawn from the content and in the colours of the house.

Style sheets do not reach into an SVG in this engine, so every shape carries its
own colour. Coordinates count from the upper left, in millimetres.
"""

from dataclasses import dataclass

from report.design.colours import Colours
from report.graphics.svg import picture, polygon

# Riser and tread of each step, from the lowest: a tread is as light as the riser two steps up.
TONES = (
    ("gold-1", "gold-3"),
    ("gold-2", "gold-4"),
    ("gold-3", "gold-5"),
    ("gold-4", "gold-6"),
    ("gold-5", "gold-7"),
    ("gold-6", "step-7"),
    ("gold-7", "step-7"),
)
UNDER_MM = 0.5  # what of a shape lies under the next: more than 1 pt, so that no viewer shows a gap
TITLE = "En gyllene trappa med sju steg."


@dataclass(frozen=True)
class Flight:
    """The measures of a flight of stairs that climbs away from the viewer.

    `left_mm` and `width_mm` are those of the lowest riser; each step is `shrink`
    times as wide and high as the one below it, and `lean` tells how much of what it
    loses in width it loses on its left side.
    """

    left_mm: float
    width_mm: float
    rise_mm: float
    run_mm: float
    shrink: float
    lean: float


# On the front cover from its left edge; what lies left of it is on the back cover.
COVER_FLIGHT = Flight(left_mm=-86, width_mm=222, rise_mm=12.6, run_mm=9.2, shrink=0.872, lean=0.9)


def staircase(
    colours: Colours,
    width_mm: float,
    height_mm: float,
    left_mm: float = 0,
    *,
    over_mm: float = 0,
    flight: Flight = COVER_FLIGHT,
) -> str:
    """Draw a golden staircase: risers in seven tones, treads lighter, growing smaller upwards.

    The window on the drawing begins at `left_mm` and ends at the flight's foot. It is
    larger by `over_mm` on the left, on the right and below, for the bleed of a press.
    """
    shapes = []
    left, width, foot = flight.left_mm, flight.width_mm, height_mm
    rise, run = flight.rise_mm, flight.run_mm
    for step, (riser, tread) in enumerate(TONES):
        right, edge, back = left + width, foot - rise, foot - rise - run
        narrower = width * flight.shrink
        inner = left + (width - narrower) * flight.lean
        end = foot if step else foot + over_mm
        # Where shapes only touched, screens would show the ground between them as a thin line. A
        # riser narrows with the tread that it lies under, so that it does not look out beside it.
        share = UNDER_MM / run
        sides = left + (inner - left) * share, right - (right - inner - narrower) * share
        top, far = edge - UNDER_MM, back - UNDER_MM
        upper = ((right, edge), (sides[1], top), (sides[0], top), (left, edge))
        shapes.append(polygon(colours[riser], (left, end), (right, end), *upper))
        corners = ((inner + narrower, back), (inner + narrower, far), (inner, far), (inner, back))
        is_highest = step == len(TONES) - 1
        shapes.append(
            polygon(
                colours[tread],
                (left, edge),
                (right, edge),
                *(corners[::3] if is_highest else corners),
            )
        )
        left, width, foot = inner, narrower, back
        rise, run = rise * flight.shrink, run * flight.shrink
    return picture(width_mm + 2 * over_mm, height_mm + over_mm, TITLE, shapes, left_mm - over_mm)
