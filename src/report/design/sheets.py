"""The style sheets of a product in their order, their variables, and the fonts they bring."""

import re
from dataclasses import dataclass
from pathlib import Path

from report.problems import Place
from report.source import read_text
from report.workspace import Workspace

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FACE = re.compile(r"@font-face\s*\{([^{}]*)\}")
_FAMILY = re.compile(r"""font-family\s*:\s*["']?([^"';]+)""")
_URL = re.compile(r"""url\(\s*["']?([^"')]*)""")
_VARIABLE = re.compile(r"--([\w-]+)\s*:\s*([^;{}]*?)\s*(?=[;}])")


@dataclass(frozen=True)
class Variable:
    """What a style sheet says of a variable, and where."""

    value: str
    place: Place


@dataclass(frozen=True)
class Face:
    """A font that `styles/fonts.css` brings: its family, its file, and where that is named."""

    family: str
    path: Path
    place: Place


def read_variables(path: Path) -> dict[str, Variable]:
    """Read the variables that a style sheet sets, by their names without the two hyphens.

    Where one is set more than once, the last counts, whatever the selector. Raises
    `ContentError` where the file cannot be read.
    """
    sheet = without_comments(read_text(path).require())
    return {
        match[1]: Variable(match[2], place_in(path, sheet, match.start()))
        for match in _VARIABLE.finditer(sheet)
    }


def without_comments(sheet: str) -> str:
    """Return a style sheet with spaces for its comments, so that all else stays where it was."""
    return _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), sheet)


def place_in(path: Path, text: str, position: int) -> Place:
    """Return the place of a character of a text; characters count from 0."""
    before = text[:position]
    return Place(path, before.count("\n") + 1, position - before.rfind("\n"))


def product_sheets(workspace: Workspace, name: str) -> tuple[Path, ...]:
    """List the style sheets of a product, by its name, in the order of the cascade."""
    styles = workspace.styles
    return (
        *(styles / f"{name}.css" for name in ("tokens", "fonts", "page", "type")),
        *sorted((styles / "parts").glob("*.css")),
        styles / "products" / f"{name}.css",
    )


def read_faces(workspace: Workspace) -> tuple[Face, ...]:
    """List the fonts that the style sheets bring, in their order.

    Raises `ContentError` where `fonts.css` cannot be read.
    """
    path = workspace.styles / "fonts.css"
    sheet = without_comments(read_text(path).require())
    return tuple(
        Face(family[1].strip(), path.parent / url[1].strip(), place_in(path, sheet, face.start()))
        for face in _FACE.finditer(sheet)
        if (family := _FAMILY.search(face[1])) and (url := _URL.search(face[1]))
    )


def font_families(workspace: Workspace) -> tuple[str, ...]:
    """List the families of fonts that the style sheets bring, in their order."""
    return tuple(dict.fromkeys(face.family for face in read_faces(workspace)))


def usual_inks(workspace: Workspace) -> Path:
    """Name the colour profile of a picture in four inks that says nothing of them."""
    return workspace.styles / "press" / "FOGRA39L_coated.icc"
