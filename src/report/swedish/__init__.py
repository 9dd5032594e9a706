"""Swedish on paper: dates, no-break spaces, quotes, dashes, hyphenation."""

from report.swedish.dates import enumeration, spoken_date, spoken_interval
from report.swedish.hyphenation import (
    LONGEST_WHOLE,
    SHORTEST_HYPHENATED,
    UNHOLDABLE,
    Hyphenator,
    load_patterns,
)
from report.swedish.sentences import Sentence, sentences
from report.swedish.typography import (
    NO_BREAK_SPACE,
    SOFT_HYPHEN,
    WORD_JOINER,
    ZERO_WIDTH_SPACE,
    closed,
    in_column,
    leans,
    names_in,
    typographic,
)

__all__ = [
    "LONGEST_WHOLE",
    "NO_BREAK_SPACE",
    "SHORTEST_HYPHENATED",
    "SOFT_HYPHEN",
    "UNHOLDABLE",
    "WORD_JOINER",
    "ZERO_WIDTH_SPACE",
    "Hyphenator",
    "Sentence",
    "closed",
    "enumeration",
    "in_column",
    "leans",
    "load_patterns",
    "names_in",
    "sentences",
    "spoken_date",
    "spoken_interval",
    "typographic",
]
