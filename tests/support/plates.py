"""Pages of a press file as they come off the press: a picture of each of the four plates."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops

INKS = ("Cyan", "Magenta", "Yellow", "Black")
GHOSTSCRIPT = shutil.which("gs")

# On a machine of one's own it may be missing; where the tests are run for all, it may not.
needs_ghostscript = pytest.mark.skipif(
    GHOSTSCRIPT is None and "CI" not in os.environ, reason="Ghostscript is not installed"
)


def separations(
    path: Path, folder: Path, dpi: int = 60, pages: str = "1-"
) -> Iterator[Image.Image]:
    """Yield each page as a picture in CMYK, as Ghostscript separates it, edges not smoothed.

    `pages` are those that are separated: all, or numbers as Ghostscript reads them.
    """
    assert GHOSTSCRIPT, "Ghostscript is missing"
    options = ["-dSAFER", "-dBATCH", "-dNOPAUSE", "-dQUIET", "-sDEVICE=tiffsep", f"-r{dpi}"]
    options.append(f"-sPageList={pages}")
    output = f"-sOutputFile={folder / 'page%03d.tif'}"
    subprocess.run([GHOSTSCRIPT, *options, output, str(path)], check=True)
    separated = sorted(folder.glob("page???.tif"))
    assert separated
    for page in separated:
        plates = [Image.open(page.with_name(f"{page.stem}({ink}).tif")) for ink in INKS]
        yield Image.merge("CMYK", [ImageChops.invert(plate.convert("L")) for plate in plates])


def plate(folder: Path, number: int, ink: str, like: Image.Image) -> Image.Image:
    """Return a page on the plate of an ink of its own, as it was separated; empty without one."""
    path = folder / f"page{number:03}({ink}).tif"
    if not path.exists():
        return Image.new("L", like.size)
    return ImageChops.invert(Image.open(path).convert("L"))
