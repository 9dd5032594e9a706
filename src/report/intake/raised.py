"""Words above and below the line, written so that none is taken for a word on it."""

import re
from typing import Final

# Only signs that all fonts of `styles/fonts/` have.
_ABOVE: Final = str.maketrans("0123456789()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ⁱⁿ")
_BELOW: Final = str.maketrans("0123456789()", "₀₁₂₃₄₅₆₇₈₉₍₎")
_ORDINAL: Final = re.compile(r":?(?:a|e|o|st|nd|rd|th|er|re|ère|de|te)\.?", re.IGNORECASE)


def raised(text: str, before: str = "") -> str:
    """Write what stands above the line behind other words: `2` as `²`, `-3` as `^-3`.

    What only looks smaller there, such as the end of `1st`, or a mark such as `[1]`, stays.
    """
    words = text.strip()
    if not words or not (before[-1:].isalnum() or before.endswith((")", "]"))):
        return text if not words.isdecimal() else _kept(text, words.translate(_ABOVE))
    if _ORDINAL.fullmatch(words) and before[-1].isdigit():
        return text
    if words.isalpha() and before[-1].isalpha() and words not in ("n", "i"):
        return text  # such as 'TM', or the end of a word
    if not (words[0].isalnum() or words[0] in "+-−–(") or " " in words:
        return text
    return _kept(text, exponent(words))


def lowered(text: str, before: str = "") -> str:
    """Write what stands below the line behind other words: `2` as `₂`, as in `CO₂`."""
    words = text.strip()
    if not words or words.isalpha() or " " in words:
        return text
    return _kept(text, index(words))


def exponent(text: str) -> str:
    """Write what something is raised to, with a sign for it where there are no small ones."""
    return _small(text, _ABOVE, "^")


def index(text: str) -> str:
    """Write an index, with a sign for it where there are no small ones."""
    return _small(text, _BELOW, "_")


def _small(text: str, small: dict[int, int], sign: str) -> str:
    if not text or all(ord(c) in small for c in text):
        return text.translate(small)
    return f"{sign}{text}" if re.fullmatch(r"[+\-−–]?\w+", text) else f"{sign}({text})"


def _kept(text: str, words: str) -> str:
    """Keep the spaces around words that are written again."""
    return text.replace(text.strip(), words)
