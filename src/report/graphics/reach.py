"""Which places the map of Sweden shows."""

from typing import Final

from report.graphics.land import bounds
from report.graphics.outline import outline
from report.graphics.plane import Box
from report.graphics.sweref import sweref_km

TOLERANCE_KM: Final = 3  # what simplifying may have cut from a cape


def is_on_map(latitude: float, longitude: float) -> bool:
    """Return whether the map of Sweden shows a place, given in degrees north and east.

    >>> is_on_map(55.61, 13.00), is_on_map(60.17, 24.94)
    (True, False)
    """
    east, north = sweref_km(latitude, longitude)
    return Box(east, north, east, north).within(bounds(outline()).grown(TOLERANCE_KM))
