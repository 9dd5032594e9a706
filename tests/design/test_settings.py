"""Limits that the style sheet names."""

from pathlib import Path

import pytest

from report.design.settings import PARAMETERS, Setting, read_ranges, smallest
from report.problems import ContentError

LIMITS = """\
/* --size-min: 1pt; a remark does not count */
:root {
  --size-min: 8.6pt; --size-ideal: 9.6pt; --size-max: 11pt;
  --leading-min: 1.3; --leading-ideal: 1.36; --leading-max: 1.42;
  --picture-min: 30mm; --picture-ideal: 45mm; --picture-max: 60mm;
  --space-min: 6pt; --space-ideal: 9pt; --space-max: 14pt;
  --rise-min: 3mm; --rise-ideal: 5mm; --rise-max: 60mm
}
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "profile.css"
    path.write_text(LIMITS, "utf-8")
    return path


def test_the_limits_are_read_in_the_order_of_the_parameters(sheet: Path) -> None:
    ranges = read_ranges(sheet)
    assert [limits.parameter for limits in ranges] == list(PARAMETERS)
    assert (ranges[0].low, ranges[0].ideal, ranges[0].high) == (8.6, 9.6, 11)
    assert smallest(ranges) == Setting(8.6, 1.3, 30, 6, 3)


def test_values_go_from_limit_to_limit_in_steps(sheet: Path) -> None:
    sizes = read_ranges(sheet)[0].values
    assert len(sizes) == 25  # (11 − 8.6) / 0.1, and the first
    assert (sizes[0], sizes[1], sizes[-1]) == (8.6, 8.7, 11)
    assert sorted(set(sizes)) == list(sizes)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("--size-min: 8.6pt; ", "", (0, 0, "missing-limit", "'--size-min' is missing")),
        ("8.6pt", "9px", (3, 3, "unreadable-limit", "'9px' is not a length in pt")),
        ("1.42", "1.42em", (4, 46, "unreadable-limit", "'1.42em' is not a number")),
        (
            "--rise-min: 3mm",
            "--rise-min: 6mm",
            (7, 3, "unreadable-limit", "'--rise-min' is larger than '--rise-ideal'"),
        ),
    ],
)
def test_a_limit_that_is_missing_or_makes_no_sense_is_a_problem(
    sheet: Path, before: str, after: str, expected: tuple[int, int, str, str]
) -> None:
    sheet.write_text(LIMITS.replace(before, after), "utf-8")
    with pytest.raises(ContentError) as caught:
        read_ranges(sheet)
    found = [
        (p.place.line, p.place.column, p.rule, p.message) for p in caught.value.problems if p.place
    ]
    assert found == [expected]


def test_all_missing_limits_are_told_at_once(sheet: Path) -> None:
    sheet.write_text("", "utf-8")
    with pytest.raises(ContentError) as caught:
        read_ranges(sheet)
    assert len(caught.value.problems) == 3 * len(PARAMETERS)
