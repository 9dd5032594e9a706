"""Annotations → notes: those that belong together become one, with its replies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from report.locales import N_
from report.proof.comments.annotations import Annotation, Box


class Kind(StrEnum):
    """What a reader did to the page."""

    NOTE = N_("note")
    HIGHLIGHT = N_("highlight")
    UNDERLINE = N_("underline")
    STRIKE_OUT = N_("strike-out")
    INSERTION = N_("insertion")
    REPLACEMENT = N_("replacement")
    FREE_TEXT = N_("free text")
    DRAWING = N_("drawing")
    STAMP = N_("stamp")
    ATTACHMENT = N_("attachment")
    OTHER = N_("mark")


_KINDS: Final[Mapping[str, Kind]] = {
    "Text": Kind.NOTE,
    "Popup": Kind.NOTE,
    "Highlight": Kind.HIGHLIGHT,
    "Underline": Kind.UNDERLINE,
    "Squiggly": Kind.UNDERLINE,
    "StrikeOut": Kind.STRIKE_OUT,
    "Redact": Kind.STRIKE_OUT,
    "Caret": Kind.INSERTION,
    "FreeText": Kind.FREE_TEXT,
    **dict.fromkeys(("Ink", "Line", "Square", "Circle", "Polygon", "PolyLine"), Kind.DRAWING),
    "Stamp": Kind.STAMP,
    "FileAttachment": Kind.ATTACHMENT,
    "Sound": Kind.ATTACHMENT,
}
MOST_DEEP: Final = 100  # replies to replies; further ones begin a thread of their own
# Kinds that mark words; the others stand beside or between them.
MARKING: Final = (Kind.HIGHLIGHT, Kind.UNDERLINE, Kind.STRIKE_OUT, Kind.REPLACEMENT)


@dataclass(frozen=True)
class Reply:
    """What somebody answered to a note."""

    author: str
    text: str
    date: str


@dataclass(frozen=True)
class Note:
    """What a reader noted, and where on the page."""

    page: int
    kind: Kind
    boxes: tuple[Box, ...]
    text: str
    author: str
    date: str
    replies: tuple[Reply, ...] = ()


def notes(found: Sequence[Annotation]) -> list[Note]:
    """Return the notes in the order of the file.

    Each annotation that says or marks something is in one of them; windows that only show the
    text of another, and replies without words, are not.
    """
    texts = _texts(found)
    threads: dict[int, list[int]] = {}
    for number, root in enumerate(
        _roots([_link(*pair) for pair in zip(found, texts, strict=True)])
    ):
        if not _is_silent(found[number], texts[number]):
            threads.setdefault(root, []).append(number)
    return [_note(root, thread, found, texts) for root, thread in threads.items()]


def _link(one: Annotation, text: str) -> int | None:
    """Return what an annotation belongs to; a mark without a word of its own stands alone."""
    return one.answers if text or one.is_part or _kind(one) is Kind.NOTE else None


def _is_silent(one: Annotation, text: str) -> bool:
    return not (text or one.is_part) and (one.subtype == "Popup" or _is_reply(one))


def _is_reply(one: Annotation) -> bool:
    return _kind(one) is Kind.NOTE and one.answers is not None


def _texts(found: Sequence[Annotation]) -> list[str]:
    """Return what each says; a text in the window of another belongs to that one."""
    owners = [_owner(found, number) for number in range(len(found))]
    texts = [one.text if owners[number] == number else "" for number, one in enumerate(found)]
    for number, owner in enumerate(owners):
        if owner != number:
            texts[owner] = _joined((texts[owner], found[number].text))
    return texts


def _owner(found: Sequence[Annotation], number: int) -> int:
    """Return what a window shows the text of, through other windows; itself in a circle of them."""
    at, way = number, {number}
    while found[at].subtype == "Popup" and (holder := found[at].holder) is not None:
        if holder in way:
            return number
        way.add(holder)
        at = holder
    return at


def _roots(links: Sequence[int | None]) -> list[int]:
    """Return for each the one that its thread begins with: of those in a circle, the first."""
    roots: dict[int, int] = {}
    for number in range(len(links)):
        way: list[int] = []
        at: int | None = number
        while at is not None and at not in roots and at not in way:
            way.append(at)
            at = links[at] if len(way) < MOST_DEEP else None
        circle = way[way.index(at) :] if at in way else way[-1:]
        root = roots[at] if at in roots else min(circle)
        roots |= dict.fromkeys(way, root)
    return [roots[number] for number in range(len(links))]


def _note(
    root: int, thread: Sequence[int], found: Sequence[Annotation], texts: Sequence[str]
) -> Note:
    """Put a thread together: what one thing consists of, and the replies to it."""
    first = found[root]
    parts = [n for n in thread if n == root or found[n].is_part]
    replies = [n for n in thread if n != root and not found[n].is_part]
    kinds = {_kind(found[n]) for n in parts}
    kind, boxes = _kind(first), first.boxes
    if len(parts) > 1:
        if {Kind.STRIKE_OUT, Kind.INSERTION} <= kinds:  # as Acrobat replaces text
            kind = Kind.REPLACEMENT
        marking = [n for n in parts if _kind(found[n]) in MARKING and found[n].page == first.page]
        boxes = tuple(box for n in marking for box in found[n].boxes) or boxes
    return Note(
        first.page,
        kind,
        boxes,
        _joined(texts[n] for n in parts),
        next((found[n].author for n in parts if found[n].author), ""),
        first.date,
        tuple(Reply(found[n].author, texts[n], found[n].date) for n in replies),
    )


def _kind(one: Annotation) -> Kind:
    return _KINDS.get(one.subtype, Kind.OTHER)


def _joined(texts: Iterable[str]) -> str:
    """Join texts, each once, one a line."""
    return "\n".join(dict.fromkeys(filter(None, texts)))
