"""A new edition: a folder, and a file in which every field is explained."""

from pathlib import Path

from report.files import write_new
from report.locales import _
from report.model import schema
from report.problems import Problem, UsageError
from report.scaffold.template import filled
from report.workspace import Workspace

FIRST, LAST = 2000, 2100  # the years that the model takes


def new(workspace: Workspace, year: int) -> list[Path]:
    """Begin the edition of a year; give the files that were written.

    Raises `UsageError` where there is one, or where no year has that number, `ContentError`
    where its folder leads elsewhere.
    """
    if not FIRST <= year <= LAST:
        raise UsageError(
            Problem(
                "unknown-year",
                _("'{year}' is not a year of the award", year=year),
                advice=_("Give a year from {first} to {last}.", first=FIRST, last=LAST),
            )
        )
    workspace.require_within(workspace.year(year), workspace.year(year) / "images")
    path = workspace.year(year) / "edition.yaml"
    write_new(path, filled("edition.yaml", year=str(year)).encode())
    (workspace.year(year) / "images").mkdir(exist_ok=True)
    return [path, *_recipients(workspace, year), *schema.write(workspace)]


def _recipients(workspace: Workspace, year: int) -> list[Path]:
    """Write an example of who gets which letter, unless there is one."""
    path = workspace.mail(year) / "recipients.example.yaml"
    if path.exists():
        return []
    return [write_new(path, filled("recipients.yaml", year=str(year)).encode())]
