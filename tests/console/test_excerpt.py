"""The line of a file, and the mark below it."""

from pathlib import Path

import pytest

from report.console.excerpt import WIDTH, Excerpt, excerpt
from report.problems import Place


def shown(folder: Path, text: str | bytes, line: int, column: int) -> Excerpt | None:
    path = folder / "text.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return excerpt(Place(path, line, column))


@pytest.mark.parametrize(
    ("text", "column", "line", "mark"),
    [
        ("title: Kort", 8, "title: Kort", 7),
        ("\tnext: x", 2, "⇥next: x", 1),
        ("学校: x", 5, "学校: x", 6),  # two letters of two columns each, a colon and a space
        ("a\u030angest", 2, "ångest", 1),
        ("\ufeffname: x", 1, "name: x", 0),
        ("a\x1b[2Jb\x85c", 6, "a␛[2Jb�c", 5),
        (b"Malm\xf6", 5, "Malm�", 4),
        ("kort", 9, "kort", 4),
    ],
)
def test_the_mark_stands_below_the_column(
    tmp_path: Path, text: str | bytes, column: int, line: str, mark: int
) -> None:
    assert shown(tmp_path, text, 1, column) == Excerpt(line, mark)


def test_a_long_line_is_cut_on_both_sides_of_the_place(tmp_path: Path) -> None:
    found = shown(tmp_path, "a" * 300 + "X" + "b" * 300, 1, 301)
    assert found
    assert (len(found.line), found.line[0], found.line[-1]) == (WIDTH, "…", "…")
    assert found.line[found.mark] == "X"


@pytest.mark.parametrize(("line", "column"), [(0, 0), (1, 1), (9, 1)])
def test_there_is_nothing_to_show_of_an_empty_line_or_none(
    tmp_path: Path, line: int, column: int
) -> None:
    assert shown(tmp_path, "\nx\n", line, column) is None


def test_a_page_of_a_finished_file_has_no_line(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF\n")
    assert excerpt(Place(tmp_path / "a.pdf", 1, 1, page=3)) is None
