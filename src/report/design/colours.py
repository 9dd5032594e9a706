"""The colours with names, each for the screen and for the press."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from report.locales import _
from report.problems import ContentError, Place, Problem, UsageError, quoted
from report.source import Source, read_yaml
from report.workspace import Workspace

_HEX = re.compile(r"#[0-9a-f]{6}")
_PERCENT = re.compile(r"100|[0-9]{1,2}")
_NAME = re.compile(r"[a-z][a-z0-9-]*")

Inks = tuple[float, float, float, float]  # of each of the four as much as 0 to 1


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
                _("'{accent}' is not a colour", accent=accent),
                Place(self.path),
                _("Use one of: {known}.", known=known),
            )
            raise UsageError(problem)
        lines = [f"  --{name}: {value};" for name, value in self.values.items()]
        return "\n".join([":root {", *lines, f"  --accent: {self.values[accent]};", "}"])


def read_colours(workspace: Workspace, space: ColourSpace = ColourSpace.RGB) -> Colours:
    """Read the named colours, each as it is given in this space.

    Raises `ContentError` with every colour that lacks a value for the screen or the press.
    """
    source = _sound(workspace)
    values = {name: _written(colour[space]) for name, colour in source.data.items()}
    return Colours(source.path, values)


def read_inks(workspace: Workspace) -> dict[str, Inks]:
    """Read the share of each ink in every named colour. Raises `ContentError` as above."""
    colours = _sound(workspace).data
    return {name: inks(*colour[ColourSpace.CMYK]) for name, colour in colours.items()}


def inks(cyan: str, magenta: str, yellow: str, black: str) -> Inks:
    """Return the shares of the four inks, 0 to 1, of a colour that is written in percent.

    >>> inks("0", "11", "47", "0")
    (0.0, 0.11, 0.47, 0.0)
    """
    return int(cyan) / 100, int(magenta) / 100, int(yellow) / 100, int(black) / 100


def _sound(workspace: Workspace) -> Source:
    source = read_yaml(workspace.styles / "colours.yaml").require()
    if problems := list(colour_problems(source)):
        raise ContentError(problems)
    return source


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
        _("{name} is missing, and drawings need it", name=quoted(name)),
        Place(path),
        _('Add it, as {name}: {{ rgb: "#rrggbb", cmyk: [0, 11, 47, 0] }}.', name=name),
    )


def colour_problems(source: Source) -> Iterator[Problem]:
    """Find colours that have no fit name, or lack a value for the screen or the press."""
    for name in source.data:
        if not _NAME.fullmatch(name):
            yield Problem(
                "unknown-colour",
                _("{name} cannot be the name of a colour", name=quoted(name)),
                source.key_place(name),
                _("Use a to z, figures and hyphens."),
            )
        yield from _value_problems(source, name)


def _value_problems(source: Source, name: str) -> Iterator[Problem]:
    colour = source.data[name]
    values = colour if isinstance(colour, dict) else {}
    place = source.key_place(name)
    if not is_shown(str(values.get("rgb"))):
        yield Problem(
            "unknown-colour",
            _("{name} has no value that can be shown", name=quoted(name)),
            place,
            _('Give it as rgb: "#rrggbb", with six digits in lower case.'),
        )
    if not _are_inks(values.get("cmyk")):
        yield Problem(
            "unknown-colour",
            _("{name} has no value that can be printed", name=quoted(name)),
            place,
            _("Give it as cmyk: [0, 11, 47, 0], in percent of cyan, magenta, yellow and black."),
        )


def _are_inks(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 4
        and all(isinstance(ink, str) and _PERCENT.fullmatch(ink) for ink in value)
    )
