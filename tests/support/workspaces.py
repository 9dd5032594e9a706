"""Where the repository is, and small workspaces to break at will."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from report.workspace import Workspace

REPOSITORY = Path(__file__).parents[2]
MINI = REPOSITORY / "tests" / "mini"
SECTION = re.compile(r"  - title: .*\n    introduction: .*\n    profiles: \[(.*)\]\n")

Run = Callable[..., subprocess.CompletedProcess[str]]


def copy_mini(folder: Path) -> Workspace:
    """Copy the small workspace, with the real styles, into a folder."""
    shutil.copytree(MINI / "content", folder / "content")
    shutil.copytree(REPOSITORY / "styles", folder / "styles")
    return Workspace(folder.resolve())


def copy_repository(folder: Path) -> Workspace:
    """Copy the content and the styles of the repository."""
    for name in ("content", "styles"):
        shutil.copytree(REPOSITORY / name, folder / name)
    return Workspace(folder)


def copy_some(folder: Path, *slugs: str) -> Workspace:
    """Copy the small workspace with some of its texts alone, and the sections that have any."""
    workspace = copy_mini(folder)
    for path in workspace.year(2019).glob("*.md"):
        if path.stem not in slugs:
            path.unlink()

    def section(found: re.Match[str]) -> str:
        kept = [slug for slug in found[1].split(", ") if slug in slugs]
        return found[0].replace(found[1], ", ".join(kept)) if kept else ""

    path = workspace.year(2019) / "edition.yaml"
    path.write_text(SECTION.sub(section, path.read_text("utf-8")), "utf-8")
    return workspace
