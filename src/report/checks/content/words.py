"""Words that no column is wide enough for."""

import re
from collections.abc import Iterator
from typing import Final

from report.checks.content.passages import passages
from report.locales import _
from report.model import EditionFiles
from report.problems import Problem, quoted
from report.swedish import Hyphenator

MOST_LETTERS: Final = 40  # that the widest column of small type takes on a line
MOST_CHARACTERS: Final = 100  # the longest Swedish words that anybody writes have fewer than 60

_RUN: Final = re.compile(rf"\S{{{MOST_LETTERS + 1},}}")
_LETTERS: Final = re.compile(rf"[^\W_]{{{MOST_LETTERS + 1},}}")
_NOT_PRINTED: Final = frozenset({"url", "file", "alt"})  # as they are, or not at all


def long_word(files: EditionFiles) -> Iterator[Problem]:
    """A word has room in a column, or can be broken; it has at most 100 characters.

    Words are broken by patterns, and where `styles/hyphenation.yaml` says. Whether each has
    room where it stands is looked for again when pages are set.
    """
    hyphenator = Hyphenator()
    for source in files.sources:
        for passage in passages(source):
            if passage.loc and passage.loc[-1] in _NOT_PRINTED:
                continue
            for run in _RUN.finditer(passage.text):
                for start, message in _too_long(run[0], hyphenator):
                    yield Problem(
                        "long-word",
                        message,
                        passage.place(run.start() + start),
                        _(
                            "Write it shorter, or with spaces or hyphens; an address as "
                            "[words](address)."
                        ),
                    )


def _too_long(run: str, hyphenator: Hyphenator) -> Iterator[tuple[int, str]]:
    """Return where words of a run of characters begin that have no room, and what of each."""
    if len(run) > MOST_CHARACTERS:
        yield 0, _("the word {word} has {count} characters", word=quoted(run), count=len(run))
        return
    for word in _LETTERS.finditer(run):
        if max(map(len, hyphenator.breaks(word[0]))) > MOST_LETTERS:
            message = _(
                "{word}, a word of {count} letters, cannot be broken",
                word=quoted(word[0]),
                count=len(word[0]),
            )
            yield word.start(), message
