"""What the engine declares in C is read once, and is the same when it comes from the cache."""

import os
import subprocess
import sys
from pathlib import Path

LOADED = """
import sys
from report.typeset.engine import ffi, harfbuzz, pango
print("pycparser" in sys.modules, end=" ")
print(ffi.sizeof("PangoRectangle"), pango.pango_units_from_double(1.5), pango.PANGO_STYLE_ITALIC,
      ffi.string(ffi.new("char[]", b"abc")), hasattr(harfbuzz, "hb_face_create"))
"""


def test_declarations_are_read_once_and_are_the_same_then(tmp_path: Path) -> None:
    parsed, known = (_loaded(REPORT_CACHE=str(tmp_path / "cache")) for _ in range(2))
    assert (parsed[0], known[0]) == ("True", "False")
    assert parsed[1:] == known[1:] == ["16", "1536", "2", "b'abc'", "True"]


def test_without_a_cache_they_are_read_each_time() -> None:
    first, second = (_loaded(REPORT_CACHE="") for _ in range(2))
    assert first == second
    assert first[0] == "True"


def _loaded(**environment: str) -> list[str]:
    command = [sys.executable, "-c", LOADED]
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    return done.stdout.split()
