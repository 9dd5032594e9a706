"""Where Swedish words may be broken: by a list of judged words first, then by patterns."""

import pickle
import re
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from platform import python_version
from typing import Any

from report.cache import key, remembered, version
from report.swedish.typography import SOFT_HYPHEN

LONGEST_WHOLE = 17  # letters of a word that large words for a wall have room for
UNHOLDABLE = 24  # letters; so long a word is broken even in headings and names
SHORTEST_HYPHENATED = 9  # letters; shorter words are not worth a hyphen
LETTERS_LEFT = 3  # on each side of a break
SHORTEST_INSIDE = 6  # letters; shorter judged words are looked for at the head of others alone
_WORD = re.compile(r"[^\W\d_]+")
_INFLECTION = re.compile(
    r"(?:e?n|e?t|na|rna|a|ar|arna|er|erna|or|orna|e|are|aren|arna|ad|at|ade|ats|ande|en)?s?"
)


@cache
def load_patterns() -> Any:
    """Load the patterns by which words are hyphenated; processes forked after have them, too.

    Pyphen takes ten times as long to read them as to be read as it is when it has.
    """
    name = key("patterns", python_version(), version("pyphen"), str(LETTERS_LEFT))
    return remembered(name, _read_patterns, pickle.loads, pickle.dumps)


def _read_patterns() -> Any:
    import pyphen  # looks for its patterns when imported, which only typesetting needs

    return pyphen.Pyphen(lang="sv_SE", left=LETTERS_LEFT, right=LETTERS_LEFT)


class Hyphenator:
    """Puts soft hyphens into words, by a list of judged words first and by patterns second.

    `words` are written with a hyphen at every place where they may break. They
    serve alone, inflected, and as parts of longer compounds. `names` are not broken, unless
    they are so long that no column would hold them.

    >>> hyphenator = Hyphenator(["skol-enhet", "skol-ut-veck-lings"])
    >>> hyphenator.breaks("skolutvecklingsprogrammet")
    ['skol', 'ut', 'veck', 'lings', 'pro', 'gram', 'met']
    >>> hyphenator.breaks("skolenheterna")
    ['skol', 'enheterna']
    """

    def __init__(self, words: Iterable[str] = (), names: Collection[str] = ()) -> None:
        self._judged = {word.replace("-", ""): word.split("-") for word in words}
        self._lengths = sorted({len(word) for word in self._judged}, reverse=True)
        self._names = frozenset(names)
        self.breaks = lru_cache(maxsize=20_000)(self._breaks)

    def hyphenate(self, text: str, shortest: int = 0) -> str:
        """Put soft hyphens into the long words of a text, or into those of so many letters."""

        def broken(match: re.Match[str]) -> str:
            word = match[0]
            return SOFT_HYPHEN.join(self.breaks(word)) if len(word) >= shortest else word

        return _WORD.sub(broken, text)

    def _breaks(self, word: str) -> list[str]:
        """Return the pieces between which a word may be broken; one piece if it may not."""
        if len(word) < SHORTEST_HYPHENATED or word.isupper() or self._is_held(word):
            return [word]
        lengths = [len(piece) for piece in self._pieces(word.lower())]
        return _joined_at_the_ends(_cut(word, lengths))

    def _is_held(self, word: str) -> bool:
        return word in self._names and len(word) < UNHOLDABLE

    def _pieces(self, word: str) -> list[str]:
        judged = self._judged.get(word)
        if judged:
            return judged
        for length in self._lengths:
            last = len(word) - length if length >= SHORTEST_INSIDE else 0
            for start in (0, *range(LETTERS_LEFT, last + 1)):
                if judged := self._judged.get(word[start : start + length]):
                    return self._around(word[:start], judged, word[start + length :])
        return list(load_patterns().inserted(word, "-").split("-"))

    def _around(self, before: str, judged: list[str], after: str) -> list[str]:
        pieces = [*(self._pieces(before) if before else ()), *judged]
        if not after:
            return pieces
        if _INFLECTION.fullmatch(after):
            return [*pieces[:-1], pieces[-1] + after]
        return [*pieces, *self._pieces(after)]


def _cut(word: str, lengths: Iterable[int]) -> list[str]:
    pieces, start = [], 0
    for length in lengths:
        pieces.append(word[start : start + length])
        start += length
    return pieces


def _joined_at_the_ends(pieces: list[str]) -> list[str]:
    """Join pieces at both ends until enough letters are left there."""
    while len(pieces) > 1 and len(pieces[0]) < LETTERS_LEFT:
        pieces[:2] = ["".join(pieces[:2])]
    while len(pieces) > 1 and len(pieces[-1]) < LETTERS_LEFT:
        pieces[-2:] = ["".join(pieces[-2:])]
    return pieces
