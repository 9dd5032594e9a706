"""The style sheets of a product in their order, their variables, and the colours with names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from report.problems import ContentError, Place, Problem, UsageError
from report.source import Source, read_yaml
from report.workspace import Workspace

_HEX = re.compile(r"#[0-9a-f]{6}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FAMILY = re.compile(r"""@font-face\s*\{[^}]*?font-family:\s*["']?([^"';]+)""")
_VARIABLE = re.compile(r"--([\w-]+)\s*:\s*([^;{}]*?)\s*(?=[;}])")


@dataclass(frozen=True)
class Colours:
    """Named colours of `styles/colours.yaml`, as `#rrggbb`."""

    path: Path
    rgb: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.rgb[name]

    def css(self, accent: str) -> str:
        """Give the colours as CSS variables, and `--accent` as the one that is named.

        Raises `UsageError` where there is no such colour.
        """
        if accent not in self.rgb:
            known = ", ".join(self.rgb)
            problem = Problem(
                "unknown-colour",
                f"'{accent}' is not a colour",
                Place(self.path),
                f"Use one of: {known}.",
            )
            raise UsageError(problem)
        lines = [f"  --{name}: {value};" for name, value in self.rgb.items()]
        return "\n".join([":root {", *lines, f"  --accent: {self.rgb[accent]};", "}"])


@dataclass(frozen=True)
class Variable:
    """What a style sheet says of a variable, and where."""

    value: str
    place: Place


def read_variables(path: Path) -> dict[str, Variable]:
    """Read the variables that a style sheet sets, by their names without the two hyphens.

    Where one is set more than once, the last counts, whatever the selector.
    """
    sheet = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), path.read_text("utf-8"))
    variables = {}
    for match in _VARIABLE.finditer(sheet):
        before = sheet[: match.start()]
        place = Place(path, before.count("\n") + 1, match.start() - before.rfind("\n"))
        variables[match[1]] = Variable(match[2], place)
    return variables


def read_colours(workspace: Workspace) -> Colours:
    """Read the named colours. Raises `ContentError` where one has no value of six digits."""
    path = workspace.styles / "colours.yaml"
    source = read_yaml(path).require()
    problems = [problem for name in source.data if (problem := _colour_problem(source, name))]
    if problems:
        raise ContentError(problems)
    return Colours(path, {name: colour["rgb"] for name, colour in source.data.items()})


def product_sheets(workspace: Workspace, product: str) -> tuple[Path, ...]:
    """List the style sheets of a product in the order of the cascade."""
    styles = workspace.styles
    return (
        *(styles / f"{name}.css" for name in ("tokens", "fonts", "page", "type")),
        *sorted((styles / "parts").glob("*.css")),
        styles / "products" / f"{product}.css",
    )


def font_families(workspace: Workspace) -> tuple[str, ...]:
    """List the families of fonts that the style sheets bring, in their order."""
    sheet = (workspace.styles / "fonts.css").read_text("utf-8")
    return tuple(dict.fromkeys(_FAMILY.findall(sheet)))


def read_words(path: Path) -> tuple[str, ...]:
    """Read a list of words, such as the hyphenation list, from the field `words`."""
    if not path.is_file():
        return ()
    source = read_yaml(path).require()
    return tuple(source.data.get("words") or ())


def _colour_problem(source: Source, name: str) -> Problem | None:
    colour = source.data[name]
    if isinstance(colour, dict) and _HEX.fullmatch(colour.get("rgb") or ""):
        return None
    return Problem(
        "unknown-colour",
        f"'{name}' has no value that can be shown",
        source.key_place(name),
        'Give it as rgb: "#rrggbb", with six digits in lower case.',
    )
