"""The booklet that other engines set: always the same one, so that ratios tell of the program.

It is the edition 2019 as version 921f473 set it: a page of HTML with every text in the setting
that was found for it, page numbers filled in and lines chosen, its style sheet, and the same words
as plain headings and paragraphs for Typst. Nothing is to be found out any more. It is not made anew
when content or styles change. Its fonts are those of `styles/fonts`, the same as then; a test holds
them against the digests that lie beside it.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import tinyhtml5

YARDSTICK: Final = Path(__file__).with_name("yardstick")
FONTS: Final = Path(__file__).parents[2] / "styles" / "fonts"
PAGE, SHEET, TYPST = "booklet.html", "styles/booklet.css", "booklet.typ"
DIGESTS: Final = "styles/fonts/SHA256SUMS"
PAGES: Final = 28  # that the program made of it


def lay_out(folder: Path) -> Path:
    """Copy the booklet and its fonts into a folder, and give that back."""
    shutil.copytree(YARDSTICK, folder, dirs_exist_ok=True)
    shutil.copytree(FONTS, folder / "styles" / "fonts", dirs_exist_ok=True)
    return folder


def addresses(folder: Path) -> Iterator[str]:
    """Yield the addresses of the files that the page asks for, as from its folder."""
    tree = tinyhtml5.parse((folder / PAGE).read_bytes(), namespace_html_elements=False)
    yield from (link.get("href", "") for link in tree.iter("link"))
    yield from (image.get("src", "") for image in tree.iter("img"))
    sheet = (folder / SHEET).read_text("utf-8")
    yield from (f"styles/{part.partition(')')[0]}" for part in sheet.split("url(")[1:])
