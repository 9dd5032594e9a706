"""What is told of a job that came to nothing: of its process, its limits, or all processes."""

import errno
import os
import resource
from typing import Any, Final

from report.faults import answered
from report.problems import Problem, ReportError
from report.processes.job import MEGABYTE, Job

ENOUGH: Final = 100  # files that a process may have open; a worker needs some forty


def broken(error: Exception, job: Job[Any]) -> ReportError:
    """Return why the processes could not be started, or all of them ended."""
    cause = error.__cause__ if isinstance(error.__cause__, Exception) else error
    if not isinstance(cause, OSError) and resource.getrlimit(resource.RLIMIT_NOFILE)[0] < ENOUGH:
        # In a process that cannot open a file, nothing is left that could tell so.
        cause = OSError(errno.EMFILE, os.strerror(errno.EMFILE))
    return answered(cause, job.name, job.place)


def too_slow(job: Job[Any]) -> Problem:
    """Return the problem of a job that was stopped at its limit of time."""
    return Problem(
        "too-slow",
        f"{job.name} took more than {job.seconds:g} seconds, and was stopped",
        job.place,
        "Look for what is very long or deeply nested in it, and take it out.",
    )


def too_large(job: Job[Any], memory_bytes: int) -> Problem:
    """Return the problem of a job that was stopped at the limit of memory of a process."""
    return Problem(
        "too-large",
        f"{job.name} needs more than {memory_bytes // MEGABYTE} MB of memory, and was stopped",
        job.place,
        "Look for what is very long or deeply nested in it, and take it out.",
    )


def too_deep(job: Job[Any]) -> Problem:
    """Return the problem of a job whose content is nested deeper than Python can follow."""
    return Problem(
        "too-deep",
        f"{job.name} is nested too deeply to be set",
        job.place,
        "Take lists out of lists and quotes out of quotes, until few are left.",
    )


def broken_off(job: Job[Any], exit_code: object) -> Problem:
    """Return the problem of a job whose process ended by itself, with this exit code."""
    return Problem(
        "broken-off",
        f"{job.name} crashed (exit code {exit_code})",
        job.place,
        "Run the command again; if it ends there again, look at what is unusual in it.",
    )
