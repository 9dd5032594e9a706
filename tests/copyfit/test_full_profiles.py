"""Profiles of texts that have everything, and as much of it as may be: all come out."""

import re
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
import yaml

from report.checks import printed
from report.compositor.compositor import Compositor
from report.copyfit import Filled
from report.model import Profile, Text
from report.problems import ContentError, Problem
from report.products.profile import PROFILE
from report.workspace import Workspace

from support.drawn import pictures, prose
from support.editions import read
from support.workspaces import copy_some

MOST_WORDS: Final = 500
SHAPES: Final = ("3-4", "3-2", "1-1", "2-3")
WORDS: Final = (
    "en plan för skolornas nät och datorer som alla har arbetat med tillsammans i flera år "
)
HEAVY: Final[dict[str, Any]] = {
    "name": "Kommunalförbundet Exempelköpings gymnasieskola och vuxenutb",
    "standfirst": " ".join((WORDS * 3).split()[:39]) + " ord.",
    "figures": [{"value": f"{n} 000 elever", "label": WORDS.strip()} for n in range(1, 5)],
    "timeline": [{"when": f"hösten {2006 + n}", "what": (WORDS * 2)[:150]} for n in range(12)],
    "people": [
        {"name": f"Förnamn Efternamnsson-{n}", "role": f"{n} chef för {WORDS}"} for n in range(12)
    ],
    "next": " ".join((WORDS * 5).split()[:60]),
    "outcome": " ".join((WORDS * 5).split()[1:61]),
    "lists": [
        {"title": f"Lista {n}", "items": [f"{i} {WORDS}" for i in range(12)]} for n in range(2)
    ],
    "criteria": [1, 2, 3, 4, 5, 6, 7],
    "links": [{"title": f"Provsidan {n}", "url": f"https://www.example.org/{n}"} for n in range(3)],
    "sources": [{"title": f"Källa {n}: {WORDS}", "publisher": "Provförlaget"} for n in range(8)],
    "photos": [
        {"file": f"{n}.jpg", "alt": "En figur", "caption": WORDS, "credit": "Provbild"}
        for n in range(4)
    ],
}


def written(folder: Path, words: int, **fields: Any) -> tuple[Workspace, Path]:
    """Write an edition of one text of so many words that has everything, and these fields."""
    workspace = copy_some(folder, "norrby")
    images = workspace.year(2019) / "images"
    images.mkdir()
    for number, shape in enumerate(SHAPES):
        scene = pictures.Scene(shape, (50, 32), number, 0.2)
        (images / f"{number}.jpg").write_bytes(pictures.file(scene, "jpg"))
    path = workspace.year(2019) / "norrby.md"
    front = yaml.load(path.read_text("utf-8").split("---\n")[1], Loader=yaml.BaseLoader)  # noqa: S506 - gives text only
    head = yaml.safe_dump(front | HEAVY | fields, allow_unicode=True)
    path.write_text(f"---\n{head}---\n\n{prose.body(Random(1), words, [], 'Norrby')}\n", "utf-8")  # noqa: S311
    return workspace, path


def made(workspace: Workspace) -> tuple[Text[Profile], Filled]:
    edition = read(workspace, 2019).require()
    (text,) = edition.texts
    return text, Compositor(workspace, edition).page(PROFILE, text)


@pytest.mark.parametrize("words", [90, 300, MOST_WORDS])
def test_a_text_that_has_everything_gets_its_profile(tmp_path: Path, words: int) -> None:
    workspace, _ = written(tmp_path, words)
    text, filled = made(workspace)
    assert text.word_count >= words
    assert filled.layout.page_count == 1
    assert 0.92 <= filled.fill <= 1
    left = {wording.text for wording in printed.of_page(PROFILE, text, filled.makeup.without)}
    assert left < {wording.text for wording in printed.of_page(PROFILE, text)}


def problem_of(workspace: Workspace) -> Problem:
    with pytest.raises(ContentError) as caught:
        made(workspace)
    (problem,) = caught.value.problems
    assert problem.rule == "profile-too-long"
    return problem


def test_without_the_fields_that_are_named_a_text_that_is_too_long_gets_its_profile(
    tmp_path: Path,
) -> None:
    workspace, path = written(tmp_path, MOST_WORDS + 200)
    advice = problem_of(workspace).advice or ""
    assert "shorten the text, or leave out" in advice
    named = re.findall(r"'(\w+)'", advice)
    assert named
    assert set(named) < {*HEAVY}
    text = path.read_text("utf-8")
    for name in named:
        text, count = re.subn(rf"(?m)^{name}:.*\n(?:[ -].*\n)*", "", text)
        assert count == 1
    path.write_text(text, "utf-8")
    _, filled = made(workspace)
    assert filled.layout.page_count == 1


def test_where_no_field_makes_room_enough_it_is_told_what_would_be_left(tmp_path: Path) -> None:
    workspace, _ = written(tmp_path, 2 * MOST_WORDS)
    problem = problem_of(workspace)
    lines = re.findall(r"(\d+) lines", f"{problem.message} {problem.advice}")
    too_many, left = map(int, lines)
    assert 0 < left < too_many
    assert "Even without 'links', 'outcome', 'next', 'figures' and 'photos'" in problem.advice
