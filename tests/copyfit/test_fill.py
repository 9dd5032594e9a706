"""Profiles that fill their page, read back from the finished files."""

import re
from pathlib import Path

import pytest

from report.design.sheets import product_sheets
from report.problems import ContentError, Place, Problem
from report.products.profile import PROFILE
from report.recipes.pages import pages
from report.workspace import Workspace

from support import pdf
from support.editions import Product

# The text area of styles/products/profile.css.
TOP_MM, BOTTOM_MM = 17, 297 - 14
PARAGRAPH = "Skolan ligger vid ån, och varje elev som går där har en dator, en plan och en lärare. "


def silent(doing: str) -> None:
    """Take progress, and say nothing."""


def write_body(workspace: Workspace, paragraphs: int) -> Path:
    """Return Norrby so many paragraphs of about 65 words each."""
    path = workspace.year(2019) / "norrby.md"
    front = path.read_text("utf-8").split("---\n")[1]
    body = "\n\n".join([(PARAGRAPH * 4).strip()] * paragraphs)
    path.write_text(f"---\n{front}---\n\n{body}\n", "utf-8")
    return path


def fill_percent(path: Path) -> float:
    """Measure how much of the height between the margins is filled, from the file itself.

    Rounded, because the lowest dot of the picture may reach over the edge.
    """
    assert len(pdf.boxes_mm(path)) == 1
    return round(100 * (pdf.ink_bottom_mm(path) - TOP_MM) / (BOTTOM_MM - TOP_MM), 1)


def end_steps_with_the_text(workspace: Workspace) -> None:
    """Let the steps of the timeline end with the text area, so that it can be measured."""
    with (workspace.styles / "parts" / "timeline.css").open("a", encoding="utf-8") as file:
        file.write(".milestone-step::after { display: none }\n")


def test_every_profile_of_an_edition_fills_its_page(edition: list[Product]) -> None:
    for profile in edition[1:]:
        assert 92 <= profile.fill_percent <= 100, profile.name


def test_very_short_texts_are_carried_by_their_staircases(mini: Workspace) -> None:
    end_steps_with_the_text(mini)
    for file in pages(mini, PROFILE, 2019, (), silent):
        assert file.fit
        # The depth of the lowest letters is known to a hundredth of a millimetre.
        assert 92 <= fill_percent(file.path) <= 100.02
        assert file.fit.fill_percent == pytest.approx(fill_percent(file.path), abs=0.5)


@pytest.mark.parametrize("paragraphs", [4, 8])
def test_the_more_text_the_smaller_the_type(mini: Workspace, paragraphs: int) -> None:
    write_body(mini, paragraphs)
    end_steps_with_the_text(mini)
    (file,) = pages(mini, PROFILE, 2019, ["norrby"], silent)
    assert file.fit
    assert 92 <= fill_percent(file.path) <= 100
    size = file.fit.setting.size_pt
    assert (9.6 <= size <= 10.6) if paragraphs == 4 else (8.6 <= size < 9.6)


def too_long(workspace: Workspace) -> Problem:
    with pytest.raises(ContentError) as caught:
        pages(workspace, PROFILE, 2019, (), silent)
    (problem,) = caught.value.problems
    assert problem.rule == "profile-too-long"
    return problem


def test_a_text_twice_too_long_says_by_how_much_and_where(mini: Workspace) -> None:
    path = write_body(mini, 16)
    problem = too_long(mini)
    match = re.fullmatch(
        r"the profile of Norrby kommun is (\d+) lines too long for its page, about (\d+) words, "
        r"even at the smallest size of 8\.6 pt",
        problem.message,
    )
    assert match, problem.message
    lines, words = int(match[1]), int(match[2])
    assert 5 < words / lines < 10  # as many as stand on a line of a column
    assert problem.place
    assert problem.place.path == path
    before, after = split(path, problem.place)
    assert len(after.split()) == words
    others = sorted(path.stem for path in (mini.output(2019) / "profiles").glob("*"))
    assert others == ["soderby", "vasterby"]

    path.write_text(before, "utf-8")
    (file,) = pages(mini, PROFILE, 2019, ["norrby"], silent)
    assert file.fit
    assert 8.6 <= file.fit.setting.size_pt <= 8.7


def split(path: Path, place: Place) -> tuple[str, str]:
    """Split a file's text at a place."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = sum(map(len, lines[: place.line - 1])) + place.column - 1
    return "".join(lines)[:at], "".join(lines)[at:]


def test_fields_that_fill_the_page_by_themselves(mini: Workspace) -> None:
    path = mini.year(2019) / "norrby.md"
    people = "".join(
        f"  - {{ name: Person {n}, role: {n} {'lång titel ' * 14} }}\n" for n in range(11)
    )
    text = path.read_text("utf-8").replace("people:\n", "people:\n" + people)
    path.write_text(text.replace("next: ", f"next: {PARAGRAPH * 150}"), "utf-8")
    problem = too_long(mini)
    assert problem.message == "the fields of Norrby kommun leave no room on the page for its text"


def test_a_missing_limit_is_told_with_its_place(mini: Workspace) -> None:
    path = product_sheets(mini, "profile")[-1]
    path.write_text(path.read_text("utf-8").replace("--size-max", "--size-maks"), "utf-8")
    with pytest.raises(ContentError) as caught:
        pages(mini, PROFILE, 2019, (), silent)
    assert [(p.rule, p.place and p.place.path) for p in caught.value.problems] == [
        ("missing-limit", path)
    ]
