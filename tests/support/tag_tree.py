"""The tags of a finished PDF, read back: what someone who listens is told, and in what order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf

from report.swedish import SOFT_HYPHEN, ZERO_WIDTH_SPACE

from support.marked import Piece, Pieces, marked_text


@dataclass(frozen=True)
class Element:
    """A tag: its type, what is said with it or instead of it, and what it holds.

    `says` are the texts among Alt, ActualText, E, Lang, Scope and, of a link, Contents.
    """

    role: str
    says: Mapping[str, str]
    kids: "tuple[Element | Piece, ...]"


def read_tags(pdf: bytes) -> Element:
    """Read the tree of tags; one without any is an empty Document."""
    with pikepdf.open(BytesIO(pdf)) as document:
        pieces = marked_text(document)
        numbers = {page.objgen: number for number, page in enumerate(document.pages, start=1)}
        tree = document.Root.get("/StructTreeRoot", pikepdf.Dictionary())
        roots = [_element(kid, numbers, pieces) for kid in _kids(tree)]
        return roots[0] if roots else Element("Document", {}, ())


def tag_tree(element: Element, depth: int = 0) -> Iterator[str]:
    """Yield the tree as indented lines: type, what is said of it, and its text in quotes.

    Lines of a text are joined with a space, as readers do it, and with nothing behind a soft
    hyphen.
    """
    says = "".join(f" {name}='{text}'" for name, text in element.says.items())
    texts = [] if "Alt" in element.says else list(_runs(element.kids))
    alone = f' "{texts.pop()}"' if len(texts) == 1 and isinstance(texts[0], str) else ""
    yield f"{'  ' * depth}{element.role}{says}{alone}"
    for item in texts:
        if isinstance(item, str):
            yield f'{"  " * (depth + 1)}"{item}"'
        else:
            yield from tag_tree(item, depth + 1)


def _runs(kids: "tuple[Element | Piece, ...]") -> "Iterator[str | Element]":
    """Yield the texts and the elements in what a tag holds; pieces side by side are one text."""
    run: list[Piece] = []
    for kid in kids:
        if isinstance(kid, Piece):
            run.append(kid)
            continue
        if run:
            yield _joined(run)
            run = []
        yield kid
    if run:
        yield _joined(run)


def _joined(pieces: list[Piece]) -> str:
    text = pieces[0].text
    for before, piece in pairwise(pieces):
        text = text.removesuffix(ZERO_WIDTH_SPACE)
        if text.endswith(SOFT_HYPHEN):
            text = text.removesuffix(SOFT_HYPHEN)
        elif not piece.is_beside(before) and not text.endswith(" "):
            text += " "
        text += piece.text
    return text


def _element(found: Any, numbers: Mapping[Any, int], pieces: Pieces) -> Element:
    says = dict(_says(found))
    kids: list[Element | Piece] = []
    for kid in _kids(found):
        if isinstance(kid, int):
            kids.append(_piece(pieces, numbers[found.Pg.objgen], kid))
        elif kid.get("/Type") == "/MCR":
            kids.append(_piece(pieces, numbers[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            says["Contents"] = str(kid.Obj.get("/Contents", ""))
        else:
            kids += _spoken(_element(kid, numbers, pieces))
    return Element(str(found.S).removeprefix("/"), says, tuple(kids))


def _spoken(element: Element) -> "tuple[Element | Piece, ...]":
    """Return an element, or, of one that only says what is read instead, that as a piece."""
    last = element.kids[-1] if element.kids else None
    if list(element.says) == ["ActualText"] and isinstance(last, Piece):
        return (replace(last, text=element.says["ActualText"]),)
    return (element,)


def _says(found: Any) -> Iterator[tuple[str, str]]:
    for name in ("Alt", "ActualText", "E", "Lang"):
        if f"/{name}" in found:
            yield name, str(found[f"/{name}"])
    if "/Scope" in found.get("/A", {}):
        yield "Scope", str(found.A.Scope).removeprefix("/")


def _piece(pieces: Pieces, page: int, mcid: int) -> Piece:
    return pieces.get((page, mcid)) or Piece("", page)


def _kids(found: Any) -> list[Any]:
    kids = found.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
