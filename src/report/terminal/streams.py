"""Standard output and standard error, made sure of before anything is written to them.

A reader that has gone, a full disk and a stream that is closed show themselves here, where
they become an exit code: for `report list | head -1`, that of a program that SIGPIPE ended.
"""

import os
import sys
from io import TextIOWrapper
from typing import ClassVar, Final, TextIO

from report.locales import _
from report.problems import MachineError, Problem, ReportError

# Letters that a terminal does not have are written as \xf6, and never stop a command.
ERRORS: Final = "backslashreplace"


class OutputClosed(ReportError):  # noqa: N818 - nothing went wrong
    """Whoever read the output has gone: there is nobody to tell anything."""

    exit_code: ClassVar[int] = 141  # 128 + SIGPIPE, as shells have it


class Output(TextIOWrapper):
    """Standard output; raises `OutputClosed`, or `MachineError` if it cannot be written."""

    def write(self, text: str, /) -> int:
        """Write a text, and return its length."""
        try:
            return super().write(text)
        except OSError as error:
            raise _refusal(self, error) from error

    def flush(self) -> None:
        """Hand on what is held back."""
        try:
            super().flush()
        except OSError as error:
            raise _refusal(self, error) from error


class Errors(TextIOWrapper):
    """Standard error; where it cannot be written there is nobody to tell, and the work goes on."""

    def write(self, text: str, /) -> int:
        """Write a text, and return its length."""
        try:
            return super().write(text)
        except OSError:
            _discard(self)
            return len(text)

    def flush(self) -> None:
        """Hand on what is held back."""
        try:
            super().flush()
        except OSError:
            _discard(self)


def prepare() -> None:
    """Put these in the place of Python's own; what is closed is opened, so that no file gets it.

    Nothing can be written to an output that was closed.
    """
    for number, flags in enumerate((os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, flags)  # takes the lowest number that is free: this one
    sys.stdout = _wrapped(Output, sys.stdout, 1)
    sys.stderr = _wrapped(Errors, sys.stderr, 2)


def _wrapped(kind: type[TextIOWrapper], stream: TextIO | None, number: int) -> TextIOWrapper:
    if not isinstance(stream, TextIOWrapper):  # None, where it was closed
        return kind(open(number, "wb", closefd=False), "utf-8", ERRORS)
    encoding, lines = stream.encoding, stream.line_buffering
    return kind(stream.detach(), encoding, ERRORS, line_buffering=lines)


def _refusal(stream: TextIOWrapper, error: OSError) -> ReportError:
    _discard(stream)
    if isinstance(error, BrokenPipeError):
        return OutputClosed(())
    return MachineError(
        Problem(
            "cannot-write",
            _("the output could not be written: {reason}", reason=error.strerror or error),
            advice=_("Make room where it goes, or let it go elsewhere, and run the command again."),
        )
    )


def _discard(stream: TextIOWrapper) -> None:
    """Let what is held back go nowhere, or Python tries it again when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
