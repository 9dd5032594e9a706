"""The file of what was sent: lines are added to it, and each is on the disk before work goes on."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from stat import S_IMODE, S_ISREG
from typing import Final

from report.mail.book import Book, read_book
from report.mail.entries import Entry, Event, cut_off
from report.problems import ContentError, MachineError, Place, Problem

_OWNER_ALONE: Final = 0o600  # rights of a file with addresses in it
# No link is followed, for addresses would end up elsewhere, and no pipe is waited for.
_FILE_ITSELF: Final = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC

# Puts bytes behind those of a file, and returns when they are on the disk.
Append = Callable[[bytes], None]


def now() -> datetime:
    """Give the time, in UTC and whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


class Ledger:
    """A book that writes each entry down before it takes it in."""

    def __init__(self, book: Book, append: Append, clock: Callable[[], datetime] = now) -> None:
        self.book = book
        self._append = append
        self._clock = clock

    def note(
        self,
        event: Event,
        slug: str,
        recipients: tuple[str, ...],
        message_id: str,
        sha256: str,
        reply: str = "",
    ) -> None:
        """Write an entry. When this returns, no crash can lose it."""
        time = self._clock().isoformat()
        entry = Entry(event, slug, recipients, message_id, sha256, time, reply)
        self._append(entry.line)
        self.book.add(entry)


def read(path: Path) -> Book:
    """Read a ledger without writing to it; where there is none, nothing was sent.

    Raises `ContentError` where it is damaged, or a link or something else that is not a file,
    and `MachineError` where it cannot be read.
    """
    return read_book(path, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """Read the bytes of a ledger, or none where there is no file. Raises what `read` does."""
    try:
        with _reading(path), _opened(path, os.O_RDONLY) as handle:
            return _all(handle)
    except FileNotFoundError:
        return b""


@contextmanager
def opened(path: Path) -> Iterator[Ledger]:
    """Open a ledger to add to it. Raises what `read` does, and `MachineError` at a full disk."""
    with _writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with _opened(path, os.O_RDWR | os.O_APPEND | os.O_CREAT) as handle:
        with _writing(path):
            _flush_folder(path.parent)
            _close_to_others(handle)
        with _reading(path):
            data = _all(handle)

        def append(line: bytes) -> None:
            with _writing(path):
                _write(handle, line)

        ledger = Ledger(read_book(path, data), append)
        whole = data[: len(data) - cut_off(data)]
        if len(whole) < len(data):
            with _writing(path):
                os.ftruncate(handle, len(whole))
        if whole and not whole.endswith(b"\n"):
            append(b"\n")  # for an entry to begin a line
        yield ledger


@contextmanager
def _opened(path: Path, flags: int) -> Iterator[int]:
    """Open the file of a ledger, and no other that it leads to."""
    try:
        handle = os.open(path, flags | _FILE_ITSELF, _OWNER_ALONE)
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno == errno.ELOOP:  # what O_NOFOLLOW says of a link (open(2))
            raise ContentError(_link(path)) from error
        if error.errno in (errno.EISDIR, errno.ENXIO):
            raise ContentError(_no_file(path)) from error
        raise MachineError(_unusable(path, "opened", error)) from error
    try:
        if not S_ISREG(os.fstat(handle).st_mode):
            raise ContentError(_no_file(path))
        yield handle
    finally:
        os.close(handle)


def _all(handle: int) -> bytes:
    """Read a file from its beginning; what is added to it later goes to its end all the same."""
    os.lseek(handle, 0, os.SEEK_SET)
    with os.fdopen(handle, "rb", closefd=False) as file:
        return file.read()


def _close_to_others(handle: int) -> None:
    """Take rights from others that a copy or an editor gave them."""
    if S_IMODE(os.fstat(handle).st_mode) & 0o077:
        with suppress(PermissionError):  # a disk without rights has none to take
            os.fchmod(handle, _OWNER_ALONE)


def _write(handle: int, line: bytes) -> None:
    left = line
    while left:
        left = left[os.write(handle, left) :]
    os.fsync(handle)


def _flush_folder(folder: Path) -> None:
    """Make the name of a new file last as well (fsync(2), under notes)."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MachineError(_unusable(path, "written", error)) from error


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise MachineError(_unusable(path, "read", error)) from error


def _unusable(path: Path, done: str, error: OSError) -> Problem:
    return Problem(
        "cannot-write",
        f"'{path.name}' could not be {done}: {error.strerror or error}",
        Place(path),
        "Make room on the disk, and check that you may read and write in the folder.",
    )


def _link(path: Path) -> Problem:
    return Problem(
        "leads-outside",
        f"'{path.name}' is a link, and addresses would be written where it leads",
        Place(path),
        "Put the file itself here, and not a link to it.",
    )


def _no_file(path: Path) -> Problem:
    return Problem(
        "cannot-read",
        f"'{path.name}' is not a file",
        Place(path),
        "Put the ledger here, or take away what is in its place.",
    )
