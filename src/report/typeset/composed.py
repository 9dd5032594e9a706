"""The lines of the compositor, put into the engine where it would break them itself.

The engine lays out a block by asking for one line after another. Before the first, its text is
composed in the width that it has there, and the lines are given as in preformatted text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final
from xml.etree.ElementTree import Element

from report.linebreaking import (
    HEADING,
    OBJECT,
    TEXT,
    Block,
    Break,
    Choices,
    Kind,
    Measure,
    Paragraph,
    Prices,
    Run,
    Runs,
    best,
    compose,
    line_ends,
)
from report.swedish import SOFT_HYPHEN
from report.typeset.engine import (
    InlineBox,
    TextBox,
    block_layout,
    get_log_attrs,
    max_content_width,
)
from report.typeset.ruler import FixedRuler, TypeRuler

LINE_FEED: Final = "\n"


@contextmanager
def composing(blocks: Mapping[Element, Block], choices: Choices) -> Iterator[None]:
    """Compose the lines of all documents that the engine lays out meanwhile."""
    original = block_layout.iter_line_boxes
    page = _Composing(blocks, choices)

    def lines(
        context: Any, box: Any, y: float, bottom: float, skip: Any, around: Any, *rest: Any
    ) -> Any:
        composed = page.given(context, box, around.width, is_begun=skip is not None)
        return original(context, composed, y, bottom, skip, around, *rest)

    block_layout.iter_line_boxes = lines
    try:
        yield
    finally:
        block_layout.iter_line_boxes = original


class _Composing:
    """The composed boxes of one document."""

    def __init__(self, blocks: Mapping[Element, Block], choices: Choices) -> None:
        self._blocks = blocks
        self._choices = choices
        # By the identities of boxes and styles, which are kept so that they stay theirs.
        self._boxes: dict[int, tuple[Any, float, Any]] = {}
        self._styles: dict[int, tuple[Any, Any]] = {}
        self._rulers: dict[int, tuple[Any, TypeRuler]] = {}

    def given(self, context: Any, box: Any, width: float, is_begun: bool) -> Any:
        """Return a box whose lines are given; one that was begun goes on as it began."""
        _, known, composed = self._boxes.get(id(box), (None, None, None))
        if known != width and not (is_begun and composed is not None):
            composed = self._composed(context, box, width)
            self._boxes[id(box)] = (box, width, composed)
        return composed

    def _composed(self, context: Any, box: Any, width: float) -> Any:
        leaves = list(_leaves(box))
        if not any(map(_is_text, leaves)) or not all(map(_is_free, leaves)):
            return box
        runs = [self._run(context, leaf) for leaf in leaves]
        compositions: list[Composition] = []
        texts = list(_rewritten(runs, self._edits(runs, box, width, compositions)))
        rebuilt = self._rebuilt(box, iter(texts))
        # The engine's copies of the box, one for each line, keep what is set here.
        lines = "".join(texts).replace(OBJECT, "").split(LINE_FEED)
        rebuilt.given = Given(lines, tuple(compositions))
        return rebuilt

    def _run(self, context: Any, leaf: Any) -> Run:
        if not _is_text(leaf):
            return Run(OBJECT, FixedRuler(max_content_width(context, leaf)))
        style = leaf.style
        if id(style) not in self._rulers:
            self._rulers[id(style)] = (style, TypeRuler.of(style))
        return Run(leaf.text, self._rulers[id(style)][1], style["hyphenate_character"])

    def _edits(
        self, runs: Sequence[Run], box: Any, width: float, compositions: list["Composition"]
    ) -> dict[int, str]:
        """Compose what stands between forced ends of lines, each on its own, and collect it."""
        slices, style = Runs(runs), box.style
        text = slices.text
        edits = {place: "" for place, letter in enumerate(text) if letter == SOFT_HYPHEN}
        block = self._blocks.get(box.element)
        whole = self._choices.whole_ends(block)
        indent, lines = _indent(style, width), 0
        for start, end in _parts(text):
            first, last = _trimmed(text, start, end)
            edits.update(dict.fromkeys((*range(start, first), *range(last, end)), ""))
            if first == last:
                lines, indent = lines + 1, 0
                continue
            one = Composition(
                tuple(slices.slices(first, last)),
                Measure(width, style["font_size"], indent),
                HEADING if block and block.is_heading else TEXT,
                style["lang"],
                frozenset(line - lines for line in whole),
                self._choices.lines_more(block),
                style["overflow_wrap"] in ("anywhere", "break-word"),
            )
            compositions.append(one)
            breaks = composed(one)
            lines, indent = lines + len(breaks), 0
            edits.update(_breaking(slices, first, breaks[:-1]))
        return edits

    def _rebuilt(self, box: Any, texts: Iterator[str]) -> Any:
        """Copy a box and all inline boxes in it, with other texts."""
        children = []
        for child in box.children:
            if isinstance(child, TextBox):
                if text := next(texts):
                    children.append(self._given(child.copy_with_text(text)))
            elif isinstance(child, InlineBox):
                children.append(self._rebuilt(child, texts))
            else:
                if _is_in_line(child):
                    next(texts)
                children.append(child)
        return self._given(box.copy_with_children(children))

    def _given(self, box: Any) -> Any:
        """Let a copy of a box end its lines where they are given, and nowhere else."""
        style = box.style
        if id(style) not in self._styles:
            copy = style.copy()
            copy["white_space"] = "pre"
            self._styles[id(style)] = (style, copy)
        box.style = self._styles[id(style)][1]
        return box


@dataclass(frozen=True)
class Composition:
    """What a text without forced ends of lines is composed of, and how.

    `whole` and `more` are what was chosen for its lines, as in `Choices`; `parts_letters` tells
    whether a word that no line holds is parted between any two letters.
    """

    runs: tuple[Run, ...]
    measure: Measure
    prices: Prices
    language: str | None
    whole: frozenset[int] = frozenset()
    more: int = 0
    parts_letters: bool = False

    @property
    def text(self) -> str:
        """The text of all runs."""
        return "".join(run.text for run in self.runs)

    def scaled(self, factor: float, column: float) -> "Composition":
        """Return the same in larger or smaller type, in a column of this width in px.

        What the text is indented by grows with its type.
        """
        old = self.measure
        width = column - (column - old.width) * factor
        measure = Measure(width, old.em * factor, old.indent * factor)
        runs = tuple(replace(run, ruler=run.ruler.scaled(factor)) for run in self.runs)
        return replace(self, runs=runs, measure=measure)


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
            text = "".join(box.text for box in _leaves(line) if _is_text(box))
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
        found = "".join(box.text for box in _leaves(line) if _is_text(box))
        if found != expected[0]:
            yield expected[0], found


@lru_cache(maxsize=8192)
def composed(one: Composition) -> tuple[Break, ...]:
    """Compose a text; a process that sets it again knows its lines."""
    ends = list(line_ends(one.text, allowed(one.text, one.language)))
    paragraph = Paragraph(one.runs, ends, _narrowest(one.measure) if one.parts_letters else None)
    return best(compose(paragraph, one.measure, one.prices, one.whole), one.more).breaks


def _leaves(box: Any) -> Iterator[Any]:
    """Yield the text and the objects of a line; what is taken out of the flow is in no line."""
    for child in box.children:
        if isinstance(child, InlineBox):
            yield from _leaves(child)
        elif isinstance(child, TextBox) or _is_in_line(child):
            yield child


def _is_text(box: Any) -> bool:
    return isinstance(box, TextBox)


def _is_free(box: Any) -> bool:
    """Return whether a leaf leaves it to its line where that ends, and has a width of its own."""
    wraps = box.style["white_space"] in ("normal", "pre-line")
    return not box.is_leader and (wraps or not _is_text(box))


def _is_in_line(box: Any) -> bool:
    return bool(box.is_in_normal_flow())


def _indent(style: Any, width: float) -> float:
    indent = style["text_indent"]
    return float(indent.value * width / 100 if indent.unit == "%" else indent.value)


def _narrowest(measure: Measure) -> float:
    return measure.width - max(0, measure.indent)


def allowed(text: str, language: str | None) -> Iterator[int]:
    """Yield the places before which the engine would end a line."""
    attributes = get_log_attrs(text, language)
    return (place for place in range(1, len(text)) if attributes[place].is_line_break)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the parts between forced ends of lines begin and end."""
    start = 0
    for part in text.split(LINE_FEED):
        yield start, start + len(part)
        start += len(part) + 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the spaces at both ends of a part."""
    part = text[start:end]
    first = start + len(part) - len(part.lstrip(" "))
    return first, max(first, start + len(part.rstrip(" ")))


def _breaking(runs: Runs, offset: int, breaks: Sequence[Break]) -> Iterator[tuple[int, str]]:
    """Yield the characters of a text that are written otherwise where lines end."""
    for one in breaks:
        place = offset + one.end
        if one.kind is Kind.SPACE:
            yield place, LINE_FEED
            yield from ((space, "") for space in range(place + 1, offset + one.next))
        elif one.kind is Kind.SOFT:
            yield place - 1, f"{SOFT_HYPHEN}{runs.at(place - 1).hyphen}{LINE_FEED}"
        else:
            yield place - 1, f"{runs.text[place - 1]}{LINE_FEED}"


def _rewritten(runs: Sequence[Run], edits: Mapping[int, str]) -> Iterator[str]:
    start = 0
    for run in runs:
        yield "".join(edits.get(place, letter) for place, letter in enumerate(run.text, start))
        start += len(run.text)
