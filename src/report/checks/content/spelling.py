"""Whether two names are one, written in two ways."""

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final
from unicodedata import normalize

# Words that organisations are called by or not: 'Malmö stad' and 'Malmö kommun' are one.
_LEFT_OUT: Final = frozenset({"kommun", "stad", "ab"})
_LONG: Final = 10  # letters; Lidköping and Linköping have fewer, and are two
_MOST_ALIKE: Final = 8  # spellings of one name that are told; nobody needs more to see it
_LIKENESS: Final = 0.88  # of two names of people, from 0 to 1: one letter of nine
_ALIKE_BUT_TWO: Final = frozenset({"habo", "håbo"})  # municipalities whose dots tell them apart


def same_organisation(one: str, other: str) -> bool:
    """Return whether two spellings mean the same organisation.

    >>> same_organisation("Luleå kommun", "Lulea Kommun")
    True
    >>> same_organisation("Malmö stad", "Malmö kommun")
    True
    >>> same_organisation("Habo kommun", "Håbo kommun")
    False
    >>> same_organisation("Trollhättans stad", "Trollhätans stad")
    True
    >>> same_organisation("Lidköpings kommun", "Linköpings kommun")
    False
    """
    first, second = _essence(one), _essence(other)
    if {first, second} == _ALIKE_BUT_TWO:
        return False
    first, second = _without_dots(first), _without_dots(second)
    if first == second:
        return True
    return min(len(first), len(second)) >= _LONG and one_letter_apart(first, second)


class Organisations:
    """Names of organisations, among which those of nearly the same spelling are found.

    Names that are one letter apart have what is left of them in common when a letter is taken
    out of each, or of one. To look for that takes a step for each letter, however many names
    there are; to compare each with each took minutes for some thousands.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._numbers: dict[str, int] = {}
        self._alike: dict[int, list[str]] = {}
        for name in names:
            self.add(name)

    def __contains__(self, name: str) -> bool:
        return name in self._numbers

    def add(self, name: str) -> None:
        """Add a name."""
        self._numbers.setdefault(name, len(self._numbers))
        for key in _keys(name):
            alike = self._alike.setdefault(key, [])
            if len(alike) < _MOST_ALIKE:
                alike.append(name)

    def like(self, name: str) -> list[str]:
        """Return the names that mean the same organisation, in the order of their adding."""
        near = {known for key in _keys(name) for known in self._alike.get(key, ())}
        alike = (known for known in near if same_organisation(name, known))
        return sorted(alike, key=self._numbers.__getitem__)


def _keys(name: str) -> set[int]:
    plain = _without_dots(_essence(name))
    shorter = (plain[:n] + plain[n + 1 :] for n in range(len(plain)))
    return {hash(plain), *(map(hash, shorter) if len(plain) >= _LONG else ())}


def misspelt_organisation(words: str, known: Organisations) -> str | None:
    """Return the organisation that is meant by words that are spelt nearly like its name.

    Whether it is called kommun or stad is not looked at.

    >>> misspelt_organisation("Lulea kommun", Organisations(["Luleå kommun", "Umeå kommun"]))
    'Luleå kommun'
    >>> misspelt_organisation("Luleå stad", Organisations(["Luleå kommun"]))
    """
    if words in known:
        return None
    ending = words.split()[-1]
    return next((name for name in known.like(words) if name.endswith(ending)), None)


def one_letter_apart(one: str, other: str) -> bool:
    """Return whether one letter is added, missing or another; figures must be the same.

    >>> one_letter_apart("gymnasiet", "gymnasie"), one_letter_apart("Skola 1", "Skola 2")
    (True, False)
    """
    if abs(len(one) - len(other)) > 1 or not _halves_agree(one, other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    edits = [
        (one[a:b], other[c:d]) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"
    ]
    return len(edits) == 1 and all(len(part) < 2 and not part.isdecimal() for part in edits[0])


def _halves_agree(one: str, other: str) -> bool:
    """Tell, quickly, whether names are alike in one half: a single edit leaves one as it is."""
    half = min(len(one), len(other)) // 2
    return one[:half] == other[:half] or one[-half:] == other[-half:]


def nearest_person(name: str, people: Collection[str]) -> str | None:
    """Return the person who is meant by a name that is spelt nearly like hers, or nobody.

    >>> nearest_person("Mats Johansson", ["Mats Johnsson", "Eva Berg"])
    'Mats Johnsson'
    >>> nearest_person("Mats Johnssons", ["Mats Johnsson"])

    Two words of the name of another are hers.

    >>> nearest_person("Maria Garcia", ["Eva Maria Garcia", "Mario Garcia"])
    """
    forms = (name, name.removesuffix("s"))
    if any(f" {form} " in f" {person} " for form in forms for person in people):
        return None
    near = [(SequenceMatcher(None, name, person).ratio(), person) for person in people]
    likeness, person = max(near, default=(0, None))
    return person if likeness >= _LIKENESS else None


@lru_cache(maxsize=4096)
def _essence(name: str) -> str:
    """Return the words that tell an organisation from others, without the s of a genitive."""
    words = normalize("NFC", name).casefold().replace("-", " ").replace(".", "").split()
    plain = [word.removesuffix("s") for word in words]
    return " ".join(_kept(plain))


def _kept(words: Iterable[str]) -> list[str]:
    every = list(words)
    return [word for word in every if word not in _LEFT_OUT] or every


@lru_cache(maxsize=4096)
def _without_dots(name: str) -> str:
    """Take rings, dots and accents off letters."""
    return "".join(letter for letter in normalize("NFD", name) if letter.isascii())
