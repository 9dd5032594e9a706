"""Words that no column is wide enough for."""

import re
from collections.abc import Iterator
from typing import Final

from report.checks.content.passages import passages
from report.model import Draft
from report.problems import Problem, quoted
from report.swedish import Hyphenator

MOST_LETTERS: Final = 40  # that the widest column of small type takes on a line
LONGEST: Final = 200  # letters; a longer one is no word, and is not worth looking for breaks

_LONG: Final = re.compile(rf"[^\W_]{{{MOST_LETTERS + 1},}}")
_NO_WORDS: Final = {"url", "file", "alt"}  # fields that are printed otherwise, or not at all


def long_word(draft: Draft) -> Iterator[Problem]:
    """A word has room in a column, or can be broken.

    Words are broken by patterns, and where `styles/hyphenation.yaml` says. Whether each has
    room where it stands is looked for again when pages are set.

    Bad: `AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`. Good: `A`.
    """
    hyphenator = Hyphenator()
    for source in draft.sources:
        for passage in passages(source):
            if passage.loc and passage.loc[-1] in _NO_WORDS:
                continue
            for match in _LONG.finditer(passage.text):
                if _is_too_long(match[0], hyphenator):
                    yield Problem(
                        "long-word",
                        f"{quoted(match[0])}, a word of {len(match[0])} letters, cannot be broken",
                        passage.place(match.start()),
                        "Write it shorter, or with spaces or hyphens.",
                    )


def _is_too_long(word: str, hyphenator: Hyphenator) -> bool:
    if len(word) > LONGEST:
        return True
    return max(map(len, hyphenator.breaks(word))) > MOST_LETTERS
