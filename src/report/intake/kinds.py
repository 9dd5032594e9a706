"""Each kind of file → its blocks, its pictures, and what is left out of it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt

from report.intake import pictures, plain
from report.intake.blocks import Block, LeftOut, Picture
from report.intake.decode import decode
from report.intake.refused import hold_elements, hold_length

LONGEST_ADDRESS: Final = 200  # characters; longer ones hold the picture itself
_FRONT_MATTER: Final = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)


@dataclass(frozen=True)
class Contents:
    """What a file holds."""

    blocks: Sequence[Block]
    pictures: Sequence[Picture] = ()
    left_out: Sequence[LeftOut] = ()


def word(path: Path, data: bytes) -> Contents:
    """Read a Word file."""
    from report.intake.word import document

    html, contained, outside = document(path, data)
    return _collected(path, html, contained.get, outside)


def page(path: Path, data: bytes) -> Contents:
    """Read a saved web page."""
    from lxml import etree

    from report.intake.html import parse
    from report.intake.page import article, furniture, shown, words

    whole = shown(parse(decode(path, data, declares=True)))
    hold_elements(path, sum(1 for _ in whole.iter()))
    tree = article(whole)
    kept = words(tree)
    hold_length(path, len(kept))
    html = etree.tostring(tree, encoding="unicode", method="html")
    beside = furniture(whole, kept)
    return _collected(path, html, lambda address: pictures.beside(path, address), list(beside))


def markdown(path: Path, data: bytes) -> Contents:
    """Read Markdown; HTML in it goes through the same sieve as any."""
    text = decode(path, data)
    hold_length(path, len(text))
    fields = _FRONT_MATTER.match(text)
    outside = [LeftOut("front matter", " ".join(fields[1].split()))] if fields else []
    html = MarkdownIt("commonmark").render(text[fields.end() :] if fields else text)
    return _collected(path, html, lambda address: pictures.beside(path, address), outside)


def text(path: Path, data: bytes) -> Contents:
    """Read plain text."""
    words = decode(path, data)
    hold_length(path, len(words))
    return Contents(plain.blocks(words))


KINDS: Final[Mapping[str, Callable[[Path, bytes], Contents]]] = {
    ".docx": word,
    ".html": page,
    ".htm": page,
    ".md": markdown,
    ".markdown": markdown,
    ".txt": text,
}


def _collected(
    path: Path, html: str, bytes_of: Callable[[str], bytes | None], outside: Sequence[LeftOut]
) -> Contents:
    """Read HTML, and the pictures in it where their bytes are at hand."""
    from report.intake.html import Reader, bullets, parse

    found: list[Picture] = []
    passed: list[LeftOut] = []

    def see(address: str, alt: str, caption: str) -> None:
        data = bytes_of(address)
        suffix = pictures.suffix(data) if data else None
        if data and suffix:
            found.append(Picture(data, suffix, alt, caption))
        else:
            shown = address if len(address) < LONGEST_ADDRESS else f"{address[:60]}…"
            passed.append(LeftOut("picture", " ".join(part for part in (shown, alt) if part)))

    reader = Reader(see)
    reader.read(parse(html))
    hold_length(path, sum(len(block.text) for block in reader.blocks))
    return Contents(bullets(reader.blocks), found, [*reader.left_out, *passed, *outside])
