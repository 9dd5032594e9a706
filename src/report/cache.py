"""What was made before, kept under a name made of everything that it was made from.

The folder can be deleted at any time. Two processes may use it at once; what is
damaged is not trusted; what has not been used for longest goes when there is too much.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final, Self

from platformdirs import user_cache_path

from report.files import write_whole
from report.problems import MachineError

# Names another folder than the user's own for such things; empty, nothing is kept.
FOLDER: Final = "REPORT_CACHE"
LARGEST_BYTES: Final = 300_000_000
DIGEST_BYTES: Final = 32


def key(*parts: str | bytes) -> str:
    """Give a name for what is made from these parts, in this order, and from nothing else.

    >>> key("ab", "c") == key("a", "bc")
    False
    """
    digest = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8) + data)
    return digest.hexdigest()


def key_of_files(folder: Path, paths: Iterable[Path]) -> str:
    """Give a name for the contents of files, and where they lie below a folder."""
    parts: list[str | bytes] = []
    for path in sorted(paths):
        parts += [path.relative_to(folder).as_posix(), path.read_bytes()]
    return key(*parts)


class Cache:
    """Bytes by their keys, each a file that begins with the digest of the rest."""

    def __init__(self, folder: Path, largest_bytes: int = LARGEST_BYTES) -> None:
        self._folder = folder
        self._largest_bytes = largest_bytes

    def has(self, name: str) -> bool:
        """Tell whether something was kept under a key; it may be damaged all the same."""
        return self._path(name).is_file()

    def get(self, name: str) -> bytes | None:
        """Give what was kept under a key, or None: there is nothing, or it is damaged."""
        path = self._path(name)
        try:
            stored = path.read_bytes()
            path.touch()
        except OSError:
            return None
        digest, data = stored[:DIGEST_BYTES], stored[DIGEST_BYTES:]
        return data if digest == sha256(data).digest() else None

    def put(self, name: str, data: bytes) -> None:
        """Keep something. A disk that is full, or a folder that is not ours, is no error here."""
        with suppress(MachineError):
            write_whole(self._path(name), sha256(data).digest() + data)

    def prune(self) -> None:
        """Take away what was not used for longest, until the rest is small enough."""
        with suppress(OSError):
            files = [(path, path.stat()) for path in self._folder.glob("*/*") if path.is_file()]
            total = sum(stat.st_size for _, stat in files)
            for path, stat in sorted(files, key=lambda file: file[1].st_mtime_ns):
                if total <= self._largest_bytes:
                    return
                path.unlink(missing_ok=True)
                total -= stat.st_size

    @classmethod
    def own(cls) -> Self | None:
        """Give the user's cache, or None where nothing is to be kept."""
        folder = os.environ.get(FOLDER, str(user_cache_path("report", appauthor=False)))
        return cls(Path(folder)) if folder else None

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name
