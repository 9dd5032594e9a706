"""A font with some of its glyphs alone, made as the engine makes it for a file of its own."""

from collections.abc import Collection, Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Final

from fontTools.ttLib import TTFont

from report.typeset.engine import EngineFont, ffi, harfbuzz

POSTSCRIPT_NAME: Final = 6  # of a font, in its table of names

ffi.cdef(
    """
    hb_blob_t * hb_blob_create_from_file_or_fail (const char *file_name);
    hb_face_t * hb_face_create (hb_blob_t *blob, unsigned int index);
    """
)


def subset(path: Path, glyphs: Collection[int]) -> bytes:
    """Return the font of a file with these glyphs alone, which keep their numbers.

    Raises `OSError` where the file cannot be read.
    """
    blob = harfbuzz.hb_blob_create_from_file_or_fail(str(path).encode())
    if blob == ffi.NULL:
        raise OSError(f"{path} cannot be read")
    face = ffi.gc(harfbuzz.hb_face_create(blob, 0), harfbuzz.hb_face_destroy)
    harfbuzz.hb_blob_destroy(blob)  # the face holds it
    font = SimpleNamespace(hb_face=face, missing={}, file_content=b"", family=path.stem)
    EngineFont._harfbuzz_subset(font, dict.fromkeys(glyphs), hinting=False)
    return bytes(font.file_content)


def by_name(paths: Iterable[Path]) -> dict[str, Path]:
    """Return the files of fonts by the names that these have in PostScript."""
    found: dict[str, Path] = {}
    for path in sorted(paths):
        with TTFont(path, lazy=True) as font:
            found.setdefault(str(font["name"].getDebugName(POSTSCRIPT_NAME)), path)
    return found
