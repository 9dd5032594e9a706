"""Which part of a picture shows in a place of another shape, so that the faces stay in it."""

from typing import Final, NamedTuple

from report.pictures.kinds import Size

# Where faces mostly are, as CSS counts (CSS Images 3, object-position): above the middle.
USUAL: Final = (50.0, 30.0)


class Crop(NamedTuple):
    """How a picture covers its place: `object-position` in per cent, and what is cut off.

    `cut_width` and `cut_height` are shares of the picture, from 0 to 1; one of them is 0.
    """

    x: float
    y: float
    cut_width: float
    cut_height: float

    @property
    def position(self) -> str:
        """The value of `object-position`.

        >>> Crop(50, 33.333, 0, 0.25).position
        '50% 33.33%'
        """
        return f"{round(self.x, 2):g}% {round(self.y, 2):g}%"


def crop(shape: Size, place_ratio: float, focus: tuple[float, float] | None = None) -> Crop:
    """Return how a picture of this shape covers a place, whose width is so many times its height.

    No more is cut off than must be. `focus` is in per cent of the picture, from the left and from
    the top: it comes as near to the middle of what is seen as the picture's edges allow. So what
    is between it and an edge of what is seen is half of that, or all that the picture has there.

    >>> crop(Size(1200, 600), 1.0, (20, 50))  # a square out of the left of a wide picture
    Crop(x=0.0, y=30.0, cut_width=0.5, cut_height=0.0)
    >>> crop(Size(800, 1200), 1.0, (50, 40)).position
    '50% 20%'
    """
    ratio = shape.width / shape.height
    cut_width, cut_height = max(0.0, 1 - place_ratio / ratio), max(0.0, 1 - ratio / place_ratio)
    x, y = USUAL
    if focus is not None:
        x, y = _position(focus[0], cut_width, x), _position(focus[1], cut_height, y)
    return Crop(x, y, cut_width, cut_height)


def _position(focus: float, cut: float, usual: float) -> float:
    """Return where along a side the picture stands, from 0 to 100: how much of `cut` lies before.

    `focus` is in per cent of the side, and `cut` a share of it.
    """
    if not cut:
        return usual
    before = focus / 100 - (1 - cut) / 2
    return min(100.0, max(0.0, before / cut * 100))
