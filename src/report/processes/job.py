"""A job for a worker process, and the limits that hold for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from report.problems import Place

T_co = TypeVar("T_co", covariant=True)

MEGABYTE: Final = 1_000_000
PATIENCE: Final = 5  # times as long as its processor may work, a job may take by the clock
MOST_JOBS: Final = 25  # of one process: the engine (WeasyPrint 70.0) loses 0.2 MB in each layout


@dataclass(frozen=True)
class Limits:
    """How long a processor may work on one job, and how much memory a process may need.

    By the clock a job may take `PATIENCE` times as long, for others may be at work on the machine.
    On macOS the memory is not held.
    """

    seconds: float = 60
    memory_bytes: int = 2_000 * MEGABYTE


@dataclass(frozen=True)
class Job(Generic[T_co]):
    """A function of a module, what it is called with, and what a message calls it."""

    task: Callable[..., T_co]
    arguments: tuple[Any, ...]
    name: str
    place: Place | None = None
    seconds: float | None = None  # where one takes longer than the limit of all
