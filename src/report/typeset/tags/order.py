"""Content painted in the order in which it is read.

CSS paints what is positioned after what is not, whatever comes first in the source, and many
programs read a page in the order of its painting: the reading view of browsers, searches,
`pdftotext`. Here the texts of a page are painted after all else on it, piece by piece in the
order of its tags.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from report.typeset.tags.state import Operators, State, Tracker, operator

_BEGIN = ("BDC", "BMC")


def paint_in_order(operators: list[Any], order: Sequence[int]) -> None:
    """Let the texts of a page be painted in this order, given by their MCIDs.

    All else is painted before them, pictures as well: what lies on one may be a ground for
    a text, and would come to lie below it.
    """
    page = _parted(operators, frozenset(order))
    if list(order) != list(page.pieces):
        pieces = [page.pieces[mcid] for mcid in order]
        operators[:] = [b"q", *page.rest, b"Q", *_painted(pieces)]


def count_anew(operators: Sequence[Any]) -> dict[int, int]:
    """Return the pieces of a page other MCIDs, from 0 in the order in which they are painted.

    Return the new ones by those that they had.
    """
    properties = [operators[position + 1] for position in _beginnings(operators)]
    mcids = {each["MCID"]: number for number, each in enumerate(properties)}
    for each in properties:
        each["MCID"] = mcids[each["MCID"]]
    return mcids


@dataclass(frozen=True)
class _Painting:
    """The operators of a piece, and the states in which they begin and end."""

    operators: Operators
    before: State
    after: State


@dataclass(frozen=True)
class _Parted:
    """What is on a page: its pieces by their MCIDs as they were painted, and all else."""

    pieces: Mapping[int, _Painting]
    rest: Operators


def _parted(operators: Sequence[Any], texts: Collection[int]) -> _Parted:
    tracker = Tracker()
    pieces: dict[int, _Painting] = {}
    rest: list[Any] = []
    end = 0
    beginnings = set(_beginnings(operators))
    for position, item in enumerate(operators):
        if position in beginnings and operators[position + 1]["MCID"] in texts:
            end = _end(operators, position)
            piece = _followed(tuple(operators[position:end]), tracker)
            pieces[operators[position + 1]["MCID"]] = piece
            # What a piece sets is in force behind it as well.
            rest += piece.after.made_from(piece.before) or ()
        if position >= end:
            rest.append(item)
            tracker.follow(item)
    return _Parted(pieces, tuple(rest))


def _followed(operators: Operators, tracker: Tracker) -> _Painting:
    before, depth = tracker.state.copy(), tracker.depth
    for item in operators:
        tracker.follow(item)
    if tracker.depth != depth or tracker.state.geometry != before.geometry:
        raise RuntimeError("a piece of marked content changes where the next one is drawn")
    return _Painting(operators, before, tracker.state.copy())


def _painted(pieces: Sequence[_Painting]) -> list[Any]:
    """Return the operators of pieces one after the other, each in its own state."""
    painted: list[Any] = []
    state: State | None = None
    for piece in pieces:
        change = piece.before.made_from(state) if state else None
        if change is None:
            painted += [b"Q"] if state else []
            painted += [b"q", *piece.before.geometry]
            change = piece.before.made_from(State(piece.before.geometry)) or ()
        painted += [*change, *piece.operators]
        state = piece.after
    return [*painted, b"Q"] if painted else []


def _beginnings(operators: Sequence[Any]) -> Iterator[int]:
    """Return the positions where a piece with an MCID begins: at its tag."""
    for number, item in enumerate(operators):
        if item == b"BDC" and "MCID" in operators[number - 1]:
            yield number - 2


def _end(operators: Sequence[Any], position: int) -> int:
    """Return the position behind the piece that begins here."""
    depth = 0
    for number in range(position, len(operators)):
        name = operator(operators[number])
        depth += (name in _BEGIN) - (name == "EMC")
        if name == "EMC" and not depth:
            return number + 1
    raise RuntimeError("a piece of marked content has no end")
