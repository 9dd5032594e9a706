"""Lines that were given to the engine, and what the same lines are like as they were set."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from report.linebreaking import TEXT
from report.swedish import SOFT_HYPHEN
from report.typeset.composition import Composition
from report.typeset.engine import InlineBox, TextBox


@dataclass(frozen=True, eq=False)
class Given:
    """The lines of a block as they are given to the engine, and what they were composed of."""

    lines: list[str]
    compositions: tuple[Composition, ...]


@dataclass(frozen=True)
class LineReport:
    """What the lines of a document are like: how many end in a broken word, and the worst of them.

    `most_white_em` is the white at its end in sizes of its type. The last lines of blocks,
    headings, and blocks with forced ends of lines are not looked at.
    """

    broken: int
    most_white_em: float
    worst: str


def line_report(lines: Iterable[Any]) -> LineReport:
    """Look at the line boxes of a document, in their order."""
    broken, worst = 0, (0.0, "")
    left: dict[int, int] = {}
    for line in lines:
        given: Given | None = getattr(line, "given", None)
        if given is None or [one.prices for one in given.compositions] != [TEXT]:
            continue
        left[id(given)] = (left.get(id(given)) or len(given.lines)) - 1
        if left[id(given)]:
            text = "".join(box.text for box in leaves(line) if is_text(box))
            broken += SOFT_HYPHEN in text
            measure = given.compositions[0].measure
            white_em = (measure.width - line.width) / measure.em
            worst = max(worst, (white_em, text))
    printed = worst[1].replace(SOFT_HYPHEN, "-").strip()
    return LineReport(broken, round(worst[0], 1), printed)


def set_otherwise(lines: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Yield each line of a page that is set otherwise than it was composed: how it was, how it is.

    `lines` are the line boxes of a document in their order.
    """
    left: dict[int, list[str]] = {}
    for line in lines:
        given: Given | None = getattr(line, "given", None)
        if given is None:
            continue
        expected = left.get(id(given)) or given.lines
        left[id(given)] = expected[1:]
        found = "".join(box.text for box in leaves(line) if is_text(box))
        if found != expected[0]:
            yield expected[0], found


def leaves(box: Any) -> Iterator[Any]:
    """Yield the text and the objects of a line; what is taken out of the flow is in no line."""
    for child in box.children:
        if isinstance(child, InlineBox):
            yield from leaves(child)
        elif isinstance(child, TextBox) or is_in_line(child):
            yield child


def is_text(box: Any) -> bool:
    """Return whether a box is one of text."""
    return isinstance(box, TextBox)


def is_in_line(box: Any) -> bool:
    """Return whether a box stands in a line, and is not taken out of the flow."""
    return bool(box.is_in_normal_flow())
