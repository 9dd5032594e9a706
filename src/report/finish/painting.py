"""What the pages of a PDF paint, one operator after another, with its colour.

The streams are followed into forms, patterns and soft masks. Left alone: clipping, so
what is cut away counts as painted; transparency, which mixes colours but adds no ink to
the heavier of the two (ISO 32000-1, 11.3); and the glyphs of Type 3 fonts, of which the
engine writes none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
from pikepdf import Dictionary, Matrix, Name

from report.finish.paint import BLACK, CMYK, GRAY, Act, Colour, Paint, space_name

_TEXTS = {"Tj", "TJ", "'", '"'}
_FILLS = {"f", "F", "f*", "B", "B*", "b", "b*"}
_STROKES = {"S", "s", "B", "B*", "b", "b*"}
_DEVICES = {"g": GRAY, "rg": "DeviceRGB", "k": CMYK}


def painted(page: pikepdf.Page) -> Iterator[Paint]:
    """Yield everything that a page paints, in its order."""
    state = _State(Matrix())
    yield from _Interpreter(page.obj.get("/Resources"), state, ()).run(page)


@dataclass(frozen=True)
class _State:
    matrix: Matrix
    fill: Colour = BLACK
    stroke: Colour = BLACK
    pattern: Any = None


class _Interpreter:
    """Follows one content stream, and those that it calls, with their own resources.

    `within` are the streams around it, so that none is followed into itself.
    """

    def __init__(self, resources: Any, state: _State, within: tuple[Any, ...]) -> None:
        self._resources = resources if resources is not None else Dictionary()
        self._state = state
        self._base = state.matrix
        self._stack: list[_State] = []
        self._within = within

    def run(self, stream: Any) -> Iterator[Paint]:
        for instruction in pikepdf.parse_content_stream(stream):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in _CHANGES:
                _CHANGES[operator](self, operands)
            elif operator.lower() in _DEVICES:
                self._set_device(operator, operands)
            else:
                yield from self._paint(operator, instruction)

    def _paint(self, operator: str, instruction: Any) -> Iterator[Paint]:
        state = self._state
        if operator in _TEXTS:
            yield Paint(Act.TEXT, state.fill, state.matrix)
        if operator in _FILLS:
            yield from self._shape(state)
        if operator in _STROKES:
            yield Paint(Act.SHAPE, state.stroke, state.matrix)
        if operator == "sh":
            yield _shading(self._named("/Shading", instruction.operands[0]), state.matrix)
        if operator == "Do":
            yield from self._form_or_picture(self._named("/XObject", instruction.operands[0]))
        if operator == "gs":
            yield from self._soft_mask(self._named("/ExtGState", instruction.operands[0]))
        if operator == "INLINE IMAGE":
            yield _picture(instruction.iimage.obj, state.matrix)

    def _shape(self, state: _State) -> Iterator[Paint]:
        """Yield a filled shape: its colour, or what its pattern paints.

        A pattern lies in the space of the stream, and not of the state.
        """
        pattern = state.pattern
        if pattern is None:
            yield Paint(Act.SHAPE, state.fill, state.matrix)
        elif "/Shading" in pattern:
            yield _shading(pattern.Shading, self._base)
        else:
            has_colours = pattern.get("/PaintType") == 1
            colour = BLACK if has_colours else state.fill
            yield from self._inside(pattern, _State(self._base, colour, colour))

    def _form_or_picture(self, item: Any) -> Iterator[Paint]:
        if item.get("/Subtype") == Name.Image:
            yield _picture(item, self._state.matrix)
        else:
            yield from self._inside(item, replace(self._state, pattern=None))

    def _soft_mask(self, graphics: Any) -> Iterator[Paint]:
        mask = graphics.get("/SMask")
        if isinstance(mask, Dictionary):
            yield from self._inside(mask.G, _State(self._state.matrix))

    def _inside(self, stream: Any, state: _State) -> Iterator[Paint]:
        if stream.objgen in self._within:
            return
        matrix = Matrix(stream.Matrix) if "/Matrix" in stream else Matrix()
        resources = stream.get("/Resources", self._resources)
        inner = replace(state, matrix=matrix @ state.matrix)
        yield from _Interpreter(resources, inner, (*self._within, stream.objgen)).run(stream)

    def _named(self, kind: str, name: Any) -> Any:
        return self._resources[kind][str(name)]

    def _set_device(self, operator: str, operands: Any) -> None:
        values = tuple(float(value) for value in operands)
        self._set_colour(Colour(_DEVICES[operator.lower()], values), stroking=operator.isupper())

    def _set_colour(self, colour: Colour, *, stroking: bool, pattern: Any = None) -> None:
        if stroking:
            self._state = replace(self._state, stroke=colour)
        else:
            self._state = replace(self._state, fill=colour, pattern=pattern)

    def save(self, _: Any) -> None:
        self._stack.append(self._state)

    def restore(self, _: Any) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def transform(self, operands: Any) -> None:
        matrix = Matrix(*(float(value) for value in operands)) @ self._state.matrix
        self._state = replace(self._state, matrix=matrix)

    def choose_space(self, operands: Any, *, stroking: bool) -> None:
        name = operands[0]
        known: Any = self._resources.get("/ColorSpace", {})
        self._set_colour(Colour(space_name(known.get(str(name), name))), stroking=stroking)

    def choose_colour(self, operands: Any, *, stroking: bool) -> None:
        names = [value for value in operands if isinstance(value, Name)]
        values = tuple(float(value) for value in operands if not isinstance(value, Name))
        pattern = self._named("/Pattern", names[0]) if names else None
        space = (self._state.stroke if stroking else self._state.fill).space
        self._set_colour(Colour(space, values), stroking=stroking, pattern=pattern)


_CHANGES: dict[str, Callable[[_Interpreter, Any], None]] = {
    "q": _Interpreter.save,
    "Q": _Interpreter.restore,
    "cm": _Interpreter.transform,
    "cs": lambda interpreter, names: interpreter.choose_space(names, stroking=False),
    "CS": lambda interpreter, names: interpreter.choose_space(names, stroking=True),
    "sc": lambda interpreter, values: interpreter.choose_colour(values, stroking=False),
    "scn": lambda interpreter, values: interpreter.choose_colour(values, stroking=False),
    "SC": lambda interpreter, values: interpreter.choose_colour(values, stroking=True),
    "SCN": lambda interpreter, values: interpreter.choose_colour(values, stroking=True),
}


def _picture(item: Any, matrix: Matrix) -> Paint:
    return Paint(Act.PICTURE, _colour_of(item, Name.DeviceGray), matrix, item)


def _shading(item: Any, matrix: Matrix) -> Paint:
    return Paint(Act.SHADING, _colour_of(item, Name.DeviceGray), matrix, item)


def _colour_of(item: Any, default: Name) -> Colour:
    return Colour(space_name(item.get("/ColorSpace", default)))
