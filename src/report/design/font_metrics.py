"""How wide a text is, and which characters a font has, from the font itself."""

import json
import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from report.cache import key, remembered, version
from report.locales import _
from report.problems import ContentError, Place, Problem
from report.units import mm_from_pt


@cache
def text_width_mm(text: str, font_path: Path, size_pt: float) -> float:
    """Return the width of a line of text, as the sum of its advance widths.

    Kerning is left out, so the set line is a little narrower: by 0.3 mm for
    'Trollhättan' at 7.5 pt. A character that the font lacks counts as one em.
    Raises `ContentError` where the font cannot be read.
    """
    advances = _advances_em(font_path)
    return mm_from_pt(sum(advances.get(character, 1.0) for character in text) * size_pt)


def characters(font_path: Path) -> frozenset[str]:
    """Return the characters that a font has; a file that is no font, or not there, has none."""
    try:
        return frozenset(_advances_em(font_path))
    except ContentError:
        return frozenset()


def _advances_em(font_path: Path) -> Mapping[str, float]:
    """Return the advance widths of an OpenType font. Raises `ContentError` where it is none."""
    try:
        return _kept(font_path, font_path.stat().st_mtime_ns)
    except OSError as error:
        raise ContentError(_unreadable(font_path)) from error


@cache
def _kept(font_path: Path, changed_ns: int) -> Mapping[str, float]:
    """Return the widths of a font as they were kept, or read and keep them.

    To read them, a library is loaded that takes longer than all else that a check does.
    """
    name = key("advances", version("fonttools"), font_path.read_bytes())
    return remembered(name, lambda: _read(font_path), _written, _bytes)


def _bytes(advances: Mapping[str, float]) -> bytes:
    return json.dumps(advances).encode()


def _written(data: bytes) -> Mapping[str, float] | None:
    """Return the widths that were kept; None if they are not as we write them."""
    try:
        widths = json.loads(data)
    except ValueError:
        return None
    numbers = widths.values() if isinstance(widths, dict) else [None]
    return widths if all(type(number) in (int, float) for number in numbers) else None


def _read(font_path: Path) -> Mapping[str, float]:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with font_path.open("rb") as file, TTFont(file, lazy=True) as font:
            units = font["head"].unitsPerEm
            widths = font["hmtx"]
            glyphs = font.getBestCmap() or {}
            return {chr(code): widths[name][0] / units for code, name in glyphs.items()}
    except (TTLibError, KeyError, ValueError, AssertionError, struct.error) as error:
        raise ContentError(_unreadable(font_path)) from error


def _unreadable(font_path: Path) -> Problem:
    return Problem(
        "unreadable-file",
        _("the font cannot be read"),
        Place(font_path),
        _("Put back the file that came with the program."),
    )
