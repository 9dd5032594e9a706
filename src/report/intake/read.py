"""A file that an organisation sent → what a text of the edition needs of it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt

from report.intake import pictures, plain
from report.intake.blocks import Block, Kind, LeftOut, Picture, Sent
from report.intake.decode import decode
from report.intake.interview import asks, interview
from report.intake.markdown import markdown
from report.problems import ContentError, Place, Problem, UsageError

LARGEST_WORD: Final = 30_000_000  # bytes, with pictures
LARGEST_TEXT: Final = 3_000_000  # bytes
_FRONT_MATTER: Final = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
LOWEST: Final = 3  # level of headings in a text of the edition; 2 is the highest


def read(path: Path) -> Sent:
    """Read a text from a file of Word, of the web, of Markdown or of plain text.

    Raises `UsageError` where there is no such file or it is of another kind,
    `ContentError` where it is broken, too large or without text, and
    `MachineError` where a library is missing.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UsageError(_another_kind(path))
    if not path.is_file():
        raise UsageError(
            Problem("missing-file", f"there is no file '{path}'", advice="Mend the name.")
        )
    limit = LARGEST_WORD if reader is _word else LARGEST_TEXT
    if path.stat().st_size > limit:
        raise ContentError(_too_large(path, limit))
    try:
        blocks, found, left_out = reader(path, path.read_bytes())
    except RecursionError as error:
        raise ContentError(_unreadable(path, "its parts stand too deep in one another")) from error
    title, blocks = _title(blocks)
    blocks = _levelled(interview(blocks))
    if not blocks:
        raise ContentError(_unreadable(path, "there is no text in it"))
    return Sent(title, markdown(blocks), tuple(found), tuple(left_out))


Read = tuple[Sequence[Block], list[Picture], list[LeftOut]]


def _word(path: Path, data: bytes) -> Read:
    from report.intake import word

    html, contained, outside = word.document(path, data)
    found, left_out = _collected(html, contained.get)
    return *found, [*left_out, *outside]


def _page(path: Path, data: bytes) -> Read:
    from lxml import etree

    from report.intake import page

    tree, furniture = page.article(decode(path, data, declares=True))
    html = etree.tostring(tree, encoding="unicode", method="html")
    found, left_out = _collected(html, lambda address: pictures.beside(path, address))
    return *found, [*left_out, *furniture]


def _markdown(path: Path, data: bytes) -> Read:
    text = decode(path, data)
    fields = _FRONT_MATTER.match(text)
    html = MarkdownIt("commonmark").render(text[fields.end() :] if fields else text)
    found, left_out = _collected(html, lambda address: pictures.beside(path, address))
    outside = [LeftOut("front matter", " ".join(fields[1].split()))] if fields else []
    return *found, [*left_out, *outside]


def _plain(path: Path, data: bytes) -> Read:
    return plain.blocks(decode(path, data)), [], []


Reader = Callable[[Path, bytes], Read]

_READERS: Final[Mapping[str, Reader]] = {
    ".docx": _word,
    ".html": _page,
    ".htm": _page,
    ".md": _markdown,
    ".markdown": _markdown,
    ".txt": _plain,
}


def _collected(
    html: str, bytes_of: Callable[[str], bytes | None]
) -> tuple[tuple[list[Block], list[Picture]], list[LeftOut]]:
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
            shown = address if len(address) < 200 else f"{address[:60]}…"
            passed.append(LeftOut("picture", " ".join(part for part in (shown, alt) if part)))

    reader = Reader(see)
    reader.read(parse(html))
    return (bullets(reader.blocks), found), [*reader.left_out, *passed]


def _title(blocks: Sequence[Block]) -> tuple[str, Sequence[Block]]:
    """Part the title from a text: its first heading, if no other is as high."""
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    if (
        not headings
        or asks(headings[0])
        or any(block.level <= headings[0].level for block in headings[1:])
    ):
        return "", blocks
    return headings[0].text, [block for block in blocks if block is not headings[0]]


def _levelled(blocks: Sequence[Block]) -> list[Block]:
    """Give the highest headings level 2, and all others level 3."""
    levels = sorted({block.level for block in blocks if block.kind is Kind.HEADING})
    return [
        replace(block, level=min(levels.index(block.level) + 2, LOWEST))
        if block.kind is Kind.HEADING
        else block
        for block in blocks
    ]


def _another_kind(path: Path) -> Problem:
    return Problem(
        "unknown-kind-of-text",
        f"'{path.name}' is not a file that can be brought in",
        advice=f"Save it as one of these kinds: {', '.join(_READERS)}.",
    )


def _too_large(path: Path, limit: int) -> Problem:
    return Problem(
        "unreadable-text",
        f"'{path.name}' is not taken: it has {path.stat().st_size / 1e6:.0f} MB, and no text needs "
        f"more than {limit / 1e6:.0f}",
        Place(path),
        "Take the pictures out, or make them smaller, and try again.",
    )


def _unreadable(path: Path, why: str) -> Problem:
    return Problem(
        "unreadable-text",
        f"'{path.name}' is not taken: {why}",
        Place(path),
        "Open it in the program that wrote it, save the text anew, and try again.",
    )
