"""What the content streams of a page paint, one operator after another, with its colour.

The streams are followed into forms and patterns. Left alone: clipping, so what is
cut away counts as painted, and transparency, which mixes colours but adds no ink to
the heavier of the two (ISO 32000-1, 8 and 11.3).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

import pikepdf
from pikepdf import Matrix, Name


class Act(StrEnum):
    """What an operator paints."""

    TEXT = "text"
    SHAPE = "shape"
    PICTURE = "picture"
    SHADING = "shading"


@dataclass(frozen=True)
class Colour:
    """A colour: the family of its space, such as `/DeviceCMYK`, and its components from 0 to 1."""

    space: str
    values: tuple[float, ...] = ()


@dataclass(frozen=True)
class Paint:
    """One thing that is painted. A picture or a shading comes as its object.

    `matrix` turns its units into pt of the page, origin lower left, y upwards.
    """

    act: Act
    colour: Colour
    matrix: Matrix
    item: Any = None


BLACK: Final = Colour("/DeviceGray", (0,))
DEEPEST: Final = 12  # forms within forms

_TEXTS = {"Tj", "TJ", "'", '"'}
_FILLS = {"f", "F", "f*", "B", "B*", "b", "b*"}
_STROKES = {"S", "s", "B", "B*", "b", "b*"}
_DEVICES = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}


def painted(page: pikepdf.Page) -> Iterator[Paint]:
    """Give everything that a page paints, in its order."""
    yield from _Interpreter(page.obj.get("/Resources"), Matrix(), 0).run(page)


@dataclass(frozen=True)
class _State:
    matrix: Matrix
    fill: Colour = BLACK
    stroke: Colour = BLACK
    pattern: Any = None


class _Interpreter:
    """Follows one content stream, and those that it calls, with their own resources."""

    def __init__(self, resources: Any, matrix: Matrix, depth: int) -> None:
        self._resources = resources if resources is not None else pikepdf.Dictionary()
        self._state = _State(matrix)
        self._base = matrix
        self._stack: list[_State] = []
        self._depth = depth

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
            yield Paint(Act.SHAPE, state.fill, state.matrix)
            yield from self._pattern(state)
        if operator in _STROKES:
            yield Paint(Act.SHAPE, state.stroke, state.matrix)
        if operator == "sh":
            shading = self._named("/Shading", instruction.operands[0])
            yield Paint(Act.SHADING, _space(shading.ColorSpace), state.matrix, shading)
        if operator == "Do":
            yield from self._form_or_picture(self._named("/XObject", instruction.operands[0]))
        if operator == "INLINE IMAGE":
            yield _picture(instruction.iimage.obj, state.matrix)

    def _form_or_picture(self, item: Any) -> Iterator[Paint]:
        if item.get("/Subtype") == Name.Image:
            yield _picture(item, self._state.matrix)
        elif self._depth < DEEPEST:
            inner = _matrix(item) @ self._state.matrix
            resources = item.get("/Resources", self._resources)
            yield from _Interpreter(resources, inner, self._depth + 1).run(item)

    def _pattern(self, state: _State) -> Iterator[Paint]:
        """Follow the cell of a pattern; it lies in the space of the stream, not of the state."""
        pattern = state.pattern
        if pattern is None or self._depth >= DEEPEST:
            return
        if pattern.get("/PatternType") == 2:
            shading = pattern.Shading
            yield Paint(Act.SHADING, _space(shading.ColorSpace), self._base, shading)
        else:
            inner = _matrix(pattern) @ self._base
            yield from _Interpreter(pattern.get("/Resources"), inner, self._depth + 1).run(pattern)

    def _named(self, kind: str, name: Any) -> Any:
        return self._resources[kind][str(name)]

    def _set_device(self, operator: str, operands: Any) -> None:
        colour = Colour(_DEVICES[operator.lower()], tuple(float(value) for value in operands))
        self._set_colour(operator.isupper(), colour)

    def _set_colour(self, stroking: bool, colour: Colour, pattern: Any = None) -> None:
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
        name = str(operands[0])
        known: Any = self._resources.get("/ColorSpace", {})
        self._set_colour(stroking, _space(known[name]) if name in known else Colour(name))

    def choose_colour(self, operands: Any, *, stroking: bool) -> None:
        names = [value for value in operands if isinstance(value, Name)]
        values = tuple(float(value) for value in operands if not isinstance(value, Name))
        pattern = self._named("/Pattern", names[0]) if names else None
        colour = self._state.stroke if stroking else self._state.fill
        self._set_colour(stroking, Colour(colour.space, values), pattern)


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
    return Paint(Act.PICTURE, _space(item.get("/ColorSpace", Name.DeviceGray)), matrix, item)


def _matrix(item: Any) -> Matrix:
    return Matrix(item.Matrix) if "/Matrix" in item else Matrix()


def _space(space: Any) -> Colour:
    """Name the family of a colour space; one by an ICC profile is named by its components."""
    if isinstance(space, Name):
        return Colour(str(space))
    family = str(space[0])
    if family == "/ICCBased":
        return Colour(f"{family}({int(space[1].N)})")
    if family == "/Indexed":
        return _space(space[1])
    return Colour(family)
