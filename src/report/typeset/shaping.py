"""Lines of text made ready to be shaped with fewer steps than the engine (WeasyPrint 70.0) takes.

For each line it tells Pango everything about its type anew; here lines of one type are copies of
an empty one. It shapes a line whose end is given with the beginning of the next, and then alone;
here it is shaped alone.
"""

import re
from typing import Any, Final
from weakref import WeakKeyDictionary

from report.typeset.engine import (
    TextLayout,
    ffi,
    gobject,
    inline_layout,
    pango,
    preferred,
    split_first_line,
)
from report.typeset.styles import described

LINE_FEED: Final = "\n"
MOST_KNOWN: Final = 500  # types whose empty lines are kept; a text that is fitted has some dozens

# What Pango or the engine may take for the end of a line, or for a place of a tab.
_ODD: Final = re.compile("[\x00-\x1f\x85\u2028\u2029]")

# By fonts, then by type: what the engine sets up for an empty line.
_empty: WeakKeyDictionary[Any, dict[tuple[Any, ...], dict[str, Any]]] = WeakKeyDictionary()

_set_up_by_the_engine = TextLayout.setup


def install() -> None:
    """Let the engine shape lines in our way from now on. It may be done more than once."""
    TextLayout.setup = set_up
    inline_layout.split_first_line = preferred.split_first_line = first_line


def set_up(self: Any, style: Any) -> None:
    """Make a line of the engine ready for text in the type of a style; the engine calls this."""
    known = _empty.setdefault(style.font_config, {})
    key = (
        *(described(style), style["font_size"], style["font_kerning"], style["direction"]),
        style["text_decoration_line"] != "none",
    )
    if key not in known:
        if len(known) >= MOST_KNOWN:
            known.clear()
        known[key] = _set_up(style)
    vars(self).update(known[key], style=style, first_line_direction=0)
    self.layout = ffi.gc(pango.pango_layout_copy(self.layout), gobject.g_object_unref)


def first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Any:
    """Return the first line of a text as it is set; the engine calls this."""
    line, feed, _ = text.partition(LINE_FEED)
    is_given = feed and line and style["white_space"] == "pre" and not style["word_spacing"]
    rest = (style, context, max_width, justification_spacing, is_line_start, minimum)
    if not is_given or _ODD.search(line):
        return split_first_line(text, *rest)
    layout, length, _, *size = split_first_line(line, *rest)
    return layout, length, length + len(LINE_FEED), *size


def _set_up(style: Any) -> dict[str, Any]:
    """Return what the engine sets up for an empty line, but for its style."""
    line: Any = object.__new__(TextLayout)
    _set_up_by_the_engine(line, style)
    del line.style
    return dict(vars(line))
