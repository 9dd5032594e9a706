"""A booklet for a print shop: the same pages once more, in ink, piece by wanted."""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from report.checks.printed import Wording
from report.checks.visible import visible_text
from report.compositor.compositor import Compositor
from report.compositor.engine import require_room, require_words, typesetter
from report.compositor.piece import PressPiece, PressWanted
from report.design.colours import ColourSpace, read_colours
from report.document.documents import Documents
from report.finish.origin import Origin
from report.finish.press.files import drawings_in_inks, pictures_in_inks
from report.finish.press.finish import finish, pages_in_inks
from report.finish.press.shop import Shop
from report.joining import ELSEWHERE, Piece, joined
from report.locales import _
from report.model import Edition
from report.pictures import MEDIA_TYPES
from report.problems import ContentError, Place, Problem
from report.products.booklet import BOOKLET
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.typeset import Layout


def set_press_piece(
    workspace: Workspace,
    edition: Edition,
    wanted: PressWanted,
    shop: Shop,
    wordings: Sequence[Wording],
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


def _in_inks(workspace: Workspace, edition: Edition, wanted: PressWanted, shop: Shop) -> "Layout":
    documents = Documents(workspace, edition, ColourSpace.CMYK)
    drawings = workspace.styles.rglob("*.svg")
    pictures = {
        workspace.root / path: width_mm
        for path, width_mm in wanted.widths_mm.items()
        if Path(path).suffix.lower() in MEDIA_TYPES  # not a drawing
    }
    instead = {
        **drawings_in_inks(drawings, read_colours(workspace), documents.colours),
        **pictures_in_inks(pictures, shop),
    }
    bleed = (shop.path, f"@page {{ bleed: {shop.order.bleed_mm:g}mm }}")
    setter = typesetter(workspace, documents, BOOKLET.name, bleed, instead=instead)
    pages = wanted.pages
    html = documents.booklet(wanted.plan, [pages.name], pages.first_page)
    return setter.layout(html, pages.choices, first_page=pages.first_page)


def _unlike(shop: Shop) -> Problem:
    return Problem(
        "unlike-pages",
        _("the pages for the press are not the same as those for the screen"),
        Place(shop.path),
        _("Look in styles/ for what makes lengths depend on colours or on the bleed."),
    )
