"""The style sheets of a product in their order, their variables, and the colours with names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from report.problems import ContentError, Place, Problem, UsageError
from report.source import Source, read_yaml
from report.workspace import Workspace

_HEX = re.compile(r"#[0-9a-f]{6}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FAMILY = re.compile(r"""@font-face\s*\{[^}]*?font-family:\s*["']?([^"';]+)""")
_VARIABLE = re.compile(r"--([\w-]+)\s*:\s*([^;{}]*?)\s*(?=[;}])")


class ColourSpace(StrEnum):
    """What colours are mixed from, by the name of the field that gives them."""

    RGB = "rgb"  # the light of a screen
    CMYK = "cmyk"  # the four inks of a press


@dataclass(frozen=True)
class Colours:
    """Named colours of `styles/colours.yaml`, as CSS and SVG write them: all in one space."""

    path: Path
    values: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.values[name]

    def css(self, accent: str) -> str:
        """Give the colours as CSS variables, and `--accent` as the one that is named.

        Raises `UsageError` where there is no such colour.
        """
        if accent not in self.values:
            known = ", ".join(self.values)
            problem = Problem(
                "unknown-colour",
                f"'{accent}' is not a colour",
                Place(self.path),
                f"Use one of: {known}.",
            )
            raise UsageError(problem)
        lines = [f"  --{name}: {value};" for name, value in self.values.items()]
        return "\n".join([":root {", *lines, f"  --accent: {self.values[accent]};", "}"])


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


def read_colours(workspace: Workspace, space: ColourSpace = ColourSpace.RGB) -> Colours:
    """Read the named colours, each as it is given in this space.

    Raises `ContentError` with every colour that lacks a value for the screen or the press.
    """
    path = workspace.styles / "colours.yaml"
    source = read_yaml(path).require()
    if problems := [problem for name in source.data for problem in _colour_problems(source, name)]:
        raise ContentError(problems)
    return Colours(path, {name: _written(colour[space]) for name, colour in source.data.items()})


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


def _written(colour: str | list[str]) -> str:
    """Give a colour as CSS writes it: light by its digits, inks by their percentages.

    >>> _written(["0", "11", "47", "0"])
    'device-cmyk(0% 11% 47% 0%)'
    """
    if isinstance(colour, str):
        return colour
    return f"device-cmyk({' '.join(f'{ink}%' for ink in colour)})"


def is_shown(value: str) -> bool:
    """Tell whether a value is a colour of the screen as `colours.yaml` writes it.

    >>> is_shown("#15304a"), is_shown("#15304A"), is_shown("night")
    (True, False, False)
    """
    return _HEX.fullmatch(value) is not None


def _colour_problems(source: Source, name: str) -> Iterator[Problem]:
    colour = source.data[name]
    values = colour if isinstance(colour, dict) else {}
    place = source.key_place(name)
    if not is_shown(str(values.get("rgb"))):
        yield Problem(
            "unknown-colour",
            f"'{name}' has no value that can be shown",
            place,
            'Give it as rgb: "#rrggbb", with six digits in lower case.',
        )
    if not _are_inks(values.get("cmyk")):
        yield Problem(
            "unknown-colour",
            f"'{name}' has no value that can be printed",
            place,
            "Give it as cmyk: [0, 11, 47, 0], in percent of cyan, magenta, yellow and black.",
        )


def _are_inks(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 4
        and all(isinstance(ink, str) and ink.isdecimal() and int(ink) <= 100 for ink in value)
    )
