"""Which groups of rules in a style sheet are about a page on a large screen."""

import re
from typing import Any, Final

import tinycss2

_WIDTH_PX: Final = 1280  # of the screen that a page is taken to be read on
_PX: Final = {"px": 1.0, "em": 16.0, "rem": 16.0}
_TYPE: Final = re.compile(r"(not\s+|only\s+)?(all|screen|print|speech|tty|tv|projection|handheld)")
_BOUND: Final = re.compile(r"\(\s*(min|max)-width\s*:\s*(\d{1,6}(?:\.\d{1,6})?)(px|em|rem)\s*\)")


def holds(rule: Any) -> bool:
    """Return whether what a rule such as `@media` or `@supports` holds is to be followed."""
    about = tinycss2.serialize(rule.prelude).strip().lower()
    if rule.lower_at_keyword == "media":
        return is_of_screens(about)
    if rule.lower_at_keyword == "supports":
        return not about.startswith("not")
    return bool(rule.lower_at_keyword == "layer")


def is_of_screens(media: str) -> bool:
    """Return whether one of the media of a list is a large screen; '' is every medium."""
    return not media.strip() or any(map(_is_met, media.lower().split(",")))


def _is_met(medium: str) -> bool:
    first, *others = [part.strip() for part in re.split(r"\sand\s", medium.strip())]
    if match := _TYPE.fullmatch(first):
        is_screen = match[2] in ("all", "screen")
        negated = (match[1] or "").strip() == "not"
        return (
            not (is_screen and all(map(_is_wide, others)))
            if negated
            else (is_screen and all(map(_is_wide, others)))
        )
    return all(map(_is_wide, (first, *others)))


def _is_wide(condition: str) -> bool:
    """Return whether a large screen meets a condition; one that is not known, it does not."""
    match = _BOUND.fullmatch(condition)
    if not match:
        return False
    width = float(match[2]) * _PX[match[3]]
    return width <= _WIDTH_PX if match[1] == "min" else width >= _WIDTH_PX
