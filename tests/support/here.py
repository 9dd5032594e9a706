"""Jobs done in this process, as soon as they are begun: what a recipe sets, without workers."""

import pickle
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Final, TypeVar

from report.compositor import tasks
from report.model import Edition
from report.processes import Job, Limits, Workers
from report.processes.begun import Begun
from report.processes.worker import do
from report.workspace import Workspace

T = TypeVar("T")

NO_END_S: Final = 1e6  # this process does more than the job


class Here(Workers):
    """Does jobs in this process."""

    def begin(self, job: Job[T]) -> Begun[T]:
        future: Future[bytes] = Future()
        work = pickle.dumps((job.task, job.arguments, job.name, job.place))
        future.set_result(do(work, NO_END_S))
        return Begun(job, future, Limits(), lambda: True)


@contextmanager
def here(workspace: Workspace, edition: Edition) -> Iterator[Workers]:
    """Set an edition in this process."""
    tasks.begin(workspace, edition)
    with Here(tasks.begin, (workspace, edition), count=1) as workers:
        yield workers
