"""Small editions drawn by chance go through all recipes; `make drawn` has more of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from report.problems import Problem
from report.products.profile import PROFILE
from report.products.target import Target
from report.recipes.booklet import booklet
from report.recipes.check import check
from report.recipes.output import Output
from report.recipes.pages import attempt

from support.drawn import FULL, YEAR, draw
from support.editions import silent

# Short enough for a suite; the parts and photographs are as they come.
SMALL = replace(FULL, words=(80, 360))
# That a text is too long for its profile is no fault, and told.
EXPECTED = {"profile-too-long"}


@pytest.mark.parametrize(("seed", "count"), [(3, 2), (7, 2)])
def test_an_edition_drawn_by_chance_is_made_and_nothing_is_wrong_with_it(
    tmp_path: Path, seed: int, count: int
) -> None:
    workspace = draw(seed, tmp_path / "drawn", SMALL, count)
    files = booklet(workspace, YEAR, silent, Output(tuple(Target)))
    assert len(files) == len(Target)
    done = attempt(workspace, PROFILE, YEAR, (), silent)
    assert rules(done.problems) <= EXPECTED
    assert len(done.made) + len(done.problems) == count
    assert check(workspace, [YEAR], silent) == []


def rules(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.rule for problem in problems}
