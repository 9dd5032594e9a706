"""Fonts with some of their glyphs are the same files, byte for byte, as the engine makes them."""

import subprocess
import sys

from support.workspaces import REPOSITORY

FONTS = sorted((REPOSITORY / "styles" / "fonts").glob("*/*.otf"))

COMPARING = """
import sys
from pathlib import Path
from types import SimpleNamespace

from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import ffi, harfbuzz

of_the_engine = Font._harfbuzz_subset

from report.typeset.subset import subset

assert Font._harfbuzz_subset is not of_the_engine
glyphs = {1: "", 7: "", 40: "", 41: "", 300: ""}
for path in map(Path, sys.argv[1:]):
    blob = harfbuzz.hb_blob_create_from_file_or_fail(str(path).encode())
    face = harfbuzz.hb_face_create(blob, 0)
    for missing in ({}, {"x": 2000}):
        for hinting in (False, True):
            fonts = [
                SimpleNamespace(hb_face=face, missing=missing, file_content=b"", family="")
                for _ in range(2)
            ]
            of_the_engine(fonts[0], glyphs, hinting)
            Font._harfbuzz_subset(fonts[1], glyphs, hinting)
            assert fonts[0].file_content == fonts[1].file_content != b"", path
            if not missing and not hinting:
                assert subset(path, glyphs) == fonts[0].file_content
"""


def test_a_subset_is_that_of_the_engine() -> None:
    assert FONTS
    command = [sys.executable, "-c", COMPARING, *map(str, FONTS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
