"""Items of a grid are laid out once, and stand as the engine sets them that lays them out twice."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from report.typeset import Sheet, Typesetter, grids

from support.workspaces import REPOSITORY

CSS = """
@font-face { font-family: House; src: url(fonts/source-sans/SourceSans3-Regular.otf) }
@page { size: 100mm 80mm; margin: 10mm } body, p, ul { margin: 0; padding: 0 }
html { font: 9pt/12pt House }
.grid { display: grid; grid-template-columns: 30mm minmax(0, 1fr); gap: 3mm }
.end { align-items: end } .center { align-items: center; justify-items: center }
.filled > * { padding: 2mm; border: 1pt solid #123456; background: #abcdef }
.placed { position: relative; padding-left: 4mm }
.placed i { position: absolute; left: 0; bottom: 0 }
.float { float: left; width: 8mm; height: 9mm; background: #654321 }
.half { height: 50%; background: #abcdef }
.columns { columns: 2; column-gap: 2mm }
.tall { margin-top: 6pt; height: 45mm }
"""
SHORT = "<div><p>Ett ord</p></div>"
LONG = "<div><p>Flera ord som går över flera rader i en smal spalt, och ett par till</p></div>"
PLACED = "<div class=placed><p>Ett ord<i>•</i></p></div>"
WITHIN = f"<div>{PLACED}{LONG}</div>"
OF_BLOCKS = f"<div><p class=tall>Högt</p>{SHORT}</div>"

# What is in the grid, the classes of the grid, and how many of its items are laid out once.
ONCE = {
    "of several rows": (SHORT + LONG + LONG + SHORT, "", 4),
    "at the foot": (SHORT + LONG, "end", 2),
    "in the middle": (SHORT + LONG, "center", 2),
    "with edges": (SHORT + LONG, "filled", 2),
    "with what is placed in it": (WITHIN + LONG, "", 2),
    "placed at the foot of what grows": (PLACED + LONG, "", 1),
    "placed at the foot of what stays": (PLACED + LONG, "end", 2),
    "that floats": (f"<div><p class=float></p>ord</div>{LONG}", "", 0),
    "as high as the item": (f"<div><p class=half>ord</p></div>{LONG}", "", 1),
    "in columns": (f"<div class=columns>{LONG}</div>{LONG}", "", 1),
    "a table": (f"<table><tr><td>ord</table>{LONG}", "", 1),
    "a grid": (f"<div class=grid>{SHORT}{LONG}</div>{LONG}", "", None),
}


def pages(inside: str, classes: str, before: str = "") -> bytes:
    setter = Typesetter(REPOSITORY, ("styles",), Sheet(((Path("a.css"), CSS),)))
    body = f'<body>{before}<div class="grid {classes}">{inside}</div><p>Efter</p></body>'
    return setter.layout(f"<html lang=sv><head><title>t</title></head>{body}</html>").pdf()


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What is noted of each item that was measured: whether it was moved to its place."""
    noted: list[bool] = []
    move = grids._moved

    def noting(*around: Any) -> bool:
        noted.append(move(*around))
        return noted[-1]

    monkeypatch.setattr(grids, "_moved", noting)
    return noted


@pytest.fixture
def twice(monkeypatch: pytest.MonkeyPatch) -> Callable[..., bytes]:
    """Pages whose items are laid out twice."""

    def laid_out(*words: str) -> bytes:
        with monkeypatch.context() as patch:
            patch.setattr(grids, "_moved", lambda *around: False)
            return pages(*words)

    return laid_out


@pytest.mark.parametrize(("inside", "classes", "count"), ONCE.values(), ids=ONCE)
def test_items_stand_as_if_they_were_laid_out_twice(
    inside: str, classes: str, count: int | None, moved: list[bool], twice: Callable[..., bytes]
) -> None:
    assert pages(inside, classes) == twice(inside, classes)
    assert count in (sum(moved), None)


def test_what_is_parted_by_a_page_is_laid_out_twice(
    moved: list[bool], twice: Callable[..., bytes]
) -> None:
    words = (f"<div>{LONG * 6}</div>{LONG}", "", "<p class=tall>Först</p>")
    assert pages(*words) == twice(*words)
    assert not all(moved)


def test_what_begins_a_page_is_laid_out_as_that_needs(twice: Callable[..., bytes]) -> None:
    words = (OF_BLOCKS + LONG, "", "<p class=tall>Först</p>" * 2)
    assert pages(*words) == twice(*words)
