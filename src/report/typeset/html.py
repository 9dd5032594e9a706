"""A document to be set, with the engine's own style sheet cut down to what ours may need.

The engine (WeasyPrint 70.0) gives every element a style for the marker of a list and five
for notes, be there a note or not: a third of the memory of a booklet, and a tenth of its time.
What reads HTML for it (tinyhtml5 2.1) keeps the patterns by which it finds the end of a name, but
under another name than it looks for, and makes them anew each time: half of the time of reading.
"""

import re
from collections.abc import Collection
from copy import copy
from functools import cache
from typing import Any, Final

from report.typeset.engine import UA_STYLESHEET, tinyhtml5, weasyprint

UNUSED: Final = {
    "marker",
    "footnote-call",
    "footnote-marker",
    "note-call",
    "note-marker",
    "note-callback",
}
# What the engine says of all markers, for the elements that have some.
MARKERS: Final = (
    "li::marker, summary::marker"
    " { font-variant-numeric: tabular-nums; white-space: pre; text-transform: none }"
)
# Where a style sheet speaks of notes, or makes other elements to list items, it gets everything.
_NEEDED: Final = re.compile(r"footnote|::note-|display\s*:[^;}]*list-item")


def needs_everything(sheet: str) -> bool:
    """Return whether a style sheet uses what is cut."""
    return bool(_NEEDED.search(sheet))


class Patterns(dict[tuple[Collection[str], bool], re.Pattern[str]]):
    """Patterns of some characters and no others, or of all but them: each made once."""

    def __missing__(self, wanted: tuple[Collection[str], bool]) -> re.Pattern[str]:
        characters, these = wanted
        listed = "".join(map(re.escape, characters))
        self[wanted] = found = re.compile(f"[{'' if these else '^'}{listed}]+")
        return found


def install() -> None:
    """Let HTML be read with patterns that are kept. It may be done more than once."""
    tinyhtml5.inputstream.characters_until_regex = Patterns()


class Html(weasyprint.HTML):  # type: ignore[misc]
    """A document whose elements have no styles for markers and notes that they do not have."""

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        return [_cut(), _markers(), *super()._ua_stylesheets(forms)[1:]]


@cache
def _cut() -> Any:
    """Leave out the rules that hold for every element; the engine's own sheet stays as it is."""
    sheet = copy(UA_STYLESHEET)
    sheet.matcher = copy(UA_STYLESHEET.matcher)
    sheet.matcher.other_selectors = [
        entry for entry in UA_STYLESHEET.matcher.other_selectors if entry[3] not in UNUSED
    ]
    return sheet


@cache
def _markers() -> Any:
    return weasyprint.CSS(string=MARKERS)
