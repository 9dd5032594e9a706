"""Words that no line can hold."""

import re
from collections.abc import Iterator
from typing import Final

from report.checks.content.passages import passages
from report.model import Draft
from report.problems import Problem, quoted

MOST_LETTERS: Final = 100  # the longest Swedish words that anybody writes have fewer than 60
_ENDLESS: Final = re.compile(rf"\S{{{MOST_LETTERS + 1},}}")
_NOT_PRINTED: Final = frozenset({"url", "file", "alt"})


def endless_word(draft: Draft) -> Iterator[Problem]:
    """A word has at most 100 characters: a longer one is wider than a page, however it is broken.

    Bad: a web address of 150 characters among the words of a text. Good: `[planen](https://…)`.
    """
    for source in draft.sources:
        for passage in passages(source):
            if passage.loc and passage.loc[-1] in _NOT_PRINTED:
                continue
            for match in _ENDLESS.finditer(passage.text):
                yield Problem(
                    "endless-word",
                    f"the word {quoted(match[0])} has {len(match[0])} characters",
                    passage.place(match.start()),
                    "Divide it; write an address as [words](address).",
                )
