"""A text that was sent, read in a process that can be stopped."""

from pathlib import Path

from report.intake.blocks import Sent
from report.problems import Place
from report.processes import Job, Limits, Workers

LIMITS = Limits(seconds=60, memory_bytes=1_500_000_000)


def receive(path: Path, limits: Limits = LIMITS) -> Sent:
    """Read a text as `read` does, within limits on time and memory.

    Raises the same errors, and `ContentError` where the limits do not suffice.
    """
    with Workers(_nothing, count=1, limits=limits) as workers:
        return workers.result(Job(_read, (path,), f"'{path.name}'", Place(path)))


def _read(path: Path) -> Sent:
    from report.intake.read import read  # which the command itself does not need

    return read(path)


def _nothing() -> None:
    """Make nothing ready: what is needed depends on the kind of file."""
