"""Lines of nearly equal length."""

from collections.abc import Collection, Sequence
from functools import cache

# A way to break: how many lines end in a word that leans, the sum of the squares of the
# lines' widths, and how many words each line has. The least one is the best.
_Way = tuple[int, float, tuple[int, ...]]
_DONE: _Way = (0, 0.0, ())
_NO_WAY: _Way = (10_000, 0.0, ())


def balance(
    widths: Sequence[float], space: float, measure: float, leaning: Collection[int] = ()
) -> list[int]:
    """Break words into as few lines as they need, as equal in length as can be.

    `widths` are those of the words, `leaning` the numbers, from 0, of words that
    belong to the next one and end a line only where it cannot be helped. Gives the
    number of words on each line. A word that is wider than the measure stands alone.

    >>> balance([30, 10, 10, 10], space=0, measure=50)
    [1, 3]
    >>> balance([30, 10, 10, 10], space=0, measure=50, leaning=[0])
    [2, 2]
    """

    @cache
    def best(start: int, lines: int) -> _Way:
        if start == len(widths) or lines == 0:
            return _DONE if start == len(widths) and lines == 0 else _NO_WAY
        return min(
            _with_line(
                end - start,
                leans=end < len(widths) and end - 1 in leaning,
                width=_width(widths[start:end], space),
                rest=best(end, lines - 1),
            )
            for end in _ends(widths, space, measure, start)
        )

    return list(best(0, _fewest(widths, space, measure))[2])


def _with_line(words: int, leans: bool, width: float, rest: _Way) -> _Way:
    """Put a line before the others. Squares are least where lines are equally long."""
    leaning, squares, counts = rest
    return (leaning + leans, squares + width**2, (words, *counts))


def _ends(widths: Sequence[float], space: float, measure: float, start: int) -> Sequence[int]:
    """Return the numbers of the words before which a line that begins at `start` may end."""
    end = start + 1
    while end < len(widths) and _width(widths[start : end + 1], space) <= measure:
        end += 1
    return range(start + 1, end + 1)


def _fewest(widths: Sequence[float], space: float, measure: float) -> int:
    lines, start = 0, 0
    while start < len(widths):
        start = _ends(widths, space, measure, start)[-1]
        lines += 1
    return lines


def _width(widths: Sequence[float], space: float) -> float:
    return sum(widths) + space * (len(widths) - 1)
