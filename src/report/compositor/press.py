"""A booklet for a print shop: the same pages once more, in ink."""

from pathlib import Path
from typing import TYPE_CHECKING

from report.checks import printed
from report.compositor import origins
from report.compositor.engine import require_room, require_text, typesetter
from report.compositor.settled import Settled
from report.design.colours import ColourSpace, read_colours
from report.document.documents import Documents
from report.finish.press.files import drawings_in_inks, pictures_in_inks
from report.finish.press.finish import finish
from report.finish.press.shop import Shop
from report.model import Edition
from report.pictures import MEDIA_TYPES
from report.problems import ContentError, Place, Problem
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.typeset import Layout


def press_pdf(workspace: Workspace, edition: Edition, settled: Settled, shop: Shop) -> bytes:
    """Set a booklet in the inks of a shop, page for page as it was settled, and finish its file.

    Raises `ContentError` if a page came out otherwise, or something is not in inks or is lost.
    """
    layout = _in_inks(workspace, edition, settled, shop)
    found = (layout.page_count, layout.pages_of_anchors())
    if found != (settled.page_count, settled.plan.pages):
        raise ContentError(_unlike(shop))
    wordings = tuple(printed.of_booklet(edition))
    require_room(layout, wordings, edition.source.place())
    booklet = origins.of_booklet(workspace, edition, origins.of_styles(workspace))
    pdf = finish(layout.pdf("pdf/x-4"), shop, origins.of_press(booklet, shop.name, shop.order))
    require_text(pdf, wordings)
    return pdf


def _in_inks(workspace: Workspace, edition: Edition, settled: Settled, shop: Shop) -> "Layout":
    documents = Documents(workspace, edition, ColourSpace.CMYK)
    drawings = workspace.styles.rglob("*.svg")
    widths_mm = settled.picture_widths_mm
    pictures = {
        workspace.root / path: width_mm
        for path, width_mm in widths_mm.items()
        if Path(path).suffix.lower() in MEDIA_TYPES  # not a drawing
    }
    instead = {
        **drawings_in_inks(drawings, read_colours(workspace), documents.colours),
        **pictures_in_inks(pictures, shop),
    }
    bleed = (shop.path, f"@page {{ bleed: {shop.order.bleed_mm:g}mm }}")
    setter = typesetter(workspace, documents, "booklet", bleed, instead=instead)
    return setter.layout(documents.booklet(settled.plan), settled.choices)


def _unlike(shop: Shop) -> Problem:
    return Problem(
        "unlike-pages",
        "the pages for the press are not the same as those for the screen",
        Place(shop.path),
        "Look in styles/ for what makes lengths depend on colours or on the bleed.",
    )
