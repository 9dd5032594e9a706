"""Nothing leaves for the press that is not ink, or that is more ink than paper can take."""

from collections.abc import Collection, Iterator
from io import BytesIO
from typing import Final

import pikepdf

from report.finish.paint import CMYK, GRAY, REGISTRATION, Colour, ink_percent, spot_ink
from report.finish.painting import painted
from report.finish.press.shop import Shop
from report.locales import _
from report.problems import ContentError, Place, Problem, Severity

INKS: Final = (CMYK, GRAY, REGISTRATION)


def require_inks(document: pikepdf.Pdf, shop: Shop, first_page: int = 1) -> None:
    """Raise `ContentError` for colours that are not mixed from inks, or from too much of them.

    `first_page` is the number of the first page in the file that they are for.
    """
    found = [
        problem
        for number, page in enumerate(document.pages, start=first_page)
        for colour in dict.fromkeys(paint.colour for paint in painted(page))
        for problem in _problems(number, colour, shop)
    ]
    if found:
        raise ContentError(dict.fromkeys(found))


def spots_in(pdf: bytes) -> tuple[str, ...]:
    """Return the inks besides the four that the pages of a file need, by their names."""
    with pikepdf.open(BytesIO(pdf)) as document:
        inks = {spot_ink(paint.colour) for page in document.pages for paint in painted(page)}
    return tuple(sorted(inks - {""}))


def unused_spots(used: Collection[str], shop: Shop) -> Iterator[Problem]:
    """Yield a warning for each ink of a shop's file that lies on no page of a booklet."""
    for spot in shop.spots.inked:
        if spot.ink not in used:
            yield Problem(
                "unused-spot",
                _("no page needs a plate for '{ink}'", ink=spot.ink),
                Place(shop.path),
                _("Strike '{colour}' under 'spots', or use that colour.", colour=spot.colour),
                Severity.WARNING,
            )


def _problems(page: int, colour: Colour, shop: Shop) -> Iterator[Problem]:
    if colour.space not in INKS and spot_ink(colour) not in shop.order.spots.values():
        yield Problem(
            "not-in-inks",
            _(
                "page {page} of the press file has a colour that is no ink: {space}",
                page=page,
                space=colour.space,
            ),
            advice=_(
                "Use the colours of styles/colours.yaml by their names, such as var(--ink), "
                "and show pictures with <img>."
            ),
        )
    ink, limit = round(ink_percent(colour)), shop.order.ink_limit_percent
    if ink > limit:
        yield Problem(
            "too-much-ink",
            _(
                "page {page} of the press file has a colour with {ink} % of ink; the shop "
                "'{shop}' takes {limit} %",
                page=page,
                ink=ink,
                shop=shop.name,
                limit=limit,
            ),
            advice=_("Lower its 'cmyk' in styles/colours.yaml."),
        )
