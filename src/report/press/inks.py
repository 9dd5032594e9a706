"""Nothing leaves for the press that is not ink, or that is more ink than paper can take."""

from collections.abc import Iterator
from typing import Final

import pikepdf

from report.press.paints import Paint, paints
from report.press.shop import Shop
from report.problems import ContentError, Problem

# Registration is the colour of crop marks: all inks at once, off the trimmed page.
REGISTRATION: Final = "Separation All"
INKS: Final = ("DeviceCMYK", "DeviceGray", REGISTRATION)


def require_inks(document: pikepdf.Pdf, shop: Shop) -> None:
    """Raise `ContentError` for colours that are not mixed from inks, or from too much of them."""
    found = [problem for paint in paints(document) for problem in _problems(paint, shop)]
    if found:
        raise ContentError(dict.fromkeys(found))


def ink_percent(paint: Paint) -> float:
    """Give the ink of a colour, all four added: solid black is 100."""
    if paint.space == "DeviceCMYK":
        return sum(paint.values) * 100
    return 100 - sum(paint.values) * 100 if paint.space == "DeviceGray" else 0


def _problems(paint: Paint, shop: Shop) -> Iterator[Problem]:
    if paint.space not in INKS:
        yield Problem(
            "not-in-inks",
            f"page {paint.page} of the press file has a colour that is no ink: {paint.space}",
            advice="Use the colours of styles/colours.yaml by their names, such as var(--ink), "
            "and show pictures with <img>.",
        )
    ink, limit = round(ink_percent(paint)), shop.order.ink_limit_percent
    if ink > limit:
        yield Problem(
            "too-much-ink",
            f"page {paint.page} of the press file has a colour with {ink} % of ink; "
            f"the shop '{shop.name}' takes {limit} %",
            advice="Lower its 'cmyk' in styles/colours.yaml.",
        )
