"""Whether all letters are drawn with our own fonts, which the file brings along."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from report.checks.preflight.file import Finished
from report.locales import _
from report.problems import Problem


def font_not_embedded(file: Finished) -> Iterator[Problem]:
    """Find fonts that a file names and does not contain: each machine then takes another."""
    for name, embedded, page in _fonts(file):
        if not embedded:
            yield file.problem(
                "font-not-embedded",
                _("the font '{name}' is not in the file", name=name),
                page,
                advice=_("Make the file again, and do not let another program change it."),
            )


def foreign_font(file: Finished) -> Iterator[Problem]:
    """Find fonts that `styles/fonts.css` does not name."""
    ours = tuple(family.replace(" ", "-") for family in file.expected.families)
    if not ours:  # 'fonts.css' itself is broken, and that is told
        return
    for name, _embedded, page in _fonts(file):
        if not name.startswith(ours):
            yield file.problem(
                "foreign-font",
                _("the font '{name}' is not one of ours", name=name),
                page,
                advice=_("Use one of: {known}.", known=", ".join(file.expected.families)),
            )


def _fonts(file: Finished) -> Iterator[tuple[str, bool, int]]:
    """Yield each font's name, whether it is embedded, and the first page that uses it."""
    seen = set()
    for number, page in enumerate(file.objects.pages, start=1):
        for font in _resources(page.obj.get("/Resources"), depth=0):
            name = str(font.BaseFont).lstrip("/").split("+")[-1]
            if name not in seen:
                seen.add(name)
                yield name, _is_embedded(font), number


def _resources(resources: pikepdf.Object | None, depth: int) -> Iterator[pikepdf.Object]:
    """Yield the fonts of a page's resources, and of the forms and patterns among them."""
    if resources is None or depth > 12:
        return
    yield from (resources.get("/Font") or {}).values()
    for kind in ("/XObject", "/Pattern"):
        for item in (resources.get(kind) or {}).values():
            yield from _resources(item.get("/Resources"), depth + 1)


def _is_embedded(font: pikepdf.Object) -> bool:
    described: Any = font.get("/DescendantFonts", [font])[0].get("/FontDescriptor", {})
    return any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))
