"""How wide a text is, from the measures in the font itself."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from struct import error as struct_error
from struct import unpack_from
from typing import Final

from report.problems import ContentError, Place, Problem
from report.units import mm_from_pt

# Tables of cmap that name a character by its number in Unicode, the fullest first: each by its
# platform and encoding (OpenType, cmap).
_UNICODE: Final = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
_GROUPS, _SEGMENTS = 12, 4  # formats of such a table


@cache
def text_width_mm(text: str, font_path: Path, size_pt: float) -> float:
    """Give the width of a line of text, as the sum of its advance widths.

    Kerning is left out, so the set line is a little narrower: by 0.3 mm for
    'Trollhättan' at 7.5 pt. A character that the font lacks counts as one em. Raises
    `ContentError` where the font cannot be read.
    """
    advances = _advances_em(font_path)
    return mm_from_pt(sum(advances.get(character, 1.0) for character in text) * size_pt)


@cache
def _advances_em(font_path: Path) -> Mapping[str, float]:
    """Read the advance widths of an OpenType font; a library for fonts takes long to import."""
    try:
        return _read(font_path.read_bytes())
    except (OSError, struct_error, KeyError, StopIteration) as error:
        message = "the font cannot be read"
        advice = "Put back the file that came with the program."
        place = Place(font_path)
        raise ContentError(Problem("unreadable-file", message, place, advice)) from error


def _read(data: bytes) -> Mapping[str, float]:
    tables = {
        data[start : start + 4]: unpack_from(">I", data, start + 8)[0]
        for start in range(12, 12 + 16 * unpack_from(">H", data, 4)[0], 16)
    }
    (units,) = unpack_from(">H", data, tables[b"head"] + 18)
    (measured,) = unpack_from(">H", data, tables[b"hhea"] + 34)
    pairs = unpack_from(f">{2 * measured}H", data, tables[b"hmtx"])
    widths = pairs[::2]  # the last holds for all glyphs after it
    return {
        chr(code): widths[min(glyph, measured - 1)] / units
        for code, glyph in _glyphs(data, tables[b"cmap"])
    }


def _glyphs(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Give each character of a font with the number of its glyph."""
    (count,) = unpack_from(">H", data, cmap + 2)
    records = (unpack_from(">HHI", data, cmap + 4 + 8 * number) for number in range(count))
    offsets = {(platform, encoding): offset for platform, encoding, offset in records}
    table = cmap + next(offsets[key] for key in _UNICODE if key in offsets)
    (kind,) = unpack_from(">H", data, table)
    if kind == _GROUPS:
        (groups,) = unpack_from(">I", data, table + 12)
        for number in range(groups):
            first, last, glyph = unpack_from(">III", data, table + 16 + 12 * number)
            yield from ((code, glyph + code - first) for code in range(first, last + 1))
    elif kind == _SEGMENTS:
        yield from _of_segments(data, table)


def _of_segments(data: bytes, table: int) -> Iterator[tuple[int, int]]:
    """Read a table of format 4, whose segments move glyphs or name them one by one."""
    (double,) = unpack_from(">H", data, table + 6)
    for ends in range(table + 14, table + 14 + double, 2):
        starts = ends + double + 2
        first, last = unpack_from(">H", data, starts)[0], unpack_from(">H", data, ends)[0]
        (delta,), (shift,) = (unpack_from(">H", data, starts + n * double) for n in (1, 2))
        for code in range(first, min(last, 0xFFFE) + 1):
            at = starts + 2 * double + shift + 2 * (code - first)
            glyph = unpack_from(">H", data, at)[0] if shift else code
            if glyph:
                yield code, (glyph + delta) & 0xFFFF
