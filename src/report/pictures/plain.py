"""An image in one of the many modes of files → one of L, LA, RGB, RGBA and CMYK."""

from typing import Any, Final

from PIL import Image, ImageChops, ImageMath
from PIL.Image import Resampling

from report.pictures.kinds import Parts

_DEEP: Final = ("I;16", "I;16B")
_SAMPLE_PX: Final = 800  # the longer side of what tells drawings from photographs
_MAIN_COLOURS, _MAIN_SHARE = 16, 0.6


def plain(image: Image.Image, parts: Parts) -> Image.Image:
    """Return the same pixels in a plain mode, with 8 bits to a colour; LA and RGBA are see-through.

    A palette, and what is black or white alone, become colours and greys that can be mixed when
    the image is reduced.
    """
    if image.mode in _DEEP:
        grey = _of_deep_grey(image)
        return ImageChops.invert(grey) if parts.is_negative else grey
    if image.mode == "CMYK" and not parts.is_inverted:
        return ImageChops.invert(image)  # Pillow (13.0) takes it that all of them were
    if not image.has_transparency_data:
        mode = "L" if image.mode == "1" else "RGB"
        return image if image.mode in ("L", "RGB", "CMYK") else image.convert(mode)
    colour = image.info.get("transparency")
    if parts.is_deep and isinstance(colour, tuple):  # in 16 bits, where the pixels have 8
        image.info["transparency"] = tuple(level >> 8 for level in colour)
    mixed = image.convert("LA" if image.mode in ("1", "L", "LA", "La") else "RGBA")
    is_opaque = mixed.getchannel("A").getextrema() == (255, 255)
    return mixed.convert(mixed.mode[:-1]) if is_opaque else mixed


def is_drawing(image: Image.Image) -> bool:
    """Return whether a few colours make up most of an image, antialiased edges left out."""
    scale = min(1, _SAMPLE_PX / max(image.size))
    width, height = (max(1, round(length * scale)) for length in image.size)
    sample = image.resize((width, height), Resampling.NEAREST)
    if sample.mode in ("CMYK", "YCbCr", "La"):  # of which Pillow makes no RGBA
        sample = sample.convert("LA" if sample.mode == "La" else "RGB")
    sample = _grey(sample) if sample.mode in _DEEP else sample.convert("RGBA")
    counts = sorted((count for count, _ in sample.getcolors(width * height) or ()), reverse=True)
    return sum(counts[:_MAIN_COLOURS]) >= _MAIN_SHARE * width * height


def _of_deep_grey(image: Image.Image) -> Image.Image:
    clear = image.info.get("transparency")
    if not isinstance(clear, int):
        return _grey(image)

    def mask(bands: dict[str, Any]) -> Any:
        return bands["convert"]((bands["grey"] != clear) * 255, "L")

    opaque: Image.Image = ImageMath.lambda_eval(mask, grey=image.convert("I"))
    return Image.merge("LA", (_grey(image), opaque))


def _grey(deep: Image.Image) -> Image.Image:
    """Return 16 bits of grey as 8. Pillow (13.0) itself makes all above 255 white."""
    return deep.convert("I").point(lambda level: level * (255 / 65535) + 0.5).convert("L")
