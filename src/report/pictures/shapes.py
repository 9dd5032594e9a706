"""How wide and high a picture is as it is shown, from the head of its file."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from report.pictures.kinds import Size
from report.pictures.reading import State, read, state
from report.pictures.unfit import Unfit, unread

_MOST_KNOWN: Final = 2000  # pictures whose shape is remembered


def shape(path: Path) -> Size | Unfit:
    """Return the size of a picture in pixels, turned upright, or why it has none.

    Nothing is decoded: a picture that is damaged behind its head has a shape, too. A file is
    looked at once until it changes.
    """
    try:
        return _shape(state(path))
    except OSError as error:
        return unread(error)


@lru_cache(maxsize=_MOST_KNOWN)
def _shape(state: State) -> Size | Unfit:
    from report.pictures.parts import size

    try:
        return size(read(state[0]))
    except Unfit as unfit:
        return Unfit(*unfit.args)  # without what was at hand when it was raised
