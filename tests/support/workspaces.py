"""Where the repository is, and small workspaces to break at will."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from report.workspace import Workspace

from support import linked

REPOSITORY = Path(__file__).parents[2]
MINI = REPOSITORY / "tests" / "mini"
SECTION = re.compile(r"  - title: .*\n    introduction: .*\n    profiles: \[(.*)\]\n")
SECTIONS = re.compile(f"({SECTION.pattern})+")

Run = Callable[..., subprocess.CompletedProcess[str]]


def copy_mini(folder: Path) -> Workspace:
    """Copy the small workspace, with the real styles, into a folder."""
    shutil.copytree(MINI / "content", folder / "content")
    linked.copy(REPOSITORY / "styles", folder / "styles")
    return Workspace(folder.resolve())


def copy_repository(folder: Path) -> Workspace:
    """Copy the content and the styles of the repository."""
    shutil.copytree(REPOSITORY / "content", folder / "content")
    linked.copy(REPOSITORY / "styles", folder / "styles")
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


def copy_with_names(folder: Path, *names: str) -> Workspace:
    """Copy the small workspace with one text for each of these names, all in one section."""
    workspace = copy_mini(folder)
    texts = workspace.year(2019)
    text = (texts / "norrby.md").read_text("utf-8")
    for path in texts.glob("*.md"):
        path.unlink()
    slugs = [f"text-{number:02}" for number in range(1, len(names) + 1)]
    for slug, name in zip(slugs, names, strict=True):
        (texts / f"{slug}.md").write_text(text.replace("Norrby kommun", name, 1), "utf-8")
    give_sections(workspace, slugs)
    return workspace


def give_sections(workspace: Workspace, *sections: list[str]) -> None:
    """Give the edition these sections, each a list of slugs."""
    path = workspace.year(2019) / "edition.yaml"
    made = "".join(
        f"  - title: Del {number}\n    introduction: Ord om del {number}.\n"
        f"    profiles: [{', '.join(slugs)}]\n"
        for number, slugs in enumerate(sections, start=1)
    )
    text, count = re.subn(SECTIONS, made, path.read_text("utf-8"))
    assert count == 1
    path.write_text(text, "utf-8")


def rewrite(path: Path, *changes: tuple[str, str]) -> None:
    """Change words of a file, each once; all of them must be there."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
