"""Pictures made for tests, and the notes and faults that files bring along."""

import os
import struct
import zlib
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw

from support.workspaces import REPOSITORY

INKS = REPOSITORY / "styles" / "press" / "FOGRA39L_coated.icc"
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
# Red and blue change places: nobody who looks at it can miss whether it was used.
SWAPPED = SRGB.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
SECRET = b"Kastanjegatan 4"  # what a camera or a program notes, and nobody is to read
needs_heic = pytest.mark.skipif(
    find_spec("pillow_heif") is None and "CI" not in os.environ, reason="there is no pillow-heif"
)
RED, GREEN = (200, 30, 30), (20, 120, 40)
QUICK = {"preset": "ultrafast"}  # a fifth of the usual time


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """Write an image as a file of this kind."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def heic(image: Image.Image, **options: Any) -> bytes:
    """Write an image as a HEIC, as a telephone does, which seeks no better packing for long."""
    import_module("pillow_heif").register_heif_opener()
    return saved(image, "HEIF", **{"quality": 90, "enc_params": QUICK, **options})


def opened(data: bytes) -> Image.Image:
    """Read a file back, all of it."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


def photograph(size: tuple[int, int] = (1400, 800)) -> Image.Image:
    """Draw soft gradients, as photographs have them."""
    ramp = Image.linear_gradient("L")
    return Image.merge("RGB", [ramp.rotate(angle).resize(size) for angle in (0, 90, 180)])


def noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """Draw what can be packed least: each pixel another."""
    data = Random(1).randbytes(size[0] * size[1] * len(mode))  # noqa: S311 - a test's own
    return Image.frombytes(mode, size, data)


def halves(size: tuple[int, int] = (1400, 800)) -> Image.Image:
    """Draw red on the left and green on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(GREEN, (size[0] // 2, 0, *size))
    return image


def drawing(size: tuple[int, int] = (1400, 800)) -> Image.Image:
    """Draw some lines of a pixel's width on white."""
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for left in range(0, size[0], 50):
        pen.line((left, 0, size[0] - left, size[1]), fill=RED if left % 100 else GREEN)
    return image


def segment(marker: int, body: bytes) -> bytes:
    """Write a segment of a JPEG."""
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2) + body


def after_start(jpeg: bytes, *segments: bytes) -> bytes:
    """Put segments into a JPEG, before all others."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def chunk(name: bytes, body: bytes) -> bytes:
    """Write a chunk of a PNG."""
    return len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)


def after_head(png: bytes, *chunks: bytes) -> bytes:
    """Put chunks into a PNG, behind its first one."""
    return png[:33] + b"".join(chunks) + png[33:]


def exif(orientation: int, order: str = "<") -> bytes:
    """Write the notes of a camera: how it was held, and where."""
    entries = struct.pack(f"{order}HHHIHH", 2, 0x0112, 3, 1, orientation, 0)
    entries += struct.pack(f"{order}HHII", 0x010E, 2, len(SECRET), 38) + bytes(4)
    mark = b"II" if order == "<" else b"MM"
    return mark + struct.pack(f"{order}HI", 42, 8) + entries + SECRET


def deep_grey(levels: list[int], size: tuple[int, int]) -> Image.Image:
    """Draw stripes of grey in 16 bits."""
    row = b"".join(struct.pack("<H", levels[x * len(levels) // size[0]]) for x in range(size[0]))
    return Image.frombytes("I;16", size, row * size[1])


def with_photo(folder: Path, data: bytes, name: str = "a.jpg", slug: str = "norrby") -> Path:
    """Return a text of an edition's folder a photograph, and give the path of that."""
    (folder / "images").mkdir(exist_ok=True)
    (folder / "images" / name).write_bytes(data)
    text = folder / f"{slug}.md"
    photo = f"photo: {{ file: {name}, alt: En färg }}\npeople:"
    text.write_text(text.read_text("utf-8").replace("people:", photo, 1), "utf-8")
    return folder / "images" / name
