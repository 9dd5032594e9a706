"""Pictures are judged where they stand: by the scale at which they are drawn, cut off or not."""

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

MEASURE_MM = 114.0


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
        ((700, 700), Severity.ERROR),  # 156 to the inch in width, though 296 in what is seen of it
        ((700, 1600), Severity.ERROR),
        ((1000, 1000), Severity.WARNING),
        ((1400, 1400), None),
    ],
)
def test_a_picture_cut_in_height_is_judged_by_its_width(
    tiny: Workspace, size: tuple[int, int], severity: Severity | None
) -> None:
    (width_mm, height_mm), found = judged(tiny, size)
    assert width_mm == pytest.approx(MEASURE_MM, abs=0.1)
    assert height_mm == pytest.approx(MEASURE_MM * size[1] / size[0], abs=0.1)
    assert [problem.severity for problem in found] == ([severity] if severity else [])
    for problem in found:
        assert f"{size[0]} × {size[1]} pixels" in problem.message
        assert ppi(problem) == pytest.approx(size[0] / width_mm * MM_PER_INCH, abs=1)


def test_a_picture_cut_in_width_is_judged_by_its_height(tiny: Workspace) -> None:
    size = (1400, 300)  # 312 to the inch, if it were as wide as its place
    (width_mm, height_mm), (problem,) = judged(tiny, size)
    assert width_mm > MEASURE_MM + 10
    assert ppi(problem) == pytest.approx(size[1] / height_mm * MM_PER_INCH, abs=1)
    assert problem.severity is (Severity.ERROR if ppi(problem) < 200 else Severity.WARNING)


def ppi(problem: Problem) -> int:
    match = re.search(r"at (\d+) ppi", problem.message)
    assert match
    return int(match[1])
