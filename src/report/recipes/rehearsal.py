"""Whether the templates can be filled and the style sheets read, without setting a page."""

from typing import Final

from report.compositor.results import Progress
from report.locales import _
from report.model import Edition
from report.problems import Problem
from report.recipes.proved import problems_of
from report.workspace import Workspace

LIBRARIES: Final = ("jinja2", "tinycss2", "weasyprint")


def rehearsal(workspace: Workspace, edition: Edition, progress: Progress) -> tuple[Problem, ...]:
    """Fill all templates and load all style sheets in a process of its own; tell what is wrong.

    Styles in which nothing was wrong before are taken as good, whatever the texts.
    """

    def look() -> tuple[Problem, ...]:
        from report.compositor.jobs import (  # what starts processes loads slowly
            rehearsal_job,
            start_pool,
        )

        progress(_("filling templates"))
        with start_pool(workspace, edition, 1) as workers:
            return workers.begin(rehearsal_job(edition)).reading().problems

    return problems_of(workspace.styles, "rehearsal", LIBRARIES, look)
