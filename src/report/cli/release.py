"""`report approve` and `report release`: what was approved, and what is kept for good."""

from datetime import datetime
from typing import Annotated

import typer

from report.cli.options import AsJson, Root, Slugs, Year, workspace_of
from report.locales import _
from report.problems import Problem, UsageError, quoted

By = Annotated[
    str, typer.Option("--by", metavar="NAME", help="Who approved the texts.", show_default=False)
]

Until = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="MOMENT",
        help="Send no letters before then: 2019-11-14T09:00.",
    ),
]
Unapproved = Annotated[
    bool,
    typer.Option(
        "--yes-unapproved", help="Release texts, too, that nobody has approved as they are now."
    ),
]


def approve(
    year: Year,
    by: By,
    slugs: Slugs = None,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Note who approved which texts, as they are now.

    Adds to content/YEAR/approved.yaml; 'report list' shows what is approved, and 'report check'
    tells of texts that change afterwards.
    """
    from report import console
    from report.proof.approving import approve

    workspace = workspace_of(root)
    with console.progress() as progress:
        approved = approve(workspace, year, slugs or (), by, progress)
    console.show_json([each.row for each in approved]) if json else console.show_approved(approved)


def release(
    year: Year,
    until: Until = None,
    yes_unapproved: Unapproved = False,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Make all files of an edition, and keep them for good in released/YEAR/.

    Its manifest tells who approved what, what the files were made by, and how they were judged.
    """
    from report import console
    from report.proof.releasing import release

    moment = None if until is None else _future(until)
    workspace = workspace_of(root)
    with console.progress() as progress:
        made = release(workspace, year, progress, moment, unapproved=yes_unapproved)
    console.show_json(made.manifest.row) if json else console.show_released(made)


def _future(written: str) -> datetime:
    """Read a moment to come; without a zone, it is one here. Raises `UsageError` otherwise."""
    from report.proof.approving import now

    try:
        moment = datetime.fromisoformat(written).astimezone()
    except (ValueError, OverflowError) as error:
        message = _("--until: {written} is not a moment", written=quoted(written))
        advice = _("Write it as --until 2019-11-14T09:00.")
        raise UsageError(Problem("not-a-moment", message, advice=advice)) from error
    if moment <= now():
        message = _("--until: {written} has passed", written=quoted(written))
        advice = _("Write a moment to come, or leave --until out.")
        raise UsageError(Problem("not-a-moment", message, advice=advice))
    return moment
