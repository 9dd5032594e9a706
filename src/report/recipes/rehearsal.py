"""Whether the templates can be filled and the style sheets read, without setting a page."""

from typing import Final

from report.cache import Cache, key, key_of_files, program_key, version, written_files
from report.compositor.results import Progress
from report.model import Edition
from report.problems import Problem
from report.workspace import Workspace

LIBRARIES: Final = ("jinja2", "tinycss2", "weasyprint")


def rehearsal(workspace: Workspace, edition: Edition, progress: Progress) -> tuple[Problem, ...]:
    """Fill all templates and load all style sheets in a process of its own; tell what is wrong.

    Styles in which nothing was wrong before are taken as good, whatever the texts.
    """
    cache = Cache.own()
    name = _name(workspace) if cache else ""
    if cache and cache.get(name) is not None:
        return ()
    from report.compositor.tasks import (  # templates and the engine load slowly
        rehearsal_job,
        start_pool,
    )

    progress("filling templates")
    with start_pool(workspace, edition, 1) as workers:
        problems = workers.begin(rehearsal_job(edition)).reading().problems
    if cache and not problems:
        cache.put(name, b"")
    return problems


def _name(workspace: Workspace) -> str:
    """Return a name for all styles and for what fills and reads them."""
    styles = workspace.styles
    return key(
        "rehearsal",
        key_of_files(styles, written_files(styles)),
        program_key(),
        *(f"{name} {version(name)}" for name in LIBRARIES),
    )
