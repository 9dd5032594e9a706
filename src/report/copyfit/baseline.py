"""A text laid out in one setting after another, its lines level with those of the facing page."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from report.design.settings import Setting
from report.linebreaking import Choices
from report.model import Profile, Text
from report.units import pt_from_mm

if TYPE_CHECKING:
    from report.typeset import Layout

Render = Callable[[Text[Profile], Setting, Choices], "Layout"]

LEVEL_PT: Final = 0.1  # lines that differ by less stand level


class Trial:
    """Layouts of one text, each made once for a setting and the choices for its lines.

    Where the text has two facing pages, it is moved down on the first, by less than a line,
    so that the lines of both stand level; unless `levels` is False.
    """

    def __init__(self, text: Text[Profile], render: Render, pages: int) -> None:
        self.choices = Choices()
        self.levels = True
        self.renders = 0
        self._text = text
        self._render = render
        self._pages = pages
        self._layouts: dict[Setting, Layout] = {}
        self._shifts_pt: dict[Setting, float] = {}
        self._drops = _Drops()

    def fill(self, setting: Setting) -> float:
        """Measure how much of the pages a setting fills; more than 1 needs another page."""
        return self.layout(setting).fill / self._pages

    def layout(self, setting: Setting) -> "Layout":
        """Lay out the text, moved down as its lines need; the setting itself tells no shift."""
        return self._made(self.levelled(setting))

    def levelled(self, setting: Setting) -> Setting:
        """Return a setting with the shift that brings the lines of two facing pages level."""
        if not self.levels:
            return setting
        if setting not in self._shifts_pt:
            self._shifts_pt[setting] = self._shift_pt(setting)
        return replace(setting, shift_pt=self._shifts_pt[setting])

    def choose(self, choices: Choices) -> None:
        """Lay out with other choices for the lines from now on."""
        self.choices = choices
        self._layouts.clear()
        self._shifts_pt.clear()

    def _shift_pt(self, setting: Setting) -> float:
        """Find by how much the text must move down; tried with what settings before let expect.

        Pages that are too full then are not made level: they would only be fuller.
        """
        guess_pt = round(self._drops.guess_pt(setting) % setting.line_pt, 2)
        layout = self._made(replace(setting, shift_pt=guess_pt))
        drop_pt = _drop_pt(layout, setting.line_pt)
        if drop_pt is None:
            return guess_pt
        self._drops.keep(setting, drop_pt + guess_pt)
        exact_pt = round((drop_pt + guess_pt) % setting.line_pt, 2)
        off_pt = abs(exact_pt - guess_pt)
        is_level = min(off_pt, setting.line_pt - off_pt) < LEVEL_PT
        is_over = layout.fill > self._pages and exact_pt > guess_pt
        return guess_pt if is_level or is_over else exact_pt

    def _made(self, setting: Setting) -> "Layout":
        if setting not in self._layouts:
            self._layouts[setting] = self._render(self._text, setting, self.choices)
            self.renders += 1
        return self._layouts[setting]


def _drop_pt(layout: "Layout", line_pt: float) -> float | None:
    """Measure how much lower text begins on the second page than on the first; below 0 if higher.

    Whole lines above the text of the second page do not count: they keep its lines where they
    are. None where there are no two pages.
    """
    tops = layout.first_lines_mm()
    if not {1, 2} <= set(tops):
        return None
    second_pt = (pt_from_mm(tops[2]) + LEVEL_PT) % line_pt - LEVEL_PT
    return second_pt - pt_from_mm(tops[1])


class _Drops:
    """How much lower text begins on the second page than on the first, in settings seen so far.

    It depends on what stands above the text, so on its pictures and the space between blocks.
    """

    def __init__(self) -> None:
        self._known: dict[float, dict[float, float]] = {}  # by height of pictures, then by space

    def keep(self, setting: Setting, drop_pt: float) -> None:
        self._known.setdefault(setting.picture_mm, {})[setting.space_pt] = drop_pt

    def guess_pt(self, setting: Setting) -> float:
        """Return the shift found for the same space, or interpolated from the two nearest."""
        known = self._known.get(setting.picture_mm, {})
        nearest = sorted(known, key=lambda space_pt: abs(space_pt - setting.space_pt))[:2]
        if setting.space_pt in known or len(nearest) == 1:
            return known[nearest[0]]
        if not nearest:
            return 0
        one, other = nearest
        slope = (known[one] - known[other]) / (one - other)
        return known[one] + slope * (setting.space_pt - one)
