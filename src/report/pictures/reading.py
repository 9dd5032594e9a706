"""A picture's file → its bytes, if there are not too many."""

from pathlib import Path

from report.pictures.kinds import LARGEST_FILE
from report.pictures.unfit import Unfit


def read(path: Path) -> bytes:
    """Read a picture's file. Raises `Unfit` where it is too large or cannot be read."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Unfit(f"is larger than {LARGEST_FILE // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        raise Unfit(
            f"cannot be read: {error.strerror or error}", "Look who may read the file."
        ) from error
