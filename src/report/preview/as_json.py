"""What is shown, as the page in the browser takes it."""

from collections import Counter
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from report.preview.state import Leaf, Product, Shown
from report.problems import Place, Problem

WORDS: Final = 12  # of a text, by which a listener knows it


def as_json(shown: Shown, root: Path) -> dict[str, Any]:
    """Return everything at one moment; paths are shown as from `root`."""
    return {
        "version": shown.version,
        "title": shown.title,
        "doing": shown.doing,
        "products": {name: _product(product, root) for name, product in shown.products.items()},
        "problems": [_problem(problem, shown, root) for problem in shown.problems],
    }


def pages_of(place: Place, product: Product) -> list[int]:
    """Find the page on which a place is printed: where the text stands that begins next above it.

    The pages that are mostly of its file come before those that name it, such as the contents.
    The list has one page, or none where the file is not among those of the product.
    """
    leaves = list(enumerate(product.leaves, start=1))
    own = [(number, leaf) for number, leaf in leaves if _main_file(leaf) == place.path]
    near = [
        (spot.place.line, -number)
        for number, leaf in own or leaves
        for spot in leaf.spots
        if spot.place.path == place.path and not place.page
    ]
    above = [found for found in near if found[0] <= place.line]
    return [-max(above)[1]] if above else [-min(near)[1]] if near else []


def _main_file(leaf: Leaf) -> Path | None:
    """Return the file that more than half of a page's texts come from; None for the contents."""
    files = Counter(spot.place.path for spot in leaf.spots)
    return next((path for path, count in files.items() if 2 * count > len(leaf.spots)), None)


def _product(product: Product, root: Path) -> dict[str, Any]:
    fitting = product.fitting
    return {
        "title": product.title,
        "slug": product.slug,
        "isOld": product.is_old,
        "safeZone": product.safe_zone_mm,
        "fill": fitting.fill_percent if fitting else None,
        "size": fitting.setting.size_pt if fitting else None,
        "pages": [_leaf(leaf, root) for leaf in product.leaves],
    }


def _leaf(leaf: Leaf, root: Path) -> dict[str, Any]:
    image, file = leaf.image, _main_file(leaf)
    return {
        "key": image.key,
        "file": _typed(file, root) if file else None,
        "width": image.width_mm,
        "height": image.height_mm,
        "bleed": image.bleed_mm,
        "trim": image.trim_mm,
        "spots": [
            {
                "box": [round(length, 2) for length in spot.box_mm],
                "text": _beginning(spot.text),
                **_place(spot.place, root),
            }
            for spot in leaf.spots
        ],
    }


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
    numbers = "".join(f":{number}" for number in (place.line, place.column) if number)
    link = f"vscode://file{quote(place.path.as_posix())}{numbers}"
    return {"place": f"{_typed(place.path, root)}{numbers}", "link": link}


def _typed(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")
