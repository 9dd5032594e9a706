"""Heights that depend on a setting: sums and maxima of lengths that grow with its variables.

Only vertical lengths are told, and only what they are beside the lines in them: those of
parts around a text keep their sizes whatever the text is set in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from report.typeset.balance import balanced


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
class Sum:
    """Heights below one another: a length, and those that are no lengths."""

    length: Length
    others: tuple[Height, ...]

    def at(self, changes: Mapping[str, float]) -> float:
        """Return the sum of all after these changes."""
        return self.length.at(changes) + sum(other.at(changes) for other in self.others)


@dataclass(frozen=True)
class Tallest:
    """Heights beside one another: the tallest counts."""

    parts: tuple[Height, ...]

    def at(self, changes: Mapping[str, float]) -> float:
        """Return the greatest of all after these changes."""
        return max(part.at(changes) for part in self.parts)


@dataclass(frozen=True)
class Balanced:
    """Blocks in so many columns, each of which begins where all are lowest."""

    blocks: tuple[Height, ...]
    columns: int

    def at(self, changes: Mapping[str, float]) -> float:
        """Return the height of the columns after these changes: blocks may change their column."""
        return balanced(tuple(block.at(changes) for block in self.blocks), self.columns)


def stacked(parts: Iterable[Height]) -> Height:
    """Put heights below one another; what is known of them is added up at once.

    >>> stacked([Length(10), Length(5, {"rise": 1})])
    Length(px=15.0, slopes={'rise': 1.0})
    """
    px, slopes, others = 0.0, dict[str, float](), list[Height]()
    for part in parts:
        if isinstance(part, Sum):
            others += part.others
            part = part.length
        if isinstance(part, Length):
            px += part.px
            for name, slope in part.slopes.items():
                slopes[name] = slopes.get(name, 0.0) + slope
        else:
            others.append(part)
    length = Length(px, slopes)
    return Sum(length, tuple(others)) if others else length


def negative(height: Height) -> Length:
    """Return what takes a height away; of one that is no length, only as high as it is now.

    >>> negative(Length(10, {"rise": 1}))
    Length(px=-10, slopes={'rise': -1})
    """
    if isinstance(height, Sum):
        height = Length(height.at({}), height.length.slopes)
    if isinstance(height, Length):
        return Length(-height.px, {name: -slope for name, slope in height.slopes.items()})
    return Length(-height.at({}))


def beside(parts: Iterable[Height]) -> Height:
    """Put heights beside one another; of those that never grow, only the tallest is kept.

    >>> beside([Length(10), Length(12), Length(9, {"rise": 1})]).at({"rise": 2})
    12
    """
    growing, still = list[Height](), list[Length]()
    for part in parts:
        if isinstance(part, Length) and not part.slopes:
            still.append(part)
        else:
            growing.append(part)
    tallest = [max(still, key=lambda length: length.px)] if still else []
    kept = (*growing, *tallest)
    return kept[0] if len(kept) == 1 else Tallest(kept) if kept else Length(0)
