"""The names on the back cover, few or many, short or of sixty letters."""

from pathlib import Path

import pytest

from report.compositor.engine import typesetter
from report.design.back_cover import names_list
from report.document.documents import Documents
from report.document.pieces import ENDING, OPENING
from report.document.plan import Plan
from report.model import read_edition
from report.typeset import Layout

from support.laid import boxes, lines
from support.workspaces import REPOSITORY, copy_with_names

FONTS = REPOSITORY / "styles" / "fonts"
SHORT = "Norrby kommun"
LONG = "Kommunalförbundet Norra Norrbygdens utbildning och lärande"  # 58 letters
COUNTS = (1, 2, 8, 9, 13, 30, 60)


def back_cover(folder: Path, *names: str) -> Layout:
    """Lay out the back cover of a booklet with these names."""
    workspace = copy_with_names(folder, *names)
    documents = Documents(workspace, read_edition(workspace, 2019).require())
    html = documents.booklet(Plan({}), [OPENING, ENDING])
    head, cover = html.index("<body>") + len("<body>"), html.index('<section class="backcover"')
    return typesetter(workspace, documents, "booklet").layout(html[:head] + html[cover:])


def names(count: int, length: str) -> list[str]:
    """Return so many names, of which every third, or each, is long."""
    every = {"short": count + 1, "mixed": 3, "long": 1}[length]
    return [LONG if number % every == 0 else SHORT for number in range(1, count + 1)]


@pytest.mark.parametrize("length", ["short", "mixed", "long"])
@pytest.mark.parametrize("count", COUNTS)
def test_names_stand_above_the_note_however_many_they_are(
    tmp_path: Path, count: int, length: str
) -> None:
    layout = back_cover(tmp_path, *names(count, length))
    assert layout.page_count == 1
    if (count, length) == (60, "long"):  # no paragraph holds them in type that can be read
        assert boxes(layout, "backcover-list") == []
        return
    (note,), found = boxes(layout, "backcover-line"), lines(layout, "backcover-list")
    assert len(found) >= count
    assert max(line.bottom for line in found) < note.top - 2
    assert max(line.right for line in found) < 148 - 14


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (8, 1), (9, 2), (13, 2)])
def test_from_nine_names_on_there_are_two_columns(tmp_path: Path, count: int, columns: int) -> None:
    layout = back_cover(tmp_path, *names(count, "short"))
    starts = {round(line.left) for line in lines(layout, "backcover-list")}
    assert len(starts) == columns


@pytest.mark.parametrize("count", [2, 9, 13])
def test_the_second_line_of_a_name_hangs(tmp_path: Path, count: int) -> None:
    # A list in columns has a box for each of them, and one around all.
    found = set(lines(back_cover(tmp_path, *names(count, "long")), "backcover-list"))
    assert count < len(found) <= 3 * count
    first, second, *_ = sorted({line.left for line in found})
    assert second - first == pytest.approx(4)


def test_the_more_names_there_are_the_smaller_they_stand() -> None:
    sizes = []
    for count in COUNTS:
        found = names_list(names(count, "mixed"), FONTS)
        assert found
        sizes.append(found.rung.size_pt)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] >= 7


def test_names_that_have_no_room_at_all_are_left_out() -> None:
    assert names_list(names(90, "long"), FONTS) is None
