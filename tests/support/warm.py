"""Loaded by the processes that others are forked from: all that one of these may need.

Workers of the suite are started hundreds of times, and would load it anew each time.
"""

import os
import tempfile
from importlib import import_module
from pathlib import Path

import report.processes.begun  # noqa: F401
from report.compositor import foresight
from report.model import read_edition
from report.proof.comments import annotated
from report.proof.differences import comparing
from report.recipes import inspection
from report.workspace import Workspace

from support import kept


def warm(root: Path) -> None:
    """Fill the templates and load the style sheets of a workspace, and keep them beside it."""
    from report.compositor.compositor import Compositor

    kept.keep()
    before, tempfile.tempdir = tempfile.tempdir, str(root.parent)
    try:
        Compositor(workspace := Workspace(root), read_edition(workspace, 2019).require()).rehearse()
    finally:
        tempfile.tempdir = before


for preload in (foresight.PRELOAD, inspection.PRELOAD, comparing.PRELOAD, annotated.PRELOAD):
    for name in preload:
        import_module(name)
if root := os.environ.get(kept.WORKSPACE):
    warm(Path(root))
