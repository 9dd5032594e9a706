"""Paragraphs whose letters are all as wide as one another: widths that can be told by counting."""

import re
from collections.abc import Iterable, Iterator

from report.linebreaking import Kind, Paragraph, Place, Words

SOFT = "|"  # in written paragraphs, for a soft hyphen
_ENDS = re.compile(r" +|[|/-](?=\w)")
_KINDS = {" ": Kind.SPACE, SOFT: Kind.SOFT}


class LetterRuler:
    """Measures letters 1 wide, and takes hyphens at line ends for letters, too."""

    def prepare(self, texts: Iterable[str]) -> None:
        """Do nothing: counting is quick."""

    def scaled(self, factor: float) -> "LetterRuler":
        """Return the same: letters stay 1 wide."""
        return self

    def width(self, text: str) -> float:
        """Return the number of letters."""
        return float(len(text))


def written(text: str, widest: float | None = None) -> Paragraph:
    """Make a paragraph; | stands where a word may be broken."""
    ends = list(_places(text))
    words = Words([(text.replace(SOFT, "\u00ad"), "\u2010")], ends)
    return Paragraph(words, [LetterRuler()], widest)


def _places(text: str) -> Iterator[Place]:
    for match in _ENDS.finditer(text):
        yield _KINDS.get(match[0][0], Kind.HARD), match.end()
