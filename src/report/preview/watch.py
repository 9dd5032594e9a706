"""Which files of an edition have changed."""

import asyncio
import os
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from contextlib import ExitStack, aclosing, asynccontextmanager
from pathlib import Path
from typing import Final

from watchfiles import Change, DefaultFilter, awatch

from report.files import is_litter
from report.locales import _
from report.problems import Problem, Severity
from report.workspace import Workspace

STEP_MS: Final = 8  # of silence, until a change counts as done; it takes up to two of them
LONGEST_MS: Final = 400
PULSE_MS: Final = 1000  # how often it is looked whether the folders are still the same ones
POLL_MS: Final = 700  # how often all files are looked at where the system tells nothing

Say = Callable[[Problem], None]
# What tells a folder from another of its name, or None where there is none.
Identity = tuple[int, int] | None


class _Filter(DefaultFilter):
    """Leaves out what programs write for themselves, such as `.malmo.md.swp` and `4913`."""

    def __call__(self, change: Change, path: str) -> bool:
        return not is_litter(Path(path).name) and super().__call__(change, path)


async def changes(workspace: Workspace, year: int, say: Say) -> AsyncGenerator[set[Path], None]:
    """Yield the files that change, as many at a time as are written at once, until cancelled.

    A folder that is deleted, or exchanged for another, comes as a whole, and goes on being
    watched. Where the system cannot watch so many folders, all files are looked at time and
    again; `say` hears of it.
    """
    folders = (workspace.year(year), workspace.award, workspace.styles)
    polls = False
    before = _identities(folders)
    while True:
        try:
            async with aclosing(_changes(before, polls=polls)) as found:
                async for paths in found:
                    yield paths
        except FileNotFoundError:  # between the look at it and the start of the watch
            await asyncio.sleep(PULSE_MS / 1000)
        except (OSError, RuntimeError) as error:
            if polls:
                raise
            say(_cannot_watch(error))
            polls = True
        now = _identities(folders)
        if exchanged := {folder for folder in folders if now[folder] != before[folder]}:
            yield exchanged
        before = now


async def _changes(
    folders: Mapping[Path, Identity], *, polls: bool
) -> AsyncGenerator[set[Path], None]:
    """Yield the files that change until one of the folders is no longer the one that it was."""
    there = [folder for folder, identity in folders.items() if identity]
    if not there:
        await asyncio.sleep(PULSE_MS / 1000)
        return
    watch = awatch(
        *there,
        watch_filter=_Filter(),
        debounce=LONGEST_MS,
        step=STEP_MS,
        rust_timeout=PULSE_MS,
        yield_on_timeout=True,
        force_polling=polls,
        poll_delay_ms=POLL_MS,
        ignore_permission_denied=True,
    )
    async with aclosing(watch) as batches, _held(there):
        async for batch in batches:
            if batch:
                yield {Path(path) for _, path in batch}
            if _identities(folders) != folders:
                return


@asynccontextmanager
async def _held(folders: Iterable[Path]) -> AsyncGenerator[None, None]:
    """Keep folders open: no other that is made meanwhile can have the number of one of them."""
    with ExitStack() as stack:
        for folder in folders:
            stack.callback(os.close, os.open(folder, os.O_RDONLY))
        yield


def _identities(folders: Mapping[Path, object] | tuple[Path, ...]) -> dict[Path, Identity]:
    return {folder: _identity(folder) for folder in folders}


def _identity(folder: Path) -> Identity:
    try:
        found = folder.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


def _cannot_watch(error: Exception) -> Problem:
    return Problem(
        "cannot-watch",
        _(
            "the system does not tell what changes, so all files are looked at every "
            "second: {reason}",
            reason=error,
        ),
        advice=_(
            "Close programs that watch many files, or let more be watched (on Linux: "
            "fs.inotify.max_user_watches and max_user_instances), and start the preview "
            "again."
        ),
        severity=Severity.WARNING,
    )
