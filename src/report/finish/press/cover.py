"""A booklet for a print shop in two files: the cover as spreads with their fold, and the inside."""

from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Name, Page, Pdf

from report.finish.origin import take_over
from report.finish.press.crop_marks import ROOM_MM, Box, draw_fold, draw_marks
from report.finish.press.finish import finish
from report.finish.press.frame import boxed
from report.finish.press.shop import Shop
from report.locales import _
from report.problems import ContentError, Problem
from report.units import pt_from_mm

COVER_PAGES: Final = 4  # of the booklet: the outer and the inner side of the outermost sheet
COVER: Final = "{} – omslag"
INSIDE: Final = "{} – inlaga"
# By which the left page reaches over the fold: where grounds only touch, a line of paper shows.
OVERLAP_PT: Final = 0.25


def cover(pdf: bytes, shop: Shop) -> bytes:
    """Return the cover of a finished booklet for a print shop: its outer side, and its inner one.

    Each side is a spread, without bleed in the fold between its pages. Where the shop wants marks,
    the fold is marked outside the bleed. Raises `ContentError` where a booklet is all cover.
    """
    with pikepdf.open(BytesIO(pdf)) as booklet, pikepdf.new() as document:
        _require_inside(booklet)
        pages = booklet.pages
        for left, right in ((pages[-1], pages[0]), (pages[1], pages[-2])):
            _add_spread(document, left, right, shop)
        return _finished(document, booklet, COVER, shop)


def inside(pdf: bytes, shop: Shop) -> bytes:
    """Return the pages between the cover's. Raises `ContentError` where a booklet has none."""
    with pikepdf.open(BytesIO(pdf)) as booklet, pikepdf.open(BytesIO(pdf)) as document:
        _require_inside(booklet)
        for place in (-1, -1, 0, 0):
            del document.pages[place]
        return _finished(document, booklet, INSIDE, shop)


def _add_spread(document: Pdf, left: Page, right: Page, shop: Shop) -> None:
    """Add a page on which two pages stand beside one another."""
    width, height = _size(left)
    room_mm = shop.order.bleed_mm + (ROOM_MM if shop.order.marks else 0)
    room, bleed = pt_from_mm(room_mm), pt_from_mm(shop.order.bleed_mm)
    trim = (room, room, room + 2 * width, room + height)
    side = document.add_blank_page(page_size=(2 * (room + width), 2 * room + height))
    boxed(side, trim, bleed, room)
    _place(document, side, left, (bleed, OVERLAP_PT), trim[0], "/Left")
    _place(document, side, right, (0, bleed), trim[0] + width, "/Right")
    if shop.order.marks:
        draw_marks(document, side, trim, shop.order.bleed_mm)
        draw_fold(side, trim, shop.order.bleed_mm)
    side.contents_coalesce()


def _place(
    document: Pdf, side: Page, page: Page, bleeds: tuple[float, float], x: float, name: str
) -> None:
    """Draw a page with its left edge at x; `bleeds` is how far it reaches to the left and right."""
    left, lower, right, upper = _trim(page)
    form = document.copy_foreign(page.as_form_xobject())
    bleed = max(bleeds)
    form.BBox = Array([left - bleeds[0], lower - bleed, right + bleeds[1], upper + bleed])
    side.add_resource(form, Name.XObject, Name(name))
    y = _trim(side)[1]
    side.contents_add(f"q 1 0 0 1 {x - left:.4f} {y - lower:.4f} cm {name} Do Q".encode())


def _finished(document: Pdf, booklet: Pdf, title: str, shop: Shop) -> bytes:
    for key, value in booklet.docinfo.items():
        document.docinfo[key] = value if isinstance(value, Name) else str(value)
    document.docinfo.Title = title.format(booklet.docinfo.Title)
    take_over(document, booklet)
    return finish(document, shop)


def _require_inside(booklet: Pdf) -> None:
    if len(booklet.pages) <= COVER_PAGES:
        raise ContentError(
            Problem(
                "no-inside",
                _(
                    "a booklet of {pages} pages is all cover, and has nothing inside",
                    pages=len(booklet.pages),
                ),
                None,
                _("Leave out --separate-cover."),
            )
        )


def _trim(page: Page) -> Box:
    left, lower, right, upper = (float(edge) for edge in page.trimbox)
    return left, lower, right, upper


def _size(page: Page) -> tuple[float, float]:
    left, lower, right, upper = _trim(page)
    return right - left, upper - lower
