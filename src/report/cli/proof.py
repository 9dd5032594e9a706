"""`report proof`: what has changed since readers were shown it last."""

from pathlib import Path
from typing import Annotated

import typer

from report.cli.options import AsJson, Root, Slugs, Year, workspace_of

CHANGED = 1  # the exit code of a comparison that found something, as that of diff


def proof(
    year: Year,
    slugs: Slugs = None,
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE|FOLDER|RELEASE",
            help="A booklet, a profile, or a folder of them. [default: the last proof]",
        ),
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Then keep what is made now as the last proof.")
    ] = False,
    browser: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Show what has changed since the last proof: output/YEAR/proof/index.html.

    Where there is none yet, keep what is made now as the first. Exit code 1 if something
    has changed, 0 if nothing has.
    """
    from report import console
    from report.console.proofs import show_outcome
    from report.proof.recipe import proof as compare
    from report.proof.rows import rows

    workspace = workspace_of(root)
    with console.progress() as progress:
        done = compare(workspace, year, slugs or (), progress, against, keep=keep)
    if json:
        console.show_json(rows(done, workspace.root))
    else:
        show_outcome(done)
    if done.problems and json:
        console.show_json(done.problems, stderr=True)
    else:
        console.show_problems(done.problems)
    if browser and done.page:
        typer.launch(str(done.page))
    if done.changes:
        raise typer.Exit(CHANGED)
