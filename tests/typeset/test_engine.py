"""The engine where something that it needs is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="libraries are shadowed as on Linux")
def test_a_library_that_is_missing_is_told(tmp_path: Path) -> None:
    (tmp_path / "libpango-1.0.so.0").write_text("not a library", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "import report.typeset"],
        env={**os.environ, "LD_LIBRARY_PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "MachineError: a library that sets text is missing: " in done.stderr


LOADED = """
import sys
import report.typeset
from weasyprint.pdf import fonts
before = "fontTools.subset" in sys.modules
options = fonts.subset.Options(retain_gids=True)
print(before, options.retain_gids, type(options).__module__)
"""


def test_what_parts_with_glyphs_in_python_is_loaded_when_it_is_called() -> None:
    command = [sys.executable, "-c", LOADED]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "fontTools.subset"]
