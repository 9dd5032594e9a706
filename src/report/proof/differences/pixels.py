"""Where two pictures of a page differ, in areas that a reader could see."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from report.proof.differences.words import Box
from report.units import MM_PER_INCH, PT_PER_INCH

if TYPE_CHECKING:
    from PIL.Image import Image

COMPARED_PPI: Final = 200  # a hundredth of an inch is two dots
# Of 255 steps of a colour. What differs by less cannot be told apart, side by side.
LEAST_STEP: Final = 3
# Of the contrast around a dot: an edge that moved by a tenth of a dot, 0.013 mm, is the same.
# PDFium (8149) draws rectangles on whole dots and letters on thirds of one. Rectangles may be told
# that moved by as little: to let that pass, too, would hide a line that is twice as thick.
EDGE_SHARE: Final = 0.1
LETTER_SHARE: Final = 0.4  # in words that are known to have moved by hardly anything
CELL_PX: Final = 8  # areas that are nearer to each other, 1 mm, are one
BESIDE_MM: Final = 0.4  # around words: letters hang over the room that their font gives them


def drawn(page: Any, per_inch: float) -> "Image":
    """Draw a page of PDFium in the colours of a screen, so many dots to the inch."""
    picture: Image = page.render(scale=per_inch / PT_PER_INCH).to_pil()
    return picture.convert("RGB")


def differing(
    before: "Image",
    after: "Image",
    apart_from: Iterable[Box] = (),
    nudged: Iterable[Box] = (),
) -> list[Box]:
    """Return the boxes, in mm, in which two pictures differ; they have `COMPARED_PPI`.

    `apart_from` is told otherwise, and left out here. `nudged` are words that moved by less than
    can be seen. Pages of different sizes differ as a whole.
    """
    from PIL import Image, ImageChops, ImageDraw

    if before.size != after.size:
        return [_in_mm((0, 0, *after.size))]
    difference = ImageChops.difference(before, after)
    brush = ImageDraw.Draw(difference)
    for box in apart_from:
        brush.rectangle(_in_dots(box), fill=(0, 0, 0))
    bounds = difference.getbbox()
    if bounds is None:
        return []
    left, top = max(0, bounds[0] - 1), max(0, bounds[1] - 1)
    around = (left, top, bounds[2] + 1, bounds[3] + 1)
    words = Image.new("L", before.size)
    for box in nudged:
        ImageDraw.Draw(words).rectangle(_in_dots(box), fill=255)
    seen = _seen(*(picture.crop(around) for picture in (difference, before, after, words)))
    return [
        _in_mm((left + area[0], top + area[1], left + area[2], top + area[3]))
        for area in _areas(seen)
    ]


def _seen(difference: "Image", before: "Image", after: "Image", words: "Image") -> "Image":
    """Return white where a difference can be seen, and black elsewhere.

    `words` is white where there are words that moved by hardly anything.
    """
    from PIL import Image, ImageChops

    contrast = ImageChops.lighter(_contrast(before), _contrast(after))
    in_words, elsewhere = (_hidden(contrast, share) for share in (LETTER_SHARE, EDGE_SHARE))
    hidden = Image.composite(in_words, elsewhere, words)
    red, green, blue = ImageChops.subtract(difference, hidden).split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return strongest.point([0] + [255] * 255)


def _hidden(contrast: "Image", share: float) -> "Image":
    """Return how large a difference is that cannot be seen, beside such contrasts."""
    steps = [min(255, LEAST_STEP - 1 + int(share * step)) for step in range(256)]
    return contrast.point(steps * 3)


def _contrast(picture: "Image") -> "Image":
    """Return how far apart the lightest and the darkest are of a dot and the eight around it."""
    from PIL import ImageChops

    lightest = darkest = picture
    for step in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        lightest = ImageChops.lighter(lightest, _shifted(lightest, *step))
        darkest = ImageChops.darker(darkest, _shifted(darkest, *step))
    return ImageChops.difference(lightest, darkest)


def _shifted(picture: "Image", right: int, down: int) -> "Image":
    """Return a picture moved by a dot; its edge stays where it was, too."""
    moved = picture.copy()
    moved.paste(picture, (right, down))
    return moved


def _areas(seen: "Image") -> Iterator[tuple[int, int, int, int]]:
    """Yield the bounds of each area, in dots, from the top."""
    coarse = seen.reduce(CELL_PX)
    shares = coarse.tobytes()  # a single dot of 64 is still 4 of 255
    cells = {(n % coarse.width, n // coarse.width) for n, share in enumerate(shares) if share}
    while cells:
        group = _connected(min(cells, key=lambda cell: (cell[1], cell[0])), cells)
        cells -= group
        columns, rows = zip(*group, strict=True)
        left, top = min(columns) * CELL_PX, min(rows) * CELL_PX
        right = min((max(columns) + 1) * CELL_PX, seen.width)
        foot = min((max(rows) + 1) * CELL_PX, seen.height)
        if bounds := seen.crop((left, top, right, foot)).getbbox():
            yield left + bounds[0], top + bounds[1], left + bounds[2], top + bounds[3]


def _connected(start: tuple[int, int], cells: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the cells that hang together with one, also over corners."""
    group, rim = {start}, [start]
    while rim:
        x, y = rim.pop()
        near = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        new = (near & cells) - group
        group |= new
        rim += new
    return group


def _in_dots(box: Box) -> tuple[float, float, float, float]:
    scale = COMPARED_PPI / MM_PER_INCH
    left, top, width, height = box
    right, foot = left + width + BESIDE_MM, top + height + BESIDE_MM
    return (left - BESIDE_MM) * scale, (top - BESIDE_MM) * scale, right * scale, foot * scale


def _in_mm(dots: tuple[float, float, float, float]) -> Box:
    scale = MM_PER_INCH / COMPARED_PPI
    left, top, right, foot = (round(edge * scale, 2) for edge in dots)
    return left, top, round(right - left, 2), round(foot - top, 2)
