"""The letters of a text, each with the character that it is from."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from report.checks.written import letters

MOST_WORDS: Final = 8  # of a mark, from which the first that can be found is looked for
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True)
class Letters:
    """The letters of a text, and for each which character of the text it is from."""

    text: str
    letters: str
    characters: tuple[int, ...]

    def count_before(self, character: int) -> int:
        """Return how many letters come from characters before one."""
        return bisect_left(self.characters, character)

    def count_between(self, start: int, end: int) -> int:
        """Return how many letters come from characters from `start` to `end`."""
        return self.count_before(end) - self.count_before(start)

    def word_around(self, start: int, end: int) -> tuple[int, int]:
        """Return from which character to which the words are that others are a part of.

        It goes back to one with letters: of a dash that stands alone, to the word before it.
        """
        before = self.characters[max(self.count_before(start) - 1, 0)] if self.letters else start
        start = min(before, start)
        while start > 0 and not self.text[start - 1].isspace():
            start -= 1
        return start, end

    def words(self, start: int, end: int) -> list[int]:
        """Return where the first words begin from character `start` to `end`, in letters."""
        found = _WORD.finditer(self.text, start, end)
        begins = (self.count_before(word.start()) for word in found if letters(word[0]))
        return list(islice(dict.fromkeys(begins), MOST_WORDS))

    def line(self, start: int, end: int) -> tuple[int, int]:
        """Return where the lines begin and end on which letters from `start` to `end` are."""
        first = self.characters[start] if start < len(self.characters) else len(self.text)
        last = self.characters[end - 1] if end > start else first
        line_end = self.text.find("\n", last)
        return (
            self.count_before(self.text.rfind("\n", 0, first) + 1),
            self.count_before(line_end if line_end >= 0 else len(self.text)),
        )


def letters_of(text: str) -> Letters:
    """Return the letters of a text with where they come from.

    >>> letters_of("Är ½").characters
    (0, 1, 3, 3)
    """
    found = [(letter, n) for n, one in enumerate(text) for letter in _letters(one)]
    return Letters(text, "".join(letter for letter, _ in found), tuple(n for _, n in found))


@lru_cache(maxsize=4096)
def _letters(character: str) -> str:
    return letters(character)
