"""The booklet for a print shop: the pages of the screen once more, in ink."""

from typing import TYPE_CHECKING, Final

from report.build.pages import require_text, typesetter
from report.checks import printed
from report.document import Composer
from report.model import Edition
from report.press.files import drawings_in_inks, pictures_in_inks
from report.press.finish import finish
from report.press.shop import Shop
from report.problems import ContentError, Place, Problem
from report.styles import ColourSpace, read_colours
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.build.jobs import Booklet
    from report.typeset import Layout


VARIANT: Final = "pdf/x-4"


def press_pdf(workspace: Workspace, edition: Edition, booklet: "Booklet", shop: Shop) -> bytes:
    """Set a settled booklet in the inks of a shop, and give it as PDF/X-4.

    Raises `ContentError` if a page comes out in another way than on the screen, if a
    word is lost, or if something is painted that is no ink.
    """
    pages = _pages(workspace, edition, booklet, shop)
    if not _are_alike(pages, booklet):
        raise ContentError(_unlike(shop))
    pdf = finish(pages.pdf(VARIANT), shop)
    require_text(pdf, printed.of_booklet(edition))
    return pdf


def _pages(workspace: Workspace, edition: Edition, booklet: "Booklet", shop: Shop) -> "Layout":
    composer = Composer(workspace, edition, ColourSpace.CMYK)
    drawings = workspace.styles.rglob("*.svg")
    pictures = {workspace.root / path: width for path, width in booklet.pictures.items()}
    instead = {
        **drawings_in_inks(drawings, read_colours(workspace), composer.colours),
        **pictures_in_inks(pictures, shop),
    }
    bleed = (shop.path, f"@page {{ bleed: {shop.order.bleed_mm:g}mm }}")
    setter = typesetter(workspace, composer, "booklet", bleed, instead=instead)
    return setter.layout(composer.booklet(booklet.plan), booklet.choices)


def _are_alike(layout: "Layout", booklet: "Booklet") -> bool:
    """Tell whether there are as many pages as were settled, and everything is on the same one."""
    return (
        layout.page_count == booklet.page_count and layout.pages_of_anchors() == booklet.plan.pages
    )


def _unlike(shop: Shop) -> Problem:
    return Problem(
        "unlike-pages",
        "the pages for the press are not the same as those for the screen",
        Place(shop.path),
        "Look in styles/ for what makes lengths depend on colours or on the bleed.",
    )
