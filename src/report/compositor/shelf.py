"""Where pieces of a booklet wait until all of them are joined: on the disk, not in the memory."""

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from report.compositor.piece import Piece
from report.linebreaking import BlockBox
from report.problems import Problem
from report.processes import Workers

Content = tuple[bytes, tuple[str, ...]]  # the file of a piece, and the words on its pages


@dataclass(frozen=True)
class Shelved:
    """A piece without its file, its words and its areas, and what is wrong with its pages.

    While pages are planned, it may be the plan that is wrong.
    """

    piece: Piece
    problems: tuple[Problem, ...]
    path: Path  # of its file and its words

    @property
    def areas(self) -> tuple[BlockBox, ...]:
        """Where its blocks of text stand, read from the disk: of a long list they are many."""
        areas: tuple[BlockBox, ...] = pickle.loads(_beside(self.path).read_bytes())  # noqa: S301
        return areas


class Shelf:
    """Pieces of a booklet whose files, words and areas lie in a folder of the workers."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self._numbers = count(1)

    def put(self, piece: Piece, problems: tuple[Problem, ...] = ()) -> Shelved:
        """Put a piece there, and return what is left in the memory. Raises `OSError`."""
        path = self._workers.shelf / f"{next(self._numbers)}"
        path.write_bytes(pickle.dumps((piece.pdf, piece.words)))
        _beside(path).write_bytes(pickle.dumps(piece.areas))
        return Shelved(replace(piece, pdf=b"", words=(), areas=()), problems, path)


def _beside(path: Path) -> Path:
    """Return where the areas of a piece lie, which are needed by another than the rest."""
    return path.with_name(f"{path.name}.areas")


def contents(paths: Sequence[Path]) -> Iterator[Content]:
    """Yield the files of pieces and the words on their pages, each when it is asked for."""
    for path in paths:
        content: Content = pickle.loads(path.read_bytes())  # noqa: S301 - the command's own
        yield content
