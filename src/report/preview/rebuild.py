"""Sets an edition again in the background whenever its files change."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, Thread
from time import monotonic
from typing import Final

from report.compositor.jobs import start_pool
from report.compositor.resetting import start_helper, warming_job
from report.locales import _
from report.model import Edition, read_edition_files
from report.preview.builder import Builder
from report.preview.fast_path import ahead, at_once
from report.preview.fault import unforeseen
from report.preview.images import Images
from report.preview.stand_in import StandIn, stand_in
from report.preview.state import PreviewState
from report.problems import ContentError, Problem, ReportError
from report.processes import Workers
from report.products.profile import PROFILE
from report.products.target import Target
from report.recipes.content import content_of
from report.workspace import Workspace

# An assistant whose job is broken off has to load the engine again, which takes longer than a job;
# and many an editor writes a file in two steps.
PATIENCE_S: Final = 2


class Superseded(Exception):  # noqa: N818 - nothing went wrong
    """Files have changed since, so that this need not be finished."""


class Rebuilder:
    """One thread that reads, sets and shows; a newer change breaks off what an older one began."""

    def __init__(
        self, workspace: Workspace, year: int, state: PreviewState, images: Images
    ) -> None:
        self._workspace = workspace
        self._year = year
        self._state = state
        self._images = images
        self._whole = Builder(workspace, state, images)
        self._edition: Edition | None = None
        self._condition = Condition()
        self._is_stopped = False
        self._changes = 1  # so far; the first build is one
        self._tried = 0  # of them, those after which something was set
        self._needs_others = False
        self._said: dict[str, Problem] = {}
        self._workers: Workers | None = None
        self._breakable_at = 0.0
        self._helper: Workers | None = None  # once it is warmed
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

    def say(self, problem: Problem) -> None:
        """Show a problem that has nothing to do with the content, until the preview ends."""
        with self._condition:
            self._said[problem.rule] = problem
        self._wake()

    def want(self, target: Target) -> None:
        """Make the file for this target, too, from now on."""
        if target not in self._whole.targets:
            self._whole.targets.append(target)
            self._wake()

    def _wake(self, *, new_styles: bool = False, stop: bool = False) -> None:
        with self._condition:
            self._changes += 1
            self._needs_others |= new_styles
            self._is_stopped |= stop
            if self._workers and monotonic() >= self._breakable_at:
                self._workers.cancel()
            if stop and self._helper:
                self._helper.cancel()
            self._condition.notify()

    def _run(self) -> None:
        """Keep one assistant as long as the styles are the same and nothing goes wrong with it."""
        self._guarded(lambda: self._whole.show_last(self._year))
        while not self._is_stopped:
            self._needs_others = False
            self._guarded(self._assisted)

    def _assisted(self) -> None:
        with start_helper(self._workspace) as helper:
            while self._wait():
                self._rebuild(helper)

    def _wait(self) -> bool:
        """Wait for a change; tell whether the assistant is still of use."""
        with self._condition:
            self._condition.wait_for(lambda: self._is_due)
            if self._is_stopped or self._needs_others:
                return False
            self._tried = self._changes
            return True

    @property
    def _is_due(self) -> bool:
        return self._tried < self._changes

    def _rebuild(self, helper: Workers) -> None:
        try:
            self._set(helper)
        except (Superseded, CancelledError):
            return
        except ReportError as error:
            self._fail(error.problems)
        self._state.show(doing="")

    def _guarded(self, act: Callable[[], None]) -> None:
        """Do something; an error that nobody foresaw is shown, and ends nothing but this."""
        begun = self._changes
        try:
            act()
        except Exception as error:  # noqa: BLE001 - shown, and the preview lives on
            self._fail((unforeseen(error),))
            self._state.show(doing="")
            with self._condition:
                # What is wrong now would be wrong again at once: until something has changed.
                self._tried = max(self._tried, begun)
                self._condition.wait_for(lambda: self._is_due)

    def _fail(self, problems: Sequence[Problem]) -> None:
        self._whole.are_old(problems)
        self._state.show(problems=(*problems, *self._said.values()))

    def _set(self, helper: Workers) -> None:
        before = self._edition
        with self._breakable(helper, PATIENCE_S):
            chosen = self._seen_at_once(helper)
        with start_pool(self._workspace, chosen.edition) as workers, self._breakable(workers):
            self._whole.set(chosen, workers, self._progress)
        if not before:
            self._whole.note("engine", self._warmed(helper, chosen.edition))

    def _seen_at_once(self, helper: Workers) -> StandIn:
        """Read the content, show what has changed, and return what is to be set.

        Raises `ContentError` where nothing can be.
        """
        self._progress(_("reading"))
        files, before = read_edition_files(self._workspace, self._year), self._edition
        made = None
        if before and files.edition:  # what has errors in its fields need not be begun
            made = ahead(before, files.edition, helper, self._whole.booklet)
        content = content_of(files)
        chosen = stand_in(content, before)
        if chosen is None:
            self._whole.list_texts(files)
            raise ContentError(content.told)
        self._edition = chosen.edition
        self._whole.begin(chosen, {"content": content.told, "said": [*self._said.values()]})
        if before:
            at_once(before, chosen.edition, helper, self._whole, self._progress, made)
        self._whole.list_texts(files)
        return chosen

    def _warmed(self, helper: Workers, edition: Edition) -> tuple[Problem, ...]:
        """Let the assistant load what it needs; only the end of the preview breaks that off."""
        with self._condition:
            if self._is_stopped:
                raise Superseded
            begun = helper.begin(warming_job(edition, PROFILE))
            self._helper = helper
        return begun.reading().problems

    @contextmanager
    def _breakable(self, workers: Workers, after_s: float = 0) -> Iterator[None]:
        """Let a change break off what these workers do, if it has taken so long."""
        self._workers, self._breakable_at = workers, monotonic() + after_s
        try:
            yield
        finally:
            self._workers = None

    def _progress(self, doing: str) -> None:
        if self._is_due:
            raise Superseded
        self._state.show(doing=doing)
