"""A text that is composed as a whole: from what, in which measure, and where its lines end."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from report.linebreaking import (
    Break,
    Measure,
    Paragraph,
    Prices,
    Run,
    Words,
    best,
    compose,
    line_ends,
)
from report.typeset.engine import get_log_attrs


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


@lru_cache(maxsize=8192)
def composed(one: Composition) -> tuple[Break, ...]:
    """Compose a text; a process that sets it again knows its lines."""
    ways = compose(paragraph(one), one.measure, one.prices, one.whole)
    return best(ways, one.more).breaks


def paragraph(one: Composition) -> Paragraph:
    """Return the paragraph that is composed, measured in its type."""
    words = _words(tuple((run.text, run.hyphen) for run in one.runs), one.language)
    rulers = [run.ruler for run in one.runs]
    return Paragraph(words, rulers, _narrowest(one.measure) if one.parts_letters else None)


@lru_cache(maxsize=8192)
def _words(runs: tuple[tuple[str, str], ...], language: str | None) -> Words:
    """Return the words of texts, each with its hyphen; they are the same in every size."""
    text = "".join(text for text, _hyphen in runs)
    return Words(runs, list(line_ends(text, allowed(text, language))))


def allowed(text: str, language: str | None) -> Iterator[int]:
    """Yield the places before which the engine would end a line."""
    attributes = get_log_attrs(text, language)
    return (place for place in range(1, len(text)) if attributes[place].is_line_break)


def _narrowest(measure: Measure) -> float:
    return measure.width - max(0, measure.indent)
