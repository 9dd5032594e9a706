"""The file of what was sent: lines are added to it, and each is on the disk before work goes on."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from stat import S_IMODE, S_ISREG
from typing import Final

from report.files import write_new
from report.locales import N_, _
from report.mail.delivery.entries import Entry, Event, cut_off, placed_entries, require_entries
from report.mail.delivery.history import Counts, MailHistory, every, read_history
from report.problems import ContentError, MachineError, Place, Problem

_OWNER_ALONE: Final = 0o600  # rights of a file with addresses in it
# No link is followed, for addresses would end up elsewhere, and no pipe is waited for.
_FILE_ITSELF: Final = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_TO_ADD: Final = os.O_RDWR | os.O_APPEND
_OPENED: Final = N_("'{file}' could not be opened: {reason}")
_WRITTEN: Final = N_("'{file}' could not be written: {reason}")
_READ: Final = N_("'{file}' could not be read: {reason}")

# Puts bytes behind those of a file, and returns when they are on the disk.
Append = Callable[[bytes], None]


def now() -> datetime:
    """Return the time, in UTC and whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


class Ledger:
    """A history in which each entry is written to disk before it is taken in."""

    def __init__(
        self, history: MailHistory, append: Append, clock: Callable[[], datetime] = now
    ) -> None:
        self.history = history
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
        spread: str = "",
    ) -> None:
        """Write an entry. When this returns, no crash can lose it."""
        time = self._clock().isoformat()
        entry = Entry(event, slug, recipients, message_id, sha256, time, reply, spread)
        self._append(entry.line)
        self.history.add(entry)


def read(path: Path) -> MailHistory:
    """Read a ledger without writing to it; where there is none, nothing was sent.

    Raises `ContentError` where it is damaged, or a link or something else that is not a file,
    and `MachineError` where it cannot be read.
    """
    return MailHistory(entry for _, entry in read_entries(path))


def read_entries(path: Path) -> list[tuple[Place, Entry]]:
    """Read the entries of a ledger, each with its line. Raises what `read` does."""
    try:
        with _opened(path, os.O_RDONLY) as handle:
            return list(placed_entries(path, _all(path, handle)))
    except FileNotFoundError:
        return []


@contextmanager
def opened(path: Path, counts: Counts = every) -> Iterator[Ledger]:
    """Open a ledger to add to it. Raises what `read` does, and `MachineError` at a full disk.

    Where there is none, the first entry makes it: a file without entries is never left behind.
    """
    with ExitStack() as stack:
        handle = None
        with suppress(FileNotFoundError):
            handle = stack.enter_context(_opened(path, _TO_ADD))
        if handle is None:
            yield Ledger(MailHistory((), counts), _beginning(path, stack))
            return
        data = _all(path, handle)
        append = _appending(path, handle)
        ledger = Ledger(read_history(path, data, counts), append)
        whole = data[: len(data) - cut_off(data)]
        if len(whole) < len(data):
            with _writing(path):
                os.ftruncate(handle, len(whole))
        if not whole.endswith(b"\n"):
            append(b"\n")  # for an entry to begin a line
        yield ledger


def _beginning(path: Path, stack: ExitStack) -> Append:
    """Return what writes a new ledger with its first entry, and adds the others."""
    added: list[Append] = []

    def append(line: bytes) -> None:
        if added:
            added[0](line)
            return
        write_new(path, line, is_private=True)
        added.append(_appending(path, stack.enter_context(_opened(path, _TO_ADD))))

    return append


def _appending(path: Path, handle: int) -> Append:
    """Return what adds lines to a ledger that is open, which others may no longer read."""
    with _writing(path):
        _flush_folder(path.parent)
        _close_to_others(handle)

    def append(line: bytes) -> None:
        with _writing(path):
            _write(handle, line)

    return append


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
        raise MachineError(_unusable(path, _OPENED, error)) from error
    try:
        if not S_ISREG(os.fstat(handle).st_mode):
            raise ContentError(_no_file(path))
        yield handle
    finally:
        os.close(handle)


def _all(path: Path, handle: int) -> bytes:
    """Read a ledger that is open. Raises `ContentError` where nothing stands in it."""
    with _reading(path), os.fdopen(handle, "rb", closefd=False) as file:
        data = file.read()
    require_entries(path, data)
    return data


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
        raise MachineError(_unusable(path, _WRITTEN, error)) from error


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise MachineError(_unusable(path, _READ, error)) from error


def _unusable(path: Path, message: str, error: OSError) -> Problem:
    return Problem(
        "cannot-write",
        _(message, file=path.name, reason=error.strerror or error),
        Place(path),
        _("Make room on the disk, and check that you may read and write in the folder."),
    )


def _link(path: Path) -> Problem:
    return Problem(
        "leads-outside",
        _("'{file}' is a link, and addresses would be written where it leads", file=path.name),
        Place(path),
        _("Put the file itself here, and not a link to it."),
    )


def _no_file(path: Path) -> Problem:
    return Problem(
        "cannot-read",
        _("'{file}' is not a file", file=path.name),
        Place(path),
        _("Put the ledger here, or take away what is in its place."),
    )
