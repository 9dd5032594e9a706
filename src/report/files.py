"""Files written whole or not at all, folders for one run at a time, and files of nobody."""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from typing import Final

from report.locales import _
from report.problems import MachineError, Place, Problem, UsageError

TEMPORARY: Final = ".tmp"  # how the names of files end that are being written
# Swap files of vim, locks and copies of Emacs, what systems keep for their windows, half downloads.
_LITTER: Final = re.compile(
    r"\..*|.*~|#.*#|\d{4}|.*\.(?:sw[a-p]|bak|orig|part|crdownload|lnk)|Thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)
_OURS: Final = re.compile(rf"\.report-[0-9a-f]{{16}}{re.escape(TEMPORARY)}")

# A file of a name that nobody has, and never through a link.
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
# What a file system says that has no hard links, such as that of a memory stick.
_NO_LINKS: Final = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder of output meanwhile; the folder is made if need be.

    A run that was killed keeps nobody out, because the system gives its lock back; the
    files that it was writing are taken away. Raises `UsageError` where another run is at work.
    """
    with ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
            stack.callback(os.close, lock)
            flock(lock, LOCK_EX | LOCK_NB)
            _clear(folder)
        except BlockingIOError as error:
            raise UsageError(_taken(folder)) from error
        except OSError as error:
            raise MachineError(write_problem(folder, error)) from error
        yield


def write_whole(
    path: Path, data: bytes, *, is_private: bool = False, is_lasting: bool = True
) -> Path:
    """Write a file completely or leave the old one untouched; give the path back.

    The data goes to a temporary file in the same folder, is flushed to the disk,
    and takes the file's name in one step; one that is private can be read by its owner alone.
    One that need not be lasting is not waited for: when the power fails, it may be damaged.
    Raises `MachineError` where the disk or the folder's rights do not allow it.
    """
    try:
        with _written(path.parent, data, is_private, is_lasting) as temporary:
            temporary.replace(path)
    except OSError as error:
        raise MachineError(write_problem(path, error)) from error
    return path


def write_new(path: Path, data: bytes, *, is_private: bool = False) -> Path:
    """Write a file that is not there yet, whole or not at all; give the path back.

    Raises `UsageError` where there is a file of that name, `MachineError` where
    the disk or the folder's rights do not allow it.
    """
    try:
        with _written(path.parent, data, is_private) as temporary:
            _take_name(temporary, path)
    except FileExistsError as error:
        problem = Problem(
            "file-exists",
            _("the file already exists; report never overwrites a text"),
            Place(path),
            _("Change the file itself, or move it away first."),
        )
        raise UsageError(problem) from error
    except OSError as error:
        raise MachineError(write_problem(path, error)) from error
    return path


@contextmanager
def _written(
    folder: Path,
    data: bytes,
    is_private: bool,
    is_lasting: bool = True,
) -> Iterator[Path]:
    """Write a temporary file in a folder, to be renamed; whatever is left of it goes."""
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f".report-{os.urandom(8).hex()}{TEMPORARY}"
    # The system takes away from the mode what the user's umask wants, for this file alone.
    handle = os.open(temporary, _NEW, 0o600 if is_private else 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if is_lasting:
                os.fsync(file.fileno())
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink()


def _take_name(temporary: Path, path: Path) -> None:
    """Return a file that is written a name of its own. Raises `FileExistsError` if one has it."""
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(path, _NEW, 0o600))  # from here on the name is ours
        temporary.replace(path)


def lies_below(path: Path, folder: Path) -> bool:
    """Return whether a path leads below a folder; one that leads in a circle leads nowhere."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # Python 3.13 and later raise neither for a circle
        return False


def is_temporary(name: str) -> bool:
    """Return whether a name is one of those that we give files while they are written."""
    return bool(_OURS.fullmatch(name))


def _clear(folder: Path) -> None:
    """Take away what a run left that was killed while it wrote, and nothing of anybody else's."""
    for path, _folders, names in os.walk(folder):
        for name in names:
            if is_temporary(name):
                Path(path, name).unlink(missing_ok=True)


def _taken(folder: Path) -> Problem:
    return Problem(
        "already-running",
        _(
            "another run is making files in {parent}/{folder}",
            parent=folder.parent.name,
            folder=folder.name,
        ),
        Place(folder),
        _("Wait until it is done, then run the command again."),
    )


def write_problem(path: Path, error: OSError) -> Problem:
    """Return what is told of a file or a folder that could not be written."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return Problem(
        "cannot-write",
        _(
            "'{file}' could not be written: {reason}",
            file=path.name,
            reason=error.strerror or error,
        ),
        Place(path),
        _("Make room on the disk and run the command again.")
        if full
        else _("Check that the folder exists, and that you may write in it."),
    )


def is_litter(name: str) -> bool:
    """Return whether a file of this name was written by a program for itself.

    >>> [is_litter(name) for name in (".lead.css.swp", "4913", "lead.css~", ".#lead.css")]
    [True, True, True, True]
    >>> is_litter("lead.css")
    False
    """
    return name.endswith(TEMPORARY) or _LITTER.fullmatch(name) is not None
