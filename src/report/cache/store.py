"""What was made before, kept under a name made of everything that it was made from.

The folder can be deleted at any time. Two processes may use it at once; what is damaged, exchanged
or not ours is not trusted; what has not been used for longest goes when there is too much.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Final, Self

from platformdirs import user_cache_path

from report.files import is_temporary, write_new, write_whole
from report.problems import MachineError, UsageError

# Names another folder than the user's own for such things; empty, nothing is kept.
FOLDER: Final = "REPORT_CACHE"
OWN: Final = "report-made"  # below that folder: whatever else lies in it is none of our business
TAG: Final = "CACHEDIR.TAG"
SIGNATURE: Final = (  # https://bford.info/cachedir/
    b"Signature: 8a477f597d28d172789f06886806bc55\n"
    b"# What the program 'report' has made before. It can be deleted at any time.\n"
)
LARGEST_BYTES: Final = 300_000_000
DIGEST_BYTES: Final = 32
_NAME: Final = re.compile("[0-9a-f]{64}")
_PART: Final = re.compile("[0-9a-f]{2}")


def key(*parts: str | bytes) -> str:
    """Return a name for what is made from these parts, in this order, and from nothing else.

    >>> key("ab", "c") == key("a", "bc")
    False
    """
    digest = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8) + data)
    return digest.hexdigest()


def is_name(text: str) -> bool:
    """Return whether a text is a name as `key` gives it."""
    return _NAME.fullmatch(text) is not None


class Cache:
    """Bytes by their keys, each a file that begins with the digest of its key and the rest.

    They lie in a folder of our own below the one that is given.
    """

    def __init__(self, folder: Path, largest_bytes: int = LARGEST_BYTES) -> None:
        self._folder = folder / OWN
        self._largest_bytes = largest_bytes

    def has(self, name: str) -> bool:
        """Return whether something was kept under a key; it may be damaged all the same."""
        try:
            return self._path(name).is_file()
        except OSError:  # what lies there may not be looked at, or cannot have such a name
            return False

    def get(self, name: str) -> bytes | None:
        """Return what was kept under a key, or None: there is nothing, or nothing to be trusted."""
        try:
            if not self._is_ours():
                return None
            stored = _read(self._path(name))
        except OSError:
            return None
        digest, data = stored[:DIGEST_BYTES], stored[DIGEST_BYTES:]
        return data if digest == _digest(name, data) else None

    def put(self, name: str, data: bytes) -> None:
        """Keep something. A disk that is full, or a folder that is not ours, is no error here."""
        with suppress(MachineError, OSError):
            self._make()
            if self._is_ours():
                whole = _digest(name, data) + data  # by which a damaged one is told
                write_whole(self._path(name), whole, is_private=True, is_lasting=False)

    def prune(self) -> None:
        """Take away what was not used for longest, until the rest is small enough.

        Only files go that have names as we give them, in folders that have such names.
        """
        with suppress(OSError):
            files = list(self._files()) if self._is_ours() else []
            total = sum(stat.st_size for _, stat in files)
            for path, stat in sorted(files, key=lambda file: file[1].st_mtime_ns):
                if total <= self._largest_bytes:
                    return
                path.unlink(missing_ok=True)
                total -= stat.st_size

    @classmethod
    def own(cls) -> Self | None:
        """Return the user's cache, or None where nothing is to be kept.

        No shell has read a `~` between quotes, and that of a user who is unknown leads nowhere:
        a folder of that name is nobody's wish.
        """
        folder = os.environ.get(FOLDER, str(user_cache_path("report", appauthor=False)))
        try:
            return cls(Path(folder).expanduser()) if folder else None
        except RuntimeError:  # there is no such user
            return None

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name

    def _make(self) -> None:
        """Make the folder with its tag; one that holds something and no tag stays as it is."""
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        self._folder.mkdir(mode=0o700, exist_ok=True)
        if all(is_temporary(path.name) for path in self._folder.iterdir()):
            with suppress(UsageError):  # another process was quicker
                write_new(self._folder / TAG, SIGNATURE)

    def _is_ours(self) -> bool:
        """Return whether the folder is a folder, and was made by us for this user."""
        status = self._folder.lstat()
        is_own = S_ISDIR(status.st_mode) and status.st_uid == os.getuid()
        return is_own and _read(self._folder / TAG) == SIGNATURE

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        """Yield the files that we have made, also in part; no link is followed.

        One that another process takes away meanwhile is left out.
        """
        with os.scandir(self._folder) as parts:
            for part in parts:
                if _PART.fullmatch(part.name) and part.is_dir(follow_symlinks=False):
                    yield from _own_files(part.path)


def _own_files(folder: str) -> Iterator[tuple[Path, os.stat_result]]:
    with os.scandir(folder) as files:
        for file in files:
            is_own = _NAME.fullmatch(file.name) or is_temporary(file.name)
            with suppress(FileNotFoundError):
                if is_own and file.is_file(follow_symlinks=False):
                    yield Path(file.path), file.stat(follow_symlinks=False)


def _digest(name: str, data: bytes) -> bytes:
    return bytes.fromhex(key(name, data))


def _read(path: Path) -> bytes:
    """Read a file of the user's own that is no link, and note that it was used.

    Raises `OSError`.
    """
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
        status = os.fstat(file.fileno())
        if not S_ISREG(status.st_mode) or status.st_uid != os.getuid():
            raise PermissionError(f"{path} is not a file of ours")
        with suppress(OSError):  # a disk that can only be read
            os.utime(file.fileno())
        return file.read()
