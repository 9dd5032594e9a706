"""The file of what was sent: lines are added to it, and each is on the disk before work goes on."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from report.mail.book import Book, Entry, Event, read_book
from report.problems import MachineError, Place, Problem

_OWNER_ALONE: Final = 0o600  # rights of a file with addresses in it

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

    Raises `ContentError` where it is damaged.
    """
    return read_book(path, path.read_bytes() if path.exists() else b"")


@contextmanager
def opened(path: Path) -> Iterator[Ledger]:
    """Open a ledger to add to it. Raises `ContentError` where it is damaged."""
    with _writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, _OWNER_ALONE)
    with os.fdopen(handle, "r+b", buffering=0) as file:
        _flush_folder(path.parent)
        data = path.read_bytes()

        def append(line: bytes) -> None:
            with _writing(path):
                _write(file.fileno(), line)

        ledger = Ledger(read_book(path, data), append)
        if data and not data.endswith(b"\n"):
            append(b"\n")  # a crash cut the last line off
        yield ledger


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
        problem = Problem(
            "cannot-write",
            f"'{path.name}' could not be written: {error.strerror or error}",
            Place(path),
            "Make room on the disk, and check that you may write in the folder.",
        )
        raise MachineError(problem) from error
