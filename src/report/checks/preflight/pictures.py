"""Whether the pictures of a file are large enough, and told in words."""

from collections.abc import Iterator
from math import hypot
from typing import Any

import pikepdf

from report.checks.preflight.file import Finished
from report.finish.paint import Act, Paint
from report.locales import _
from report.problems import Problem, Severity
from report.units import PT_PER_INCH


def low_resolution(file: Finished) -> Iterator[Problem]:
    """Find pictures with too few pixels for the size at which they stand: they look coarse.

    Below 300 pixels to the inch is a warning, below 200 an error; a shop may ask for other
    figures. A picture that is cut to its place is drawn whole and clipped, so its matrix tells
    the scale of what is seen.
    """
    limits = file.expected.limits
    for number, paints in file.paints:
        for paint in paints:
            if paint.act is not Act.PICTURE or _ppi(paint) >= limits.warn_below_ppi:
                continue
            ppi = _ppi(paint)
            fails = ppi < limits.fail_below_ppi
            needed = limits.warn_below_ppi / ppi * paint.item.Width
            yield file.problem(
                "low-resolution",
                _(
                    "a picture of {width} × {height} pixels is printed at {ppi:.0f} ppi",
                    width=paint.item.Width,
                    height=paint.item.Height,
                    ppi=ppi,
                ),
                number,
                advice=_(
                    "Use one that is at least {needed:.0f} pixels wide, or show it smaller.",
                    needed=needed,
                ),
                severity=Severity.ERROR if fails else Severity.WARNING,
            )


def picture_without_alternative(file: Finished) -> Iterator[Problem]:
    """Find pictures that have no words for those who do not see them (WCAG 2.1, 1.1.1)."""
    root = file.objects.Root.get("/StructTreeRoot")
    for figure in _figures(root) if root is not None else ():
        if not str(figure.get("/Alt", figure.get("/ActualText", ""))).strip():
            yield file.problem(
                "picture-without-alternative",
                _("a picture has no words for those who do not see it"),
                _page_number(file, figure),
                advice=_("Say in 'alt:' what can be seen, or give the drawing a <title>."),
            )


def _ppi(paint: Paint) -> float:
    """Return the pixels to the inch of a picture where it stands, along the coarser side."""
    matrix = paint.matrix
    width_in = hypot(matrix.a, matrix.b) / PT_PER_INCH
    height_in = hypot(matrix.c, matrix.d) / PT_PER_INCH
    return min(int(paint.item.Width) / width_in, int(paint.item.Height) / height_in)


def _figures(element: Any) -> Iterator[Any]:
    """Yield the figures below an element of the tag tree (ISO 32000-1, 14.7.2)."""
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            if child.S == "/Figure":
                yield child
            yield from _figures(child)


def _page_number(file: Finished, element: Any) -> int:
    """Return the page on which an element of the tag tree begins, or 0 if it does not say."""
    pages = [page.obj.objgen for page in file.objects.pages]
    return pages.index(element.Pg.objgen) + 1 if "/Pg" in element else 0
