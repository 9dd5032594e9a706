"""Latitude and longitude → SWEREF 99 TM, the plane in which Sweden is usually drawn.

Gauss–Krüger's projection by Krüger's series in the third flattening n, taken to
its fourth power: C. F. F. Karney, "Transverse Mercator with an accuracy of a few
nanometers", Journal of Geodesy 85 (2011), https://doi.org/10.1007/s00190-011-0445-3.
The parameters are Lantmäteriet's, EPSG:3006. WGS 84, in which positions are
usually given, differs from SWEREF 99 by less than a metre.
"""

from math import atan2, atanh, cos, cosh, radians, sin, sinh, sqrt
from typing import Final

SEMI_MAJOR_AXIS_M: Final = 6_378_137.0  # of the ellipsoid GRS 80
FLATTENING: Final = 1 / 298.257222101
CENTRAL_MERIDIAN: Final = 15.0  # degrees east
SCALE: Final = 0.9996  # on the central meridian
FALSE_EASTING_M: Final = 500_000.0

_E: Final = sqrt(FLATTENING * (2 - FLATTENING))  # eccentricity
_N: Final = FLATTENING / (2 - FLATTENING)  # third flattening
_RADIUS_M: Final = SEMI_MAJOR_AXIS_M / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_SERIES: Final = (
    _N / 2 - 2 / 3 * _N**2 + 5 / 16 * _N**3 + 41 / 180 * _N**4,
    13 / 48 * _N**2 - 3 / 5 * _N**3 + 557 / 1440 * _N**4,
    61 / 240 * _N**3 - 103 / 140 * _N**4,
    49561 / 161280 * _N**4,
)


def sweref_km(latitude: float, longitude: float) -> tuple[float, float]:
    """Return easting and northing in kilometres for a position in degrees.

    Right to a millimetre in all of Sweden, and not meant for other countries.

    >>> [round(km, 1) for km in sweref_km(57.93, 12.53)]  # Alingsås
    [353.7, 6423.6]
    """
    phi, distance = radians(latitude), radians(longitude - CENTRAL_MERIDIAN)
    conformal = sinh(atanh(sin(phi)) - _E * atanh(_E * sin(phi)))  # tangent of that latitude
    xi = atan2(conformal, cos(distance))
    eta = atanh(sin(distance) / sqrt(1 + conformal**2))
    terms = [(2 * j, factor) for j, factor in enumerate(_SERIES, start=1)]
    east = eta + sum(factor * cos(j * xi) * sinh(j * eta) for j, factor in terms)
    north = xi + sum(factor * sin(j * xi) * cosh(j * eta) for j, factor in terms)
    return (
        (FALSE_EASTING_M + SCALE * _RADIUS_M * east) / 1000,
        SCALE * _RADIUS_M * north / 1000,
    )
