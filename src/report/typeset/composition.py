"""A text that is composed as a whole: from what, in which measure, and where its lines end."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from report.linebreaking import Break, Measure, Paragraph, Prices, Run, best, compose, line_ends
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
    ends = list(line_ends(one.text, allowed(one.text, one.language)))
    paragraph = Paragraph(one.runs, ends, _narrowest(one.measure) if one.parts_letters else None)
    return best(compose(paragraph, one.measure, one.prices, one.whole), one.more).breaks


def allowed(text: str, language: str | None) -> Iterator[int]:
    """Yield the places before which the engine would end a line."""
    attributes = get_log_attrs(text, language)
    return (place for place in range(1, len(text)) if attributes[place].is_line_break)


def _narrowest(measure: Measure) -> float:
    return measure.width - max(0, measure.indent)
