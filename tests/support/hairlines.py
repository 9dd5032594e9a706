"""Light lines between grounds that touch, and at the edges of a page, looked for in its pixels.

Words are hidden before: the strokes of large letters are light lines on a dark ground, too.
"""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from report.checks.preflight.texts import hide

LIGHTER = 3  # levels of 255 by which a line differs from both of its sides
SHORTEST_PT = 24  # of a line; the modules of a code are shorter


def hairlines(path: Path, scale: float) -> Iterator[tuple[int, str]]:
    """Yield the page and the direction of each kind of line that a page shows at a scale."""
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, start=1):
            hide(page)
            image = page.render(scale=scale).to_pil().convert("RGB")
            yield from ((number, found) for found in lines(image, scale))


def lines(image: Image.Image, scale: float) -> Iterator[str]:
    """Return which lines a rendered page shows: `level`, `upright`, or at which of its edges."""
    shortest = round(SHORTEST_PT * scale)
    grey = image.convert("L")
    for name, upright in (("level", grey), ("upright", grey.transpose(Image.Transpose.ROTATE_90))):
        if _has_line(upright, shortest):
            yield name
    edges = (("foot", 0), ("left", 90), ("top", 180), ("right", 270))
    for name, degrees in edges:
        turned = grey.rotate(degrees, expand=True)
        last, before = (_row(turned, turned.height - n) for n in (1, 2))
        if _is_run(ImageChops.subtract(last, before), shortest):
            yield f"at the {name}"


def _has_line(image: Image.Image, shortest: int) -> bool:
    """Return whether a row of pixels is lighter than the rows on both of its sides."""
    above, below = _moved(image, 0, 1), _moved(image, 0, -1)
    lighter = ImageChops.darker(
        ImageChops.subtract(image, above), ImageChops.subtract(image, below)
    )
    return _is_run(lighter, shortest)


def _is_run(image: Image.Image, length: int) -> bool:
    """Return whether so many pixels side by side are lighter than black."""
    run = image.point(lambda level: 255 if level > LIGHTER else 0)
    covered = 1
    while covered < length:
        step = min(covered, length - covered)
        run = ImageChops.darker(run, _moved(run, step, 0))
        covered += step
    return run.getbbox() is not None


def _moved(image: Image.Image, right: int, down: int) -> Image.Image:
    """Move a picture: what comes in at the side is black, and from above or below white."""
    moved = Image.new("L", image.size, 255 if down else 0)
    moved.paste(image, (right, down))
    return moved


def _row(image: Image.Image, number: int) -> Image.Image:
    return image.crop((0, number, image.width, number + 1))
