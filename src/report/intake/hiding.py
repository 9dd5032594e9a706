"""Ways in which a style hides words from those who look at a page, but for `display`."""

import re
from collections.abc import Mapping
from typing import Final

_LENGTH: Final = re.compile(r"([+-]?\d{0,6}(?:\.\d{1,6})?)(px|em|rem|pt|ch|ex|vw|vh|%)?")
_PX: Final = {"": 1.0, "px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "ch": 8.0, "ex": 8.0}
_SCREEN_PX: Final = 1000  # how far away words are out of sight
_CLIPPED: Final = re.compile(r"rect\((?:\s*[01](?:px|em)?\s*,?){4}\)")
_CUT: Final = re.compile(
    r"inset\(\s*(?:50|100)%.*\)|circle\(\s*0.*\)|polygon\(\s*0[^,]*(?:,\s*0[^,]*)*\)"
)
_MOTIONS: Final = ("transition", "transition-property", "animation", "animation-name")


def hides(said: Mapping[str, str]) -> bool:
    """Return whether words that look like that are not seen."""
    return (
        said.get("visibility") in ("hidden", "collapse")
        or said.get("mso-hide") in ("all", "screen")
        or said.get("content-visibility") == "hidden"
        or is_nothing(said.get("font-size", ""))
        or (is_nothing(said.get("opacity", "")) and not any(name in said for name in _MOTIONS))
        or said.get("transform", "").startswith("scale(0)")
        or _is_away(said)
        or _is_clipped(said)
    )


def is_nothing(length: str) -> bool:
    """Return whether a length, a size or a share is none.

    >>> [is_nothing(length) for length in ("0", "0.0px", "", "10px", "0.5")]
    [True, True, False, False, False]
    """
    return (
        bool(length)
        and re.fullmatch(r"0*(?:\.0*)?(?:px|em|rem|pt|%)?", length) is not None
        and "0" in length
    )


def _is_away(said: Mapping[str, str]) -> bool:
    """Return whether words are moved off the screen."""
    sides = ("left", "right", "top", "bottom") if _is_taken_out(said) else ()
    return any(_px(said.get(name, "")) <= -_SCREEN_PX + 1 for name in ("text-indent", *sides))


def _is_clipped(said: Mapping[str, str]) -> bool:
    """Return whether so little of a box is shown that no word is seen."""
    if _CUT.fullmatch(said.get("clip-path", "")):
        return True
    if _is_taken_out(said) and _CLIPPED.fullmatch(said.get("clip", "")):
        return True
    sizes = (said.get(name, "") for name in ("width", "height", "max-width", "max-height"))
    is_small = any(size and abs(_px(size, 99)) <= 1 for size in sizes)
    return is_small and said.get("overflow", "").startswith(("hidden", "clip"))


def _is_taken_out(said: Mapping[str, str]) -> bool:
    return said.get("position") in ("absolute", "fixed")


def _px(length: str, unknown: float = 0) -> float:
    """Return a length in pixels of a screen."""
    match = _LENGTH.fullmatch(length)
    if not match or not match[1].strip("+-") or (match[2] or "") not in _PX:
        return unknown
    return float(match[1]) * _PX[match[2] or ""]
