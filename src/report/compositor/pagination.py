"""The plan of the pages: how many each text gets, weighed for all texts together.

A text of two pages and more begins on the left. Where the one before ends there, a page is left
over: so what suits a text alone may not suit the booklet.
"""

from collections.abc import Mapping, Sequence
from math import inf
from typing import Final

LEFT_OVER: Final = 20.0  # what a page costs that is left over between texts


def weighed(costs: Sequence[Mapping[int, float]], first_page: int) -> list[int]:
    """Choose how many pages each text gets, so that all together cost least.

    `costs` tell for each text what so many pages cost; those that cannot be are infinite. Pages
    with even numbers are on the left.

    >>> weighed([{3: 1.0, 4: 5.0}, {2: 0.0}], first_page=8)
    [4, 2]
    >>> weighed([{3: 1.0, 4: 5.0}, {1: 0.0}, {2: 0.0}], first_page=8)
    [3, 1, 2]
    """
    # The cheapest way to be on a page of this side: 0 is left, 1 is right.
    ways: dict[int, tuple[float, list[int]]] = {first_page % 2: (0.0, [])}
    for options in costs:
        found: dict[int, tuple[float, list[int]]] = {}
        for side, (spent, chosen) in ways.items():
            for pages, cost in options.items():
                is_left_over = pages > 1 and side == 1
                total = spent + cost + is_left_over * LEFT_OVER
                after = (side + is_left_over + pages) % 2
                if total < found.get(after, (inf, []))[0]:
                    found[after] = (total, [*chosen, pages])
        ways = found or ways
    _, chosen = min(ways.values(), key=lambda way: way[0])
    return chosen
