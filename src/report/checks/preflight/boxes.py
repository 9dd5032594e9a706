"""Whether the pages have the right size and number."""

from collections.abc import Iterator
from typing import Any

from report.checks.preflight.file import Finished
from report.locales import _, ngettext
from report.problems import Problem
from report.units import mm_from_pt

TOLERANCE_MM = 0.1

Box = tuple[float, float, float, float]


def wrong_page_size(file: Finished) -> Iterator[Problem]:
    """Find pages that are not of the paper's size when they are cut (ISO 32000-1, 14.11.2)."""
    wanted = file.form.trim_mm
    for number, page in enumerate(file.objects.pages, start=1):
        left, bottom, right, top = _mm(page.trimbox)
        size = (right - left, top - bottom)
        if max(abs(size[0] - wanted[0]), abs(size[1] - wanted[1])) > TOLERANCE_MM:
            yield file.problem(
                "wrong-page-size",
                _(
                    "the page is {size}, and {wanted} is asked for",
                    size=_size(size),
                    wanted=_size(wanted),
                ),
                number,
                advice=_("Look for 'size' under @page in styles/products/."),
            )


def missing_bleed(file: Finished) -> Iterator[Problem]:
    """Find pages that do not reach exactly as far beyond the trim as the print shop asks."""
    wanted = file.expected.limits.bleed_mm
    for number, page in enumerate(file.objects.pages, start=1):
        trim, bleed, media = _mm(page.trimbox), _mm(page.bleedbox), _mm(page.mediabox)
        margins = [abs(outer - inner) for outer, inner in zip(bleed, trim, strict=True)]
        if any(abs(margin - wanted) > TOLERANCE_MM for margin in margins):
            yield file.problem(
                "missing-bleed",
                _(
                    "the page reaches {margin:.1f} mm beyond the trim, "
                    "and the shop asks for {wanted:g} mm",
                    margin=min(margins),
                    wanted=wanted,
                ),
                number,
                advice=_("Make the file again for this shop, with --for press."),
            )
        elif not _holds(media, bleed):
            yield file.problem(
                "missing-bleed",
                _("the page is smaller than what is to be printed on it"),
                number,
                advice=_("Make the file again, with --for press."),
            )


def wrong_page_count(file: Finished) -> Iterator[Problem]:
    """Find files that do not make whole sheets, or profiles of more than one page."""
    count = len(file.objects.pages)
    whole = file.form.pages
    right = count == 1 if whole == 1 else count and count % whole == 0
    if not right:
        yield file.problem(
            "wrong-page-count",
            _wrong_count(count, whole),
            advice=_("Make the file again, and do not let another program change it."),
        )


def _wrong_count(count: int, whole: int) -> str:
    if whole == 1:
        return _("the file has {count} pages, and 1 page is asked for", count=count)
    return ngettext(
        "the file has {n} page, and a multiple of {whole} pages is asked for",
        "the file has {n} pages, and a multiple of {whole} pages is asked for",
        count,
        whole=whole,
    )


def _mm(box: Any) -> Box:
    left, bottom, right, top = (mm_from_pt(float(value)) for value in box)
    return left, bottom, right, top


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0] + TOLERANCE_MM
        and outer[1] <= inner[1] + TOLERANCE_MM
        and outer[2] >= inner[2] - TOLERANCE_MM
        and outer[3] >= inner[3] - TOLERANCE_MM
    )


def _size(size_mm: tuple[float, float]) -> str:
    return f"{size_mm[0]:.4g} × {size_mm[1]:.4g} mm"
