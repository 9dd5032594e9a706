"""What may be drawn, and between which limits."""

from dataclasses import dataclass
from random import Random
from typing import Final

KINDS: Final = (
    *("municipality", "region", "federation", "company"),
    *("association", "foundation", "university", "authority"),
)


@dataclass(frozen=True)
class Mix:
    """The limits of what is drawn. `missing` is the chance from 0 to 1 that a part is left out."""

    words: tuple[int, int] = (80, 1200)  # of a text, without its fields
    missing: float = 0.3
    kinds: tuple[str, ...] = KINDS
    people: int = 12
    photos: int = 4
    dots: float = 1  # of the width and height of pictures; fewer where nobody looks at them

    def lacks(self, chance: Random) -> bool:
        """Return whether a part is left out this time."""
        return chance.random() < self.missing


FULL: Final = Mix()
# Texts like the real ones, to measure time with.
PLAIN: Final = Mix(words=(200, 400), missing=0, people=4, photos=0)
