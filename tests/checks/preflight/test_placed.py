"""Pictures are judged where they stand: by the scale at which they are drawn, and that is the same
in width and in height."""

import re

import pytest

from report.problems import Problem, Severity
from report.recipes.booklet import booklet
from report.recipes.preflight import preflight
from report.units import MM_PER_INCH
from report.workspace import Workspace

from support import pdf
from support.editions import read
from support.photos import photograph, saved, with_photo

WIDTHS_MM = (46.0, 158.0)  # of a square picture and of a wide one, in a short text


def silent(doing: str) -> None:
    """Take progress, and say nothing."""


def judged(
    workspace: Workspace, size: tuple[int, int]
) -> tuple[tuple[float, float], list[Problem]]:
    """Return how large the whole of a picture is drawn, in mm, and what is said of it."""
    with_photo(workspace.year(2019), saved(photograph(size), quality=95))
    (made,) = booklet(workspace, 2019, silent)
    (drawn,) = pdf.pictures_mm(made.path)
    edition = read(workspace, 2019).require()
    found = preflight(workspace, edition, silent)
    return drawn, [problem for problem in found if problem.rule == "low-resolution"]


@pytest.mark.parametrize(
    ("size", "severity"),
    [
        ((300, 300), Severity.ERROR),  # 46 mm wide beside the standfirst
        ((450, 450), Severity.WARNING),
        ((600, 600), None),
        ((1000, 667), Severity.ERROR),  # 158 mm wide over the head of the page
        ((1700, 1133), Severity.WARNING),
        ((2000, 1333), None),
    ],
)
def test_a_picture_is_judged_by_how_wide_the_whole_of_it_is(
    tiny: Workspace, size: tuple[int, int], severity: Severity | None
) -> None:
    (width_mm, height_mm), found = judged(tiny, size)
    assert width_mm == pytest.approx(WIDTHS_MM[size[0] > size[1]], abs=0.1)
    assert height_mm == pytest.approx(width_mm * size[1] / size[0], abs=0.1)
    assert [problem.severity for problem in found] == ([severity] if severity else [])
    for problem in found:
        assert f"{size[0]} × {size[1]} pixels" in problem.message
        assert ppi(problem) == pytest.approx(size[0] / width_mm * MM_PER_INCH, abs=1)


def ppi(problem: Problem) -> int:
    match = re.search(r"at (\d+) ppi", problem.message)
    assert match
    return int(match[1])
