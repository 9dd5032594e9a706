"""Whether text can be told from its ground."""

from collections.abc import Iterator

from PIL import Image

from report.checks.preflight.file import Finished
from report.checks.preflight.texts import Piece, hide
from report.design.contrast import ENOUGH, ENOUGH_FOR_LARGE, RGB, ratio
from report.locales import _
from report.problems import Problem

# WCAG 2.1, 1.4.3: large text is 18 pt, or 14 pt in bold.
LARGE_PT, LARGE_BOLD_PT = 18.0, 14.0
DOTS_PER_PT = 1.5
# A colour that is in less of a piece's box than this is an edge or a neighbour.
MINOR = 0.1


def low_contrast(file: Finished) -> Iterator[Problem]:
    """Find text that is too like its ground for weak eyes or a dim hall (WCAG 2.1, 1.4.3).

    The ground is looked at as it is drawn, so pictures and drawings count.
    Text needs 4.5 : 1, and 3 : 1 from 18 pt on, or from 14 pt in bold.
    """
    for number, texts in file.texts:
        page = file.pages[number - 1]
        hide(page)
        ground = page.render(scale=DOTS_PER_PT).to_pil().convert("RGB")
        for piece in texts:
            contrast = _contrast(piece, ground, page.get_mediabox())
            if contrast < _enough(piece):
                yield file.problem(
                    "low-contrast",
                    _(
                        "'{text}' has a contrast of {contrast:.1f} : 1 to its ground, "
                        "and {enough:g} : 1 is asked for",
                        text=piece.text,
                        contrast=contrast,
                        enough=_enough(piece),
                    ),
                    number,
                    advice=_("Choose a darker or lighter colour from styles/colours.yaml."),
                    text=piece.text,
                )


def _enough(piece: Piece) -> float:
    large = LARGE_BOLD_PT if "Bold" in piece.font else LARGE_PT
    return ENOUGH_FOR_LARGE if piece.size_pt >= large - 0.05 else ENOUGH


def _contrast(piece: Piece, ground: Image.Image, paper: tuple[float, ...]) -> float:
    """Return the contrast of a piece of text to the worst colour of its ground."""
    left, bottom, right, top = piece.box
    box = (left - paper[0], paper[3] - top, right - paper[0], paper[3] - bottom)
    # Within the page: a damaged file may have boxes of miles.
    across = [
        round(min(max(value * DOTS_PER_PT, 0), most))
        for value, most in zip(box, ground.size * 2, strict=True)
    ]
    x, y = min(across[0], ground.width - 1), min(across[1], ground.height - 1)
    crop = ground.crop((x, y, max(across[2], x + 1), max(across[3], y + 1)))
    total = crop.width * crop.height
    colours = [colour for count, colour in _colours(crop) if count > total * MINOR]
    return min((ratio(piece.rgb, colour) for colour in colours), default=ENOUGH)


def _colours(crop: Image.Image) -> list[tuple[int, RGB]]:
    """Count the colours of a piece of a page, those that differ little as one."""
    few = crop.quantize(8).convert("RGB")
    return [(count, colour) for count, colour in few.getcolors() or () if isinstance(colour, tuple)]  # type: ignore[misc]
