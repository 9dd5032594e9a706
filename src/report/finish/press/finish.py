"""The engine's PDF → one that a print shop's preflight accepts: PDF/X-4."""

from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf, Stream

from report.finish.origin import Origin, note
from report.finish.press.frame import frame
from report.finish.press.identity import add_metadata, add_output_intent
from report.finish.press.inks import require_inks
from report.finish.press.shop import Shop
from report.finish.press.spotting import paint_with_spots
from report.finish.saving import saved

PDF_VERSION: Final = "1.6"

# What belongs to a screen. ISO 15930-7 allows no annotation within the bleed. What the engine says
# of a file in its metadata is drawn by lot in part, and is said anew.
ON_SCREEN: Final = (
    *("/Outlines", "/Names", "/StructTreeRoot", "/MarkInfo", "/OpenAction"),
    *("/Metadata", "/OutputIntents"),
)
ON_SCREEN_OF_PAGES: Final = ("/Annots", "/Tabs", "/StructParents", "/CropBox")

UNUSED_SPACES: Final = ("/lab-d50", "/lab-d65")  # the engine lists them in every file


def pages_in_inks(pdf: bytes, shop: Shop, first_page: int = 1) -> bytes:
    """Return pages for a print shop, of a file or a part of one; `first_page` is their first.

    `pdf` has its bleed outside the trim box, and no marks. Raises `ContentError` where it paints
    with anything but ink, or with too much of it.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        _leave_the_screen(document)
        _blend_in_inks(document)
        paint_with_spots(document, shop.spots)
        frame(document, shop.order)
        require_inks(document, shop, first_page)
        return saved(document, ObjectStreamMode.disable, PDF_VERSION)


def finish(document: Pdf, shop: Shop, origin: Origin | None = None) -> bytes:
    """Return a file for a print shop, with its origin; the same pages give the same bytes.

    The pages are finished, and the document has a title and dates.
    """
    add_output_intent(document, shop)
    add_metadata(document)
    if origin:
        note(document, origin)
    return saved(document, ObjectStreamMode.disable, PDF_VERSION)


def _leave_the_screen(document: Pdf) -> None:
    for key in ON_SCREEN:
        if key in document.Root:
            del document.Root[key]
    for page in document.pages:
        for key in ON_SCREEN_OF_PAGES:
            if key in page:
                del page[key]
        spaces = page.resources.get("/ColorSpace", Dictionary())
        for key in set(spaces.keys()) & set(UNUSED_SPACES):
            del spaces[key]


def _blend_in_inks(document: Pdf) -> None:
    """Blend transparent groups in the inks themselves.

    The engine (70.0) names another space, through which a RIP that manages colours
    would turn black type into type of four colours.
    """
    for item in document.objects:
        if isinstance(item, Dictionary | Stream) and isinstance(item.get("/Group"), Dictionary):
            item.Group["/CS"] = Name.DeviceCMYK
