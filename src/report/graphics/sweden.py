"""The map of Sweden, with places and their names; and a small one with a single dot."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Final

from report.design.colours import Colours
from report.graphics.labels import placed
from report.graphics.land import Chart, Land, bounds, fitted
from report.graphics.marks import HALO_MM, Lettering, Look, Mark
from report.graphics.outline import Ring, outline
from report.graphics.plane import Box
from report.graphics.reach import is_on_map
from report.graphics.svg import Point, circle, picture, polygon
from report.graphics.sweref import sweref_km
from report.locales import _
from report.problems import ContentError, Problem
from report.swedish import enumeration

# Page numbers in gold-text have a contrast of 5.9 on cream, and on mist only one of 4.4.
ON_PAPER: Final = Look(
    land="cream",
    coast="mist",
    dot="gold-3",
    halo="paper",
    name="ink",
    page="gold-text",
    leader="ash",
)
# Without words, and so small that the land must show as a shape.
SMALL: Final = replace(ON_PAPER, land="mist", coast=None)

MARGIN_MM: Final = 2  # around the land, so that no dot on the coast is cut
MOST_NAMED: Final = 60  # places; of more, a picture as high as a page has no room for the names
SIDE_MM: Final = 6  # beside the land and the longest name, for a short line that leads to it
EDGE_MM: Final = 0.2  # a line around the land; in the land's own colour it rounds the corners

# A picture so small that it shows the shape of the country and no bays.
LOCATOR_DETAIL_KM2: Final = 60
LOCATOR_DOT: Final = 0.034  # radius, of the height


def sweden(
    colours: Colours,
    marks: Sequence[Mark],
    height_mm: float,
    fonts: Path,
    *,
    width_mm: float | None = None,
    size_pt: float = 7.5,
    look: Look = ON_PAPER,
) -> str:
    """Draw Sweden with these places and a name for each.

    `fonts` is the folder `styles/fonts`. Where `width_mm` is given, the land
    stands in the middle of it; else the picture is as wide as what it shows.
    Of more than `MOST_NAMED` places it shows the dots alone.
    The text alternative names the places and their pages in their order. Raises `ContentError`
    where a place lies outside the map or a name finds no room.
    """
    lettering = Lettering(colours, look, fonts, size_pt)
    widest = max((lettering.width(mark) for mark in marks), default=0)
    frame = _frame(height_mm, width_mm, widest)
    chart = fitted(outline(), frame.grown(-MARGIN_MM))
    land = Land(chart.ring(ring) for ring in outline())
    dots = [lettering.dot(mark, _position(chart, mark)) for mark in marks]
    named = marks if len(marks) <= MOST_NAMED else ()
    labels = placed(dots[: len(named)], frame, land.share)
    shapes = chain(
        _coast(colours, look, land.rings),
        *(lettering.leader(label) for label in labels),
        *(lettering.drawn(dot) for dot in sorted(dots, key=lambda dot: dot.y)),
        *(lettering.label(mark, label) for mark, label in zip(named, labels, strict=True)),
    )
    boxes = [bounds(land.rings).grown(MARGIN_MM), *(label.room for label in labels)]
    left = min(box.left for box in boxes) if width_mm is None else 0
    right = max(box.right for box in boxes) if width_mm is None else width_mm
    return picture(right - left, height_mm, _title(marks), shapes, left_mm=left)


def locator(
    colours: Colours,
    mark: Mark | None,
    height_mm: float,
    look: Look = SMALL,
    *,
    detail_km2: float = LOCATOR_DETAIL_KM2,
    dot: float = LOCATOR_DOT,
) -> str:
    """Draw Sweden with a dot for one place and no words, small as for the corner of a page.

    It is made for a height of 20 to 30 mm; a larger one has finer `detail_km2`, and a smaller
    `dot` among its height. Without a mark, there is no dot. Raises `ContentError` where the place
    lies outside.
    """
    radius = dot * height_mm
    margin = radius + HALO_MM
    rings = outline(detail_km2)
    frame = Box(0, 0, _land_width(height_mm, margin) + 2 * margin, height_mm)
    chart = fitted(rings, frame.grown(-margin))
    shapes = [*_coast(colours, look, [chart.ring(ring) for ring in rings])]
    if mark is None:
        return picture(frame.right, height_mm, _title(()), shapes)
    centre = _position(chart, mark)
    shapes += [
        circle(colours[look.halo], centre, radius + HALO_MM),
        circle(colours[look.dot], centre, radius),
    ]
    title = f"Karta över Sverige där {mark.name} är utmärkt."
    return picture(frame.right, height_mm, title, shapes)


def _frame(height_mm: float, width_mm: float | None, widest: float) -> Box:
    """Return the box in which land and names must stay."""
    if width_mm is not None:
        return Box(0, 0, width_mm, height_mm)
    land_width, side = _land_width(height_mm, MARGIN_MM), SIDE_MM + widest
    return Box(-side, 0, land_width + side, height_mm)


def _land_width(height_mm: float, margin_mm: float) -> float:
    """Return the width of the land where it fills a height but for margins."""
    land = bounds(outline())
    return (height_mm - 2 * margin_mm) * (land.right - land.left) / (land.bottom - land.top)


def _position(chart: Chart, mark: Mark) -> Point:
    if not is_on_map(mark.latitude, mark.longitude):
        raise ContentError(_outside(mark))
    return chart.point(sweref_km(mark.latitude, mark.longitude))


def _coast(colours: Colours, look: Look, rings: Iterable[Ring]) -> Iterator[str]:
    edge = colours[look.coast or look.land]
    for ring in rings:
        yield polygon(colours[look.land], *ring, stroke=edge, width=EDGE_MM)


def _title(marks: Sequence[Mark]) -> str:
    if not marks:
        return "Karta över Sverige."
    return f"Karta över Sverige med {enumeration(mark.spoken for mark in marks)}."


def _outside(mark: Mark) -> Problem:
    return Problem(
        "place-outside-map",
        _(
            "'{name}' at {latitude}° N, {longitude}° E is not in Sweden",
            name=mark.name,
            latitude=mark.latitude,
            longitude=mark.longitude,
        ),
        advice=_("Correct the 'latitude' and the 'longitude' of its place."),
    )
