"""The form in which the steps of a text stand at the end of its pages: a part of the styles."""

from collections.abc import Collection
from typing import Final

from report.model import Profile

STAIRCASE: Final = "timeline"  # a step for each, with its words on it
MOMENTS: Final = "moments"  # in words under a line, as key figures are
CHRONOLOGY: Final = "chronology"  # a list in columns
FEWEST, MOST = 3, 6  # steps of a staircase


def form_of_steps(fields: Profile, without: Collection[str] = ()) -> str:
    """Return the name of the part in which the steps of a text stand; empty if it has none.

    `without` are the parts of a page that have given way: a staircase becomes a list without
    "steps", and without "years" there are none.
    """
    count = len(fields.timeline)
    if not count or "years" in without:
        return ""
    if count < FEWEST:
        return MOMENTS
    return CHRONOLOGY if count > MOST or "steps" in without else STAIRCASE
