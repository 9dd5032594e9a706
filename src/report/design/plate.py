"""A photograph in its place on a page."""

from dataclasses import dataclass
from typing import Final

from report.model import Picture

MOST_ALONE_MM: Final = 74.0  # how wide a picture alone in its row leaves room for words beside it


@dataclass(frozen=True)
class Plate:
    """A picture in its place: its width, its height in its own shape, and how much may be cut.

    `position` is where it stands in a place that is less high, as CSS says it.
    """

    picture: Picture
    width_mm: float
    height_mm: float
    most_cut_mm: float
    position: str

    @property
    def leaves_room(self) -> bool:
        """Whether its words can stand beside it where it is alone in its row."""
        return self.width_mm <= MOST_ALONE_MM

    @property
    def css(self) -> str:
        """The plate as variables of CSS."""
        return (
            f"--plate-width: {self.width_mm:g}mm; --plate: {self.height_mm:g}mm; "
            f"--plate-position: {self.position}"
        )
