"""The key figure that opens a text: its words beside it, or below it where there are others."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from report.compositor.compositor import Compositor
from report.design.makeup import Makeup
from report.design.settings import Setting
from report.linebreaking import Choices
from report.typeset.engine import LineBox

from support.editions import read
from support.workspaces import copy_repository

MEASURE_PX = 114 / 25.4 * 96
PAPER_PX = 5 / 25.4 * 96  # between the largest figure and what stands beside it
CHROMEBOOK = ("1 Chromebook", "per elev från årskurs 4 till och med gymnasieskolan")
PARTS = {"opening-value", "opening-label", "figure-value", "figure-label"}


def opened(folder: Path, figures: Sequence[tuple[str, str]]) -> tuple[float, list[LineBox]]:
    """Set a text with these key figures; return its left edge in px, and the lines of them."""
    workspace = copy_repository(folder / "w")
    path = workspace.year(2021) / "mjolby.md"
    items = "".join(f'  - value: "{value}"\n    label: {label}\n' for value, label in figures)
    words = re.sub(r"(?s)\nfigures:.*?\n(?=timeline:)", f"\nfigures:\n{items}", path.read_text())
    path.write_text(words)
    edition = read(workspace, 2021).require()
    setter = Compositor(workspace, edition).booklet_setter
    setting = Setting(9, 1.34, 0, 7, 4)
    layout = setter.render(edition.texts[0], Makeup("figure", 2), setting, Choices())
    page = layout._document.pages[0]._page_box
    lines = [box for box in page.descendants() if isinstance(box, LineBox)]
    return page.content_box_x(), [box for box in lines if part_of(box) in PARTS]


def part_of(line: LineBox) -> str:
    """Return the class that names the part of a line; empty where there is none."""
    names = line.element.get("class", "") if line.element is not None else ""
    return str(names).partition(" ")[0]


def of(lines: list[LineBox], part: str) -> list[LineBox]:
    """Return the lines of a part, from above."""
    return [box for box in lines if part_of(box) == part]


def baseline(line: LineBox) -> float:
    """Return where the baseline of a line is on its page, in px."""
    return float(line.position_y + line.baseline)


def test_words_of_two_lines_stay_within_the_measure(tmp_path: Path) -> None:
    left, lines = opened(tmp_path, [CHROMEBOOK])
    ((value,), words) = of(lines, "opening-value"), of(lines, "opening-label")
    assert len(lines) == 3
    assert len(words) == 2
    assert all(left <= box.position_x for box in lines)
    assert all(box.position_x + box.width <= left + MEASURE_PX + 0.01 for box in lines)
    assert all(value.position_x + value.width + PAPER_PX <= box.position_x + 0.01 for box in words)


def test_another_stands_beside_it_and_the_words_of_both_on_one_line(tmp_path: Path) -> None:
    left, lines = opened(tmp_path, [CHROMEBOOK, ("1 iPad", "ska yngre elever få")])
    value, other = of(lines, "opening-value")[0], of(lines, "figure-value")[0]
    words, others = of(lines, "opening-label"), of(lines, "figure-label")
    assert value.position_x == words[0].position_x == left
    assert value.position_x + value.width + PAPER_PX <= other.position_x + 0.01
    assert other.position_x == others[0].position_x
    assert baseline(other) == pytest.approx(baseline(value), abs=0.1)
    assert baseline(others[0]) == pytest.approx(baseline(words[0]), abs=0.2)


@pytest.mark.parametrize("count", [2, 3])
def test_several_stand_one_below_another_beside_it(tmp_path: Path, count: int) -> None:
    figures = [("9 språk", "talas"), ("Ett tjugotal", "skolor"), ("2 miljoner kr", "varje år")]
    left, lines = opened(tmp_path, [("98 %", "har en dator"), *figures[:count]])
    (value,), (words,) = of(lines, "opening-value"), of(lines, "opening-label")
    others, labels = of(lines, "figure-value"), of(lines, "figure-label")
    assert len(others) == len(labels) == count
    assert all(value.position_x + value.width + PAPER_PX <= box.position_x for box in others)
    assert all(box.position_x + box.width <= left + MEASURE_PX + 0.01 for box in lines)
    order = [box.position_y for pair in zip(others, labels, strict=True) for box in pair]
    assert order == sorted(order)
    assert baseline(labels[-1]) == pytest.approx(baseline(words), abs=0.2)
