"""The engine's import made cheap: two of its modules find prepared what they import.

The engine is not changed, and nobody else sees what is prepared. A module is prepared for only
if its source is, to the byte, the one that this was written for; otherwise it is imported as by
anybody.

When another version of the engine comes: run `make declarations`, then see `prepared.py`.
"""

from contextlib import AbstractContextManager

from report.typeset.quick.answering import answering
from report.typeset.quick.prepared import KNOWN

__all__ = ["quick_import"]


def quick_import() -> AbstractContextManager[None]:
    """Import the engine within this context: quickly where it is the one that we know."""
    return answering(KNOWN)
