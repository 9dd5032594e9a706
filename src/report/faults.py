"""Errors that nobody foresaw, in words that a person can act upon.

Every thread and process that works for the user turns what it cannot answer for into a
`ReportError` here: `answered(error)`. A Python traceback is kept beside the words, for `--debug`.
"""

import errno
import os
import shlex
import sys
from pathlib import Path
from typing import ClassVar, Final

from report import __version__
from report.locales import N_, _
from report.problems import MachineError, Place, Problem, ReportError

SOURCES: Final = Path(__file__).parent
LONGEST: Final = 300  # characters of a command that a message repeats

# What a wrong call of ours makes, and not the machine.
_OURS: Final = {errno.EBADF, errno.EFAULT, errno.EINVAL, errno.EDOM, errno.ENOTTY, errno.ENOTSOCK}

_ROOM: Final = N_("Make room on the disk, and run the command again.")
_RIGHTS: Final = N_("Check that you may read and write there.")
_FILES: Final = N_("Let programs open more files, such as with 'ulimit -n 4096', and run it again.")
_MEMORY: Final = N_("End other programs, or use --jobs 1 where there is such an option.")
_AGAIN: Final = N_(
    "Run the command again; if it fails again, ask whoever looks after this machine."
)
_ADVICE: Final = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: N_("Let programs write larger files: see 'ulimit -f'."),
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: _RIGHTS,
    errno.EMFILE: _FILES,
    errno.ENFILE: _FILES,
    errno.ENOMEM: _MEMORY,
    errno.EAGAIN: _MEMORY,
}


class Fault(ReportError):  # noqa: N818 - the word of the messages and of the manual
    """A mistake of the program itself."""

    exit_code: ClassVar[int] = 70  # EX_SOFTWARE of sysexits.h


def answered(error: BaseException, doing: str = "", place: Place | None = None) -> ReportError:
    """Return an error as one that can be shown: itself, if it was foreseen, or else what it means.

    What the machine lacks becomes a `MachineError`, everything else a `Fault`. `doing` names the
    work that it came up in, such as "the profile of Lund"; `place` is where that work began.
    The words repeat nothing of what the error says of a fault, for that may be personal data.
    """
    if isinstance(error, ReportError):
        return error
    from traceback import format_exception  # where nothing fails, nothing is traced

    answer: ReportError
    if problem := _of_machine(error, place):
        answer = MachineError(problem)
    else:
        answer = Fault(_of_ours(error, doing, place))
    answer.trace = "".join(format_exception(error))
    answer.__cause__ = error
    return answer


def _of_machine(error: BaseException, place: Place | None) -> Problem | None:
    """Return what the machine lacks, or None: it is not to blame."""
    if isinstance(error, MemoryError):
        return Problem(
            "machine-refused", _("the memory of this machine is full"), place, _(_MEMORY)
        )
    if isinstance(error, ImportError) and (error.name or "report").split(".")[0] != "report":
        return _missing_package(error)
    if isinstance(error, OSError) and _is_refusal(error):
        return _refused(error, place)
    return None


def _is_refusal(error: OSError) -> bool:
    if error.errno is None:
        return isinstance(error, ConnectionError | TimeoutError)
    return error.errno not in _OURS


def _refused(error: OSError, place: Place | None) -> Problem:
    said = error.strerror or str(error) or type(error).__name__
    named = error.filename if isinstance(error.filename, str | bytes) else None
    path = os.fsdecode(named) if named else ""
    advice = _(_ADVICE.get(error.errno or 0, _AGAIN))
    message = (
        _("the machine refuses '{path}': {reason}", path=path, reason=said)
        if path
        else _("the machine refuses: {reason}", reason=said)
    )
    return Problem("machine-refused", message, Place(Path(path)) if path else place, advice)


def _missing_package(error: ImportError) -> Problem:
    return Problem(
        "missing-package",
        _("the library '{name}' cannot be loaded: {reason}", name=error.name, reason=error.msg),
        advice=_(
            "Install the program again, such as with 'make setup'; 'report doctor' tells "
            "what else is missing."
        ),
    )


def _of_ours(error: BaseException, doing: str, place: Place | None) -> Problem:
    values = {"error": type(error).__name__, "where": _where(error), "version": __version__}
    message = (
        _(
            "the program has failed, and not your content, at {work}: {error} in {where} "
            "of version {version}",
            work=doing,
            **values,
        )
        if doing
        else _(
            "the program has failed, and not your content: {error} in {where} of version {version}",
            **values,
        )
    )
    return Problem(
        "fault",
        message,
        place,
        _(
            "Run '{command}', and send what it writes, with the files that it names, to "
            "whoever looks after report for you. What was finished before has stayed.",
            command=_command(),
        ),
    )


def _where(error: BaseException) -> str:
    """Name the line of ours that came last before an error, or else the last of all."""
    from traceback import walk_tb

    lines = [(Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)]
    own = [(path, line) for path, line in lines if path.is_relative_to(SOURCES)]
    for path, line in reversed(own or lines):
        known = path.relative_to(SOURCES.parent).as_posix() if own else path.name
        return f"{known}:{line}"
    return _("an unknown place")


def _command() -> str:
    """Write the command that is running, with --debug."""
    given = [argument for argument in sys.argv[1:] if argument != "--debug"]
    written = shlex.join(["report", "--debug", *given])
    return written if len(written) <= LONGEST else f"{written[:LONGEST]} …"
