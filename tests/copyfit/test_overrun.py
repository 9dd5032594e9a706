"""What is said of a text that is too long: by how much, and where in its file that begins."""

from pathlib import Path

import pytest

from report.copyfit.overrun import Remedy, no_text_box, too_long
from report.copyfit.reckoning import Overrun
from report.model import Profile, Text, read_edition
from report.problems import Problem
from report.products.profile import PROFILE
from report.workspace import Workspace

from support.workspaces import copy_some

NOTHING = Remedy((), Overrun(2, 5))
BODY = "Ett två tre.\n\n## Fyra – fem\n\nSex *sju* åtta, nio\ntio: 11 – 12."


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
    problem = too_long(PROFILE, text, Overrun(2, words), 8.6, NOTHING)
    assert rest(problem).startswith(begins)


def test_it_says_by_how_many_lines_and_words(text: Text[Profile]) -> None:
    problem = too_long(PROFILE, text, Overrun(2, 5), 8.6, NOTHING)
    assert problem.rule == "profile-too-long"
    assert problem.message == (
        "the profile of Norrby kommun is 2 lines too long for its page, about 5 words, "
        "even at the smallest size of 8.6 pt"
    )


def test_one_line_is_told_as_one(text: Text[Profile]) -> None:
    problem = too_long(PROFILE, text, Overrun(1, 5), 8.6, NOTHING)
    assert " is 1 line too long " in problem.message


def test_fields_that_leave_no_room_for_any_of_the_text_are_told_so(text: Text[Profile]) -> None:
    problem = too_long(PROFILE, text, Overrun(9, 99, is_all=True), 8.6, NOTHING)
    assert problem.message == ("the fields of Norrby kommun leave no room on the page for its text")
    assert problem.place
    assert (problem.place.line, problem.place.column) == (1, 1)


def test_templates_without_the_text_are_told_so(text: Text[Profile]) -> None:
    problem = no_text_box(text)
    assert problem.rule == "no-text-box"
    assert "'prose'" in problem.message


@pytest.mark.parametrize(
    ("remedy", "advice"),
    [
        (
            Remedy(("links", "next"), None),
            "shorten the text, or leave out 'links' and 'next'. Without that, it would fit.",
        ),
        (
            Remedy(("links", "outcome", "next"), Overrun(12, 70)),
            "shorten the text. Even without 'links', 'outcome' and 'next', 12 lines would be too "
            "many.",
        ),
        (
            Remedy(("next",), Overrun(1, 4)),
            "shorten the text. Even without 'next', 1 line would be too many.",
        ),
        (Remedy((), Overrun(12, 70)), "shorten the text."),
    ],
)
def test_it_says_what_would_make_room(text: Text[Profile], remedy: Remedy, advice: str) -> None:
    problem = too_long(PROFILE, text, Overrun(20, 120), 8.6, remedy)
    assert problem.advice == f"What begins here does not fit: {advice}"
