"""Whether everything that is in the source is on the finished pages."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final
from unicodedata import normalize

from report.checks.printed import Wording
from report.locales import _, ngettext
from report.problems import Problem

_KNOWN: Final = (1, 2, 4, 8)  # of so many bytes it is known where words begin with them
_WORD = re.compile(r"[^\W_]+")
# PDFium gives U+0002 for the hyphen of a word that is broken at the end of a line.
_BROKEN = re.compile(r"[-\u00ad\u2010\x02]\s*$")


def lost_text(wordings: Iterable[Wording], visible: Iterable[str]) -> Iterator[Problem]:
    """Find wordings whose words are not all among those that are visible on the pages.

    Compared are the letters and digits of word after word. What the typography may
    change is not: capitals, quotes, dashes, spaces that hold, hyphens at the ends of
    lines. Every word of the pages serves one wording only, so of two that are alike
    none may be missing.

    Where several wordings could stand in the same place, which of them is told is a guess.
    That one is missing is none: a word is told only as often as the wordings have it more
    often than the pages.
    """
    words = _Words(visible)
    wanted = [(_words(wording.text), wording) for wording in wordings]
    # The longest first: the words of a short one may stand in a long one as well.
    broken = [each for each in sorted(wanted, key=_length) if not words.take(each[0])]
    not_found = [(list(words.missing(text)), wording) for text, wording in broken]
    lacking = _lacking(words, [text for text, _wording in wanted], not_found)
    for missing, wording in not_found:
        if told := [word for word in missing if _counted_down(lacking, word)]:
            yield _problem(wording, told)


class _Words:
    """The words of all pages as one run of letters, out of which wordings are taken.

    A wording may begin and end where a word does. Between that the spaces do not
    count, because a word may be broken over two lines, and an address anywhere.
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        lines = [(_words(piece), bool(_BROKEN.search(piece))) for piece in pieces]
        words = [word.encode() for line, _is_broken in lines for word in line]
        self._edges = set(accumulate(map(len, words), initial=0))
        self._whole = b"".join(words)
        self._run = bytearray(self._whole)
        self._places = _places(self._whole, sorted(self._edges))
        self._apart = _Apart([(line, is_broken) for line, is_broken in lines if line])

    def take(self, words: Sequence[str]) -> bool:
        """Take these words out of the pages, if they stand there one after the other."""
        letters = "".join(words).encode()
        start = next(self._starts(letters, self._run), None)
        if start is None:
            return False
        self._run[start : start + len(letters)] = bytes(len(letters))
        return True

    def missing(self, words: Sequence[str]) -> Iterator[str]:
        """Take these words in as long stretches as there are, and give those that are nowhere.

        A wording is in several stretches where a page ends in the midst of it.
        """
        while words:
            lengths = range(len(words), 0, -1)
            taken = next((length for length in lengths if self.take(words[:length])), 0)
            if not taken and not self._apart.take(words[0]):
                yield words[0]
            words = words[taken or 1 :]

    def count(self, word: str) -> int:
        """Count how often a word is on the pages, whatever was taken out of them.

        Those that overlap are counted as one, as only one of them can be meant.
        """
        letters = word.encode()
        count = end = 0
        for start in self._starts(letters, self._whole):
            if start >= end:
                count, end = count + 1, start + len(letters)
        return count + self._apart.count(word)

    def _starts(self, letters: bytes, run: bytes | bytearray) -> Iterator[int]:
        """Yield where these letters stand in a run, and begin and end as words do."""
        known = max((length for length in _KNOWN if length <= len(letters)), default=0)
        for start in self._places.get(letters[:known], ()):
            end = start + len(letters)
            if end in self._edges and run[start:end] == letters:
                yield start


def _places(letters: bytes, starts: Iterable[int]) -> dict[bytes, list[int]]:
    """Return at which of some places a run of letters goes on with which ones.

    So wordings are not looked for in all of it: the time would grow with the square of the pages.
    """
    found: dict[bytes, list[int]] = {b"": [0]}
    for start in starts:
        for length in _KNOWN:
            beginning = letters[start : start + length]
            if len(beginning) == length:
                found.setdefault(beginning, []).append(start)
    return found


class _Apart:
    """Words broken at the end of a page, where a running head stands before they go on.

    `lines` are the words of each piece of the pages, and whether its last one is broken.
    """

    def __init__(self, lines: Sequence[tuple[Sequence[str], bool]]) -> None:
        self._ends = [(n, line[-1]) for n, (line, is_broken) in enumerate(lines) if is_broken]
        self._last_beginning = {line[0]: n for n, (line, _is_broken) in enumerate(lines)}
        self._taken: set[int] = set()

    def take(self, word: str) -> bool:
        """Take a word out of the ends of pages, if it is broken at one of them."""
        end = next((n for n in self._found(word) if n not in self._taken), None)
        if end is None:
            return False
        self._taken.add(end)
        return True

    def count(self, word: str) -> int:
        """Count at how many ends of pages a word may be broken."""
        return len(list(self._found(word)))

    def _found(self, word: str) -> Iterator[int]:
        """Yield the pieces that end with a part of a word, the rest of which begins a later one."""
        for number, beginning in self._ends:
            rest = word.removeprefix(beginning)
            # In the piece that is next it would be whole.
            if rest != word and self._last_beginning.get(rest, 0) > number + 1:
                yield number


def _lacking(
    words: _Words,
    wanted: Iterable[Sequence[str]],
    not_found: Iterable[tuple[Sequence[str], object]],
) -> Counter[str]:
    """Count how often words that were not found are wanted more often than the pages have them.

    None means that they are there, and only were taken for something else: of `1`, `1` and
    `1 11` on `1`, `1`, `1`, `11`, the first two may be found in `11`, and `11` then is nowhere.
    """
    doubtful = {word for missing, _ in not_found for word in missing}
    often = Counter(word for text in wanted for word in text if word in doubtful)
    return Counter({word: count - words.count(word) for word, count in often.items()})


def _counted_down(lacking: Counter[str], word: str) -> bool:
    """Return whether a word is lacking, once for each time that it is."""
    lacking[word] -= 1
    return lacking[word] >= 0


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
    some = ", ".join(f"'{word}'" for word in missing[:3]) + (" …" if len(missing) > 3 else "")
    return Problem(
        "lost-text",
        ngettext(
            "{n} word of '{beginning}' cannot be seen on the finished pages: {words}",
            "{n} words of '{beginning}' cannot be seen on the finished pages: {words}",
            len(missing),
            beginning=beginning,
            words=some,
        ),
        wording.place,
        _("Look in styles/ for what hides it, or for a box that is too small for its text."),
    )
