"""The form in which the steps of a text stand at the end of its pages: a part of the styles."""

from typing import Final

from report.model import Profile

STAIRCASE: Final = "timeline"  # a step for each, with its words on it
MOMENTS: Final = "moments"  # in words under a line, as key figures are
CHRONOLOGY: Final = "chronology"  # a list in columns
FEWEST, MOST = 3, 6  # steps of a staircase


def form_of_steps(fields: Profile) -> str:
    """Return the name of the part in which the steps of a text stand; empty if it has none."""
    count = len(fields.timeline)
    if count > MOST:
        return CHRONOLOGY
    if count >= FEWEST:
        return STAIRCASE
    return MOMENTS if count else ""
