"""Grounds that touch lie under one another, and reach over the edges of the page.

Where they only met, viewers would smooth both edges and show the paper between them as a
thin light line. Which viewer does so at which scale differs, so the geometry is held, too.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from report.compositor.engine import typesetter
from report.design.colours import read_colours
from report.document.documents import Documents
from report.document.plan import Plan
from report.graphics.staircase import staircase
from report.joining import ELSEWHERE
from report.model import read_edition
from report.typeset import Layout
from report.units import A4, A5, mm_from_pt
from report.workspace import Workspace

from support.editions import without_texts
from support.hairlines import hairlines
from support.laid import PRODUCTS, Box, Desk, boxes
from support.workspaces import REPOSITORY, copy_mini

POINT = mm_from_pt(1)
SCALES = (1, 1.17, 4 / 3, 1.61, 2)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return copy_mini(tmp_path_factory.mktemp("grounds"))


@pytest.fixture(scope="module")
def booklet(workspace: Workspace) -> Layout:
    """The booklet without its texts."""
    edition = read_edition(workspace, 2019).require()
    documents = Documents(workspace, edition)
    html = documents.booklet(Plan({}), without_texts(edition))
    return typesetter(workspace, documents, "booklet").layout(html)


@pytest.fixture(scope="module")
def texts(workspace: Workspace) -> dict[str, Layout]:
    desk = Desk(workspace)
    return {product: desk.layout(product) for product in PRODUCTS}


def test_the_steps_of_the_criteria_lie_under_those_below_them(booklet: Layout) -> None:
    grounds = boxes(booklet, "criterion-ground")
    assert len(grounds) == 7
    for upper, lower in pairwise(grounds):
        assert upper.bottom >= lower.top + POINT  # the lower one is painted after it
        assert lower.left < upper.left
    for ground in grounds:
        assert ground.right >= A5.width_mm + POINT
        assert ground.bottom >= A5.height_mm + POINT


def test_the_words_of_a_criterion_stand_on_its_own_ground(booklet: Layout) -> None:
    grounds = boxes(booklet, "criterion-ground")
    items = boxes(booklet, "criterion")[::-1]
    assert [box.left for box in items] == pytest.approx([box.left for box in grounds])
    assert [box.top for box in items] == pytest.approx([box.top for box in grounds])


@pytest.mark.parametrize("name", ["cover", "backcover"])
def test_the_ground_of_a_cover_reaches_over_all_edges(booklet: Layout, name: str) -> None:
    (ground,) = generated(booklet, name)
    assert min(-ground.left, -ground.top) >= POINT
    assert ground.right >= A5.width_mm + POINT
    assert ground.bottom >= A5.height_mm + POINT


@pytest.mark.parametrize(
    ("product", "width_mm"), [("booklet", A5.width_mm), ("profile", A4.width_mm)]
)
def test_the_steps_of_a_timeline_lie_under_one_another(
    texts: dict[str, Layout], product: str, width_mm: float
) -> None:
    steps = boxes(texts[product], "milestone-step")
    assert len(steps) == 3
    for step, higher in pairwise(steps):
        assert step.right >= higher.left + POINT
        assert step.top > higher.top  # so what lies under the next is hidden by it
    assert steps[0].left <= -POINT
    assert steps[-1].right >= width_mm + POINT
    for step, foot in zip(steps, generated(texts[product], "milestone-step"), strict=True):
        assert foot.top <= step.bottom - POINT


@pytest.mark.parametrize(
    ("product", "width_mm"), [("booklet", A5.width_mm), ("profile", A4.width_mm)]
)
def test_steps_without_words_lie_under_one_another_and_reach_over_the_foot(
    workspace: Workspace, product: str, width_mm: float
) -> None:
    path = workspace.year(2019) / "norrby.md"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(?m)^timeline:\n(?:  .*\n)*", "", text), "utf-8")
    layout = Desk(workspace).layout(product)
    path.write_text(text, "utf-8")
    steps = boxes(layout, "flight-step")
    assert len(steps) == 7
    for step, higher in pairwise(steps):
        assert step.right >= higher.left + POINT
        assert step.top > higher.top
    assert steps[0].left <= -POINT
    assert steps[-1].right >= width_mm + POINT
    for step, foot in zip(steps, generated(layout, "flight-step"), strict=True):
        assert foot.top <= step.bottom - POINT


@pytest.mark.parametrize(
    ("product", "width_mm"), [("booklet", A5.width_mm), ("profile", A4.width_mm)]
)
def test_the_band_reaches_over_three_edges(
    texts: dict[str, Layout], product: str, width_mm: float
) -> None:
    (band,) = boxes(texts[product], "masthead")
    assert max(band.left, band.top) <= -POINT
    assert band.right >= width_mm + POINT


def test_each_shape_of_the_staircase_lies_under_the_next() -> None:
    drawing = staircase(read_colours(Workspace(REPOSITORY)), 148, 148, over_mm=5)
    shapes = list(polygons(drawing))
    assert len(shapes) == 14
    for shape, following in pairwise(shapes):
        top = min(y for _, y in shape)
        foot = max(y for _, y in following)
        assert foot - top >= POINT
        # What lies under the next does not look out beside it.
        hidden = [x for x, y in shape if y == top]
        level = [x for x, y in following if y == foot]
        assert min(hidden) >= min(level) - 0.01
        assert max(hidden) <= max(level) + 0.01


@pytest.mark.parametrize("scale", SCALES)
def test_no_light_line_is_seen_at_any_scale(
    booklet: Layout, texts: dict[str, Layout], tmp_path: Path, scale: float
) -> None:
    for name, layout in {"booklet": booklet, **{f"text-{p}": t for p, t in texts.items()}}.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(layout.pdf(elsewhere=ELSEWHERE))
        assert list(hairlines(path, scale)) == []


def generated(layout: Layout, name: str) -> list[Box]:
    """Return the boxes that the style sheet puts into the elements of a class."""
    return boxes(layout, name, generated=True)


def polygons(svg: str) -> Iterator[list[tuple[float, float]]]:
    for points in re.findall(r'points="(.*?)"', svg):
        pairs = (point.split(",") for point in points.split())
        yield [(float(x), float(y)) for x, y in pairs]
