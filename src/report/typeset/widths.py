"""How wide a box is that is as wide as what stands in it, measured once.

The engine (WeasyPrint 70.0) breaks a text at every place to find the widest of its words, also
where all of it has room on one line, which the width of that tells.
"""

from typing import Any

from report.typeset.engine import preferred, replace_in_layout

_of_the_engine = preferred.shrink_to_fit


def install() -> None:
    """Let the engine measure boxes in our way from now on. It may be done more than once."""
    replace_in_layout("shrink_to_fit", shrink_to_fit)


def shrink_to_fit(context: Any, box: Any, available_content_width: float) -> float:
    """Return the width of what is in a box, at most so much if it can be broken; in px.

    The engine calls this (CSS 2.1, 10.3.5).
    """
    widest = float(preferred.max_content_width(context, box, outer=False))
    if widest <= available_content_width:
        return widest
    return float(_of_the_engine(context, box, available_content_width))
