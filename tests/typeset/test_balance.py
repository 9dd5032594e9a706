"""Balanced columns are no higher than the engine's, and hold the same blocks in the same order."""

from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import pytest

from report.typeset import Layout, Sheet, Typesetter, balance
from report.typeset.engine import BlockContainerBox, block_layout
from report.typeset.flow import inner_height
from report.units import px_from_mm, px_from_pt

from support.workspaces import REPOSITORY

CSS = """
@font-face { font-family: House; src: url(fonts/source-sans/SourceSans3-Regular.otf) }
@page { size: 100mm 200mm; margin: 10mm } body, ol, li, p { margin: 0; padding: 0 }
html { font: 9pt/12pt House }
ol { columns: 2; column-gap: 5mm; list-style: none; break-inside: avoid }
li { break-inside: avoid; padding-bottom: 3pt }
"""
OURS, ENGINES = balance.columns_layout, balance._of_the_engine


def layout(body: str, css: str = CSS) -> Layout:
    setter = Typesetter(REPOSITORY, ("styles",), Sheet(((Path("a.css"), css),)))
    return setter.layout(f"<html lang=sv><head><title>t</title></head><body>{body}</body></html>")


def columns(body: str, css: str = CSS) -> list[list[tuple[int, float]]]:
    """Return what stands in each column: the numbers of blocks, and where they end, in px."""
    found: dict[tuple[int, float], list[tuple[int, float]]] = {}
    pages = layout(body, css)._document.pages
    for number, page in enumerate(pages):
        for box in page._page_box.descendants():
            if isinstance(box, BlockContainerBox) and box.element_tag == "li":
                column = found.setdefault((number, box.position_x), [])
                column.append((int(box.element.get("id")), box.position_y + box.margin_height()))
    return list(found.values())


def items(seed: int, count: int) -> str:
    random = Random(seed)  # noqa: S311 - the same ones every time
    words = (["ord"] * random.randint(1, 25) for _ in range(count))
    return "".join(f"<li id={n}>{' '.join(each)}</li>" for n, each in enumerate(words))


def order(found: list[list[tuple[int, float]]]) -> list[int]:
    return [number for column in found for number, _ in column]


def height(found: list[list[tuple[int, float]]]) -> float:
    return max(bottom for column in found for _, bottom in column)


def lowest(found: list[list[tuple[int, float]]]) -> float:
    """Return where two columns would end that begin as these do, were they parted at their best."""
    top = px_from_mm(10)
    ends = [[top, *(bottom for _, bottom in column)] for column in found]
    heights = [below - above for column in ends for above, below in pairwise(column)]
    parted = (max(sum(heights[:n]), sum(heights[n:])) for n in range(len(heights)))
    return top + min(parted)


def box(body: str, css: str) -> Any:
    """Return the list as it was laid out."""
    boxes = layout(body, css)._document.pages[0]._page_box.descendants()
    return next(each for each in boxes if each.element_tag == "ol")


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 13, 21])
@pytest.mark.parametrize(
    "edge",
    ["padding-bottom: 3pt", "padding-bottom: 9pt", "padding: 2pt 0 0", "border: 2pt solid"],
)
def test_columns_are_as_low_as_they_can_be(count: int, edge: str) -> None:
    body = f"<ol>{items(count, count)}</ol>"
    css = CSS.replace("padding-bottom: 3pt", edge)
    found = columns(body, css)
    with patch.object(block_layout, "columns_layout", ENGINES):
        others = columns(body, css)
    assert order(found) == order(others) == list(range(count))
    assert len(found) == len(others) == min(count, 2)
    assert height(found) <= height(others) + 0.1
    assert height(found) == pytest.approx(lowest(found), abs=0.01)


@pytest.mark.parametrize("seed", range(8))
def test_how_high_they_are_with_more_space_is_reckoned(seed: int) -> None:
    """Blocks may stand in another column then."""
    body, spaces_pt = f"<ol>{items(seed, 3 + seed)}</ol>", (1, 4, 9, 15)
    css = CSS.replace("padding-bottom: 3pt", "padding-bottom: calc(var(--space) - 1pt)")
    first, *others = (box(body, f":root {{ --space: {pt}pt }} {css}") for pt in spaces_pt)
    for pt, other in zip(spaces_pt[1:], others, strict=True):
        grown = inner_height(first).at({"space": px_from_pt(pt - spaces_pt[0])})
        assert grown == pytest.approx(other.height, abs=0.01)


def test_a_block_goes_on_where_that_is_lower_though_there_is_room_for_it_before() -> None:
    """The engine would let the edge below it reach out of the column."""
    many, few = " ".join(["ord"] * 15), "ord"
    items = enumerate([many, few, few, few])
    body = "".join(f"<li id={n}><b>{n}</b><p>{words}</p></li>" for n, words in items)
    css = CSS.replace("padding-bottom: 3pt", "padding-bottom: 9pt") + "b { position: absolute }"
    found = columns(f"<ol>{body}</ol>", css)
    assert [[number for number, _ in column] for column in found] == [[0], [1, 2, 3]]
    assert height(found) == pytest.approx(lowest(found), abs=0.01)


def test_of_an_odd_number_of_equal_blocks_the_first_column_has_one_more() -> None:
    body = "".join(f"<li id={n}>ord</li>" for n in range(9))
    for pt in (2.3, 4.7, 6.1, 7.9):
        css = CSS.replace("padding-bottom: 3pt", f"padding-bottom: {pt}pt")
        assert [len(each) for each in columns(f"<ol>{body}</ol>", css)] == [5, 4]


def test_they_are_not_set_again_and_again() -> None:
    calls: list[Any] = []

    def counted(*arguments: Any) -> Any:
        calls.append(arguments)
        return ENGINES(*arguments)

    with patch.object(balance, "_of_the_engine", counted):
        columns(f"<ol>{items(4, 12)}</ol>")
    assert [call[1].style["column_fill"] for call in calls] == ["auto", "auto"]


@pytest.mark.parametrize(
    ("body", "css"),
    [
        ("<ol>{}</ol>", CSS.replace("li { break-inside: avoid;", "li {")),
        ("<ol>{}</ol>", CSS.replace("padding-bottom: 3pt", "margin: 3pt 0")),
        ("<ol style='column-fill: auto'>{}</ol>", CSS),
        ("<ol style='height: 60mm'>{}</ol>", CSS),
        ("<ol style='columns: 20mm'>{}</ol>", CSS),
        ("<ol style='position: relative'>{}</ol>", CSS),
        ("<ol><li id=99 style='float: left'>x</li>{}</ol>", CSS),
        ("<div style='height: 165mm'></div><ol>{}</ol>", CSS),  # at the foot of a page
        ("<ol style='break-inside: auto; font-size: 30pt'>{}</ol>", CSS),  # over several pages
    ],
)
def test_what_is_not_of_whole_blocks_is_left_to_the_engine(body: str, css: str) -> None:
    body = body.format(items(7, 11))
    found = columns(body, css)
    with patch.object(block_layout, "columns_layout", ENGINES):
        assert columns(body, css) == found


def test_ours_is_installed() -> None:
    assert block_layout.columns_layout is OURS
