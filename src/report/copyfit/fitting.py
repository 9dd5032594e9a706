"""A text as it was probed, and the best setting in which it fills so many pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import inf
from typing import TYPE_CHECKING, Final

from report.copyfit.filling import Filling
from report.copyfit.overrun import no_text_box
from report.copyfit.quality import NOTICE, Choice, best, price_of_white
from report.copyfit.reckoning import NO_CHOICES, Overrun, Reckoning
from report.copyfit.setter import Filled, PageSetter, Reckoned
from report.design.makeup import Makeup
from report.design.settings import Setting, smallest
from report.design.settings import largest as largest_of
from report.linebreaking import Block, Choices, improved
from report.model import Profile, Text
from report.problems import ContentError
from report.units import mm_from_px

if TYPE_CHECKING:
    from report.typeset import Layout

MOST_LAYOUTS: Final = 6  # of a text on so many pages; nearly all take one
ROUNDING: Final = 0.0005  # of a page, by which what was reckoned may be off
NOTICED: Final = 4.0  # a setting that costs more is off by what a reader sees
LOOSE_MM: Final = NOTICE["rise_mm"]  # so much higher than the ideal, steps are seen to carry much
LOOSENED: Final = 0.3  # what a block costs that has a line more or less than it has best
SHORTENED: Final = 3.0  # what it costs that every block has a line less, where it can
UNEVEN: Final = 8.0  # what it costs that lines of facing pages are not level
CLEARANCE_MM: Final = 0.3  # by which what ends the pages may stand higher than they allow
NOTICED_GAP: Final = 0.012  # of a page below what ends it: a reader sees that it hangs
MOST_UNFORESEEN: Final = 0.02  # pages by which one layout makes the reckoning more careful


@dataclass(frozen=True)
class _Chosen:
    choice: Choice
    choices: Choices


class Fitting:
    """A text as it was probed, and layouts of it, each in the setting that seems the best."""

    def __init__(self, text: Text[Profile], makeup: Makeup, setter: PageSetter) -> None:
        self.ranges = setter.ranges(text, makeup)
        self.makeup = makeup
        self._text = text
        self._setter = setter
        self._probed = smallest(self.ranges)
        anatomy = setter.probe(text, makeup, self._probed)
        if anatomy is None:
            raise ContentError(no_text_box(text))
        self._anatomy = anatomy
        self._renders = 1
        self._unforeseen = 0.0  # pages by which layouts were fuller than reckoned
        self._chosen: dict[int, _Chosen | None] = {}

    def reckoning(self, pages: int) -> Reckoning:
        """Return what reckons with so many pages."""
        return Reckoning(self._anatomy, self._probed, pages)

    def fits(self, pages: int) -> bool:
        """Return whether the text fits so many pages in the smallest setting."""
        reckoning = self.reckoning(pages)
        tight = _shortened(NO_CHOICES, reckoning.blocks)
        low = self._probed
        return any(reckoning.reckon(low, one).fill <= pages for one in (NO_CHOICES, tight))

    def overrun(self) -> Overrun:
        """Return how much of the text has no room on one page in the smallest setting."""
        return self.reckoning(1).overrun(self._probed)

    def cost(self, pages: int, most: float = inf) -> float:
        """Return what the best setting costs on so many pages; infinite if none fits.

        Where already the white that the largest leaves costs as much as `most`, it is that.
        """
        reckoning = self.reckoning(pages)
        largest = reckoning.reckon(largest_of(self.ranges)).fill
        white = price_of_white(min(largest, pages), pages)
        if white >= most:
            return white
        if pages not in self._chosen:
            self._chosen[pages] = self._best(pages, reckoning)
        found = self._chosen[pages]
        return found.choice.cost if found else inf

    @property
    def is_loose(self) -> bool:
        """Whether steps that are much higher than the ideal carry what is left of one page."""
        self.cost(1)
        found = self._chosen.get(1)
        (rise,) = (limits for limits in self.ranges if limits.parameter.field == "rise_mm")
        return found is not None and found.choice.setting.rise_mm - rise.ideal > LOOSE_MM

    def filled(self, pages: int) -> Filled | None:
        """Fill so many pages; None if the text is too long for them."""
        reckoned = self.reckoned(pages)
        reckoning, found = self.reckoning(pages), None
        for _ in range(MOST_LAYOUTS):
            if reckoned is None:
                break
            filled = self._laid_out(reckoned.makeup, reckoned.setting, reckoned.choices)
            better = improved(reckoned.choices, filled.layout.passages())
            if _fits(filled.layout.fill, filled.layout, pages):
                found = self._brought_to_the_foot(filled)
                if better == reckoned.choices:
                    break
            else:
                expected = reckoning.reckon(reckoned.setting, reckoned.choices).fill
                over = filled.layout.fill - expected
                self._unforeseen += max(ROUNDING, min(over, MOST_UNFORESEEN))
            chosen = self._best(pages, reckoning, better)
            reckoned = self._reckoned(pages, chosen) if chosen else None
        return replace(found, renders=self._renders) if found else None

    def reckoned(self, pages: int) -> Reckoned | None:
        """Return what seems the best for so many pages; None if the text is too long for them."""
        self._unforeseen = 0.0
        self.cost(pages)
        chosen = self._chosen[pages]
        return self._reckoned(pages, chosen) if chosen else None

    def _reckoned(self, pages: int, chosen: _Chosen) -> Reckoned:
        reckoning, setting = self.reckoning(pages), chosen.choice.setting
        choices = self._whole_at_ends(reckoning, setting, chosen.choices)
        expected = reckoning.reckon(setting, choices)
        setting = self._with_columns(setting, expected.text_px)
        setting = self._with_rest(setting, pages - expected.fill - self._unforeseen)
        return Reckoned(replace(self.makeup, pages=pages), setting, choices, self._renders)

    def _laid_out(self, makeup: Makeup, setting: Setting, choices: Choices) -> Filled:
        layout = self._setter.render(self._text, makeup, setting, choices)
        self._renders += 1
        fill = layout.fill / makeup.pages
        return Filled(layout, makeup, setting, fill, choices, self._renders)

    def _brought_to_the_foot(self, filled: Filled) -> Filled:
        """Set what ends the pages lower, where they came out less full than was reckoned."""
        pages, setting = filled.makeup.pages, filled.setting
        white = pages - filled.layout.fill
        if not NOTICED_GAP < white < 1:
            return filled
        lower = self._with_rest(setting, white + setting.rest_mm / self._page_mm)
        other = self._laid_out(filled.makeup, lower, filled.choices)
        return other if _fits(other.layout.fill, other.layout, pages) else filled

    @property
    def _page_mm(self) -> float:
        return mm_from_px(self._anatomy.page_px)

    def _best(
        self, pages: int, reckoning: Reckoning, choices: Choices = NO_CHOICES
    ) -> _Chosen | None:
        """Return the best setting that fits so many pages, and with which lines; or None.

        Where a reader would see how far it is off, a line more or less in one block is tried,
        by which other blocks may stand at the foot of a page.
        """
        choose = partial(self._choice, pages, reckoning)
        choice = choose(choices)
        if choice is None:
            choices = _shortened(choices, reckoning.blocks)
            choice = choose(choices)
            choice = replace(choice, cost=choice.cost + SHORTENED) if choice else None
        elif choice.cost > NOTICED and pages > 1:
            found = choice, choices
            # What saves a line as the text is set now saves one elsewhere, too.
            before = reckoning.reckon(choice.setting, choices).fill
            for other in _loosened(choices, reckoning.moving(choice.setting)):
                if reckoning.reckon(choice.setting, other).fill >= before:
                    continue
                better = choose(other, found[0].cost - LOOSENED)
                if better:
                    found = replace(better, cost=better.cost + LOOSENED), other
            choice, choices = found
        return _Chosen(choice, choices) if choice else None

    def _choice(
        self, pages: int, reckoning: Reckoning, choices: Choices, most: float = inf
    ) -> Choice | None:
        """Return the best setting that costs less than `most`; lines of facing pages are level."""

        def fill(setting: Setting) -> Filling:
            filling = reckoning.reckon(setting, choices).filling
            return filling._replace(pages=filling.pages + self._unforeseen)

        if pages == 1:
            return best(self.ranges, fill, _as_it_is, pages, most)
        level = best(self.ranges, fill, reckoning.levelled, pages, most)
        if level:
            return level
        uneven = best(self.ranges, fill, _as_it_is, pages, most - UNEVEN)
        return replace(uneven, cost=uneven.cost + UNEVEN) if uneven else None

    def _whole_at_ends(self, reckoning: Reckoning, setting: Setting, choices: Choices) -> Choices:
        """Choose that no word is broken where a page or a column ends in this setting."""
        for _ in range(MOST_LAYOUTS):
            ends = reckoning.reckon(setting, choices).ends
            if ends <= choices.whole:
                break
            choices = replace(choices, whole=choices.whole | ends)
        return choices

    def _with_rest(self, setting: Setting, white: float) -> Setting:
        """Give what ends the pages its place at their foot, so much of a page below all else."""
        rest_mm = white * self._page_mm - CLEARANCE_MM
        return replace(setting, rest_mm=round(rest_mm, 2)) if rest_mm > 0 else setting

    def _with_columns(self, setting: Setting, text_px: float) -> Setting:
        """Give the columns of a text the height that they have been reckoned to need."""
        if not text_px or self._unforeseen:
            return setting
        return replace(setting, text_mm=round(mm_from_px(text_px), 3))


def holds(layout: "Layout", pages: int, choices: Choices, left_over: int = 0) -> bool:
    """Return whether pages came out as they were reckoned: full, and with the lines chosen.

    So many pages are left over before them. What does not hold is to be fitted by layouts.
    """
    fill = layout.fill - left_over
    hangs = NOTICED_GAP < pages - fill < 1
    is_good = improved(choices, layout.passages()) == choices
    return _fits(fill, layout, pages) and is_good and not hangs


def _fits(fill: float, layout: "Layout", pages: int) -> bool:
    return fill <= pages and not layout.overflows()


def _as_it_is(setting: Setting) -> Setting:
    return setting


def _loosened(choices: Choices, blocks: Sequence[Block]) -> Iterator[Choices]:
    """Yield choices by which one of the blocks has a line more, or less."""
    chosen = {block for block, _ in choices.more}
    for block in blocks:
        if block not in chosen:
            for more in (1, -1):
                yield replace(choices, more=choices.more | {(block, more)})


def _shortened(choices: Choices, blocks: Sequence[Block]) -> Choices:
    """Choose that every block has a line less, where it can."""
    return replace(choices, more=frozenset((block, -1) for block in blocks))
