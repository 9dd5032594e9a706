"""Which of the encodings with one byte for a letter a Swedish text is in.

Every one of them reads every text, but only the right one has its å, ä and ö where letters stand,
and its quotation marks where words begin and end.
"""

import re
from typing import Final

# Of Windows, of the Macintosh before 2001, and of MS-DOS; of equals the first is taken.
_ENCODINGS: Final = ("cp1252", "mac-roman", "cp850", "cp437", "cp865")
_SWEDISH: Final = "åäöÅÄÖ"
_LETTERS: Final = frozenset(f"{_SWEDISH}éÉèàáíóúüÜëïâêîôçñøØæÆßÁÓÚ")
_SIGNS: Final = frozenset("”“’‘»«›‹–—…§°±²³½¼¾·•×€£©®™´¨\u00a0\u00ad¿¡µ")
_IN_WORDS: Final = frozenset("’–·´\u00a0\u00ad")  # that may stand between two letters
_ABROAD, _WRONG = 1, 3  # how much speaks against an encoding
_MOST: Final = 0.25  # of that for each sign, in a text that is taken
_OTHERS: Final = re.compile(r"[^\x00-\x7f]")
_WORD: Final = re.compile(f"[a-zA-Z][{_SWEDISH}]|[{_SWEDISH}][a-zA-Z]")


def eight_bits(data: bytes) -> str | None:
    """Name the encoding of a text, or None where it looks like a text in none of them.

    >>> [eight_bits("Lär språk på ön".encode(name)) for name in ("cp1252", "mac-roman", "cp850")]
    ['cp1252', 'mac-roman', 'cp850']
    """
    strange = {
        name: share for name in _ENCODINGS if (share := _strangeness(data, name)) is not None
    }
    if not strange:
        return None
    name = min(strange, key=strange.__getitem__)  # the first of equals
    return name if strange[name] <= _MOST else None


def _strangeness(data: bytes, encoding: str) -> float | None:
    """Return how much speaks against an encoding for each sign; None where it is none of a text."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if encoding != _ENCODINGS[0] and not _WORD.search(text):
        return None
    weights = [_weight(text, match.start()) for match in _OTHERS.finditer(text)]
    weights += [_ABROAD] * (text.count("”") % 2)  # which stand in pairs, in Swedish
    return sum(weights) / len(weights) if weights else 0


def _weight(text: str, at: int) -> int:
    """Return how much a sign in its place speaks against its encoding."""
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if sign in _SIGNS:
        in_word = before.isalpha() and after.isalpha() and sign not in _IN_WORDS
        return _WRONG if in_word else 0
    if sign == "„":
        return _ABROAD
    if not sign.isalpha() or (sign.isupper() and before.islower()):
        return _WRONG
    stands_alone = before.isascii() or not before.isalpha()
    return 0 if sign in _LETTERS and stands_alone else _ABROAD
