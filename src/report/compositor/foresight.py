"""What is begun before anything is read, where something will have to be made: it is guessed.

A command that makes files calls this first, and then loads what it is made of itself.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from report import processes
from report.workspace import Workspace

PRELOAD: Final = ("report.compositor.preload",)  # what workers find loaded
PROGRAM: Final = Path(__file__).parents[1]


def preload() -> None:
    """Let the process that workers are forked from start and load what they need.

    It does so while this one goes on, and in vain where nothing has to be made.
    """
    processes.preload(PRELOAD)


def preload_if_likely(workspace: Workspace, year: int, folder: str = "") -> None:
    """Do so where work is likely, by the files in a folder of what is made of an edition."""
    if is_work_likely(workspace, year, (workspace.output(year) / folder).glob("*.pdf")):
        preload()


def is_work_likely(workspace: Workspace, year: int, made: Iterable[Path]) -> bool:
    """Return whether there is no such file, or all are older than something they are made from.

    It is a guess by the times of files, as `make` has them; what is made is not decided by it.
    """
    sources = (workspace.year(year), workspace.award, workspace.styles, PROGRAM)
    try:
        youngest = max((path.stat().st_mtime_ns for path in made), default=0)
        return any(at >= youngest for folder in sources for at in _changes(folder))
    except OSError:  # one has gone meanwhile
        return True


def _changes(folder: Path) -> Iterator[int]:
    """Yield when a folder, and all that is in it, were changed, in ns; not what is compiled."""
    yield folder.stat().st_mtime_ns
    for entry in [*os.scandir(folder)]:
        if not entry.is_dir(follow_symlinks=False):
            yield entry.stat(follow_symlinks=False).st_mtime_ns
        elif entry.name != "__pycache__":
            yield from _changes(Path(entry.path))
