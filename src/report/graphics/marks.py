"""What marks a place on a map: a dot, its name, and the page that tells of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from report.design.colours import Colours
from report.design.font_metrics import text_width_mm
from report.graphics.positions import Dot, Label
from report.graphics.svg import Point, circle, line, text
from report.swedish import NO_BREAK_SPACE
from report.units import mm_from_pt

REGULAR: Final = 400
SEMIBOLD: Final = 600

# In ems of Source Sans 3: up to the ring of Å and down to the tail of g, so that the
# middle of the two is that of the capitals, and a dot beside the name stands level with them.
ASCENT_EM: Final = 0.89
DESCENT_EM: Final = 0.22
PAGE_GAP_EM: Final = 0.4  # between a name and its page: wider than a space, so that it parts them
DOT_EM: Final = 0.3  # radius
EMPHATIC_DOT_EM: Final = 0.42
HALO_MM: Final = 0.3
LEADER_MM: Final = 0.18  # half a point: thinner, and a light colour breaks up in print


@dataclass(frozen=True)
class Mark:
    """A place to be shown: its name, its position in degrees, and the page that tells of it."""

    name: str
    latitude: float
    longitude: float
    page: int | None = None
    emphasis: bool = False

    @property
    def printed_page(self) -> str:
        """The page as it stands behind the name; nothing where there is none."""
        return "" if self.page is None else f"s.{NO_BREAK_SPACE}{self.page}"

    @property
    def spoken(self) -> str:
        """The name and the page, as they are read aloud."""
        return self.name if self.page is None else f"{self.name} (sidan {self.page})"


@dataclass(frozen=True)
class Look:
    """The names of a map's colours. `coast` is the line around the land, if there is to be one."""

    land: str
    coast: str | None
    dot: str
    halo: str
    name: str
    page: str
    leader: str


@dataclass(frozen=True)
class Lettering:
    """Measures marks and draws them, in one size of type.

    `fonts` is the folder `styles/fonts`.
    """

    colours: Colours
    look: Look
    fonts: Path
    size_pt: float

    @cached_property
    def em(self) -> float:
        """The size of the type in millimetres."""
        return mm_from_pt(self.size_pt)

    def dot(self, mark: Mark, at: Point) -> Dot:
        """Return the dot of a mark, halo included, and the size of its name."""
        radius = (EMPHATIC_DOT_EM if mark.emphasis else DOT_EM) * self.em + HALO_MM
        return Dot(mark.name, *at, radius, self.width(mark), (ASCENT_EM + DESCENT_EM) * self.em)

    def width(self, mark: Mark) -> float:
        """Return the width of a name with its page."""
        if mark.page is None:
            return self._name_width(mark)
        return self._name_width(mark) + self._gap + self._measured(mark.printed_page, REGULAR)

    def drawn(self, dot: Dot) -> Iterator[str]:
        """Draw a dot in its halo."""
        centre = (dot.x, dot.y)
        yield circle(self.colours[self.look.halo], centre, dot.radius)
        yield circle(self.colours[self.look.dot], centre, dot.radius - HALO_MM)

    def leader(self, label: Label) -> Iterator[str]:
        """Draw the line that leads to a name, where there is one."""
        if label.leader:
            yield line(self.colours[self.look.leader], LEADER_MM, *label.leader)

    def label(self, mark: Mark, label: Label) -> Iterator[str]:
        """Draw a name and its page."""
        left, baseline = label.box.left, label.box.bottom - DESCENT_EM * self.em
        weight = SEMIBOLD if mark.emphasis else REGULAR
        yield text(self.colours[self.look.name], self.em, weight, (left, baseline), mark.name)
        if mark.page is not None:
            left += self._name_width(mark) + self._gap
            yield text(
                self.colours[self.look.page],
                self.em,
                REGULAR,
                (left, baseline),
                mark.printed_page,
            )

    @property
    def _gap(self) -> float:
        return PAGE_GAP_EM * self.em

    def _name_width(self, mark: Mark) -> float:
        return self._measured(mark.name, SEMIBOLD if mark.emphasis else REGULAR)

    def _measured(self, words: str, weight: int) -> float:
        name = "Semibold" if weight == SEMIBOLD else "Regular"
        font = self.fonts / "source-sans" / f"SourceSans3-{name}.otf"
        return text_width_mm(words, font, self.size_pt)
