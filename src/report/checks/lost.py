"""Whether everything that is in the source is on the finished pages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from unicodedata import normalize

from report.checks.printed import Wording
from report.problems import Problem

_WORD = re.compile(r"[^\W_]+")


def lost_text(wordings: Iterable[Wording], visible: Iterable[str]) -> Iterator[Problem]:
    """Find wordings whose words are not all among those that are visible on the pages.

    Compared are the letters and digits of word after word. What the typography may
    change is not: capitals, quotes, dashes, spaces that hold, hyphens at the ends of
    lines. Every word of the pages serves one wording only, so of two that are alike
    none may be missing.

    Bad: a box with `overflow: hidden` that is too low for its text, `display: none`,
    a column beyond the edge of the paper. Good: nothing of the kind.
    """
    words = _Words(visible)
    # The longest first: the words of a short one may stand in a long one as well.
    wanted = sorted(((_words(wording.text), wording) for wording in wordings), key=_length)
    broken = [(text, wording) for text, wording in wanted if not words.take(text)]
    for text, wording in broken:
        if missing := list(words.missing(text)):
            yield _problem(wording, missing)


class _Words:
    """The words of all pages as one run of letters, out of which wordings are taken.

    A wording may begin and end where a word does. Between that the spaces do not
    count, because a word may be broken over two lines, and an address anywhere.
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        words = [word.encode() for piece in pieces for word in _words(piece)]
        self._edges = set(accumulate(map(len, words), initial=0))
        self._run = bytearray(b"".join(words))

    def take(self, words: Sequence[str]) -> bool:
        """Take these words out of the pages, if they stand there one after the other."""
        letters = "".join(words).encode()
        start = self._run.find(letters)
        while start >= 0:
            end = start + len(letters)
            if start in self._edges and end in self._edges:
                self._run[start:end] = bytes(len(letters))
                return True
            start = self._run.find(letters, start + 1)
        return False

    def missing(self, words: Sequence[str]) -> Iterator[str]:
        """Take these words in as long stretches as there are, and give those that are nowhere.

        A wording is in several stretches where a page ends in the midst of it.
        """
        while words:
            lengths = range(len(words), 0, -1)
            taken = next((length for length in lengths if self.take(words[:length])), 0)
            if not taken:
                yield words[0]
            words = words[taken or 1 :]


def _words(text: str) -> list[str]:
    """Split a text into words without anything but their letters and digits.

    >>> _words("”Så här” – i Malmö­stad, 28 000 elever")
    ['så', 'här', 'i', 'malmöstad', '28', '000', 'elever']
    """
    return _WORD.findall(normalize("NFKC", text).replace("\u00ad", "").casefold())


def _length(wanted: tuple[list[str], Wording]) -> int:
    return -len(wanted[0])


def _problem(wording: Wording, missing: Sequence[str]) -> Problem:
    written = wording.text.split()
    beginning = " ".join(written[:5]) + (" …" if len(written) > 5 else "")
    some = ", ".join(f"'{word}'" for word in missing[:3])
    count = "1 word" if len(missing) == 1 else f"{len(missing)} words"
    return Problem(
        "lost-text",
        f"{count} of '{beginning}' cannot be seen on the finished pages: {some}"
        f"{' …' if len(missing) > 3 else ''}",
        wording.place,
        "Look in styles/ for what hides it, or for a box that is too small for its text.",
    )
