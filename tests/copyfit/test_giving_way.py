"""What gives way on one page: in its order, as little as will do, and all else stays."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.copyfit import Filled, PageSetter, one_page, some_pages
from report.design.makeup import Makeup
from report.design.settings import PARAMETERS, Range, Setting
from report.linebreaking import Choices
from report.model import Profile, Text
from report.problems import ContentError
from report.products.profile import PROFILE
from report.typeset.anatomy import Anatomy
from report.typeset.heights import Length
from report.units import px_from_mm

from support.editions import WORKSPACE, read

if TYPE_CHECKING:
    from report.typeset import Layout

PAGE = 1000.0  # px
ORDER = ("sources", "guide", "setting", "picture", "lists", "people")
KEPT = 4  # of them give way without anything being lost
DESIGNS = ("band", "page")
PRODUCT = replace(PROFILE, designs=lambda text: DESIGNS)
FIXED = [Range(one, 10.0, 10.0, 10.0) for one in PARAMETERS]  # nothing varies but what gives way


@dataclass
class Page:
    """A page on which each part takes so much, and the text the rest; in px.

    In the other design it takes `more`.
    """

    parts: Mapping[str, float]
    text: float
    more: float = PAGE
    seen: list[Makeup] = field(default_factory=list)

    def height(self, makeup: Makeup) -> float:
        """Return how high all is that has not given way."""
        left = [height for name, height in self.parts.items() if name not in makeup.without]
        return self.text + sum(left) + (self.more if makeup.design == "page" else 0)

    def setter(self) -> PageSetter:
        """Stand in for the engine."""
        return PageSetter(lambda text, makeup: FIXED, self._probe, self._render)

    def _probe(self, text: Text[Profile], makeup: Makeup, setting: Setting) -> Anatomy:
        return Anatomy((), 1, 100, Length(self.height(makeup)), Length(0), (), PAGE)

    def _render(
        self, text: Text[Profile], makeup: Makeup, setting: Setting, choices: Choices
    ) -> "Layout":
        self.seen.append(makeup)
        # What is left is room for notes, and is filled, too.
        fill = (self.height(makeup) + px_from_mm(setting.rest_mm)) / PAGE
        layout = SimpleNamespace(fill=fill, overflows=lambda: False, passages=lambda: ())
        return cast("Layout", layout)


@pytest.fixture(scope="module")
def text() -> Text[Profile]:
    return read(WORKSPACE, 2021).require().texts[0]


def filled(page: Page, text: Text[Profile]) -> Filled | None:
    try:
        return one_page(PRODUCT, text, ORDER, page.setter())
    except ContentError:
        return None


HEIGHTS = st.fixed_dictionaries({name: st.integers(0, 400).map(float) for name in ORDER})
TEXTS = st.integers(100, 1100).map(float)


@given(HEIGHTS, TEXTS)
def test_as_little_gives_way_as_will_do(
    text: Text[Profile], parts: dict[str, float], words: float
) -> None:
    page = Page(parts, words)
    found = filled(page, text)
    if found is None:
        assert page.height(Makeup("band", 1, ORDER)) > PAGE
        return
    without = found.makeup.without
    assert page.height(found.makeup) <= PAGE
    assert found.fill <= 1
    # What is dearer than the last is there; all before it would not be enough.
    count = ORDER.index(without[-1]) + 1 if without else 0
    assert not without or page.height(Makeup("band", 1, ORDER[: count - 1])) > PAGE
    # Nothing else can be given back.
    for name in without:
        fewer = tuple(one for one in without if one != name)
        assert page.height(Makeup("band", 1, fewer)) > PAGE


@given(HEIGHTS, TEXTS, st.integers(-300, 300).map(float))
def test_another_design_is_taken_only_where_more_would_be_lost(
    text: Text[Profile], parts: dict[str, float], words: float, more: float
) -> None:
    page = Page(parts, words, more)
    found = filled(page, text)
    counts = [_least(page, design) for design in DESIGNS]
    if found is None:
        assert counts == [None, None]
    elif found.makeup.design == "page":
        first, other = counts
        assert other is not None
        assert first is None or (first > KEPT and other < first)


def _least(page: Page, design: str) -> int | None:
    """Return how many parts must give way in a design, if that is enough."""
    counts = range(len(ORDER) + 1)
    return next((n for n in counts if page.height(Makeup(design, 1, ORDER[:n])) <= PAGE), None)


@given(HEIGHTS, TEXTS)
def test_one_layout_is_enough(text: Text[Profile], parts: dict[str, float], words: float) -> None:
    page = Page(parts, words)
    found = filled(page, text)
    assert page.seen == ([found.makeup] if found else [])


@pytest.mark.parametrize(
    ("words", "without"),
    [
        (500, ()),
        (501, ("sources",)),
        (550, ("sources",)),
        (551, ("sources", "guide")),
        (600, ("sources", "guide")),
        (601, ("setting",)),  # the first two need not give way besides
        (800, ("setting",)),
        (801, ("sources", "setting")),  # the guide is dearer
        (851, ("sources", "guide", "setting")),
        (901, ("sources", "setting", "picture")),
        (951, ("sources", "guide", "setting", "picture")),
        (1000, ("sources", "guide", "setting", "picture")),
        (1001, None),
    ],
)
def test_what_need_not_give_way_stays(
    text: Text[Profile], words: int, without: tuple[str, ...] | None
) -> None:
    parts = {"sources": 50.0, "guide": 50.0, "setting": 300.0, "picture": 100.0}
    found = filled(Page(parts, float(words)), text)
    assert (found.makeup.without if found else None) == without


@pytest.mark.parametrize(
    ("words", "more", "design"),
    [
        (0.4, 0.5, "list"),  # steps would carry more than half of the page
        (0.4, 0.61, "band"),  # but the field has no room
        (0.1, 0.15, "list"),  # it fills the page no better than that, and better than nothing
        (0.85, 0.1, "band"),  # nearly full
    ],
)
def test_a_field_fills_what_steps_would_carry(
    text: Text[Profile], words: float, more: float, design: str
) -> None:
    limits = {"rise_mm": (2.0, 5.0, 60.0)}
    ranges = [Range(one, *limits.get(one.field, (10.0, 10.0, 10.0))) for one in PARAMETERS]
    page = Page({}, 0.0)

    def probe(text: Text[Profile], makeup: Makeup, setting: Setting) -> Anatomy:
        height = (words + more * (makeup.design == "list")) * PAGE
        steps = Length(3 * px_from_mm(setting.rise_mm), {"rise": 3})
        return Anatomy((), 1, 100, Length(height), Length(0), (steps,), PAGE)

    setter = PageSetter(lambda text, makeup: ranges, probe, page._render)
    product = replace(PRODUCT, roomy=lambda text: ("list",))
    assert one_page(product, text, ORDER, setter).makeup.design == design


def test_pages_that_come_out_too_full_leave_others_their_layouts(text: Text[Profile]) -> None:
    """What fits two pages as it is reckoned, and never as it is set, is set on three."""
    page = Page({}, 1.9 * PAGE)

    def render(text: Text[Profile], makeup: Makeup, setting: Setting, choices: Choices) -> "Layout":
        fill = 2.5
        page.seen.append(makeup)
        layout = SimpleNamespace(fill=fill, overflows=lambda: False, passages=lambda: ())
        return cast("Layout", layout)

    setter = PageSetter(lambda text, makeup: FIXED, page._probe, render)
    filled = some_pages(text, Makeup("band", 2), setter, (2, 3))
    assert [one.pages for one in page.seen].count(2) == 6
    assert filled
    assert filled.makeup.pages == 3
    assert set(filled.options) == {3}
