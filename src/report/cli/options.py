"""The words of commands: what stands behind them, and options that several have."""

import os
import re
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from report.cli.completing import texts, years
from report.console.format import Format
from report.locales import _
from report.problems import Problem, UsageError, quoted
from report.workspace import Workspace, find_workspace

# A folder of an edition, or the file of a text in it: content/2019, 2019/norrby.md.
_IN_AN_EDITION: Final = re.compile(r"(?:.*[/\\])?(20[0-9]{2})(?:[/\\]+(?:([a-z0-9-]+)(?:\.md)?)?)?")


def _year(text: str) -> int:
    """Read the year of an edition. Raises `UsageError` where there is none."""
    if text.isdecimal() and text.isascii() and len(text) < 10:
        return int(text)
    advice = _("Write the year of the edition first, such as 2019.")
    if path := _IN_AN_EDITION.fullmatch(text):
        advice = _(
            "Write '{words}', without the names of folders.",
            words=" ".join(filter(None, path.groups())),
        )
    raise UsageError(
        Problem("unknown-year", _("{text} is not a year", text=quoted(text)), advice=advice)
    )


Year = Annotated[
    int,
    typer.Argument(
        help="The edition, such as 2019.", metavar="YEAR", parser=_year, autocompletion=years
    ),
]
# As it was typed, for commands that say themselves what is wrong with it.
WrittenYear = Annotated[
    str,
    typer.Argument(help="The edition, such as 2019.", metavar="YEAR", autocompletion=years),
]
SomeYear = Annotated[
    int | None,
    typer.Argument(
        help="An edition. [default: all]", metavar="YEAR", parser=_year, autocompletion=years
    ),
]
Root = Annotated[
    Path | None,
    typer.Option("--root", metavar="DIR", help="The workspace. [default: found from here upwards]"),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show nothing but what is wrong.")]
Opening = Annotated[bool, typer.Option("--open", help="Open what was made.")]
AsJson = Annotated[bool, typer.Option("--json", help="Write the result as JSON.")]
Slugs = Annotated[
    list[str] | None,
    typer.Argument(help="Names of texts. [default: all]", metavar="SLUG", autocompletion=texts),
]


def read_day(text: str) -> date:
    """Read a day of the calendar. Raises `BadParameter` where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(
            _("{text} is not a day, such as 2019-10-25", text=quoted(text))
        ) from error


def years_of(workspace: Workspace, year: int | None) -> list[int]:
    """Return the one edition that is asked for, or all. Raises `UsageError` for an unknown one."""
    return workspace.years() if year is None else [workspace.require_year(year)]


def workspace_of(root: Path | None) -> Workspace:
    """Return the workspace that is named, or that one is in. Raises `UsageError` for none."""
    folder = here()
    if folder is None and root and root.is_absolute():
        workspace = find_workspace(root, root)
        os.chdir(workspace.root)  # libraries ask where they are, and there must be an answer
        return workspace
    if folder is None:
        raise UsageError(
            Problem(
                "no-workspace",
                _("the folder that you are in has been deleted or moved"),
                advice=_("Change to a folder that exists, such as with 'cd', and run it again."),
            )
        )
    return find_workspace(folder, root)


def here() -> Path | None:
    """Return the folder that the command is run in, or None where it has been deleted."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return None


def form_of(form: Format | None, json: bool) -> Format:
    """Return the format that is asked for. Raises `typer.BadParameter` where it is two."""
    if json and form not in (None, Format.JSON):
        raise typer.BadParameter(
            _("with --json, it cannot be {form}", form=form), param_hint="--format"
        )
    return Format.JSON if json else form or Format.TEXT
