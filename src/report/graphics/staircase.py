"""Staircases, drawn in the colours of the house."""

from dataclasses import dataclass

from report.graphics.svg import picture, polygon
from report.styles import Colours


@dataclass(frozen=True)
class Flight:
    """The measures of a flight of stairs that climbs away from the viewer to the right."""

    width_mm: float
    height_mm: float
    steps: int
    first_width_mm: float
    rise_mm: float
    run_mm: float
    shrink: float


COVER = Flight(
    width_mm=148, height_mm=128, steps=7, first_width_mm=150, rise_mm=11, run_mm=8.2, shrink=0.875
)


def staircase(
    colours: Colours, flight: Flight = COVER, title: str = "En gyllene trappa med sju steg."
) -> str:
    """Draw a golden staircase: risers in seven tones, treads lighter, growing smaller upwards."""
    shapes = []
    left, bottom, width = -14.0, flight.height_mm, flight.first_width_mm
    rise, run = flight.rise_mm, flight.run_mm
    tones = [colours[f"gold-{n}"] for n in range(1, 8)]
    for step in range(flight.steps):
        tone = tones[step % len(tones)]
        top = bottom - rise
        back_left, back_width = left + width * (1 - flight.shrink) * 0.86, width * flight.shrink
        back = top - run
        shapes.append(
            polygon(tone, (left, bottom), (left + width, bottom), (left + width, top), (left, top))
        )
        light = tones[min(step + 2, len(tones) - 1)]
        shapes.append(
            polygon(
                light,
                (left, top),
                (left + width, top),
                (back_left + back_width, back),
                (back_left, back),
            )
        )
        left, bottom, width = back_left, back, back_width
        rise, run = rise * flight.shrink, run * flight.shrink
    return picture(flight.width_mm, flight.height_mm, title, shapes)
