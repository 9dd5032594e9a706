"""The last steps of a booklet for a print shop: the same pages once more, in ink."""

from typing import TYPE_CHECKING

from report.build.made import Made, Progress
from report.build.pages import require_text, typesetter, write
from report.checks import printed
from report.document import Composer
from report.press import Shop, drawings_in_inks, finish, pictures_in_inks
from report.problems import ContentError, Place, Problem
from report.styles import ColourSpace, read_colours

if TYPE_CHECKING:
    from report.build.booklet import SetBooklet
    from report.typeset import Layout


def press_file(shop: Shop, pages: "SetBooklet", progress: Progress) -> Made:
    """Set a booklet in the inks of a shop, page for page as it was settled, and write it."""
    progress("setting pages for the press")
    layout = _in_inks(shop, pages)
    if not _are_alike(layout, pages.layout):
        raise ContentError(_unlike(shop))
    progress("writing for the press")
    pdf = finish(layout.pdf("pdf/x-4"), shop)
    require_text(pdf, printed.of_booklet(pages.edition))
    return write(pages.path("-press"), pdf, layout.page_count)


def _in_inks(shop: Shop, pages: "SetBooklet") -> "Layout":
    workspace = pages.workspace
    composer = Composer(workspace, pages.edition, ColourSpace.CMYK)
    drawings = workspace.styles.rglob("*.svg")
    widths = pages.layout.picture_widths_mm()
    pictures = {workspace.root / path: width for path, width in widths.items()}
    instead = {
        **drawings_in_inks(drawings, read_colours(workspace), composer.colours),
        **pictures_in_inks(pictures, shop),
    }
    bleed = (shop.path, f"@page {{ bleed: {shop.order.bleed_mm:g}mm }}")
    setter = typesetter(workspace, composer, "booklet", bleed, instead=instead)
    return setter.layout(composer.booklet(pages.plan), pages.choices)


def _are_alike(layout: "Layout", other: "Layout") -> bool:
    """Tell whether two layouts have the same pages, and everything on the same one."""
    return (
        layout.page_count == other.page_count
        and layout.pages_of_anchors() == other.pages_of_anchors()
    )


def _unlike(shop: Shop) -> Problem:
    return Problem(
        "unlike-pages",
        "the pages for the press are not the same as those for the screen",
        Place(shop.path),
        "Look in styles/ for what makes lengths depend on colours or on the bleed.",
    )
