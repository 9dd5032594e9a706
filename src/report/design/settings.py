"""What may vary so that a text fills its spread or its page, and between which limits.

The style sheet names the limits and what is best, `--size-min: 8.6pt; --size-ideal: 9.6pt;
--size-max: 11pt`, and uses the values: a setting goes to it as `--size: 9.35pt` and so on.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from report.design.sheets import Variable, read_variables
from report.locales import N_, _
from report.problems import ContentError, Place, Problem

# What can give way on a page where room is short: the sources that no link leads to, the criteria
# that the text touches, size and leading down to their limits, the size of pictures, the code
# beside the standfirst, the size of key figures, the staircase of the steps, lists as fields; then
# photographs after the first, lists, people and steps.
GIVES_WAY: Final = (
    *("sources", "guide", "setting", "picture", "code", "figures", "steps", "feature"),
    *("photographs", "lists", "people", "years"),
)
LOST: Final = frozenset({"photographs", "lists", "people", "years"})  # and not only smaller
_UNDER_ROOT: Final = N_("Write it under :root, such as {example}")
ENDS: Final = ("min", "ideal", "max")  # of a range, as the variables of a style sheet name them


@dataclass(frozen=True)
class Setting:
    """One choice of everything that may vary.

    `leading` is the distance of lines as a multiple of the size. `picture_mm` is how much of the
    height of a picture is cut off, below 0, `space_pt` the space between blocks, `rise_mm` the
    height of a step of the timeline. `shift_pt` moves the text down on its first page, so that its
    lines stand level with those of the facing page. `text_mm` is how high the columns of
    the text are; 0 leaves that to the engine, which balances them. `rest_mm` is the height that is
    left for notes, above what ends the pages.
    """

    size_pt: float
    leading: float
    picture_mm: float
    space_pt: float
    rise_mm: float
    shift_pt: float = 0
    text_mm: float = 0
    rest_mm: float = 0

    @property
    def line_pt(self) -> float:
        """The distance from line to line."""
        return round(self.size_pt * self.leading, 2)

    @property
    def css(self) -> str:
        """The setting as variables of CSS, for the `style` of the outermost element.

        >>> Setting(9.35, 1.35, -4, 7, 4).css
        '--size: 9.35pt; --line: 12.62pt; --picture: -4mm; --space: 7pt; --rise: 4mm; --shift: 0pt'
        """
        return (
            f"--size: {self.size_pt:g}pt; --line: {self.line_pt:.2f}pt; "
            f"--picture: {self.picture_mm:g}mm; --space: {self.space_pt:g}pt; "
            f"--rise: {self.rise_mm:g}mm; --shift: {self.shift_pt:g}pt"
            + (f"; --columns: {self.text_mm:g}mm; --columns-fill: auto" if self.text_mm else "")
            + (f"; --rest: {self.rest_mm:g}mm" if self.rest_mm else "")
        )


@dataclass(frozen=True)
class Parameter:
    """A part of the setting: the field's name, its variable and unit in the style sheet.

    `step` is how finely it is moved.
    """

    field: str
    name: str
    unit: str
    step: float


PARAMETERS: Final = (
    Parameter("size_pt", "size", "pt", step=0.1),
    Parameter("leading", "leading", "", step=0.02),
    Parameter("picture_mm", "picture", "mm", step=1),
    Parameter("space_pt", "space", "pt", step=0.5),
    Parameter("rise_mm", "rise", "mm", step=0.5),
)


@dataclass(frozen=True)
class Range:
    """A parameter, the two limits between which it moves, and where it is best."""

    parameter: Parameter
    low: float
    ideal: float
    high: float

    @property
    def values(self) -> tuple[float, ...]:
        """The values from the lowest to the highest, a step apart.

        >>> Range(Parameter("size_pt", "size", "pt", step=0.5), 8.6, 9.1, 10).values
        (8.6, 9.1, 9.6, 10)
        """
        steps = int((self.high - self.low) / self.parameter.step + 1e-6)
        values = [round(self.low + n * self.parameter.step, 4) for n in range(steps + 1)]
        return (*(value for value in values if value < self.high), self.high)


def smallest(ranges: Iterable[Range]) -> Setting:
    """Return the setting with everything at its lower limit; every parameter has a range."""
    return Setting(**{limits.parameter.field: limits.low for limits in ranges})


def largest(ranges: Iterable[Range]) -> Setting:
    """Return the setting with everything at its upper limit; every parameter has a range."""
    return Setting(**{limits.parameter.field: limits.high for limits in ranges})


def read_ranges(path: Path) -> tuple[Range, ...]:
    """Read the limits of all parameters from a style sheet, in the order of `PARAMETERS`.

    Raises `ContentError` with every limit that is missing or makes no sense.
    """
    variables = read_variables(path)
    ranges, problems = [], []
    for parameter in PARAMETERS:
        limits = [_limit(path, variables, parameter, end) for end in ENDS]
        problems += [limit for limit in limits if isinstance(limit, Problem)]
        values = [limit for limit in limits if isinstance(limit, float)]
        if len(values) == len(ENDS):
            ranges.append(Range(parameter, *values))
            problems += _crossed(parameter, values, variables)
    if problems:
        raise ContentError(problems)
    return tuple(ranges)


def read_gives_way(path: Path, parts: Sequence[str]) -> tuple[str, ...]:
    """Read in which order parts of a page give way where room is short, from a style sheet.

    Raises `ContentError` where that is missing or names something else than these `parts`.
    """
    example = f"--gives-way: {' '.join(parts)};"
    found = read_variables(path).get("gives-way")
    if found is None:
        raise ContentError(
            Problem(
                "missing-limit",
                _("'--{name}' is missing", name="gives-way"),
                Place(path),
                _(_UNDER_ROOT, example=example),
            )
        )
    names = tuple(found.value.split())
    if sorted(names) != sorted(parts):
        message = _(
            "'{value}' does not name each of {parts} once",
            value=found.value,
            parts=", ".join(parts),
        )
        advice = _(_UNDER_ROOT, example=example)
        raise ContentError(Problem("unreadable-limit", message, found.place, advice))
    return names


def within_half(limits: Range) -> Range:
    """Return the limits of a parameter before it has to give way: half as far below the ideal.

    >>> within_half(Range(Parameter("size_pt", "size", "pt", step=0.1), 8.6, 9.6, 11)).low
    9.1
    """
    steps = round((limits.low + limits.ideal) / 2 / limits.parameter.step)
    return replace(limits, low=round(steps * limits.parameter.step, 4))


def _limit(
    path: Path, variables: Mapping[str, Variable], parameter: Parameter, end: str
) -> float | Problem:
    name = f"{parameter.name}-{end}"
    advice = _(_UNDER_ROOT, example=f"--{name}: 10{parameter.unit};")
    if name not in variables:
        return Problem("missing-limit", _("'--{name}' is missing", name=name), Place(path), advice)
    variable = variables[name]
    match = re.fullmatch(rf"(-?\d+(?:\.\d+)?){parameter.unit}", variable.value)
    if match is None:
        message = (
            _("'{value}' is not a length in {unit}", value=variable.value, unit=parameter.unit)
            if parameter.unit
            else _("'{value}' is not a number", value=variable.value)
        )
        return Problem("unreadable-limit", message, variable.place, advice)
    return float(match[1])


def _crossed(
    parameter: Parameter, values: Sequence[float], variables: Mapping[str, Variable]
) -> Iterator[Problem]:
    for (end, value), (next_end, following) in pairwise(zip(ENDS, values, strict=True)):
        if value > following:
            name = f"{parameter.name}-{end}"
            message = _(
                "'--{name}' is larger than '--{following}'",
                name=name,
                following=f"{parameter.name}-{next_end}",
            )
            yield Problem("unreadable-limit", message, variables[name].place, _("Exchange them."))
