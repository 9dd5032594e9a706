"""Pages for a print shop: the same once more, in ink, piece by piece of a booklet, or alone."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf

from report.checks import printed
from report.checks.printed import Wording
from report.checks.visible import visible_text
from report.compositor.compositor import Compositor
from report.compositor.engine import require_room, require_words, typesetter
from report.compositor.fitted import Page
from report.compositor.piece import PressPiece, PressWanted
from report.design.colours import ColourSpace, read_colours
from report.document.documents import Documents
from report.finish.origin import Origin
from report.finish.press.files import drawings_in_inks, pictures_in_inks
from report.finish.press.finish import finish, pages_in_inks
from report.finish.press.shop import Shop
from report.graphics.placed import largest_widths_mm
from report.joining import ELSEWHERE, Piece, joined
from report.locales import _
from report.model import Edition, Profile, Text
from report.pictures import MEDIA_TYPES
from report.problems import ContentError, Place, Problem
from report.products.booklet import BOOKLET
from report.products.product import PageProduct, Product
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.typeset import Layout, Typesetter


def set_press_piece(
    workspace: Workspace,
    edition: Edition,
    wanted: PressWanted,
    shop: Shop,
    wordings: Iterable[Wording],
) -> PressPiece:
    """Set a piece in the inks of a shop, page for page as it was settled, and finish its pages.

    Raises `ContentError` if a page came out otherwise, or something is not in inks.
    """
    layout = _in_inks(workspace, edition, wanted, shop)
    settled = wanted.pages
    found = (layout.page_count, layout.pages_of_anchors())
    if found != (settled.page_count, settled.places):
        raise ContentError(_unlike(shop))
    require_room(layout, wordings, edition.source.place())
    pdf = pages_in_inks(layout.pdf("pdf/x-4", elsewhere=ELSEWHERE), shop, settled.first_page)
    return PressPiece(pdf, tuple(visible_text(pdf)))


def joined_for_press(
    compositor: Compositor,
    pieces: Iterable[PressPiece],
    shop: Shop,
    wordings: Sequence[Wording],
    origin: Origin,
) -> bytes:
    """Join pieces, and finish the file for a shop.

    Raises `ContentError` if something is on none of their pages that was to be printed.
    """
    pieces = list(pieces)
    require_words(chain.from_iterable(piece.words for piece in pieces), wordings)
    with joined((Piece(piece.pdf) for piece in pieces), compositor.subset) as document:
        return finish(document, shop, origin)


def set_press_page(
    workspace: Workspace,
    edition: Edition,
    product: PageProduct,
    text: Text[Profile],
    page: Page,
    shop: Shop,
    origin: Origin,
) -> bytes:
    """Set the page of a text in the inks of a shop as it was set before, and finish the file.

    Raises `ContentError` if it came out otherwise, something is not in inks, or is not there.
    """
    fitting = page.fitting
    documents = Documents(workspace, edition, ColourSpace.CMYK)
    setter = _setter(workspace, documents, product, largest_widths_mm(page.pictures), shop)
    html = documents.page(product, text, fitting.makeup)
    layout = setter.layout(html, page.choices, fitting.setting.css)
    if (layout.page_count, tuple(layout.areas())) != (1, page.areas):
        raise ContentError(_unlike(shop))
    wordings = tuple(printed.of_page(product, text, fitting.makeup.without))
    require_room(layout, wordings, text.source.place())
    pdf = pages_in_inks(layout.pdf("pdf/x-4"), shop)
    require_words(visible_text(pdf), wordings)
    with pikepdf.open(BytesIO(pdf)) as document:
        return finish(document, shop, origin)


def _in_inks(workspace: Workspace, edition: Edition, wanted: PressWanted, shop: Shop) -> "Layout":
    documents = Documents(workspace, edition, ColourSpace.CMYK)
    setter = _setter(workspace, documents, BOOKLET, wanted.widths_mm, shop)
    pages = wanted.pages
    html = documents.booklet(wanted.plan, [pages.name], pages.first_page)
    return setter.layout(html, pages.choices, first_page=pages.first_page)


def _setter(
    workspace: Workspace,
    documents: Documents,
    product: Product,
    widths_mm: Mapping[str, float],
    shop: Shop,
) -> "Typesetter":
    """Load the engine with the styles of a product and the bleed of a shop, and all in its inks.

    `widths_mm` are the largest at which pictures are drawn, by their paths in the workspace.
    """
    drawings = workspace.styles.rglob("*.svg")
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
    return typesetter(workspace, documents, product.name, bleed, instead=instead)


def _unlike(shop: Shop) -> Problem:
    return Problem(
        "unlike-pages",
        _("the pages for the press are not the same as those for the screen"),
        Place(shop.path),
        _("Look in styles/ for what makes lengths depend on colours or on the bleed."),
    )
