"""Whether the lists of a text stand as fields, over the whole measure, or in columns."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from report.design.designs import LIST
from report.design.makeup import Makeup
from report.model import Profile

LINE_LETTERS: Final = 29  # that stand on a line of a column, on average
MOST_ASIDE: Final = 14  # lines of lists that stand in a column
FIELD: Final = "feature"  # has given way: lists that would be fields stand in columns


def stands_as_field(fields: Profile, makeup: Makeup) -> bool:
    """Return whether the lists of a text stand by themselves, as fields over the whole measure.

    So they do where they are the point, and where they are too long for a column, unless that has
    given way.
    """
    if FIELD in makeup.without:
        return False
    items = sum(lines(named.items) for named in fields.lists)
    return makeup.design == LIST or items > MOST_ASIDE


def lines(texts: Sequence[str]) -> int:
    """Return how many lines of a column these take, each beginning a line of its own."""
    return sum(ceil(len(text) / LINE_LETTERS) for text in texts)
