"""The map and the guide, which stand once before all texts: on two pages, or on one."""

from pathlib import Path

import pytest

from report.compositor.engine import typesetter
from report.document.documents import Documents
from report.document.plan import Plan
from report.model import read_edition
from report.typeset import Layout
from report.workspace import Workspace

from support.editions import without_texts
from support.laid import boxes
from support.workspaces import copy_with_names, give_sections

SHORT = "Norrby kommun"
LONG = "Kommunalförbundet Norra Norrbygdens utbildning och lärande"  # 58 letters


def lay_out(workspace: Workspace, *, whole: bool = False) -> Layout:
    """Lay out the booklet, the whole of it or without its texts."""
    edition = read_edition(workspace, 2019).require()
    documents = Documents(workspace, edition)
    html = documents.booklet(Plan({}), None if whole else without_texts(edition))
    return typesetter(workspace, documents, "booklet").layout(html)


@pytest.mark.parametrize("name", [SHORT, LONG])
@pytest.mark.parametrize("count", [2, 3])
def test_of_two_or_three_texts_the_guide_stands_below_the_map(
    tmp_path: Path, count: int, name: str
) -> None:
    layout = lay_out(copy_with_names(tmp_path, *count * [name]))
    (chart,), (guide,) = boxes(layout, "chapter-map"), boxes(layout, "crossing")
    assert chart.page == guide.page
    assert chart.bottom <= guide.top
    assert guide.bottom < 210 - 16.6


@pytest.mark.parametrize("name", [SHORT, LONG])
@pytest.mark.parametrize("count", [4, 7, 10, 11])
def test_of_four_texts_or_more_map_and_guide_face_each_other(
    tmp_path: Path, count: int, name: str
) -> None:
    layout = lay_out(copy_with_names(tmp_path, *count * [name]))
    (chart,), (guide,) = boxes(layout, "chapter-map"), boxes(layout, "crossing")
    assert chart.page % 2 == 0
    assert guide.page == chart.page + 1
    (remark,) = boxes(layout, "crossing-remark")
    assert 210 * 0.65 < remark.bottom < 210 - 16.6  # the rows fill the page


def test_a_row_of_a_long_guide_stays_on_one_page(tmp_path: Path) -> None:
    layout = lay_out(copy_with_names(tmp_path, *40 * [SHORT, LONG, LONG][:40]))
    names, marks = boxes(layout, "crossing-name"), boxes(layout, "crossing-mark-1")
    assert len({name.page for name in names}) > 1
    assert [name.page for name in names] == [mark.page for mark in marks[: len(names)]]


def test_one_text_has_neither(tmp_path: Path) -> None:
    layout = lay_out(copy_with_names(tmp_path, SHORT))
    assert boxes(layout, "chapter-map") == boxes(layout, "crossing") == []


def test_without_criteria_there_is_a_map_and_no_guide(tmp_path: Path) -> None:
    workspace = copy_with_names(tmp_path, *4 * [SHORT])
    for path in workspace.year(2019).glob("*.md"):
        path.write_text(path.read_text("utf-8").replace("criteria: [1, 5]\n", ""), "utf-8")
    layout = lay_out(workspace)
    assert len(boxes(layout, "chapter-map")) == 1
    assert boxes(layout, "crossing") == []


# The sections of four texts, and the number of that whose heading the map has.
SECTIONS = [
    ([[1, 2, 3, 4]], 1),
    ([[1, 2, 3], [4]], 1),
    ([[1, 2], [3, 4]], None),
    ([[1], [2, 3, 4]], None),
    ([[1], [2], [3], [4]], None),
]


@pytest.mark.parametrize(("sections", "opened"), SECTIONS)
def test_map_and_guide_stand_once_and_every_section_has_its_heading_once(
    tmp_path: Path, sections: list[list[int]], opened: int | None
) -> None:
    workspace = copy_with_names(tmp_path, *4 * [SHORT])
    give_sections(workspace, *([f"text-{n:02}" for n in texts] for texts in sections))
    edition = read_edition(workspace, 2019).require()
    assert edition.opened is (edition.chapters[0] if opened else None)
    layout = lay_out(workspace, whole=True)
    assert len(boxes(layout, "chapter-map")) == len(boxes(layout, "crossing")) == 1
    headings = [boxes(layout, name) for name in ("chapter-title", "kicker-section")]
    assert len(headings[0]) == 1
    assert len(headings[1]) == len(sections) - (opened is not None)
