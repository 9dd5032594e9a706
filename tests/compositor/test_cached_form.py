"""What is written comes back whole, and what was written by others does not come back."""

from typing import Any

import pytest

from report.compositor.cached_form import CachedForm
from report.compositor.fitted import Page, Spread
from report.compositor.piece import Booklet, Piece, PiecePages, PressPiece, Settled, TextFill
from report.compositor.results import Fitting
from report.design.makeup import Makeup, Option
from report.design.settings import Setting
from report.document.plan import Plan
from report.linebreaking import Block, BlockBox, Choices

SETTING = Setting(9.3, 1.35, 40, 7, 4)
CHOICES = Choices(
    frozenset({(Block("Ett stycke", 1), 3), (Block("En rubrik", 0, True), 1)}),
    frozenset({(Block("En rubrik", 0, True), 1), (Block("Två"), -1)}),
)
BOXES = (BlockBox(1, (20, 20.5, 100, 10), "Ett stycke"),)
MAKEUP = Makeup("band", 3, ("sources",))
PLAN = Plan({"text-norrby": 8}, 2, {"norrby": SETTING}, {"norrby": MAKEUP})
PART = PiecePages("text-norrby", 7, 3, {"text-norrby": 8}, {"rest-x": 50.5}, CHOICES)
FITTING = Fitting(SETTING, MAKEUP, 99.1, 9, 1.5)
FILL = TextFill("norrby", True, 99.1, 3, 2.5, "Ett stycke")
THINGS = {
    "a spread": Spread(SETTING, CHOICES, MAKEUP, {2: Option(MAKEUP, 0.5)}, 2, 1.5),
    "a text that is too long for one": Spread(None, Choices()),
    "a profile": Page(b"%PDF\0\xff", FITTING, CHOICES, BOXES),
    "a part of a booklet": Piece(PART, "0f", b"%PDF{}", (1, 2), ("Ett", "stycke"), BOXES, (), FILL),
    "a part for the press": PressPiece(b"%PDF{}", ("Ett", "stycke")),
    "a booklet": Booklet(Settled(PLAN, (PART,)), b"%PDF{}", BOXES),
}


@pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS.keys())
def test_a_thing_comes_back_as_it_was(thing: Any) -> None:
    form = CachedForm(type(thing))
    assert form.read(form.written(thing)) == thing


@pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS.keys())
def test_what_is_not_whole_or_not_ours_does_not_come_back(thing: Any) -> None:
    form = CachedForm(type(thing))
    written = form.written(thing)
    head = 8 + int.from_bytes(written[:8])
    for length in range(head):
        assert form.read(written[:length]) is None
    for forged in (b"{}", b"[]", b"null", b'{"setting": 3, "choices": [[], []]}'):
        assert form.read(len(forged).to_bytes(8) + forged) is None
