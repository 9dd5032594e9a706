"""The style sheets of a product in their order, their variables, and the colours with names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from report.model import Fields, parse
from report.problems import ContentError, Place, Problem, Reading, UsageError, quoted
from report.source import Source, read_text, read_yaml
from report.workspace import Workspace

_HEX = re.compile(r"#[0-9a-f]{6}")
_PERCENT = re.compile(r"100|[0-9]{1,2}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FACE = re.compile(r"@font-face\s*\{([^{}]*)\}")
_FAMILY = re.compile(r"""font-family\s*:\s*["']?([^"';]+)""")
_URL = re.compile(r"""url\(\s*["']?([^"')]*)""")
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
        """Return a colour. Raises `ContentError` where a drawing needs one that is not there."""
        if name not in self.values:
            raise ContentError(missing_colour(self.path, name))
        return self.values[name]

    def css(self, accent: str) -> str:
        """Return the colours as CSS variables, and `--accent` as the one that is named.

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


def read_colours(workspace: Workspace, space: ColourSpace = ColourSpace.RGB) -> Colours:
    """Read the named colours, each as it is given in this space.

    Raises `ContentError` with every colour that lacks a value for the screen or the press.
    """
    path = workspace.styles / "colours.yaml"
    source = read_yaml(path).require()
    if problems := list(colour_problems(source)):
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


def _hyphenated(word: str) -> str:
    """Accept a word with a hyphen at every place where it may be broken."""
    if not _WORD.fullmatch(word):
        raise PydanticCustomError("unfit_word", "no word with hyphens")
    return word


HyphenatedWord = Annotated[str, AfterValidator(_hyphenated)]


class WordList(Fields):
    """The field of a list of words, such as the hyphenation list."""

    words: tuple[HyphenatedWord, ...] = Field(description="the list of words, each on a line")


def usual_inks(workspace: Workspace) -> Path:
    """Name the colour profile of a picture in four inks that says nothing of them."""
    return workspace.styles / "press" / "FOGRA39L_coated.icc"


def read_words(path: Path) -> tuple[str, ...]:
    """Read a list of words, such as the hyphenation list, from the field `words`.

    Where there is no file, there are none. Raises `ContentError` for mistakes in it.
    """
    return word_list(path).require()


def word_list(path: Path) -> Reading[tuple[str, ...]]:
    """Read a list of words, and find every mistake in it."""
    if not path.exists() and not path.is_symlink():
        return Reading(())
    reading = read_yaml(path)
    source = reading.value
    if source is None or not source.data:
        return Reading(() if reading.value else None, reading.problems)
    if list(source.data) == ["words"] and source.data["words"] is None:
        return Reading((), reading.problems)
    fields = parse(source, WordList)
    words = fields.value.words if fields.value else None
    return Reading(words, (*reading.problems, *fields.problems))


def _written(colour: str | list[str]) -> str:
    """Return a colour as CSS writes it: light by its digits, inks by their percentages.

    >>> _written(["0", "11", "47", "0"])
    'device-cmyk(0% 11% 47% 0%)'
    """
    if isinstance(colour, str):
        return colour
    return f"device-cmyk({' '.join(f'{ink}%' for ink in colour)})"


def is_shown(value: str) -> bool:
    """Return whether a value is a colour of the screen as `colours.yaml` writes it.

    >>> is_shown("#15304a"), is_shown("#15304A"), is_shown("night")
    (True, False, False)
    """
    return _HEX.fullmatch(value) is not None


def missing_colour(path: Path, name: str) -> Problem:
    """Say that a drawing or a style sheet needs a colour that is not there."""
    return Problem(
        "unknown-colour",
        f"{quoted(name)} is missing, and drawings need it",
        Place(path),
        f'Add it, as {name}: {{ rgb: "#rrggbb", cmyk: [0, 11, 47, 0] }}.',
    )


def colour_problems(source: Source) -> Iterator[Problem]:
    """Find colours that have no fit name, or lack a value for the screen or the press."""
    for name in source.data:
        if not _NAME.fullmatch(name):
            yield Problem(
                "unknown-colour",
                f"{quoted(name)} cannot be the name of a colour",
                source.key_place(name),
                "Use a to z, figures and hyphens.",
            )
        yield from _value_problems(source, name)


def _value_problems(source: Source, name: str) -> Iterator[Problem]:
    colour = source.data[name]
    values = colour if isinstance(colour, dict) else {}
    place = source.key_place(name)
    if not is_shown(str(values.get("rgb"))):
        yield Problem(
            "unknown-colour",
            f"{quoted(name)} has no value that can be shown",
            place,
            'Give it as rgb: "#rrggbb", with six digits in lower case.',
        )
    if not _are_inks(values.get("cmyk")):
        yield Problem(
            "unknown-colour",
            f"{quoted(name)} has no value that can be printed",
            place,
            "Give it as cmyk: [0, 11, 47, 0], in percent of cyan, magenta, yellow and black.",
        )


def _are_inks(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 4
        and all(isinstance(ink, str) and _PERCENT.fullmatch(ink) for ink in value)
    )
