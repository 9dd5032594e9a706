"""Pictures: what is said instead of them, and where they stand."""

from typing import Any, Final
from xml.etree.ElementTree import Element

from report.locales import _
from report.problems import Problem
from report.units import mm_from_px, pt_from_mm

SVG_TITLE: Final = "{http://www.w3.org/2000/svg}title"


def alternative(element: Element) -> tuple[str | None, Problem | None]:
    """Return what is read instead of a picture: the `alt` of an image, the `title` of a drawing.

    A picture without one is a problem.
    """
    text = element.get("alt") or element.findtext(SVG_TITLE)
    if text and text.strip():
        return " ".join(text.split()), None
    file = element.get("src")
    return None, Problem(
        "missing-alternative",
        _("the picture '{file}' has no text for those who cannot see it", file=file)
        if file
        else _("a drawing has no text for those who cannot see it"),
        advice=_(
            'Give it one: alt="…", or <title>…</title> in a drawing. A mere ornament '
            'gets alt="" or aria-hidden="true".'
        ),
    )


def bounds(box: Any, page_height_px: float) -> dict[str, Any]:
    """Return the place of a picture on its page: in pt, origin lower left."""
    left, top = box.content_box_x(), box.content_box_y()
    edges = (left, page_height_px - top - box.height, left + box.width, page_height_px - top)
    return {"BBox": [round(pt_from_mm(mm_from_px(edge)), 2) for edge in edges]}
