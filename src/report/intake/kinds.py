"""Each kind of file → its blocks, its pictures, and what is left out of it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from report.extras import Extra, library
from report.intake import pictures, plain
from report.intake.blocks import Block, LeftOut, Picture
from report.intake.decode import decode
from report.intake.refused import hold_elements, hold_length, hold_paragraphs
from report.locales import _

if TYPE_CHECKING:
    from lxml import etree

_FRONT_MATTER: Final = re.compile(
    r"(---|\+\+\+)[ \t]{0,9}\n(.*?)\n\1[ \t]{0,9}(?:\n|\Z)", re.DOTALL
)


@dataclass(frozen=True)
class Contents:
    """What a file holds."""

    blocks: Sequence[Block]
    pictures: Sequence[Picture] = ()
    left_out: Sequence[LeftOut] = ()


def word(path: Path, data: bytes) -> Contents:
    """Read a Word file."""
    library("lxml.etree", Extra.IMPORT)
    from report.intake.word import document

    html, contained, outside = document(path, data)
    return _collected(path, html, contained, outside)


def page(path: Path, data: bytes) -> Contents:
    """Read a saved web page."""
    library("lxml.etree", Extra.IMPORT)
    from report.intake.html import parse
    from report.intake.looks import settle
    from report.intake.page import article
    from report.intake.unseen import take_out, words_of

    tree = parse(decode(path, data, declares=True))
    hold_elements(path, sum(1 for _ in tree.iter()))
    settle(tree)
    unseen = list(take_out(tree))
    left_out = article(tree)
    hold_length(path, len(words_of(tree)))
    return _collected(path, tree, _beside(path), [*unseen, *left_out])


def markdown(path: Path, data: bytes) -> Contents:
    """Read Markdown; HTML in it goes through the same sieve as any."""
    library("lxml.etree", Extra.IMPORT)
    from report.intake.dialects import html
    from report.intake.html import parse
    from report.intake.looks import settle

    text = decode(path, data)
    hold_length(path, len(text))
    hold_paragraphs(path, text.split("\n\n"))
    fields = _FRONT_MATTER.match(text)
    made, left_out = html(text[fields.end() :] if fields else text)
    outside = [LeftOut(_("front matter"), " ".join(fields[2].split()))] if fields else []
    tree = parse(made)
    settle(tree)
    return _collected(path, tree, _beside(path), [*left_out, *outside])


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


def _beside(path: Path) -> Callable[[str], bytes | None]:
    return lambda address: pictures.beside(path, address)


def _collected(
    path: Path,
    tree: "etree._Element",
    bytes_of: Callable[[str], bytes | None],
    outside: Sequence[LeftOut],
) -> Contents:
    """Read HTML, and the pictures in it where their bytes are at hand."""
    from report.intake.html import Reader
    from report.intake.runs import bullets
    from report.intake.unseen import take_out

    found: list[Picture] = []
    passed: list[LeftOut] = []

    def see(address: str, alt: str, caption: str) -> None:
        data = bytes_of(address)
        suffix = pictures.suffix(data) if data else None
        if data and suffix:
            found.append(Picture(data, suffix, alt, caption))
        else:
            passed.append(LeftOut(_("picture"), pictures.told(address, alt, caption)))

    unseen = list(take_out(tree))
    reader = Reader(see, lambda length: hold_length(path, length))
    reader.read(tree)
    return Contents(bullets(reader.blocks), found, [*reader.left_out, *passed, *unseen, *outside])
