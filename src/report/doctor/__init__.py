"""What this machine lacks, and how to get it.

Nothing here needs a package but those that the command line itself is made of, so it
can tell what is missing even when nothing else of the program can be loaded.
"""

from collections.abc import Iterator
from pathlib import Path

from report.doctor.finding import Finding, State
from report.doctor.fonts import fonts
from report.doctor.python import engine, packages, python
from report.doctor.system import libraries, output, programs, room
from report.doctor.table import show, show_json
from report.locales import N_, _
from report.workspace import Workspace

__all__ = ["Finding", "State", "examine", "show", "show_json"]


def examine(workspace: Workspace | None, folder: Path) -> Iterator[Finding]:
    """Look at everything that the program uses; without a workspace, at the machine alone.

    `folder` is where the disk must have room if there is no workspace.
    """
    yield python()
    yield from packages()
    yield from libraries()
    yield engine()
    if workspace:
        yield fonts(workspace)
        yield from output(workspace)
    else:
        found = _("none here: its fonts and its output/ are not looked at")
        yield Finding(N_("workspace"), State.MISSING, found, needed=False)
    yield room(workspace.root if workspace else folder)
    yield from programs()
