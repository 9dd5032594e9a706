"""`report booklet`, `report profiles` and `report posters`."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from report.cli.completing import shops
from report.cli.options import AsJson, Opening, Quiet, Root, Slugs, Year, workspace_of
from report.cli.purposes import (
    PagePurpose,
    Purpose,
    folding_of,
    require_screen,
    require_shop_is_meant,
)
from report.finish.imposition import USUAL_FOLDING, Folding
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.compositor.results import FinishedFile


Creep = Annotated[
    float,
    typer.Option(
        min=0,
        max=1,
        metavar="MM",
        help="Office: thickness of the paper; pages move by it towards the fold, sheet by sheet.",
    ),
]
Margin = Annotated[
    float,
    typer.Option(
        min=0,
        max=20,
        metavar="MM",
        help="Office: white edge of the sheet; with 0, pages have their full size.",
    ),
]
FoldMarks = Annotated[
    bool,
    typer.Option("--fold-marks", help="Office: mark the fold and the staples."),
]
ShopName = Annotated[
    str | None,
    typer.Option(
        "--shop",
        metavar="NAME",
        help="Press: a file of styles/press/, without .yaml. [default: the edition's]",
        autocompletion=shops,
    ),
]
IccFile = Annotated[
    Path | None,
    typer.Option(
        "--icc",
        metavar="FILE",
        help="Press: a colour profile in place of the one that the shop's file names.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        min=1,
        metavar="N",
        help="Texts that are set at the same time. [default: one for each processor]",
    ),
]

SeparateCover = Annotated[
    bool,
    typer.Option(
        "--separate-cover", help="Press: the cover as spreads, and the inside, as two files."
    ),
]
Draft = Annotated[
    bool,
    typer.Option(
        "--draft", help="Show unfinished texts as far as they go, in files of their own names."
    ),
]


def booklet(
    year: Year,
    purpose: Annotated[
        Purpose, typer.Option("--for", help="What the file is for.")
    ] = Purpose.SCREEN,
    creep: Creep = USUAL_FOLDING.creep_mm,
    margin: Margin = USUAL_FOLDING.margin_mm,
    fold_marks: FoldMarks = USUAL_FOLDING.marks,
    shop: ShopName = None,
    icc: IccFile = None,
    separate_cover: SeparateCover = False,
    jobs: Jobs = None,
    draft: Draft = False,
    opening: Opening = False,
    quiet: Quiet = False,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Typeset the yearly booklet.

    Writes output/YEAR/guldtrappan-YEAR.pdf, A5; for the office printer and the print shop,
    the name ends in -office and -press, and of a draft in -draft.
    """
    folding = folding_of(purpose, Folding(creep, margin, fold_marks))
    require_shop_is_meant(purpose, shop, icc, separate_cover=separate_cover)
    require_screen(purpose, draft=draft)
    workspace = workspace_of(root)

    from report import console
    from report.recipes.booklet import booklet
    from report.recipes.output import Output

    output = Output(purpose.targets, folding, shop, icc, separate_cover, as_draft=draft)
    with console.making(as_json=json, quiet=quiet) as (tell, progress):
        made = booklet(workspace, year, progress, output, jobs, tell)
    _show_differences(workspace, year, made, json=json)
    _open(made if opening else ())


def profiles(
    year: Year,
    slugs: Slugs = None,
    jobs: Jobs = None,
    draft: Draft = False,
    opening: Opening = False,
    quiet: Quiet = False,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Typeset one A4 page for each organisation.

    Writes output/YEAR/profiles/SLUG.pdf, and drafts to output/YEAR/profiles/draft/.
    """
    workspace = workspace_of(root)

    from report import console
    from report.products.profile import PROFILE
    from report.recipes.output import DRAFT, SCREEN
    from report.recipes.pages import pages

    output = DRAFT if draft else SCREEN
    with console.making(as_json=json, quiet=quiet) as (tell, progress):
        made = pages(workspace, PROFILE, year, slugs or (), progress, output, jobs, tell)
    _show_differences(workspace, year, made, json=json)
    _open(made if opening else ())


def posters(
    year: Year,
    slugs: Slugs = None,
    purpose: Annotated[
        PagePurpose, typer.Option("--for", help="What the files are for.")
    ] = PagePurpose.SCREEN,
    shop: ShopName = None,
    icc: IccFile = None,
    jobs: Jobs = None,
    draft: Draft = False,
    opening: Opening = False,
    quiet: Quiet = False,
    root: Root = None,
    json: AsJson = False,
) -> None:
    """Typeset an A3 poster for each organisation.

    Writes output/YEAR/posters/SLUG.pdf; for the print shop, the name ends in -press. Drafts go to
    output/YEAR/posters/draft/.
    """
    require_shop_is_meant(purpose, shop, icc)
    require_screen(purpose, draft=draft)
    workspace = workspace_of(root)

    from report import console
    from report.products.poster import POSTER
    from report.recipes.output import Output
    from report.recipes.pages import pages

    output = Output(purpose.targets, shop=shop, icc=icc, as_draft=draft)
    with console.making(as_json=json, quiet=quiet) as (tell, progress):
        made = pages(workspace, POSTER, year, slugs or (), progress, output, jobs, tell)
    _show_differences(workspace, year, made, json=json)
    _open(made if opening else ())


def _open(made: "Sequence[FinishedFile]") -> None:
    """Open the file that was made, or the folder of several, as the desktop does."""
    if made:
        typer.launch(str(made[0].path if len(made) == 1 else made[0].path.parent))


def _show_differences(
    workspace: Workspace, year: int, made: "Iterable[FinishedFile]", *, json: bool
) -> None:
    """Say of an edition that is released how files that were made now differ from it."""
    if workspace.released(year).exists():
        from report import console
        from report.proof.differing import differences

        console.show_aside([*differences(workspace, year, made)], as_json=json)
