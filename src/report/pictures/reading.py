"""A picture's file → its bytes, if there are not too many."""

from pathlib import Path

from report.locales import N_
from report.pictures.kinds import LARGEST_FILE
from report.pictures.unfit import Unfit, unread

State = tuple[Path, int, int]  # of a file: its path, when it was changed, its size


def state(path: Path) -> State:
    """Return what changes with a file; of one that is not there, nothing does."""
    if not path.exists():
        return path, 0, 0
    stat = path.stat()
    return path, stat.st_mtime_ns, stat.st_size


def read(path: Path) -> bytes:
    """Read a picture's file. Raises `Unfit` where it is too large or cannot be read."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Unfit(
                N_("{file} is larger than {largest} MB"),
                values={"largest": LARGEST_FILE // 1_000_000},
            )
        return path.read_bytes()
    except OSError as error:
        raise unread(error, N_("Look who may read the file.")) from error
