"""How wide a text is, from the measures in the font itself."""

import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from report.units import mm_from_pt


@cache
def text_width_mm(text: str, font_path: Path, size_pt: float) -> float:
    """Give the width of a line of text, as the sum of its advance widths.

    Kerning is left out, so the set line is a little narrower: by 0.3 mm for
    'Trollhättan' at 7.5 pt. A character that the font lacks counts as one em.
    """
    advances = _advances_em(font_path)
    return mm_from_pt(sum(advances.get(character, 1.0) for character in text) * size_pt)


def characters(font_path: Path) -> frozenset[str]:
    """Give the characters that a font has; a file that is no font, or not there, has none."""
    try:
        return _characters(font_path, font_path.stat().st_mtime_ns)
    except OSError:
        return frozenset()


@cache
def _characters(font_path: Path, changed_ns: int) -> frozenset[str]:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with font_path.open("rb") as file, TTFont(file, lazy=True) as font:
            return frozenset(map(chr, font.getBestCmap() or ()))
    except (OSError, TTLibError, KeyError, ValueError, AssertionError, struct.error):
        return frozenset()


@cache
def _advances_em(font_path: Path) -> Mapping[str, float]:
    from fontTools.ttLib import TTFont  # slow to import, and most commands measure nothing

    with TTFont(font_path, lazy=True) as font:
        units = font["head"].unitsPerEm
        widths = font["hmtx"]
        return {chr(code): widths[name][0] / units for code, name in font.getBestCmap().items()}
