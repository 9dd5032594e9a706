"""The scale of type: few steps, used by name, in style sheets and in the places of the program."""

import re
from itertools import pairwise

import pytest

from report.design import places
from report.design.sheets import product_sheets, read_variables, without_comments
from report.design.slot import Slot
from report.products.every import PRODUCTS
from report.workspace import Workspace

from support.workspaces import REPOSITORY

WORKSPACE = Workspace(REPOSITORY)
TOKENS = read_variables(WORKSPACE.styles / "tokens.css")
STEPS = ("note", "caption", "aside", "table", "lead", "subheading", "heading", "title")
LEAST_PT = 7
LEAST_OF_POSTERS_PT = 14
TEXT = re.compile(r"font(?:-size)?\s*:\s*([^;{}]+)")
BARE = re.compile(r"(?<![\w./-])\d[\d.]*(?:pt|px|mm|em|rem|%)")


def points(value: str) -> float:
    return float(value.removesuffix("pt"))


def test_the_scale_has_eight_steps_that_rise_and_none_is_too_small() -> None:
    sizes = [points(TOKENS[step].value) for step in STEPS]
    assert sizes[0] >= LEAST_PT
    assert all(lower < higher for lower, higher in pairwise(sizes))
    assert all(points(TOKENS[f"{step}-line"].value) > points(TOKENS[step].value) for step in STEPS)


def test_all_sizes_of_type_are_named() -> None:
    sheets = {
        path: without_comments(path.read_text("utf-8"))
        for product in PRODUCTS
        for path in product_sheets(WORKSPACE, product.name)
        if path.name != "fonts.css"
    }
    told = [(path, found[1]) for path, sheet in sheets.items() for found in TEXT.finditer(sheet)]
    assert len(told) > len(STEPS)
    bare = [(path.name, value) for path, value in told if BARE.search(value.partition("/")[0])]
    assert not bare


@pytest.mark.parametrize("step", ["note", "caption", "aside", "table", "lead"])
def test_places_take_the_same_steps(step: str) -> None:
    told = tuple(points(TOKENS[name].value) for name in (step, f"{step}-line"))
    assert getattr(places, step.upper()) == told


def test_a_poster_is_read_from_afar() -> None:
    tokens = read_variables(product_sheets(WORKSPACE, "poster")[-1])
    steps = ("near", "stand", "place", "call")
    assert all(points(tokens[step].value) >= LEAST_OF_POSTERS_PT for step in steps)
    assert points(tokens["size-min"].value) >= 24
    assert min(rung.size_pt for rung in places.POSTER_NAME.rungs) >= 60
    slots = [places.POSTER_TITLE]
    for count in range(1, 5):
        slots.append(places.poster_figures(count, beside_code=True, small=True))
    assert min(rung.size_pt for slot in slots for rung in slot.rungs) >= LEAST_OF_POSTERS_PT


def test_no_place_takes_smaller_type() -> None:
    slots = [value for value in vars(places).values() if isinstance(value, Slot)]
    bands = (places.BAND, places.PROFILE_BAND)
    slots += [slot for band in bands for slot in vars(band).values()]
    for profile in (False, True):
        for made in (places.figure_values, places.milestones, places.moments):
            slots.append(made(2, profile=profile))
    assert len(slots) > len(STEPS)
    assert min(rung.size_pt for slot in slots for rung in slot.rungs) >= LEAST_PT
