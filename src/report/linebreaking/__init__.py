"""Where lines may end, as a typesetter would want it and style sheets cannot say.

A document is prepared, set, and read back; what is not right yet becomes a
choice with which it is prepared and set again.
"""

from report.linebreaking.advice import improved
from report.linebreaking.passage import BROKEN, Block, Choices, Line, Passage
from report.linebreaking.preparation import prepare

__all__ = ["BROKEN", "Block", "Choices", "Line", "Passage", "improved", "prepare"]
