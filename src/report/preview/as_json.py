"""What is shown, as the page in the browser takes it."""

from collections import Counter
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from report.compositor.source_map import SourcePicture
from report.design.reasons import Reason, gave_way
from report.graphics.placed import Area
from report.locales import _
from report.preview.listed import ListedText
from report.preview.state import Product, Shown, ShownPage
from report.problems import Place, Problem

WORDS: Final = 12  # of a text, by which a listener knows it


def as_json(shown: Shown, root: Path) -> dict[str, Any]:
    """Return everything at one moment; paths are shown as from `root`."""
    return {
        "version": shown.version,
        "title": shown.title,
        "doing": shown.doing,
        "stages": stages_as_json(shown),
        "texts": [_text(text, root) for text in shown.texts],
        "products": {name: _product(product, root) for name, product in shown.products.items()},
        "problems": [_problem(problem, shown, root) for problem in shown.problems],
    }


def stages_as_json(shown: Shown) -> dict[str, Any]:
    """Return how far each booklet has come, and what stood in its way."""
    return {
        name: {"kind": stage.kind.value, "why": [problem.message for problem in stage.problems]}
        for name, stage in shown.stages.items()
    }


def typed(place: Place, root: Path) -> str:
    """Return a place as one types it, from `root`."""
    return f"{_typed(place.path, root)}{_numbers(place)}"


def pages_of(place: Place, product: Product) -> list[int]:
    """Find the page on which a place is printed: where the text stands that begins next above it.

    The pages that are mostly of its file come before those that name it, such as the contents.
    The list has one page, or none where the file is not among those of the product.
    """
    pages = list(enumerate(product.pages, start=1))
    own = [(number, page) for number, page in pages if _main_file(page) == place.path]
    near = [
        (box.place.line, -number)
        for number, page in own or pages
        for box in page.boxes
        if box.place.path == place.path and not place.page
    ]
    above = [found for found in near if found[0] <= place.line]
    return [-max(above)[1]] if above else [-min(near)[1]] if near else []


def _main_file(page: ShownPage) -> Path | None:
    """Return the file that more than half of a page's texts come from; None for the contents."""
    files = Counter(box.place.path for box in page.boxes)
    return next((path for path, count in files.items() if 2 * count > len(page.boxes)), None)


def _product(product: Product, root: Path) -> dict[str, Any]:
    fitting = product.fitting
    return {
        "title": product.title,
        "slug": product.slug,
        "file": product.file.name if product.file else None,
        "isOld": product.is_old,
        "safeZone": product.safe_zone_mm,
        "fill": fitting.fill_percent if fitting else None,
        "size": fitting.setting.size_pt if fitting else None,
        "gaveWay": gave_way(fitting.makeup) if fitting else (),
        "pages": [
            {**_page(page, root), "reason": _reason(product.reasons.get(number))}
            for number, page in enumerate(product.pages, start=1)
        ],
    }


def _page(page: ShownPage, root: Path) -> dict[str, Any]:
    image, file = page.image, _main_file(page)
    return {
        "key": image.key,
        "file": _typed(file, root) if file else None,
        "folios": page.folios,
        "width": image.width_mm,
        "height": image.height_mm,
        "bleed": image.bleed_mm,
        "trim": image.trim_mm,
        "boxes": [
            {
                "area": _rounded(box.box_mm),
                "text": _beginning(box.text),
                **_place(box.place, root),
            }
            for box in page.boxes
        ],
        "photographs": [_photograph(each, root) for each in page.photographs],
    }


def _text(text: ListedText, root: Path) -> dict[str, Any]:
    return {
        "slug": text.slug,
        "name": text.name,
        "section": text.section,
        "state": text.state.name.lower(),
        "standing": _(text.state),
        "file": _typed(text.path, root),
        **_place(Place(text.path), root),
    }


def _photograph(picture: SourcePicture, root: Path) -> dict[str, Any]:
    return {
        "seen": _rounded(picture.box.seen_mm),
        "whole": _rounded(picture.box.whole_mm),
        "focus": picture.focus,
        "text": _beginning(picture.alt),
        **_place(picture.place, root),
    }


def _reason(reason: Reason | None) -> dict[str, Any] | None:
    if reason is None:
        return None
    return {"design": reason.design, "why": reason.why, "gaveWay": reason.gave_way}


def _rounded(area_mm: Area) -> list[float]:
    return [round(length, 2) for length in area_mm]


def _problem(problem: Problem, shown: Shown, root: Path) -> dict[str, Any]:
    return {
        "rule": problem.rule,
        "message": problem.message,
        "advice": problem.advice,
        "severity": problem.severity.value,
        **(_place(problem.place, root) if problem.place else {}),
        "pages": {
            name: found
            for name, product in shown.products.items()
            if problem.place and (found := pages_of(problem.place, product))
        },
    }


def _place(place: Place, root: Path) -> dict[str, str]:
    """Return a place as one types it, and as a link that an editor opens."""
    link = f"vscode://file{quote(place.path.as_posix())}{_numbers(place)}"
    return {"place": typed(place, root), "link": link}


def _numbers(place: Place) -> str:
    return "".join(f":{number}" for number in (place.line, place.column) if number)


def _typed(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")
