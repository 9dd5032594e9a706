"""What the helping commands wrote and found → people. Needs nothing that sets text."""

import os
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console


def show_written(paths: Iterable[Path]) -> None:
    """Write the names of files that are new or different to standard output."""
    console = _console()
    for path in paths:
        console.print(f"{_relative(path)}  written", markup=False)


def _console() -> Console:
    return Console(soft_wrap=True, highlight=False)


def _relative(path: Path) -> Path:
    """Give a path as one would type it here, if it is below this folder."""
    return Path(os.path.relpath(path)) if path.is_relative_to(Path.cwd()) else path
