"""What is told of a job that came to nothing: of its process, its limits, or all processes."""

import errno
import os
import resource
from typing import Any, Final

from report.faults import answered
from report.locales import _
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


def too_slow(job: Job[Any], seconds: float) -> Problem:
    """Return the problem of a job that was stopped at a limit of so many seconds."""
    return Problem(
        "too-slow",
        _(
            "{work} took more than {seconds:g} seconds, and was stopped",
            work=job.name,
            seconds=seconds,
        ),
        job.place,
        _("Look for what is very long or deeply nested in it, and take it out."),
    )


def too_large(job: Job[Any], memory_bytes: int) -> Problem:
    """Return the problem of a job that was stopped at the limit of memory of a process."""
    return Problem(
        "too-large",
        _(
            "{work} needs more than {memory} MB of memory, and was stopped",
            work=job.name,
            memory=memory_bytes // MEGABYTE,
        ),
        job.place,
        _("Look for what is very long or deeply nested in it, and take it out."),
    )


def too_deep(job: Job[Any]) -> Problem:
    """Return the problem of a job whose content is nested deeper than Python can follow."""
    return Problem(
        "too-deep",
        _("{work} is nested too deeply to be set", work=job.name),
        job.place,
        _("Take lists out of lists and quotes out of quotes, until few are left."),
    )


def broken_off(job: Job[Any], exit_code: object) -> Problem:
    """Return the problem of a job whose process ended by itself, with this exit code."""
    return Problem(
        "broken-off",
        _("{work} crashed (exit code {code})", work=job.name, code=exit_code),
        job.place,
        _("Run the command again; if it ends there again, look at what is unusual in it."),
    )
