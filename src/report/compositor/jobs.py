"""The jobs of the worker processes: what each is called, where it belongs, how long it may take.

A command that only describes jobs loads nothing that does them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from report.compositor import tasks
from report.compositor.fitted import Page, Spread
from report.compositor.foresight import PRELOAD
from report.compositor.piece import Piece, PressPiece, PressWanted, Wanted
from report.compositor.shelf import Shelved
from report.design.makeup import Makeup
from report.finish.press.shop import Shop
from report.locales import _
from report.model import Edition, Profile, Text
from report.problems import Problem
from report.processes import Job, Workers
from report.products.product import PageProduct
from report.workspace import Workspace

Checked = tuple[Piece, tuple[Problem, ...]]  # a piece, and what is wrong with its pages

SECONDS_PER_TEXT: Final = 20  # of a whole booklet, beside what every job may take


def start_pool(workspace: Workspace, edition: Edition, count: int | None = None) -> Workers:
    """Start workers for an edition: so many, or one for each processor."""
    return Workers(tasks.begin, (workspace, edition), preload=PRELOAD, count=count)


def rehearsal_job(edition: Edition) -> Job[None]:
    """Describe the job of filling all templates and loading all style sheets."""
    return Job(tasks.rehearse, (), _("filling the templates of styles/"), edition.source.place())


def readiness_job(edition: Edition) -> Job[None]:
    """Describe the job of loading what sets and joins pieces of the booklet."""
    return Job(tasks.get_ready, (), _("the booklet"), edition.source.place())


def page_job(product: PageProduct, text: Text[Profile], widths: str = "") -> Job[Page]:
    """Describe the job of making the page of a text in a product.

    The widths of its words are kept under the name `widths`.
    """
    called = _(product.called, name=text.fields.name)
    return Job(tasks.make_page, (product, text.slug, widths), called, text.source.place())


def press_page_job(product: PageProduct, text: Text[Profile], page: Page, shop: Shop) -> Job[bytes]:
    """Describe the job of setting a page again for a print shop, as it was set for the screen."""
    called = _("{page}, for the press", page=_(product.called, name=text.fields.name))
    settled = replace(page, pdf=b"")
    return Job(
        tasks.make_press_page, (product, text.slug, settled, shop), called, text.source.place()
    )


def spread_job(
    text: Text[Profile], makeup: Makeup | None = None, widths: str = "", *, by_layouts: bool = False
) -> Job[Spread]:
    """Describe the job of fitting a text to the pages that suit it, or to those of a makeup.

    It is reckoned, or else tried by layouts. The widths of its words are kept under the name
    `widths`.
    """
    name = _("the spread of {name}", name=text.fields.name)
    return Job(tasks.fit, (text.slug, makeup, by_layouts, widths), name, text.source.place())


def piece_job(edition: Edition, wanted: Wanted) -> Job[Checked]:
    """Describe the job of setting a piece of a booklet; with it come problems of its pages."""
    name = _("the piece '{piece}' of the booklet", piece=wanted.pages.name)
    return Job(tasks.make_piece, (wanted,), name, edition.source.place())


def joining_job(edition: Edition, pieces: Sequence[Shelved]) -> Job[bytes]:
    """Describe the job of making the pieces of a booklet one file for the screen."""
    arguments = ([each.path for each in pieces], [each.piece.levels for each in pieces])
    place = edition.source.place()
    return Job(tasks.join, arguments, _("the booklet"), place, _seconds(edition))


def words_job(edition: Edition, pieces: Sequence[Shelved]) -> Job[tuple[Problem, ...]]:
    """Describe the job of finding what is in no piece of a booklet that was to be printed."""
    paths, place = [each.path for each in pieces], edition.source.place()
    return Job(tasks.lost_words, (paths,), _("the booklet"), place, _seconds(edition))


def press_piece_job(edition: Edition, wanted: PressWanted, shop: Shop) -> Job[PressPiece]:
    """Describe the job of setting a piece of a booklet for a print shop."""
    name = _("the piece '{piece}' of the booklet for the press", piece=wanted.pages.name)
    return Job(tasks.make_press_piece, (wanted, shop), name, edition.source.place())


def press_job(edition: Edition, pieces: Sequence[PressPiece], shop: Shop) -> Job[bytes]:
    """Describe the job of making the pieces of a booklet one file for a print shop."""
    place = edition.source.place()
    return Job(
        tasks.join_for_press,
        (pieces, shop),
        _("the booklet for the press"),
        place,
        _seconds(edition),
    )


def _seconds(edition: Edition) -> float:
    return 60 + SECONDS_PER_TEXT * len(edition.texts)
