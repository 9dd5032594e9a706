"""What templates draw: the staircase of the cover, maps and codes, in an edition's colours."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from markupsafe import Markup

from report import swedish
from report.design.colours import Colours
from report.document.plan import Plan
from report.graphics.marks import Mark
from report.graphics.qr import qr_code as svg_qr_code
from report.graphics.staircase import staircase as svg_staircase
from report.graphics.sweden import ON_PAPER, SMALL, sweden
from report.graphics.sweden import locator as svg_locator
from report.model import Edition, Link, Profile, Role, Text
from report.units import A5, LARGEST_BLEED_MM

LARGE_DOT: Final = 0.022  # radius of the dot on a large map, of its height
COVER_WIDTH_MM: Final = A5.width_mm


class Drawings:
    """Draws for the templates of one edition."""

    def __init__(self, edition: Edition, colours: Colours, fonts: Path) -> None:
        self._edition = edition
        self._colours = colours
        self._fonts = fonts
        self._maps: dict[tuple[tuple[Mark, ...], float, float], Markup] = {}

    def staircase(self, left_mm: float) -> Markup:
        """Draw the staircase of the cover, of which this much is cut off on the left."""
        size = COVER_WIDTH_MM, COVER_WIDTH_MM
        svg = svg_staircase(self._colours, *size, left_mm, over_mm=LARGEST_BLEED_MM)
        return Markup(svg)  # noqa: S704 - drawn by us

    def map_of_sweden(self, plan: Plan, width_mm: float, height_mm: float) -> Markup:
        """Draw all of the edition's places with their pages; those of an outlook are lighter.

        It is kept, because names take long to place, and pages are set several times.
        """
        shown = [text for text in self._edition.texts if text.is_on_map]
        marks = [replace(_mark(text), page=plan.page(text.slug)) for text in shown]
        look = replace(ON_PAPER, land="step-7", coast=None)
        key = (tuple(marks), width_mm, height_mm)
        if key not in self._maps:
            svg = sweden(self._colours, marks, height_mm, self._fonts, width_mm=width_mm, look=look)
            self._maps[key] = Markup(svg)  # noqa: S704 - drawn by us
        return self._maps[key]

    def locator(self, text: Text[Profile], height_mm: float) -> Markup:
        """Draw a small map with the place of a text, if that is known."""
        look = replace(SMALL, land="gold-5", dot=self._edition.fields.accent)
        mark = _mark(text) if text.is_on_map else None
        svg = svg_locator(self._colours, mark, height_mm, look)
        return Markup(svg)  # noqa: S704 - drawn by us

    def large_locator(self, text: Text[Profile], height_mm: float) -> Markup:
        """Draw a large map, in light gold for a dark ground, with the place of a text."""
        look = replace(SMALL, land="gold-5", dot="paper", halo=self._edition.fields.accent)
        mark = _mark(text) if text.is_on_map else None
        svg = svg_locator(self._colours, mark, height_mm, look, detail_km2=0, dot=LARGE_DOT)
        return Markup(svg)  # noqa: S704 - drawn by us

    def qr_code(self, link: Link, size_mm: float) -> Markup:
        """Draw the code of a link."""
        title = swedish.typographic(link.title)
        svg = svg_qr_code(self._colours, link.url, title, size_mm)
        return Markup(svg)  # noqa: S704 - drawn by us


def _mark(text: Text[Profile]) -> Mark:
    place = text.fields.place
    important = text.fields.role is not Role.OUTLOOK
    return Mark(place.name, place.latitude, place.longitude, emphasis=important)
