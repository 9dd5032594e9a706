"""The files of a booklet: one for each thing that it is for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from report.compositor.booklet import set_for_press
from report.compositor.edition_cache import EditionCache
from report.compositor.piece import Booklet
from report.compositor.results import FinishedFile, Progress, write
from report.finish.imposition import SHEET_PAGES, Folding
from report.finish.press.shop import Shop, read_shop
from report.locales import _
from report.model import Edition
from report.processes import Workers
from report.products.booklet import BOOKLET, COVER, DRAFT, INCOMPLETE, INSIDE
from report.products.target import Target
from report.recipes.output import Output
from report.workspace import Workspace


def shop_of(output: Output, workspace: Workspace, edition: Edition) -> Shop:
    """Read what the print shop wants that an output is for. Raises `UsageError`, `ContentError`."""
    return read_shop(workspace, output.shop or edition.fields.shop, output.icc)


@dataclass(frozen=True, eq=False)
class Work:
    """What the files of all targets are made from."""

    workspace: Workspace
    edition: Edition
    workers: Workers
    cache: EditionCache
    booklet: Booklet


# Writes the file of one target.
Finish = Callable[[Work, Progress], FinishedFile]


def screen(work: Work, progress: Progress) -> FinishedFile:
    """Write the file to read on a screen."""
    progress(_("writing for the screen"))
    path = BOOKLET.file(work.workspace, work.edition.fields.year)
    return write(path, work.booklet.pdf, work.booklet.settled.page_count)


def incomplete(lacks: tuple[str, ...], work: Work, progress: Progress) -> FinishedFile:
    """Write a booklet that lacks texts, to read on a screen, under a name that says so."""
    progress(_("writing for the screen"))
    path = BOOKLET.file(work.workspace, work.edition.fields.year, INCOMPLETE)
    made = write(path, work.booklet.pdf, work.booklet.settled.page_count)
    return replace(made, lacks=lacks)


def draft(
    drafts: tuple[str, ...], lacks: tuple[str, ...], work: Work, progress: Progress
) -> FinishedFile:
    """Write a booklet in which texts may have gaps, to read on a screen, under a name of its own.

    `drafts` are the slugs of those texts, `lacks` of those that are not in it at all.
    """
    progress(_("writing for the screen"))
    path = BOOKLET.file(work.workspace, work.edition.fields.year, DRAFT)
    made = write(path, work.booklet.pdf, work.booklet.settled.page_count)
    return replace(made, drafts=drafts, lacks=lacks)


def office(folding: Folding, work: Work, progress: Progress) -> FinishedFile:
    """Write the sheets for the office printer, folded as is said."""
    from report.finish.office import imposed  # not needed for a booklet to read on the screen

    progress(_("writing for the office printer"))
    sheets = work.booklet.settled.page_count // SHEET_PAGES
    path = BOOKLET.file(work.workspace, work.edition.fields.year, Target.OFFICE.suffix)
    made = write(path, imposed(work.booklet.pdf, folding), pages=2 * sheets)
    return replace(made, sheets=sheets)


def parted(shop: Shop) -> tuple[Finish, Finish]:
    """Return what writes the cover and the inside for a print shop, each as a file of its own."""

    @cache
    def pages(work: Work, progress: Progress) -> bytes:
        return set_for_press(work.workers, work.cache, work.edition, work.booklet, shop, progress)

    def write_cover(work: Work, progress: Progress) -> FinishedFile:
        from report.finish.press.cover import cover  # not needed for other files

        progress(_("setting pages for the press"))
        path = BOOKLET.file(work.workspace, work.edition.fields.year, COVER)
        return for_press(path, cover(pages(work, progress), shop), 2, shop, pages(work, progress))

    def write_inside(work: Work, progress: Progress) -> FinishedFile:
        from report.finish.press.cover import COVER_PAGES, inside

        path = BOOKLET.file(work.workspace, work.edition.fields.year, INSIDE)
        count = work.booklet.settled.page_count - COVER_PAGES
        return for_press(
            path, inside(pages(work, progress), shop), count, shop, pages(work, progress)
        )

    return write_cover, write_inside


def press(shop: Shop, work: Work, progress: Progress) -> FinishedFile:
    """Write the file for a print shop."""
    progress(_("setting pages for the press"))
    pdf = set_for_press(work.workers, work.cache, work.edition, work.booklet, shop, progress)
    path = BOOKLET.file(work.workspace, work.edition.fields.year, Target.PRESS.suffix)
    return for_press(path, pdf, work.booklet.settled.page_count, shop, pdf)


def for_press(path: Path, pdf: bytes, pages: int, shop: Shop, whole: bytes) -> FinishedFile:
    """Write a file for a print shop, and tell which inks of their own its pages need.

    Of inks that no page of the `whole` booklet needs, there is a warning.
    """
    made = write(path, pdf, pages)
    if not shop.spots:
        return made
    from report.finish.press.inks import spots_in, unused_spots

    spots = spots_in(pdf)
    of_all = spots if whole is pdf else spots_in(whole)
    return replace(made, spots=spots, warnings=tuple(unused_spots(of_all, shop)))
