"""Jobs in processes of their own, several at a time, with limits on time and memory.

What comes from outside can be made to hang or to swell. It does so in a process that can be
stopped, and the message names what was worked on.
"""

from report.processes.job import MEGABYTE, MOST_JOBS, PATIENCE, Job, Limits
from report.processes.pool import AHEAD, Workers, preload, processors

__all__ = [
    "AHEAD",
    "MEGABYTE",
    "MOST_JOBS",
    "PATIENCE",
    "Job",
    "Limits",
    "Workers",
    "preload",
    "processors",
]
