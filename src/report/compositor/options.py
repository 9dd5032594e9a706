"""What the makeups cost that a text may have, beside the white and the setting of its pages."""

from collections.abc import Mapping
from dataclasses import replace
from math import inf
from typing import Final

from report.design.makeup import Makeup, Option

SPREAD: Final = 2  # pages
LESS_SUITED: Final = 4.0  # what each makeup costs more than the one before
MORE_PAGES: Final = 12.0  # what a page costs that a spread has not
GIVEN_WAY: Final = 3.0  # what it costs that a part has given way


def priced(options: Mapping[int, Option], rank: int) -> dict[int, Option]:
    """Add to options what their makeup costs beside the white and the setting of the pages."""

    def more(option: Option) -> float:
        makeup = option.makeup
        pages = max(0, makeup.pages - SPREAD) * MORE_PAGES
        return option.cost + rank * LESS_SUITED + len(makeup.without) * GIVEN_WAY + pages

    return {pages: replace(option, cost=more(option)) for pages, option in options.items()}


def cheaper(options: Mapping[int, Option], others: Mapping[int, Option]) -> dict[int, Option]:
    """Return for each number of pages the cheaper of two options."""
    both = [*others.items(), *options.items()]
    return dict(sorted(both, key=lambda item: (item[0], -item[1].cost)))


def price(options: Mapping[int, Option], makeup: Makeup) -> float:
    """Return what a makeup costs; infinite if another is better for as many pages."""
    option = options[makeup.pages]
    return option.cost if option.makeup == makeup else inf
