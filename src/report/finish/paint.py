"""One thing that a page paints, with its colour and the ink that it takes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from pikepdf import Array, Matrix

CMYK: Final = "DeviceCMYK"
GRAY: Final = "DeviceGray"
# The colour of crop marks: all inks at once, off the trimmed page.
SPOT: Final = "Separation "  # before the name of an ink
REGISTRATION: Final = f"{SPOT}All"


class Act(StrEnum):
    """What an operator paints."""

    TEXT = "text"
    SHAPE = "shape"
    PICTURE = "picture"
    SHADING = "shading"


@dataclass(frozen=True)
class Colour:
    """A colour: its space, such as `DeviceCMYK`, and its components from 0 to 1.

    A space by an ICC profile is named with the number of its components: `ICCBased 3`.
    """

    space: str
    values: tuple[float, ...] = ()


@dataclass(frozen=True)
class Paint:
    """One thing that is painted. A picture or a shading comes as its object.

    `matrix` turns its units into pt of the page, origin lower left, y upwards.
    """

    act: Act
    colour: Colour
    matrix: Matrix
    item: Any = None


BLACK: Final = Colour(GRAY, (0,))


def space_name(space: Any) -> str:
    """Return the name of a colour space, or of the one below it; with a spot colour, its ink.

    >>> from pikepdf import Dictionary, Name
    >>> space_name(Array([Name.Separation, Name.All, Name.DeviceCMYK, Dictionary()]))
    'Separation All'
    >>> space_name(Array([Name.Indexed, Name.DeviceRGB, 1, b"......"]))
    'DeviceRGB'
    """
    if not isinstance(space, Array):
        return str(space).removeprefix("/")
    family = str(space[0]).removeprefix("/")
    if family in ("Indexed", "Pattern") and len(space) > 1:
        return space_name(space[1])
    if family == "ICCBased":
        return f"{family} {int(space[1].N)}"
    return f"{family} {str(space[1]).removeprefix('/')}" if family == "Separation" else family


def spot_ink(colour: Colour) -> str:
    """Return the name of the ink of its own that a colour has, or nothing.

    >>> spot_ink(Colour("Separation PANTONE 871 C", (1,))), spot_ink(BLACK)
    ('PANTONE 871 C', '')
    """
    is_spot = colour.space.startswith(SPOT) and colour.space != REGISTRATION
    return colour.space.removeprefix(SPOT) if is_spot else ""


def ink_percent(colour: Colour) -> float:
    """Return the ink of a colour, all added: solid black is 100, registration counts as none.

    >>> ink_percent(Colour("DeviceCMYK", (0.5, 0.4, 0, 1)))
    190.0
    >>> ink_percent(Colour("Separation PANTONE 871 C", (0.5,)))
    50.0
    """
    if colour.space == CMYK or spot_ink(colour):
        return sum(colour.values) * 100
    return 100 - sum(colour.values) * 100 if colour.space == GRAY and colour.values else 0
