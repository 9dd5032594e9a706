"""Which files of an edition have changed."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

from watchfiles import Change, DefaultFilter, awatch

from report.workspace import TEMPORARY, Workspace

STEP_MS: Final = 40  # of silence, until a change counts as done
LONGEST_MS: Final = 400


class _Filter(DefaultFilter):
    """Leaves out what editors write for themselves, such as `.malmo.md.swp` and `4913`."""

    def __call__(self, change: Change, path: str) -> bool:
        name = Path(path).name
        ours = not name.startswith(".") and not name.endswith((TEMPORARY, "~")) and "." in name
        return ours and super().__call__(change, path)


async def changes(workspace: Workspace, year: int) -> AsyncIterator[set[Path]]:
    """Give the files that change, as many at a time as are written at once, until cancelled."""
    folders = (workspace.year(year), workspace.award, workspace.styles)
    watched = [folder for folder in folders if folder.is_dir()]
    async for found in awatch(
        *watched, watch_filter=_Filter(), debounce=LONGEST_MS, step=STEP_MS, stop_event=None
    ):
        yield {Path(path) for _, path in found}
