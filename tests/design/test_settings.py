"""Limits that the style sheet names."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.design.settings import (
    GIVES_WAY,
    LOST,
    PARAMETERS,
    Parameter,
    Range,
    Setting,
    largest,
    read_gives_way,
    read_ranges,
    smallest,
    within_half,
)
from report.design.sheets import product_sheets
from report.problems import ContentError
from report.workspace import Workspace

from support.workspaces import REPOSITORY

LIMITS = """\
/* --size-min: 1pt; a remark does not count */
:root {
  --size-min: 8.6pt; --size-ideal: 9.6pt; --size-max: 11pt;
  --leading-min: 1.3; --leading-ideal: 1.36; --leading-max: 1.42;
  --picture-min: -40mm; --picture-ideal: 0mm; --picture-max: 0mm;
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
    assert smallest(ranges) == Setting(8.6, 1.3, -40, 6, 3)
    assert largest(ranges) == Setting(11, 1.42, 0, 14, 60)


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


def test_the_height_of_columns_and_the_rest_are_named_where_they_are_known() -> None:
    plain = Setting(9, 1.36, 0, 8, 4)
    assert "--columns" not in plain.css
    assert "--rest" not in plain.css
    full = Setting(9, 1.36, 0, 8, 4, text_mm=120.5, rest_mm=31.25)
    assert full.css == plain.css + ("; --columns: 120.5mm; --columns-fill: auto; --rest: 31.25mm")


def ordered(sheet: Path, order: str) -> Path:
    """Write a style sheet in which parts give way in this order."""
    sheet.write_text(f":root {{\n  /* --gives-way: lists */\n  --gives-way:{order};\n}}\n", "utf-8")
    return sheet


@given(st.permutations(GIVES_WAY))
def test_parts_give_way_in_the_order_that_the_style_sheet_says(
    tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    sheet = tmp_path_factory.getbasetemp() / "order.css"
    assert read_gives_way(ordered(sheet, " " + "\n    ".join(order)), GIVES_WAY) == tuple(order)


@pytest.mark.parametrize(
    "order",
    [
        " ".join(GIVES_WAY[:-1]),  # one is missing
        " ".join((*GIVES_WAY, "lists")),  # one comes twice
        " ".join((*GIVES_WAY[:-1], "notes")),  # one is not known
        ", ".join(GIVES_WAY),
        "",
    ],
)
def test_an_order_that_does_not_name_each_part_once_is_a_problem(sheet: Path, order: str) -> None:
    ordered(sheet, f" {order}")
    with pytest.raises(ContentError) as caught:
        read_gives_way(sheet, GIVES_WAY)
    (problem,) = caught.value.problems
    assert problem.rule == "unreadable-limit"
    assert problem.message == (f"'{order}' does not name each of {', '.join(GIVES_WAY)} once")
    assert problem.place
    assert (problem.place.path, problem.place.line, problem.place.column) == (sheet, 3, 3)
    assert problem.advice == (f"Write it under :root, such as --gives-way: {' '.join(GIVES_WAY)};")


def test_a_missing_order_is_a_problem(sheet: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read_gives_way(sheet, GIVES_WAY)
    (problem,) = caught.value.problems
    assert (problem.rule, problem.message) == ("missing-limit", "'--gives-way' is missing")


def test_the_profile_says_what_gives_way() -> None:
    sheet = product_sheets(Workspace(REPOSITORY), "profile")[-1]
    order = read_gives_way(sheet, GIVES_WAY)
    assert order[:4] == ("sources", "guide", "setting", "picture")
    assert {*order[-len(LOST) :]} == LOST  # nothing is lost as long as something may be smaller


def test_before_a_setting_gives_way_it_goes_half_as_far_below_the_ideal(sheet: Path) -> None:
    half = [within_half(limits) for limits in read_ranges(sheet)]
    assert [one.low for one in half] == [9.1, 1.32, -20, 7.5, 4]  # in whole steps
    assert [one.high for one in half] == [11, 1.42, 0, 14, 60]


@given(
    st.lists(st.integers(-400, 400), min_size=3, max_size=3).map(sorted),
    st.sampled_from(PARAMETERS),
)
def test_half_lies_between_the_lowest_and_the_ideal(steps: list[int], parameter: Parameter) -> None:
    limits = Range(parameter, *(round(n * parameter.step, 4) for n in steps))
    half = within_half(limits)
    assert limits.low <= half.low <= limits.ideal
    off = half.low - (limits.low + limits.ideal) / 2
    assert abs(off) <= parameter.step / 2 + 1e-4
    assert (half.ideal, half.high) == (limits.ideal, limits.high)
