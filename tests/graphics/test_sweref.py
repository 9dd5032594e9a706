"""The projection, against the points that the land survey publishes for this purpose."""

import pytest

from report.graphics.sweref import sweref_km

# Lantmäteriet, "Kontrollpunkter för SWEREF 99 TM", 2007-11-20: latitude and longitude in
# degrees, northing and easting in metres.
CONTROL_POINTS = (
    (55, 12.75, 6097106.672, 356083.438),
    (55, 14.25, 6095048.642, 452024.069),
    (57, 12.75, 6319636.937, 363331.554),
    (57, 19.50, 6326392.707, 773251.054),
    (59, 11.25, 6546096.724, 284626.066),
    (59, 19.50, 6548757.206, 758410.519),
    (61, 12.75, 6764877.311, 378323.440),
    (61, 18.75, 6768593.345, 702745.127),
    (63, 12.00, 6989134.048, 348083.148),
    (63, 19.50, 6993565.630, 727798.671),
    (65, 13.50, 7209293.753, 429270.201),
    (65, 21.75, 7225449.115, 817833.405),
    (67, 16.50, 7432168.174, 565398.458),
    (67, 24.00, 7459745.672, 891298.142),
    (69, 21.00, 7666089.698, 739639.195),
)


@pytest.mark.parametrize(("latitude", "longitude", "north_m", "east_m"), CONTROL_POINTS)
def test_control_points_are_met_to_the_millimetre(
    latitude: float, longitude: float, north_m: float, east_m: float
) -> None:
    east, north = sweref_km(latitude, longitude)
    assert (round(east * 1000, 3), round(north * 1000, 3)) == (east_m, north_m)


def test_the_central_meridian_is_a_straight_line_at_the_false_easting() -> None:
    assert {sweref_km(latitude, 15)[0] for latitude in (55, 62, 69)} == {500.0}
