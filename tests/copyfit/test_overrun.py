"""What is said of a text that is too long: by how much, and where in its file that begins."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from report.copyfit.overrun import no_text_box, too_long
from report.copyfit.reckoning import Overrun, Reckoning
from report.design.settings import Setting
from report.model import Profile, Text, read_edition
from report.problems import Problem
from report.workspace import Workspace

from support.workspaces import copy_some

SMALLEST = Setting(8.6, 1.3, 0, 6, 3)
BODY = "Ett två tre.\n\n## Fyra – fem\n\nSex *sju* åtta, nio\ntio: 11 – 12."


def reckoned(overrun: Overrun | None) -> Reckoning:
    """Stand in for what reckons: it finds so much too much."""
    return cast(Reckoning, SimpleNamespace(overrun=lambda setting: overrun))


@pytest.fixture
def text(tmp_path: Path) -> Text[Profile]:
    """A text of twelve words."""
    workspace: Workspace = copy_some(tmp_path, "norrby")
    path = workspace.year(2019) / "norrby.md"
    front = path.read_text("utf-8").split("---\n")[1]
    path.write_text(f"---\n{front}---\n\n{BODY}\n", "utf-8")
    return read_edition(workspace, 2019).require().texts[0]


def rest(problem: Problem) -> str:
    """Return what a file has from the place of a problem on."""
    assert problem.place
    lines = problem.place.path.read_text("utf-8").splitlines()
    line, *others = lines[problem.place.line - 1 :]
    return "\n".join([line[problem.place.column - 1 :], *others])


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (1, "12."),  # a dash is no word
        (2, "11 – 12."),
        (3, "tio:"),
        (5, "åtta, nio\ntio"),
        (6, "*sju* åtta"),
        (8, "fem\n\nSex"),
        (12, "Ett två"),
        (99, "Ett två"),  # words that stand in no file, such as those for a page of another text
    ],
)
def test_the_place_is_that_of_the_first_word_without_room(
    text: Text[Profile], words: int, begins: str
) -> None:
    problem = too_long(text, reckoned(Overrun(2, words)), SMALLEST)
    assert rest(problem).startswith(begins)


def test_it_says_by_how_many_lines_and_words(text: Text[Profile]) -> None:
    problem = too_long(text, reckoned(Overrun(2, 5)), SMALLEST)
    assert problem.rule == "profile-too-long"
    assert problem.message == (
        "the profile of Norrby kommun is 2 lines too long for its page, about 5 words, "
        "even at the smallest size of 8.6 pt"
    )
    assert problem.advice


def test_one_line_is_told_as_one(text: Text[Profile]) -> None:
    problem = too_long(text, reckoned(Overrun(1, 5)), SMALLEST)
    assert " is 1 line too long " in problem.message


def test_fields_that_leave_no_room_for_any_of_the_text_are_told_so(text: Text[Profile]) -> None:
    problem = too_long(text, reckoned(None), SMALLEST)
    assert problem.message == ("the fields of Norrby kommun leave no room on the page for its text")
    assert problem.place
    assert (problem.place.line, problem.place.column) == (1, 1)


def test_templates_without_the_text_are_told_so(text: Text[Profile]) -> None:
    problem = no_text_box(text)
    assert problem.rule == "no-text-box"
    assert "'prose'" in problem.message
