"""Staircases as SVG, drawn from the content and in the colours of the house.

Style sheets do not reach into an SVG in this engine, so every shape carries its
own colour. Coordinates count from the upper left, in millimetres.
"""

from collections.abc import Sequence
from dataclasses import dataclass

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


def staircase(colours: Colours, flight: Flight = COVER) -> str:
    """Draw a golden staircase: risers in seven tones, treads lighter, growing smaller upwards.

    The drawing is decoration: its place in the page says so, and it has no text.
    """
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
            _polygon(tone, (left, bottom), (left + width, bottom), (left + width, top), (left, top))
        )
        light = tones[min(step + 2, len(tones) - 1)]
        shapes.append(
            _polygon(
                light,
                (left, top),
                (left + width, top),
                (back_left + back_width, back),
                (back_left, back),
            )
        )
        left, bottom, width = back_left, back, back_width
        rise, run = rise * flight.shrink, run * flight.shrink
    return _svg(flight.width_mm, flight.height_mm, shapes)


def _polygon(fill: str, *points: tuple[float, float]) -> str:
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    return f'<polygon fill="{fill}" points="{path}"/>'


def _svg(width_mm: float, height_mm: float, shapes: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width_mm}mm" height="{height_mm}mm" '
        f'viewBox="0 0 {width_mm} {height_mm}">{"".join(shapes)}</svg>'
    )
