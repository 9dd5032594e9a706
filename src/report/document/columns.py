"""What stands beside a text, shared out over columns of nearly equal height."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import Final

from report.design.designs import LIST
from report.design.makeup import Makeup
from report.design.partitions import partitions
from report.design.plates import Plates
from report.model import Profile

COLUMNS: Final = 3
LINE_LETTERS: Final = 29  # that stand on a line of a column, on average
MOST_ASIDE: Final = 14  # lines of lists that stand in a column
HEADING_LINES: Final = 1.7  # of a part: its label, and the space above it


def balanced(fields: Profile, makeup: Makeup) -> list[list[str]]:
    """Return the names of the parts in each column, in the order in which they are read.

    The order is kept, and the tallest column is as low as it can be. No column is empty, so
    there are fewer than `COLUMNS` where there are fewer parts, and none without parts.
    """
    return _shared_out([(name, lines) for name, lines in _parts(fields, makeup) if lines])


def below_profile(fields: Profile, makeup: Makeup) -> list[list[str]]:
    """Return the same for a profile on which they stand below the text."""
    parts = [(name, lines) for name, lines in _parts(fields, makeup) if lines]
    if fields.other_sources and "sources" not in makeup.without:
        parts.append(("provenance", _lines([each.title for each in fields.other_sources])))
    return _shared_out(parts)


def _shared_out(parts: Sequence[tuple[str, int]]) -> list[list[str]]:
    if not parts:
        return []
    heights = [lines + HEADING_LINES for _, lines in parts]
    ways = partitions(len(parts), min(COLUMNS, len(parts)))
    bounds = min(ways, key=lambda way: _tallest(heights, way))
    return [[name for name, _ in parts[start:end]] for start, end in pairwise(bounds)]


def beside(fields: Profile, makeup: Makeup, plates: Plates) -> list[str]:
    """Return the names of the parts that stand beside the text of a profile, from top to bottom."""
    parts = {
        "plates": plates.side,
        "next": fields.next or fields.outcome,
        "lists": fields.lists
        and not stands_as_field(fields, makeup)
        and "lists" not in makeup.without,
        "people": fields.people and "people" not in makeup.without,
        "guide": fields.criteria and "guide" not in makeup.without,
        "links": fields.links,
        "provenance": fields.other_sources and "sources" not in makeup.without,
    }
    return [name for name, stands in parts.items() if stands]


def stands_as_field(fields: Profile, makeup: Makeup) -> bool:
    """Return whether the lists of a text stand by themselves, as fields over the whole measure.

    So they do where they are the point, and where they are too long for a column, unless that has
    given way.
    """
    if "feature" in makeup.without:
        return False
    items = sum(_lines(named.items) for named in fields.lists)
    return makeup.design == LIST or items > MOST_ASIDE


def _parts(fields: Profile, makeup: Makeup) -> Iterator[tuple[str, int]]:
    yield "next", _lines([fields.next or ""]) + _lines([fields.outcome or ""])
    if not stands_as_field(fields, makeup) and "lists" not in makeup.without:
        yield "lists", sum(_lines(named.items) + 1 for named in fields.lists)
    if "people" not in makeup.without:
        people = [f"{', '.join(names)}, {role}" for role, names in fields.people_by_role]
        yield "people", _lines(people)
    if "guide" not in makeup.without:
        yield "guide", len(fields.criteria)
    yield "links", _lines([f"{link.title}, {link.url[:20]}" for link in fields.links])


def _lines(texts: Sequence[str]) -> int:
    return sum(ceil(len(text) / LINE_LETTERS) for text in texts)


def _tallest(heights: Sequence[float], way: Sequence[int]) -> float:
    return max(sum(heights[start:end]) for start, end in pairwise(way))
