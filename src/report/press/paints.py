"""Every colour that a PDF paints with, wherever it hides."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

# Operators of a content stream that set a colour or lead to one (ISO 32000-2, Annex A).
DEVICE_SPACES: Final = {
    "g": "DeviceGray",
    "G": "DeviceGray",
    "rg": "DeviceRGB",
    "RG": "DeviceRGB",
    "k": "DeviceCMYK",
    "K": "DeviceCMYK",
}
CHOICES_OF_SPACE: Final = ("cs", "CS")
CHOICES_OF_COLOUR: Final = ("sc", "scn", "SC", "SCN")
REFERENCES: Final = {"Do": "/XObject", "sh": "/Shading", "gs": "/ExtGState"}
OPERATORS: Final = " ".join((*DEVICE_SPACES, *CHOICES_OF_SPACE, *CHOICES_OF_COLOUR, *REFERENCES))


@dataclass(frozen=True)
class Paint:
    """A colour that is used on a page: the space it is in, and its values from 0 to 1.

    Pages count from 1. A picture or a shading has no values.
    """

    page: int
    space: str
    values: tuple[float, ...] = ()


def paints(document: pikepdf.Pdf) -> Iterator[Paint]:
    """Find what each page paints with: in its own stream, its forms, patterns and soft masks.

    Not followed: inline images and the glyphs of Type 3 fonts, which the engine never writes.
    """
    for number, page in enumerate(document.pages, start=1):
        walk = _Walk(number)
        yield from walk.stream(page, page.resources)


class _Walk:
    """A way through the streams of one page, each once."""

    def __init__(self, page: int) -> None:
        self._page = page
        self._seen: set[tuple[int, int]] = set()

    def stream(self, stream: Any, resources: Any) -> Iterator[Paint]:
        """Find the paints of a content stream. Fills and strokes have spaces of their own."""
        spaces = {"scn": "DeviceGray", "SCN": "DeviceGray"}
        for instruction in pikepdf.parse_content_stream(stream, OPERATORS):
            name, values = str(instruction.operator), list(instruction.operands)
            kind = "SCN" if name.isupper() else "scn"
            if name in DEVICE_SPACES:
                yield from self._paint(DEVICE_SPACES[name], values)
            elif name in CHOICES_OF_SPACE:
                spaces[kind] = space_name(_looked_up(resources, "/ColorSpace", values[0]))
                yield from self._paint(spaces[kind])
            elif name in CHOICES_OF_COLOUR:
                yield from self._colour(spaces[kind], values, resources)
            else:
                target = _looked_up(resources, REFERENCES[name], values[0])
                yield from self._reference(target, resources)

    def _colour(self, space: str, values: list[Any], resources: Any) -> Iterator[Paint]:
        if values and isinstance(values[-1], Name):
            pattern = _looked_up(resources, "/Pattern", values.pop())
            yield from self._reference(pattern.get("/Shading", pattern), resources)
        yield from self._paint(space, values)

    def _reference(self, target: Any, resources: Any) -> Iterator[Paint]:
        """Follow the way to an image, a form, a pattern, a shading or a graphics state."""
        if isinstance(target.get("/SMask"), Dictionary):
            target = target.SMask.G
        if "/ShadingType" in target or target.get("/Subtype") == Name.Image:
            yield from self._paint(space_name(target.get("/ColorSpace", Name.DeviceGray)))
        elif isinstance(target, Stream) and target.objgen not in self._seen:
            self._seen.add(target.objgen)
            yield from self.stream(target, target.get("/Resources", resources))

    def _paint(self, space: str, values: list[Any] | None = None) -> Iterator[Paint]:
        if space != "Pattern":  # which has colours of its own
            yield Paint(self._page, space, tuple(float(value) for value in values or ()))


def space_name(space: Any) -> str:
    """Give the name of a colour space, or of the one below it; with a spot colour, its ink.

    >>> space_name(Array([Name.Separation, Name.All, Name.DeviceCMYK, Dictionary()]))
    'Separation All'
    >>> space_name(Array([Name.Indexed, Name.DeviceRGB, 1, b"......"]))
    'DeviceRGB'
    """
    if not isinstance(space, Array):
        return str(space).removeprefix("/")
    family = str(space[0]).removeprefix("/")
    if family in ("Indexed", "Pattern") and len(space) > 1:
        return space_name(space[1])
    return f"{family} {str(space[1]).removeprefix('/')}" if family == "Separation" else family


def _looked_up(resources: Any, kind: str, name: Any) -> Any:
    """Give a resource by its name; a device space is its own."""
    return resources.get(kind, {}).get(str(name), name)
