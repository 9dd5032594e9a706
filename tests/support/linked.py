"""Copies of the styles that share their files with all others until one of them is changed.

To copy a hundred files takes as long as to read a small edition. A file that is opened to be
written to, or given another time or other rights, gets a copy of its own before that.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Any, Final

WRITING: Final = os.O_WRONLY | os.O_RDWR
CHANGING: Final = ("os.chmod", "os.utime", "os.truncate")

_kept: list[Path] = []
_shared: set[tuple[int, int]] = set()  # device and inode of each file that is shared


def keep(source: Path, folder: Path) -> None:
    """Copy a folder to share its files from now on, in this process."""
    kept = Path(shutil.copytree(source, folder))
    files = (path.stat() for path in kept.rglob("*") if path.is_file())
    _shared.update((each.st_dev, each.st_ino) for each in files)
    _kept[:] = [kept]
    sys.addaudithook(_before)


def copy(source: Path, folder: Path) -> None:
    """Copy a folder, or link what is kept of it."""
    if _kept:
        shutil.copytree(_kept[0], folder, copy_function=os.link)
    else:
        shutil.copytree(source, folder)


def _before(event: str, arguments: tuple[Any, ...]) -> None:
    """Hear of what is about to be done, as Python tells it.

    It goes on telling when it ends, and has taken away what this module holds: that first.
    """
    if not _shared:
        return
    if event == "open":
        path, _, flags = arguments
        if flags & WRITING:
            _part(path)
    elif event in CHANGING:
        _part(arguments[0])


def _part(path: Any) -> None:
    """Give a path a file of its own if it is one that is shared."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a path as it comes, or a number
    except (OSError, ValueError, TypeError):
        return
    if (found.st_dev, found.st_ino) in _shared and isinstance(path, str | os.PathLike):
        own = f"{os.fspath(path)}.own"
        shutil.copy2(path, own)
        Path(own).replace(path)
