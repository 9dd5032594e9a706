"""`report proof`: what readers noted in the PDFs that they were shown."""

from pathlib import Path
from typing import Annotated

import typer

from report.cli.options import AsJson, Root, Year, form_of, workspace_of
from report.console.format import Format
from report.problems import ContentError, Problem, UsageError, has_errors


def proof(
    year: Year,
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="With --comments: more such files.", metavar="[FILE]..."),
    ] = None,
    comments: Annotated[
        list[Path] | None,
        typer.Option(
            "--comments",
            metavar="FILE",
            help="List the notes that readers made in this PDF, with their places in the content.",
        ),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="For people, scripts or GitHub. [default: text]"),
    ] = None,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """List what readers noted in a booklet or a profile that they were shown.

    Exit code 1 if a file cannot be read, or is not of this edition.
    """
    from report import console
    from report.console.comments import show_comments
    from report.proof.reading import read_comments

    form = form_of(form, json)
    if not comments:
        raise UsageError(_no_files(year))
    workspace = workspace_of(root)
    paths = [Path.cwd() / path for path in (*comments, *(files or ()))]
    with console.progress() as progress:
        found = read_comments(workspace, year, paths, progress)
    show_comments(found, form)
    if has_errors(found.problems):
        raise typer.Exit(ContentError.exit_code)


def _no_files(year: int) -> Problem:
    return Problem(
        "wrong-use",
        "there is no file to read",
        advice=f"Name those with readers' notes: report proof {year} --comments FILE.pdf …",
    )
