"""Which position each name on a map takes, so that all of them can be read."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import inf
from typing import Final

from report.graphics.plane import Box, cross
from report.graphics.positions import Dot, Label, Share, beside, everywhere, judged, led
from report.locales import _
from report.problems import ContentError, Problem

SWEEPS: Final = 5  # improving stops there if it has not come to rest
NEAREST: Final = 200  # free positions that are compared in a crowd
CROSSING: Final = 50.0  # cost of a line across a name or a line


def placed(dots: Sequence[Dot], frame: Box, on_land: Share) -> list[Label]:
    """Return a position within `frame` for the name of each dot, in the order of the dots.

    No name covers another name or a dot. The same dots give the same positions.
    Raises `ContentError` with the names for which there is no room.
    """
    others = [[other for other in dots if other is not dot] for dot in dots]
    options = [judged(beside(dot), others[index], frame, on_land) for index, dot in enumerate(dots)]
    labels: dict[int, Label] = {}
    least_free_first = sorted(range(len(dots)), key=lambda index: len(options[index]))
    crowded = [index for index in least_free_first if not _insert(index, options, labels)]
    for index in crowded:
        options[index] += judged(led(dots[index]), others[index], frame, on_land)
    homeless = [index for index in crowded if not _insert(index, options, labels)]
    _improve(options, labels)
    for index in homeless:
        free = _free_anywhere(dots[index], others[index], frame, labels.values())
        nearest = judged(islice(free, NEAREST), others[index], frame, on_land)
        if nearest:
            labels[index] = _least_crossed(nearest, labels.values())
    if missing := [dot.name for index, dot in enumerate(dots) if index not in labels]:
        raise ContentError(_no_room(missing))
    return [labels[index] for index in range(len(dots))]


def _insert(index: int, options: Sequence[list[Label]], labels: dict[int, Label]) -> bool:
    """Return a name its best free position, or one from which another name can move away.

    Tells whether there was one.
    """
    others = {key: label for key, label in labels.items() if key != index}
    least, moves = inf, dict[int, Label]()
    for option in options[index]:
        if option.cost >= least:
            break
        in_the_way = [key for key, label in others.items() if _collide(option, label)]
        if not in_the_way:
            least, moves = option.cost, {index: option}
        elif len(in_the_way) == 1:
            (key,) = in_the_way
            taken = [option, *(others[other] for other in others if other != key)]
            away = _first_free(options[key], taken)
            if away and option.cost + away.cost - others[key].cost < least:
                least = option.cost + away.cost - others[key].cost
                moves = {index: option, key: away}
    labels.update(moves)
    return bool(moves)


def _improve(options: Sequence[list[Label]], labels: dict[int, Label]) -> None:
    """Let each name choose again, the worst first, until none can do better."""
    for _sweep in range(SWEEPS):
        before = dict(labels)
        for index in sorted(labels, key=lambda index: -labels[index].cost):
            _insert(index, options, labels)
        if labels == before:
            return


def _first_free(options: Iterable[Label], taken: Sequence[Label]) -> Label | None:
    free = (option for option in options if not any(_collide(option, other) for other in taken))
    return next(free, None)


def _free_anywhere(
    dot: Dot, others: Iterable[Dot], frame: Box, taken: Iterable[Label]
) -> Iterator[Label]:
    """Yield the positions of the whole frame that cover no name and no dot, the nearest first."""
    boxes = [*(other.box for other in others), *(label.room for label in taken)]
    for label in sorted(everywhere(dot, frame), key=lambda label: label.cost):
        if not any(label.box.meets(box) for box in boxes):
            yield label


def _least_crossed(options: Iterable[Label], taken: Iterable[Label]) -> Label:
    """Choose for a crowd, where lines cannot always keep clear of names and other lines."""
    taken = list(taken)
    return min(
        options,
        key=lambda option: option.cost + CROSSING * sum(_collide(option, o) for o in taken),
    )


def _collide(one: Label, other: Label) -> bool:
    """Return whether a name or its line gets in the way of another."""
    if one.room.meets(other.box):
        return True
    if one.leader and other.room.touches(one.leader):
        return True
    if other.leader and one.room.touches(other.leader):
        return True
    return bool(one.leader and other.leader and cross(one.leader, other.leader))


def _no_room(names: Sequence[str]) -> Problem:
    listed = ", ".join(f"'{name}'" for name in names)
    return Problem(
        "map-too-small",
        _("the map has no room for the name of {listed}", listed=listed),
        advice=_("Make the map larger or its type smaller, or show fewer places."),
    )
