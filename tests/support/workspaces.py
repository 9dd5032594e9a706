"""Where the repository is, and small workspaces to break at will."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from report.workspace import Workspace

REPOSITORY = Path(__file__).parents[2]
MINI = REPOSITORY / "tests" / "mini"

Run = Callable[..., subprocess.CompletedProcess[str]]


def copy_mini(folder: Path) -> Workspace:
    """Copy the small workspace, with the real styles, into a folder."""
    shutil.copytree(MINI / "content", folder / "content")
    shutil.copytree(REPOSITORY / "styles", folder / "styles")
    return Workspace(folder.resolve())
