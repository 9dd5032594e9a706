"""Heights that depend on a setting: sums and maxima of lengths that grow with its variables.

Only vertical lengths are told, and only what they are beside the lines in them: those of
parts around a text keep their sizes whatever the text is set in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol


class Height(Protocol):
    """A height in px, and what it becomes when variables change by so many px."""

    def at(self, changes: Mapping[str, float]) -> float:
        """Return the height after these changes, by the names of the variables."""


@dataclass(frozen=True)
class Length:
    """A length that grows by its `slopes`: px for each px of a variable."""

    px: float
    slopes: Mapping[str, float] = field(default_factory=dict)

    def at(self, changes: Mapping[str, float]) -> float:
        """Return the length after these changes.

        >>> Length(10, {"space": 2}).at({"space": 3, "rise": 1})
        16
        """
        grown = (slope * changes.get(name, 0) for name, slope in self.slopes.items())
        return self.px + sum(grown)


@dataclass(frozen=True)
class Stack:
    """Heights below one another."""

    parts: Sequence[Height]

    def at(self, changes: Mapping[str, float]) -> float:
        """Return the sum of all after these changes.

        >>> Stack([Length(10), Length(5, {"rise": 1})]).at({"rise": 2})
        17
        """
        return sum(part.at(changes) for part in self.parts)


@dataclass(frozen=True)
class Beside:
    """Heights beside one another: the tallest counts."""

    parts: Sequence[Height]

    def at(self, changes: Mapping[str, float]) -> float:
        """Return the greatest of all after these changes; 0 if there are none.

        >>> Beside([Length(10), Length(9, {"rise": 1})]).at({"rise": 2})
        11
        """
        return max((part.at(changes) for part in self.parts), default=0)
