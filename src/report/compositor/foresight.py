"""Whether something will have to be made: guessed, before anything is read."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from report.workspace import Workspace

PROGRAM: Final = Path(__file__).parents[1]


def is_work_likely(workspace: Workspace, year: int, made: Collection[Path]) -> bool:
    """Return whether a file is missing, or older than anything that it is made from.

    It is a guess by the times of files, as `make` has them; what is made is not decided by it.
    """
    sources = (workspace.year(year), workspace.award, workspace.styles, PROGRAM)
    try:
        oldest = min((path.stat().st_mtime_ns for path in made), default=0)
        return any(at >= oldest for folder in sources for at in _changes(folder))
    except OSError:  # there is no such file, or one has gone meanwhile
        return True


def _changes(folder: Path) -> Iterator[int]:
    """Yield when a folder, and all that is in it, were changed, in ns; not what is compiled."""
    yield folder.stat().st_mtime_ns
    for entry in [*os.scandir(folder)]:
        if not entry.is_dir(follow_symlinks=False):
            yield entry.stat(follow_symlinks=False).st_mtime_ns
        elif entry.name != "__pycache__":
            yield from _changes(Path(entry.path))
