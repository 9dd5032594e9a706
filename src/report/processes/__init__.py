"""Jobs in processes of their own, several at a time, with limits on time and memory.

What comes from outside can be made to hang or to swell. It does so in a process that can be
stopped, and the message names what was worked on.
"""

from report.processes.pool import (
    AHEAD,
    MEGABYTE,
    MOST_JOBS,
    Begun,
    Job,
    Limits,
    Workers,
    processors,
    started,
)

__all__ = [
    "AHEAD",
    "MEGABYTE",
    "MOST_JOBS",
    "Begun",
    "Job",
    "Limits",
    "Workers",
    "processors",
    "started",
]
