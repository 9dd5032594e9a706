"""Widths of text."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from report.design import font_metrics
from report.design.font_metrics import text_width_mm
from report.problems import ContentError
from report.units import mm_from_pt

from support.workspaces import REPOSITORY

SEMIBOLD = REPOSITORY / "styles" / "fonts" / "source-sans" / "SourceSans3-Semibold.otf"


def test_a_width_is_the_sum_of_the_fonts_advance_widths() -> None:
    with TTFont(SEMIBOLD) as font:
        units = sum(font["hmtx"][name][0] for name in ("L", "u", "l", "e", "aring"))
        size_pt = 7.5
        expected = mm_from_pt(size_pt * units / font["head"].unitsPerEm)
    assert text_width_mm("Luleå", SEMIBOLD, size_pt) == pytest.approx(expected)


def test_semibold_is_wider_than_regular() -> None:
    regular = SEMIBOLD.with_name("SourceSans3-Regular.otf")
    assert text_width_mm("Skara", SEMIBOLD, 8) > text_width_mm("Skara", regular, 8) > 0


def test_a_character_that_the_font_lacks_counts_as_one_em() -> None:
    assert text_width_mm("ก", SEMIBOLD, 72) == pytest.approx(25.4)


def test_no_text_has_no_width() -> None:
    assert text_width_mm("", SEMIBOLD, 8) == 0


@pytest.mark.parametrize("length", [0, 11, 100, 1000])
def test_a_font_that_is_cut_off_is_a_problem_of_its_file(tmp_path: Path, length: int) -> None:
    path = tmp_path / "a.otf"
    path.write_bytes(SEMIBOLD.read_bytes()[:length])
    with pytest.raises(ContentError, match="the font cannot be read"):
        text_width_mm("Skara", path, 8)
    with pytest.raises(ContentError, match="the font cannot be read"):
        text_width_mm("Skara", tmp_path / "b.otf", 8)


def test_what_was_measured_before_is_measured_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths = [text_width_mm("Trollhättan – 2019", SEMIBOLD, 7.5)]
    for name in ("a", "b"):  # read and kept, and then as it was kept
        font = tmp_path / f"{name}.otf"
        font.write_bytes(SEMIBOLD.read_bytes())
        monkeypatch.setenv("REPORT_CACHE", str(tmp_path / "cache"))
        widths.append(text_width_mm("Trollhättan – 2019", font, 7.5))
        monkeypatch.setattr("report.design.font_metrics._read", None)
    assert widths == widths[:1] * 3


@pytest.mark.parametrize("forged", [b"\xff", b"[1]", b"null", b'{"a": "b"}', b'{"a": true}', b"1"])
def test_widths_that_others_have_forged_are_read_again(forged: bytes) -> None:
    assert font_metrics._written(forged) is None
    assert font_metrics._written(b'{"a": 0.5, "b": 1}') == {"a": 0.5, "b": 1}
