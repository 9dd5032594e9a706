"""What stands behind the texts: years, conference and sources share pages; rests are for notes."""

from pathlib import Path

import pytest

from report.document.documents import Documents
from report.document.plan import LOWEST_REST_MM, Plan
from report.typeset import Layout
from report.workspace import Workspace

from support import pdf
from support.editions import finished, read, set_booklet
from support.laid import boxes

PARAGRAPH = "Ett stycke till, så att texten om konferensen blir så lång som den behöver.\n\n"
FOOT = 210 - 16.61  # mm; where the last line of a page may stand


def lengthen(workspace: Workspace, name: str, paragraphs: int) -> None:
    """Make a text on the award longer."""
    path = workspace.award / f"{name}.md"
    path.write_text(f"{path.read_text('utf-8')}\n{paragraphs * PARAGRAPH}", "utf-8")


def booklet(workspace: Workspace) -> Layout:
    """Set the booklet."""
    edition = read(workspace, 2019).require()
    return set_booklet(workspace, edition).layout


def test_short_parts_share_one_page(tiny: Workspace) -> None:
    pages = booklet(tiny).pages_of_anchors()
    assert pages["history"] == pages["conference"] == pages["references"]
    assert pages["rest-references"] == pages["references"]


def test_a_part_goes_on_to_the_next_page_where_less_than_a_third_is_left(tiny: Workspace) -> None:
    lengthen(tiny, "conference", 18)
    pages = booklet(tiny).pages_of_anchors()
    assert pages["history"] == pages["conference"] == pages["references"] - 1


@pytest.mark.parametrize("paragraphs", [0, 4, 8, 12, 20, 28])
def test_ruled_lines_take_the_rest_of_a_page_down_to_its_foot(
    tiny: Workspace, paragraphs: int
) -> None:
    lengthen(tiny, "conference", paragraphs)
    layout = booklet(tiny)
    last = layout.pages_of_anchors()["rest-references"]
    sources = max(box.bottom for box in boxes(layout, "references-columns") if box.page == last)
    ruled = [box for box in boxes(layout, "rest-lines") if box.page == last]
    assert bool(ruled) is (FOOT - sources > LOWEST_REST_MM)
    for box in ruled:
        assert box.bottom == pytest.approx(FOOT, abs=0.2)
        assert sources + 8 < box.top < sources + 16


def test_a_little_rest_is_left_white(tiny: Workspace) -> None:
    lengthen(tiny, "award", 15)
    layout = booklet(tiny)
    page = layout.pages_of_anchors()["rest-award"]
    assert page == layout.pages_of_anchors()["award"]
    assert 0 < layout.rests_mm()["rest-award"] < 30
    assert [box for box in boxes(layout, "rest-lines") if box.page == page] == []


def test_those_who_listen_hear_of_notes_and_not_of_lines(tiny: Workspace) -> None:
    from support.tag_tree import read_tags, tag_tree

    path = finished("booklet", booklet(tiny), tiny.root, []).path
    told = list(tag_tree(read_tags(path.read_bytes())))
    assert sum('P "Anteckningar"' in line for line in told) >= 2
    assert not any("ruled" in line for line in told)


def without_history(workspace: Workspace) -> None:
    path = workspace.award / "history.yaml"
    path.write_text(path.read_text("utf-8").replace("year: 201", "year: 209"), "utf-8")


def without_conference(workspace: Workspace) -> None:
    path = workspace.year(2019) / "edition.yaml"
    path.write_text(path.read_text("utf-8") + "conference: false\n", "utf-8")


@pytest.mark.parametrize(
    ("missing", "heading", "titles"),
    [
        ("", "Historik, konferens och källor", ["history", "conference", "references"]),
        ("history", "Konferens och källor", ["conference", "references"]),
        ("conference", "Historik och källor", ["history", "references"]),
        ("history conference", "Källor", ["references"]),
    ],
)
def test_what_is_missing_behind_the_texts_leaves_nothing(
    tiny: Workspace, missing: str, heading: str, titles: list[str]
) -> None:
    for part, take_out in (("history", without_history), ("conference", without_conference)):
        if part in missing:
            take_out(tiny)
    edition = read(tiny, 2019).require()
    documents = Documents(tiny, edition)
    layout = set_booklet(tiny, edition).layout
    anchors = layout.pages_of_anchors()
    assert [name for name in ("history", "conference", "references") if name in anchors] == titles
    path = Path(finished("booklet", layout, tiny.root, []).path)
    marks = [(level, title) for level, title, _ in pdf.bookmarks(path)]
    at = marks.index((min(level for level, _ in marks), heading))
    assert len(marks[at + 1 :]) == len(titles)
    html = documents.booklet(Plan({}))
    assert html.count(f'<h2 class="contents-part">{heading}</h2>') == 1
    for name in ("history", "conference", "references"):
        assert (f'href="#{name}"' in html) is (name in titles)
