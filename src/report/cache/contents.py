"""Names for the contents of files, which are read once until one of them changes.

That holds for later runs, too: a file of which the system says that it is the same and was not
changed is not read again. What changes a file sets the time of that, which nobody can set back.
"""

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from time import time_ns
from typing import Final

from report.cache.remembering import remembered
from report.cache.store import is_name, key
from report.files import is_litter

# A file could change again in the same moment, by the clock of the system: what is younger is read.
YOUNG_NS: Final = 2_000_000_000

_State = tuple[str, int, int, int, int]  # a path, and what changes with the contents of its file


def key_of_files(folder: Path, paths: Iterable[Path]) -> str:
    """Return a name for the contents of files, and where they lie below a folder.

    Raises `OSError`.
    """
    states = ((os.fspath(path), *_state(path.stat())) for path in paths)
    return _key_of_files(os.fspath(folder), tuple(sorted(states)))


def key_of_folder(folder: Path, without: Collection[str] = ()) -> str:
    """Return a name for what people wrote below a folder, but for what is in folders `without`.

    Raises `OSError`.
    """
    top = os.fspath(folder)
    states = ((entry.path, *_state(entry.stat())) for entry in _written(top, without))
    return _key_of_files(top, tuple(sorted(states)))


def _written(folder: str, without: Collection[str]) -> Iterator[os.DirEntry[str]]:
    """Yield the files below a folder that people wrote; one that has just gone is left out."""
    entries: list[os.DirEntry[str]] = []
    with suppress(OSError):
        entries += os.scandir(folder)
    for entry in entries:
        name = entry.name
        if name == "__pycache__" or name in without or is_litter(name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _written(entry.path, without)
        elif entry.is_file() and not name.endswith(".pyc"):
            yield entry


def _state(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


@lru_cache(maxsize=8)  # styles, and sources of the program
def _key_of_files(folder: str, states: tuple[_State, ...]) -> str:
    if any(time_ns() - max(state[1:3]) < YOUNG_NS for state in states):
        return _read(folder, states)
    name = key("contents", folder, repr(states))
    return remembered(name, lambda: _read(folder, states), _name_in, str.encode)


def _read(folder: str, states: tuple[_State, ...]) -> str:
    parts: list[str | bytes] = []
    for path in (Path(name) for name, *_ in states):
        parts += [path.relative_to(folder).as_posix(), path.read_bytes()]
    return key(*parts)


def _name_in(kept: bytes) -> str | None:
    name = kept.decode("ascii", "replace")
    return name if is_name(name) else None
