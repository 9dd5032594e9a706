"""Which parts stand beside a text or below it, in which order, and shared out over columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from report.design.lists import lines, stands_as_field
from report.design.makeup import Makeup
from report.design.partitions import partitions
from report.design.plates import Plates
from report.model import NamedList, Profile, Text

COLUMNS: Final = 3
HEADING_LINES: Final = 1.7  # of a part: its label, and the space above it
WORDS_OF_A_LINE: Final = 8.5  # of the text of a profile, beside a line in larger type


@dataclass(frozen=True)
class Part:
    """What stands in a column: the template of this name, with one of the lists if it is that."""

    name: str
    lists: tuple[NamedList, ...] = ()


def balanced(fields: Profile, makeup: Makeup) -> list[list[Part]]:
    """Return the parts in each column, in the order in which they are read.

    The order is kept, and the tallest column is as low as it can be. No column is empty, so
    there are fewer than `COLUMNS` where there are fewer parts, and none without parts.
    """
    return _shared_out([(part, height) for part, height in _parts(fields, makeup) if height])


def below_profile(fields: Profile, makeup: Makeup) -> list[list[Part]]:
    """Return the same for a profile on which they stand below the text."""
    return _shared_out(_parts_of_profile(fields, makeup))


def _shared_out(parts: Sequence[tuple[Part, int]]) -> list[list[Part]]:
    if not parts:
        return []
    heights = [height + HEADING_LINES for _, height in parts]
    ways = partitions(len(parts), min(COLUMNS, len(parts)))
    bounds = min(ways, key=lambda way: _tallest(heights, way))
    return [[part for part, _ in parts[start:end]] for start, end in pairwise(bounds)]


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


def is_side_large(text: Text[Profile], makeup: Makeup, plates: Plates) -> bool:
    """Return whether what stands beside the text of a profile ends above it in larger type, too."""
    parts = _parts_of_profile(text.fields, makeup)
    height = sum(lines_of_part + HEADING_LINES for _, lines_of_part in parts)
    return not plates.side and height * WORDS_OF_A_LINE < text.word_count


def _parts_of_profile(fields: Profile, makeup: Makeup) -> list[tuple[Part, int]]:
    parts = [(part, height) for part, height in _parts(fields, makeup) if height]
    if fields.other_sources and "sources" not in makeup.without:
        parts.append((Part("provenance"), lines([each.title for each in fields.other_sources])))
    return parts


def _parts(fields: Profile, makeup: Makeup) -> Iterator[tuple[Part, int]]:
    yield Part("next"), lines([fields.next or ""]) + lines([fields.outcome or ""])
    if not stands_as_field(fields, makeup) and "lists" not in makeup.without:
        for named in fields.lists:
            yield Part("lists", (named,)), lines(named.items)
    if "people" not in makeup.without:
        people = [f"{', '.join(names)}, {role}" for role, names in fields.people_by_role]
        yield Part("people"), lines(people)
    if "guide" not in makeup.without:
        yield Part("guide"), len(fields.criteria)
    yield Part("links"), lines([f"{link.title}, {link.url[:20]}" for link in fields.links])


def _tallest(heights: Sequence[float], way: Sequence[int]) -> float:
    return max(sum(heights[start:end]) for start, end in pairwise(way))
