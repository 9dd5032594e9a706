"""The ways to part a sequence into pieces that follow one another, such as columns or rows."""

from itertools import combinations


def partitions(length: int, pieces: int) -> list[tuple[int, ...]]:
    """List the ways to part so many things: for each the numbers at which pieces begin and end.

    No piece is empty.

    >>> partitions(3, 2)
    [(0, 1, 3), (0, 2, 3)]
    """
    return [(0, *inner, length) for inner in combinations(range(1, length), pieces - 1)]
