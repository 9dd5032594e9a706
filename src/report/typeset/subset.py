"""Fonts with some of their glyphs alone: in every PDF of the engine, and in one that is joined.

The engine parts with the other glyphs in the same way (`weasyprint.pdf.fonts`), but has a C type
parsed anew for every number of glyphs, which takes three times as long as the rest. In its place
it calls `Font._harfbuzz_subset` of ours; the files are the same.
"""

import logging
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from fontTools.ttLib import TTFont

from report.typeset.engine import EngineFont, contents_of, ffi, harfbuzz, harfbuzz_subset

LOGGER: Final = logging.getLogger("weasyprint")  # what is said there is told as the engine's
POSTSCRIPT_NAME: Final = 6  # of a font, in its table of names
# What is of no use in a PDF, where words are glyphs that have their places.
USELESS_TABLES: Final = (
    *(b"BASE", b"DSIG", b"EBDT", b"EBLC", b"EBSC", b"GPOS", b"GSUB", b"JSTF"),
    *(b"LTSH", b"PCLT", b"SVG "),
)


def install() -> None:
    """Let the engine have fonts subset in our way from now on. It may be done more than once."""
    EngineFont._harfbuzz_subset = _of_the_engine


def subset(path: Path, glyphs: Collection[int]) -> bytes:
    """Return the font of a file with these glyphs alone, which keep their numbers.

    Raises `OSError` where the file cannot be read, and `ValueError` where it is no font.
    """
    blob = harfbuzz.hb_blob_create_from_file_or_fail(str(path).encode())
    if blob == ffi.NULL:
        raise OSError(f"{path} cannot be read")
    face = _owned(harfbuzz.hb_face_create(blob, 0))
    harfbuzz.hb_blob_destroy(blob)  # the face holds it
    return _contents(face, glyphs, hinting=False, with_missing=False)


def by_name(paths: Iterable[Path]) -> dict[str, Path]:
    """Return the files of fonts by the names that these have in PostScript."""
    found: dict[str, Path] = {}
    for path in sorted(paths):
        with TTFont(path, lazy=True) as font:
            found.setdefault(str(font["name"].getDebugName(POSTSCRIPT_NAME)), path)
    return found


def _of_the_engine(self: Any, to_unicode: Mapping[int, str], hinting: bool) -> None:
    """Part with the glyphs of a font of the engine that have no letters."""
    is_missed = bool(self.missing)
    try:
        parted = _contents(self.hb_face, to_unicode, hinting=hinting, with_missing=is_missed)
    except ValueError:
        LOGGER.warning('Unable to subset "%s"', self.family)
    else:
        self.file_content = parted


def _contents(face: Any, glyphs: Collection[int], *, hinting: bool, with_missing: bool) -> bytes:
    """Return the file of a face with these glyphs alone.

    First the others are emptied, so that numbers stay; then those behind the last one go.
    `with_missing` keeps the shape of the glyph that stands for what the font lacks. Raises
    `ValueError` for what HarfBuzz cannot read.
    """
    flags = (
        harfbuzz_subset.HB_SUBSET_FLAGS_PASSTHROUGH_UNRECOGNIZED
        | harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
    )
    if with_missing:
        flags |= harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
    emptying = flags | harfbuzz_subset.HB_SUBSET_FLAGS_RETAIN_GIDS
    emptied = _with_glyphs(face, sorted(glyphs), emptying, USELESS_TABLES)
    if not hinting:
        flags |= harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING
    data = contents_of(_with_glyphs(emptied, range(max(glyphs) + 1), flags))
    if not data:
        raise ValueError("there is no font to be parted")
    return bytes(data)


def _with_glyphs(
    face: Any, glyphs: Collection[int], flags: int, without: Collection[bytes] = ()
) -> Any:
    """Return a face with some glyphs of another, in rising order, and without some tables."""
    wanted = ffi.gc(
        harfbuzz_subset.hb_subset_input_create_or_fail(),
        harfbuzz_subset.hb_subset_input_destroy,
    )
    _add(harfbuzz_subset.hb_subset_input_glyph_set(wanted), glyphs)
    dropped = harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG
    tags = [harfbuzz.hb_tag_from_string(name, -1) for name in without]
    _add(harfbuzz_subset.hb_subset_input_set(wanted, dropped), tags)
    harfbuzz_subset.hb_subset_input_set_flags(wanted, flags)
    found = harfbuzz_subset.hb_subset_or_fail(face, wanted)
    if found == ffi.NULL:
        raise ValueError("the font cannot be parted")
    return _owned(found)


def _add(numbers: Any, more: Collection[int]) -> None:
    """Add numbers, in rising order, to a set of HarfBuzz."""
    harfbuzz.hb_set_add_sorted_array(numbers, ffi.new("hb_codepoint_t[]", list(more)), len(more))


def _owned(face: Any) -> Any:
    return ffi.gc(face, harfbuzz.hb_face_destroy)
