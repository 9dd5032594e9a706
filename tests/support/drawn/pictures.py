"""Photographs, as drawings in which one sees what was cut away.

A figure with a round head stands where the focus is, and each edge has a thin line of a
colour of its own.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PIL import Image, ImageDraw

from support.photos import saved

# Width and height in pixels: 300 and more to the inch on every page of ours.
SHAPES: Final = {
    "2-3": (1400, 2100),
    "3-4": (1400, 1867),
    "1-1": (1500, 1500),
    "4-3": (2160, 1620),
    "3-2": (2160, 1440),
    "16-9": (2160, 1215),
    "3-1": (2400, 800),
}
FORMATS: Final = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}

_SKIES: Final = ((186, 214, 235), (244, 222, 196), (205, 226, 205))
_HILLS: Final = ((96, 128, 92), (120, 98, 84), (84, 104, 128))
_SKIN: Final = (226, 178, 140)
_COAT: Final = (150, 60, 50)
_EDGES: Final = ((200, 30, 30), (30, 90, 200), (30, 150, 60), (230, 160, 0))
_HEAD: Final = 0.12  # its radius, as a share of the shorter side


@dataclass(frozen=True)
class Scene:
    """A picture: its shape, where its focus is in per cent from left and top, and its looks."""

    shape: str
    focus: tuple[int, int]
    looks: int
    dots: float

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        width, height = SHAPES[self.shape]
        return round(width * self.dots), round(height * self.dots)


@lru_cache(maxsize=256)
def file(scene: Scene, ending: str) -> bytes:
    """Return the file of a scene: `jpg`, `png` or `webp`."""
    options = {"jpg": {"quality": 85}, "png": {}, "webp": {"quality": 80, "method": 0}}
    return saved(_drawn(scene), FORMATS[ending], **options[ending])


def _drawn(scene: Scene) -> Image.Image:
    width, height = scene.size
    image = Image.new("RGB", scene.size, _SKIES[scene.looks % len(_SKIES)])
    pen = ImageDraw.Draw(image)
    _land(pen, width, height, _HILLS[scene.looks % len(_HILLS)])
    _figure(pen, scene)
    _frame(pen, width, height)
    return image


def _land(pen: ImageDraw.ImageDraw, width: int, height: int, colour: tuple[int, int, int]) -> None:
    """Draw three hills, each in front of the one before it and darker."""
    for number in range(3):
        left, top = width * (number - 1) // 3, height * (5 + number) // 9
        shade = tuple(part * (5 - number) // 5 for part in colour)
        pen.ellipse((left, top, left + width, top + height), fill=shade)


def _figure(pen: ImageDraw.ImageDraw, scene: Scene) -> None:
    """Draw a head around the focus, with eyes and a mouth, and shoulders below."""
    width, height = scene.size
    x, y = width * scene.focus[0] // 100, height * scene.focus[1] // 100
    radius = int(min(width, height) * _HEAD)
    pen.ellipse((x - 2 * radius, y + radius, x + 2 * radius, y + 9 * radius), fill=_COAT)
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_SKIN, outline="black")
    for side in (-1, 1):
        eye, dot = x + side * radius // 3, max(radius // 10, 1)
        pen.ellipse((eye - dot, y - 2 * dot, eye + dot, y), fill="black")
    pen.arc((x - radius // 2, y - radius // 4, x + radius // 2, y + radius // 2), 20, 160, "black")


def _frame(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
    """Draw lines at the upper, right, lower and left edge."""
    thin, right, low = max(min(width, height) // 60, 2), width - 1, height - 1
    boxes = (
        (0, 0, right, thin),
        (right - thin, 0, right, low),
        (0, low - thin, right, low),
        (0, 0, thin, low),
    )
    for box, colour in zip(boxes, _EDGES, strict=True):
        pen.rectangle(box, fill=colour)
