"""The plan of a booklet: what is known of its pages before they are set."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from report.design.makeup import Makeup
from report.design.settings import Setting

LOWEST_REST_MM: Final = 44.0  # for notes: a title with five lines below it


@dataclass(frozen=True)
class Plan:
    """What is known of the pages from the round before.

    `pages` gives the page of each anchor; `notes` is how many pages for notes
    make the booklet a multiple of four. `settings` are those in which texts fill
    their pages, by slug, and `makeups` how these are made up; a text without one is set
    as the style sheet says. `rests_mm` is what is left of a page below each mark of a rest,
    by its id.
    """

    pages: Mapping[str, int]
    notes: int = 0
    settings: Mapping[str, Setting] = field(default_factory=dict)
    makeups: Mapping[str, Makeup] = field(default_factory=dict)
    rests_mm: Mapping[str, float] = field(default_factory=dict)

    def page(self, slug: str) -> int:
        """Return the page of a text; a page of two digits as long as it is not known."""
        return self.pages.get(f"text-{slug}", 10)

    @property
    def lowest_rest_mm(self) -> float:
        """How high a rest is at least that is ruled for notes."""
        return LOWEST_REST_MM

    def rest_mm(self, name: str) -> float | None:
        """Return the height of the rest of a page that is ruled for notes; None if it is too low.

        `name` is that of its mark.
        """
        height = self.rests_mm.get(name, 0.0)
        return height if height >= LOWEST_REST_MM else None
