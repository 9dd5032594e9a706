"""What the preview shows of an error that nobody foresaw: it goes on all the same."""

import traceback

from report.problems import Problem


def unforeseen(error: Exception) -> Problem:
    """Return the problem that an error of this program is to who sees it on the page.

    Its place is the line of the program where it happened.
    """
    (*_, last) = traceback.extract_tb(error.__traceback__) or [None]
    where = f" ({last.filename.rpartition('/')[2]}, line {last.lineno})" if last else ""
    return Problem(
        "fault",
        f"a fault of this program: {type(error).__name__}: {error}{where}",
        advice="Save a file, and it is tried again. If the fault comes back, send this message and "
        "the file that you changed to whoever looks after the program.",
    )
