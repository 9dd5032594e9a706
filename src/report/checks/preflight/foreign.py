"""What reading a file raises that is not built as the program builds one.

A file in `output/` may come from anywhere. A check goes where our own files have something,
and in another file there may be anything: nothing, a number in place of a list, a circle.
"""

import struct
import zlib
from collections.abc import Callable, Iterable
from ctypes import ArgumentError
from pathlib import Path
from typing import Final

import page as validator
import pikepdf
import pypdfium2
from PIL.Image import DecompressionBombError

from report.locales import _
from report.problems import Place, Problem, quoted

# All but MemoryError, which ends the process that looks into the file.
FOREIGN: Final = (
    *(TypeError, AttributeError, LookupError, ValueError, ArithmeticError, AssertionError),
    *(OSError, RuntimeError, struct.error, zlib.error, ArgumentError),
    *(pikepdf.PikepdfError, pypdfium2.PdfiumError, validator.PageError, DecompressionBombError),
)


def looked_into(
    path: Path, name: str, look: Callable[[], Iterable[Problem]]
) -> tuple[list[Problem], Problem | None]:
    """Return what a check finds up to where the file is unlike ours, and that as a problem."""
    found: list[Problem] = []
    try:
        found.extend(look())
    except FOREIGN as error:
        return found, unlike_ours(path, name, error)
    return found, None


def unreadable(path: Path, error: Exception) -> Problem:
    """Say that a file is no PDF, or none that can be opened."""
    message = _("the file cannot be read as a PDF: {reason}", reason=quoted(why_unread(error)))
    return Problem("unreadable-file", message, Place(path), _("Delete it, and make it again."))


def why_unread(error: Exception) -> str:
    """Say why a file cannot be opened or read: in our words, not in those of a library."""
    if isinstance(error, pikepdf.PasswordError) or _asks_for_a_password(error):
        return _("it asks for a password")
    if isinstance(error, (pikepdf.PdfError, pypdfium2.PdfiumError)):
        return _("it is damaged, or not a PDF")
    return str(error) or type(error).__name__


def _asks_for_a_password(error: Exception) -> bool:
    code = error.err_code if isinstance(error, pypdfium2.PdfiumError) else None
    return bool(code == pypdfium2.raw.FPDF_ERR_PASSWORD)


def unlike_ours(path: Path, name: str, error: Exception) -> Problem:
    """Say that a check cannot look into a file."""
    what = f"{type(error).__name__}: {error}".strip(": ")
    return Problem(
        "unreadable-file",
        _(
            "the file is not built as the program builds one: '{check}' stops at {error}",
            check=name,
            error=quoted(what),
        ),
        Place(path),
        _("Delete it, and make it again."),
    )
