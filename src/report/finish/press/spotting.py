"""Colours mixed from the four inks → the inks of their own, wherever pages paint them.

Pictures stay as they are. Where such an ink lies, there is none of the four below it: nothing here
overprints.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, Pdf

from report.finish.press.spots import Spot, Spots

PREFIX: Final = "/spot-"  # of the names by which streams call the colour spaces
CMYK: Final = "/DeviceCMYK"
_FILL, _STROKE = ("cs", "scn", "k"), ("CS", "SCN", "K")
_CHOOSE: Final = {"cs": _FILL, "CS": _STROKE}
_COLOUR: Final = {"sc": _FILL, "scn": _FILL, "SC": _STROKE, "SCN": _STROKE}
_MIX: Final = {"k": _FILL, "K": _STROKE}
_OTHER: Final = {"g": _FILL, "rg": _FILL, "G": _STROKE, "RG": _STROKE}

Kind = tuple[str, str, str]  # the operators for filling, or those for strokes


def paint_with_spots(document: Pdf, spots: Spots) -> None:
    """Paint what has the colour of a spot, or a tint of it, with its ink; `document` is changed."""
    if not spots:
        return
    painter = _Painter(document, spots)
    for page in document.pages:
        painter.page(page)


class _Painter:
    """Goes through pages and what they draw, each stream once."""

    def __init__(self, document: Pdf, spots: Spots) -> None:
        self._document = document
        self._spots = spots
        self._spaces: dict[str, Any] = {}
        self._seen: set[tuple[int, int]] = set()

    def page(self, page: pikepdf.Page) -> None:
        if (data := self._repainted(page.obj, page.resources)) is not None:
            page.obj.Contents = self._document.make_stream(data)
        self._drawn_by(page.resources)

    def _drawn_by(self, resources: Any) -> None:
        for stream in _streams(resources):
            if stream.objgen in self._seen:
                continue
            self._seen.add(stream.objgen)
            own = stream.get("/Resources", resources)
            if (data := self._repainted(stream, own)) is not None:
                stream.write(data)
            self._drawn_by(own)

    def _repainted(self, stream: Any, resources: Any) -> bytes | None:
        """Return the operators of a stream with spots; None where there are none on it."""
        repainted = _Repainted(self._spots)
        instructions = list(repainted.of(pikepdf.parse_content_stream(stream)))
        if not repainted.used:
            return None
        spaces = resources.get("/ColorSpace", Dictionary())
        for spot in repainted.used:
            spaces[PREFIX + spot.colour] = self._space(spot)
        resources["/ColorSpace"] = spaces
        return pikepdf.unparse_content_stream(instructions)

    def _space(self, spot: Spot) -> Any:
        if spot.ink not in self._spaces:
            self._spaces[spot.ink] = self._document.make_indirect(separation(spot))
        return self._spaces[spot.ink]


def separation(spot: Spot) -> Array:
    """Return the colour space of an ink, with what it is mixed from where no plate is made of it.

    Source: ISO 32000-2, 8.6.6.4.
    """
    full = [round(ink, 4) for ink in spot.inks]
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=full, N=1)
    return Array([Name.Separation, Name(f"/{spot.ink}"), Name.DeviceCMYK, tint])


class _Repainted:
    """The operators of one stream, as they paint with spots; `used` are those that occur.

    To set a mixture takes one operator for its space and one for its inks, and others may follow
    without the first. Each becomes an operator that says both.
    """

    def __init__(self, spots: Spots) -> None:
        self._spots = spots
        self.used: dict[Spot, None] = {}
        self._spaces: dict[Kind, str] = {}
        self._unmixed: dict[Kind, None] = {}  # chosen spaces, which begin with black
        self._stack: list[dict[Kind, str]] = []

    def of(self, instructions: Iterable[Any]) -> Iterator[Any]:
        for instruction in instructions:
            operator = str(instruction.operator)
            if operator == "q":
                self._stack.append(dict(self._spaces))
            elif operator == "Q" and self._stack:
                self._spaces = self._stack.pop()
            yield from self._coloured(operator, instruction)

    def _coloured(self, operator: str, instruction: Any) -> Iterator[Any]:
        operands = instruction.operands
        if kind := _CHOOSE.get(operator):
            self._spaces[kind] = str(operands[0])
            if self._spaces[kind] == CMYK:
                self._unmixed[kind] = None
            else:
                yield instruction
        elif (kind := _COLOUR.get(operator)) and self._spaces.get(kind) == CMYK:
            yield from self._mixed(kind, operands)
        elif kind := _MIX.get(operator):
            self._spaces[kind] = CMYK
            yield from self._mixed(kind, operands)
        else:
            yield from (_instruction((0, 0, 0, 1), kind[2]) for kind in self._unmixed)
            self._unmixed.clear()
            if kind := _OTHER.get(operator):
                self._spaces[kind] = ""
            yield instruction

    def _mixed(self, kind: Kind, operands: Any) -> Iterator[Any]:
        self._unmixed.pop(kind, None)
        found = self._spots.tint([float(share) for share in operands])
        if found is None:
            yield _instruction(operands, kind[2])
            return
        spot, tint = found
        self.used[spot] = None
        yield _instruction([Name(PREFIX + spot.colour)], kind[0])
        yield _instruction([tint], kind[1])


def _instruction(operands: Iterable[Any], operator: str) -> ContentStreamInstruction:
    return ContentStreamInstruction(list(operands), Operator(operator))


def _streams(resources: Any) -> Iterator[Any]:
    """Yield the forms and tiles that resources bring; what hides by its lightness has no ink."""
    for kind, is_drawn in (("/XObject", _is_form), ("/Pattern", _is_tile)):
        for item in resources.get(kind, Dictionary()).values():
            if is_drawn(item):
                yield item


def _is_form(item: Any) -> bool:
    return bool(item.get("/Subtype") == Name.Form)


def _is_tile(item: Any) -> bool:
    """Whether a pattern paints, and has colours of its own."""
    return bool(item.get("/PatternType") == 1 and item.get("/PaintType") == 1)
