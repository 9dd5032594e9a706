"""Sets an edition again in the background whenever its files change."""

from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, Thread

from report.build.again import assistant, warming_job
from report.build.content import read
from report.build.jobs import staff
from report.model import Edition
from report.preview.at_once import at_once
from report.preview.board import Board
from report.preview.images import Images
from report.preview.whole import Whole
from report.problems import ContentError, ReportError, has_errors
from report.target import Target
from report.workers import Workers
from report.workspace import Workspace


class Superseded(Exception):  # noqa: N818 - nothing went wrong
    """Files have changed since, so that this need not be finished."""


class Rebuilder:
    """One thread that reads, sets and shows; a newer change breaks off what an older one began."""

    def __init__(self, workspace: Workspace, year: int, board: Board, images: Images) -> None:
        self._workspace = workspace
        self._year = year
        self._board = board
        self._images = images
        self._whole = Whole(workspace, board, images)
        self._edition: Edition | None = None
        self._condition = Condition()
        self._is_stopped = False
        self._is_due = True
        self._has_new_styles = False
        self._workers: Workers | None = None
        self._thread = Thread(target=self._run, name="rebuilder")

    def start(self) -> None:
        """Begin with a first build."""
        self._thread.start()

    def stop(self) -> None:
        """Break off what is being done, and wait until it has ended."""
        self._wake(stop=True)
        self._thread.join()

    def changed(self, paths: Iterable[Path]) -> None:
        """Take it that these files have changed."""
        styles = any(path.is_relative_to(self._workspace.styles) for path in paths)
        self._wake(new_styles=styles)

    def want(self, target: Target) -> None:
        """Make the file for this target, too, from now on."""
        if target not in self._whole.targets:
            self._whole.targets.append(target)
            self._wake()

    def _wake(self, *, new_styles: bool = False, stop: bool = False) -> None:
        with self._condition:
            self._is_due = True
            self._has_new_styles |= new_styles
            self._is_stopped |= stop
            if self._workers:
                self._workers.cancel()
            self._condition.notify()

    def _run(self) -> None:
        """Keep one assistant as long as the styles are the same."""
        self._whole.show_last(self._year)
        while not self._is_stopped:
            self._has_new_styles = False
            with assistant(self._workspace) as helper:
                while self._wait():
                    self._rebuild(helper)

    def _wait(self) -> bool:
        """Wait for a change; tell whether the assistant is still of use."""
        with self._condition:
            self._condition.wait_for(lambda: self._is_due)
            if self._is_stopped or self._has_new_styles:
                return False
            self._is_due = False
            return True

    def _rebuild(self, helper: Workers) -> None:
        try:
            self._set(helper)
        except (Superseded, CancelledError):
            return
        except ReportError as error:
            self._whole.are_old()
            self._board.show(problems=error.problems)
        self._board.show(doing="")

    def _set(self, helper: Workers) -> None:
        self._progress("reading")
        reading = read(self._workspace, self._year)
        self._whole.found["content"] = reading.problems
        if reading.value is None or has_errors(reading.problems):
            raise ContentError(reading.problems)
        before, self._edition = self._edition, reading.value
        self._whole.show_problems()
        if before:
            with self._breakable(helper):
                at_once(before, reading.value, helper, self._whole, self._progress)
        with staff(self._workspace, reading.value) as workers, self._breakable(workers):
            self._whole.set(reading.value, workers, self._progress)
        if not before:
            helper.result(warming_job(reading.value))

    @contextmanager
    def _breakable(self, workers: Workers) -> Iterator[None]:
        """Let a change break off what these workers do."""
        self._workers = workers
        try:
            yield
        finally:
            self._workers = None

    def _progress(self, doing: str) -> None:
        if self._is_due:
            raise Superseded
        self._board.show(doing=doing)
