"""How far pages are filled, as it is reckoned."""

from typing import NamedTuple


class Filling(NamedTuple):
    """So many `pages` are filled; infinite where something has no room on any.

    `holes` are the shares of a page left white at the foot of each one before the last, where
    what comes next goes over whole.
    """

    pages: float
    holes: tuple[float, ...] = ()
