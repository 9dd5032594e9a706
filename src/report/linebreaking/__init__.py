"""Where lines may end, as a typesetter would want it and style sheets cannot say.

A document is prepared, set, and read back; what is not right yet becomes a
choice with which it is prepared and set again.
"""

from report.linebreaking.advice import improved
from report.linebreaking.area import BlockBox
from report.linebreaking.passage import BROKEN, Block, Choices, Line, Passage
from report.linebreaking.preparation import prepare
from report.linebreaking.tree import block_texts

__all__ = [
    "BROKEN",
    "Block",
    "BlockBox",
    "Choices",
    "Line",
    "Passage",
    "block_texts",
    "improved",
    "prepare",
]
