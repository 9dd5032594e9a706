"""Lines that were composed, put into the engine where it would break them itself.

The engine lays out a block by asking for one line after another. Before the first, its text is
composed in the width that it has there, and the lines are given as in preformatted text.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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
    Run,
    Runs,
)
from report.swedish import SOFT_HYPHEN
from report.typeset import composition
from report.typeset.composition import Composition
from report.typeset.engine import (
    InlineBox,
    TextBox,
    block_layout,
    max_content_width,
)
from report.typeset.given import Given, is_in_line, is_text, leaves
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
        within = list(leaves(box))
        if not any(map(is_text, within)) or not all(map(_is_free, within)):
            return box
        runs = [self._run(context, leaf) for leaf in within]
        compositions: list[Composition] = []
        texts = list(_rewritten(runs, self._edits(runs, box, width, compositions)))
        rebuilt = self._rebuilt(box, iter(texts))
        # The engine's copies of the box, one for each line, keep what is set here.
        lines = "".join(texts).replace(OBJECT, "").split(LINE_FEED)
        rebuilt.given = Given(lines, tuple(compositions))
        return rebuilt

    def _run(self, context: Any, leaf: Any) -> Run:
        if not is_text(leaf):
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
            breaks = composition.composed(one)
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
                if is_in_line(child):
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


def _is_free(box: Any) -> bool:
    """Return whether a leaf leaves it to its line where that ends, and has a width of its own."""
    wraps = box.style["white_space"] in ("normal", "pre-line")
    return not box.is_leader and (wraps or not is_text(box))


def _indent(style: Any, width: float) -> float:
    indent = style["text_indent"]
    return float(indent.value * width / 100 if indent.unit == "%" else indent.value)


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
