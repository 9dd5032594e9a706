"""The commands, each of a few lines. What they need is imported when they run."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from report import __version__
from report.imposition import USUAL_FOLDING, Folding
from report.problems import ContentError, Problem, ReportError, UsageError, has_errors
from report.target import Target
from report.workspace import Workspace, find_workspace

app = typer.Typer(
    name="report",
    help="Typeset the Guldtrappan booklet and profiles from a folder of texts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Purpose(StrEnum):
    """What `--for` takes: a target, or all of them."""

    SCREEN = Target.SCREEN
    OFFICE = Target.OFFICE
    PRESS = Target.PRESS
    ALL = "all"

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets that are meant."""
        return tuple(Target) if self is Purpose.ALL else (Target(self),)


SHEETS = "Sheets of paper (--for office)"

Year = Annotated[int, typer.Argument(help="The edition, such as 2019.", metavar="YEAR")]
SomeYear = Annotated[
    int | None, typer.Argument(help="An edition. [default: all]", metavar="[YEAR]")
]
Root = Annotated[
    Path | None, typer.Option("--root", help="The workspace. [default: found from here upwards]")
]
AsJson = Annotated[bool, typer.Option("--json", help="Write the result as JSON.")]
Creep = Annotated[
    float,
    typer.Option(
        min=0,
        max=1,
        metavar="MM",
        help="Thickness of the paper: by so much each sheet is moved towards the fold.",
        rich_help_panel=SHEETS,
    ),
]
Margin = Annotated[
    float,
    typer.Option(
        min=0,
        max=20,
        metavar="MM",
        help="Edge of the sheet that stays white. 0: pages at their full size.",
        rich_help_panel=SHEETS,
    ),
]
FoldMarks = Annotated[
    bool,
    typer.Option("--fold-marks", help="Mark the fold and the staples.", rich_help_panel=SHEETS),
]


def main() -> None:
    """Run a command. The one place where errors reach the user, and set the exit code."""
    try:
        app()
    except ReportError as error:
        from report import console

        console.show_problems(error.problems)
        sys.exit(error.exit_code)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"report {__version__}")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool,
        typer.Option("--version", help="Write the version.", is_eager=True, callback=_show_version),
    ] = False,
) -> None:
    """Typeset the Guldtrappan booklet and profiles from a folder of texts."""


@app.command(epilog="Example: report booklet 2019 --for office")
def booklet(
    year: Year,
    purpose: Annotated[Purpose, typer.Option("--for", help="What it is for.")] = Purpose.SCREEN,
    creep: Creep = USUAL_FOLDING.creep_mm,
    margin: Margin = USUAL_FOLDING.margin_mm,
    fold_marks: FoldMarks = USUAL_FOLDING.marks,
    shop: Annotated[
        str | None,
        typer.Option(
            "--shop", help="For the press: a shop of styles/press/. [default: the edition's]"
        ),
    ] = None,
    icc: Annotated[
        Path | None, typer.Option("--icc", help="For the press: the shop's colour profile.")
    ] = None,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Typeset the yearly booklet: output/YEAR/guldtrappan-YEAR.pdf, A5."""
    from report import build, console

    folding = _folding(purpose, Folding(creep, margin, fold_marks))
    workspace = _workspace(root)
    with console.progress() as progress:
        made = build.booklet(
            workspace, year, progress, purpose.targets, folding=folding, shop=shop, icc=icc
        )
    console.show_json(made) if json else console.show_made(made)


@app.command(epilog="Example: report profiles 2019 malmo skara")
def profiles(
    year: Year,
    slugs: Annotated[
        list[str] | None, typer.Argument(help="Names of texts. [default: all]", metavar="[SLUG]...")
    ] = None,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Typeset one A4 page per organisation: output/YEAR/profiles/SLUG.pdf."""
    from report import build, console

    workspace = _workspace(root)
    with console.progress() as progress:
        made = build.profiles(workspace, year, slugs or (), progress)
    console.show_json(made) if json else console.show_made(made)


@app.command(epilog="Example: report check 2019 --breaks")
def check(
    year: SomeYear = None,
    breaks: Annotated[
        bool, typer.Option("--breaks", help="List the words broken at line ends of finished files.")
    ] = False,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Find the problems of the content and of finished files, or list broken words to judge."""
    from report import build, console

    workspace = _workspace(root)
    years = _years(workspace, year)
    if breaks:
        found = build.broken_words(workspace, years)
        console.show_json(found) if json else console.show_breaks(found)
        return
    with console.progress() as progress:
        problems = build.problems(workspace, years, progress)
    console.show_json(problems) if json else console.show_problems(problems)
    if has_errors(problems):
        raise typer.Exit(ContentError.exit_code)


@app.command("list", epilog="Example: report list 2019")
def list_texts(
    year: SomeYear = None,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """List the editions and their texts."""
    from report import build, console

    workspace = _workspace(root)
    editions = [build.listing(workspace, number) for number in _years(workspace, year)]
    console.show_json(editions) if json else console.show_listing(editions)


def _folding(purpose: Purpose, folding: Folding) -> Folding:
    """Give the folding back, or raise `UsageError` where one is asked for and nothing to fold."""
    if folding == USUAL_FOLDING or Target.OFFICE in purpose.targets:
        return folding
    raise UsageError(
        Problem(
            "no-sheets",
            "--creep, --margin and --fold-marks are about sheets of paper, and none are made",
            advice="Add --for office.",
        )
    )


def _years(workspace: Workspace, year: int | None) -> list[int]:
    return [workspace.require_year(year)] if year else workspace.years()


def _workspace(root: Path | None) -> Workspace:
    return find_workspace(Path.cwd(), root)
