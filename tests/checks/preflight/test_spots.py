"""Plates besides the four of a press file: each that nobody ordered is found, and each missing."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from report.checks import preflight as finished
from report.checks.preflight import Expected, Limits
from report.problems import Severity
from report.products.booklet import BOOKLET, COVER_FORM, INSIDE_FORM
from report.products.target import Target

from support.spoiled import Check, found

GOLD, SILVER = "PANTONE 871 C", "PANTONE 877 C"
SHOP = Expected(Limits(spots=(GOLD,)), (), ())
FULL = (0.03, 0.33, 0.9, 0.11)


def space(ink: str, full: tuple[float, ...] = FULL, alternate: Name = Name.DeviceCMYK) -> Array:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * len(full), C1=[*full], N=1)
    return Array([Name.Separation, Name(f"/{ink}"), alternate, tint])


def problems(check: Check, folder: Path, *pages: tuple[bytes, Array]) -> list[tuple[int, str]]:
    with pikepdf.new() as document:
        for content, colours in pages:
            page = document.add_blank_page(page_size=(100, 100))
            page.obj.Contents = document.make_stream(content)
            page.obj.Resources = Dictionary(ColorSpace=Dictionary(S=colours))
        document.save(folder / "press.pdf")
    return found(folder / "press.pdf", check, BOOKLET.form(Target.PRESS), SHOP)


PAINTED = b"/S cs 1 scn 0 0 9 9 re f"


def test_a_plate_that_the_shop_was_told_of_is_good(tmp_path: Path) -> None:
    for check in (
        *(finished.unknown_spot, finished.unused_spot, finished.unequal_spot),
        *(finished.wrong_colour_space, finished.too_much_ink),
    ):
        assert problems(check, tmp_path, (PAINTED, space(GOLD))) == []


def test_a_plate_that_nobody_named_is_found(tmp_path: Path) -> None:
    pages = ((PAINTED, space(GOLD)), (PAINTED, space(SILVER)), (PAINTED, space(SILVER)))
    told = f"a plate is needed for '{SILVER}', which the shop's file does not name"
    assert problems(finished.unknown_spot, tmp_path, *pages) == [(2, told)]


@pytest.mark.parametrize("content", [b"0 0 0 1 k 0 0 9 9 re f", b"/S cs 1 scn"])
def test_an_ink_that_lies_nowhere_is_found(content: bytes, tmp_path: Path) -> None:
    told = problems(finished.unused_spot, tmp_path, (content, space(GOLD)))
    assert told == [(0, f"no page needs a plate for '{GOLD}'")]


def test_a_part_of_the_pages_may_do_without_an_ink(tmp_path: Path) -> None:
    problems(finished.unused_spot, tmp_path, (b"", space(GOLD)))
    for form in (COVER_FORM, INSIDE_FORM):
        assert found(tmp_path / "press.pdf", finished.unused_spot, form, SHOP) == []


def test_an_ink_that_lies_nowhere_is_a_warning(tmp_path: Path) -> None:
    problems(finished.unused_spot, tmp_path, (b"", space(GOLD)))
    with finished.opened(tmp_path / "press.pdf", BOOKLET.form(Target.PRESS), SHOP) as file:
        assert {each.severity for each in finished.unused_spot(file)} == {Severity.WARNING}


@pytest.mark.parametrize(
    "other", [space(GOLD, (0, 0, 0, 1)), space(GOLD, (0.8, 0.6, 0.1), Name.DeviceRGB)]
)
def test_an_ink_that_stands_for_two_mixtures_is_found(other: Array, tmp_path: Path) -> None:
    told = problems(finished.unequal_spot, tmp_path, (PAINTED, space(GOLD)), (PAINTED, other))
    assert told == [(0, f"'{GOLD}' does not stand for one mixture of the four inks")]


def test_a_tint_counts_as_much_ink_as_is_printed(tmp_path: Path) -> None:
    expected = Expected(Limits(ink_percent=60, spots=(GOLD,)), (), ())
    problems(finished.too_much_ink, tmp_path, (b"/S cs .6 scn f", space(GOLD)))
    assert (
        found(tmp_path / "press.pdf", finished.too_much_ink, BOOKLET.form(Target.PRESS), expected)
        == []
    )
    problems(finished.too_much_ink, tmp_path, (PAINTED, space(GOLD)))
    assert found(
        tmp_path / "press.pdf", finished.too_much_ink, BOOKLET.form(Target.PRESS), expected
    ) == [(1, "there is 100 % of ink in one place, and the limit is 60 %")]
