"""Staircases as SVG, drawn from the content and in the colours of the house.

Style sheets do not reach into an SVG in this engine, so every shape carries its
own colour. Coordinates count from the upper left, in millimetres.
"""

from dataclasses import dataclass

from report.graphics.svg import picture, polygon
from report.styles import Colours

STEPS = 7
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
    flight: Flight = COVER_FLIGHT,
) -> str:
    """Draw a golden staircase: risers in seven tones, treads lighter, growing smaller upwards.

    The window on the drawing begins at `left_mm` and ends at the flight's foot.
    """
    shapes = []
    left, width, foot = flight.left_mm, flight.width_mm, height_mm
    rise, run = flight.rise_mm, flight.run_mm
    tones = [colours[f"gold-{n}"] for n in range(1, STEPS + 1)]
    for step, tone in enumerate(tones):
        right, edge, back = left + width, foot - rise, foot - rise - run
        narrower = width * flight.shrink
        inner = left + (width - narrower) * flight.lean
        light = tones[min(step + 2, STEPS - 1)]
        shapes.append(polygon(tone, (left, foot), (right, foot), (right, edge), (left, edge)))
        shapes.append(
            polygon(light, (left, edge), (right, edge), (inner + narrower, back), (inner, back))
        )
        left, width, foot = inner, narrower, back
        rise, run = rise * flight.shrink, run * flight.shrink
    return picture(width_mm, height_mm, TITLE, shapes, left_mm)
