"""`report proof`: what has changed since readers were shown it last, and what they noted in it."""

from pathlib import Path
from typing import Annotated

import typer

from report.cli.completing import texts
from report.cli.options import AsJson, Root, Year, form_of, workspace_of
from report.console.format import Format
from report.locales import _
from report.problems import ContentError, Problem, UsageError, has_errors

CHANGED = 1  # the exit code of a comparison that found something, as that of diff

Against = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE|FOLDER|RELEASE",
        help="A booklet, a profile, or a folder of them. [default: the last proof]",
    ),
]
Comments = Annotated[
    list[Path] | None,
    typer.Option(
        "--comments",
        metavar="FILE",
        help="List the notes that readers made in this PDF, with their places in the content.",
    ),
]


def proof(
    year: Year,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            help="Names of texts. [default: all] With --comments: more such files.",
            metavar="SLUG|FILE",
            autocompletion=texts,
        ),
    ] = None,
    against: Against = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Then keep what is made now as the last proof.")
    ] = False,
    browser: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    comments: Comments = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="Notes: for people, scripts or GitHub. [default: text]"),
    ] = None,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Show what has changed since the last proof: output/YEAR/proof/index.html.

    Where there is none yet, keep what is made now as the first. Exit code 1 if something has
    changed, 0 if nothing has. With --comments, list what readers noted in PDFs instead.
    """
    if comments:
        _require_alone("--comments", against or keep or browser)
        files = [*comments, *map(Path, names or ())]
        _show_notes(year, files, form_of(form, json), root)
    else:
        _require_alone("--format", form)
        _show_changes(year, names or [], against, root, keep=keep, browser=browser, json=json)


def _show_changes(
    year: int,
    slugs: list[str],
    against: Path | None,
    root: Path | None,
    *,
    keep: bool,
    browser: bool,
    json: bool,
) -> None:
    from report import console
    from report.console.proofs import show_outcome
    from report.proof.differences.recipe import proof as compare
    from report.proof.differences.rows import rows

    workspace = workspace_of(root)
    with console.progress() as progress:
        done = compare(workspace, year, slugs, progress, against, keep=keep)
    if json:
        console.show_json(rows(done, workspace.root))
    else:
        show_outcome(done)
    console.show_aside(done.problems, as_json=json)
    if browser and done.page:
        typer.launch(str(done.page))
    if done.changes:
        raise typer.Exit(CHANGED)


def _show_notes(year: int, files: list[Path], form: Format, root: Path | None) -> None:
    from report import console
    from report.console.comments import show_comments
    from report.proof.comments.reading import read_comments

    workspace = workspace_of(root)
    paths = [Path.cwd() / path for path in files]
    with console.progress() as progress:
        found = read_comments(workspace, year, paths, progress)
    show_comments(found, form)
    if has_errors(found.problems):
        raise typer.Exit(ContentError.exit_code)


def _require_alone(option: str, other: object) -> None:
    """Raise `UsageError` where an option stands beside another that has no meaning there."""
    if other:
        message = {
            "--comments": _("--against, --keep and --open do not apply to --comments"),
            "--format": _("--format only applies to --comments"),
        }[option]
        raise UsageError(Problem("wrong-use", message, advice=_("See 'report proof --help'.")))
