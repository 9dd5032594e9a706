"""A picture that a text shows: its file, its words, and where the faces are."""

import re
from collections.abc import Iterator
from typing import Annotated, Final, NamedTuple

from pydantic import Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from report.locales import N_
from report.model.values import NUMBER, Fields, Line
from report.source import Loc, Source

MOST_PICTURES: Final = 4  # of one text
_MOST_SEEN: Final = 20  # of a list with too many

_TWO: Final = re.compile(rf"({NUMBER})\s+({NUMBER})")
# A number from 0 to 100, as an editor checks it.
_PER_CENT: Final = r"(100(\.0+)?|[1-9]?[0-9](\.[0-9]+)?)"
# What a credit may begin with: that it is a photograph, or a word of its own for what it is.
_LABEL: Final = re.compile(r"(?:foto(?:graf|grafi)?|photo)\b:?|[^\W\d_][\w -]{0,30}:(?!//)", re.I)


class Focus(NamedTuple):
    """Where the faces of a picture are, in per cent of it from the left and from the top."""

    x: float
    y: float


def _focus(written: object) -> Focus:
    """Read a focus as 52 31."""
    if isinstance(written, Focus):
        return written
    if not isinstance(written, str):
        raise PydanticCustomError("string_type", "not a text")
    numbers = _TWO.fullmatch(written.strip())
    if numbers is None:
        raise PydanticCustomError("not_a_focus", "not two numbers")
    focus = Focus(*map(float, numbers.groups()))
    if not all(0 <= share <= 100 for share in focus):
        raise PydanticCustomError("focus_outside", "outside the picture")
    return focus


def _written(focus: Focus) -> str:
    return f"{focus.x} {focus.y}"


_PLACE: Final = rf"^\s*{_PER_CENT}\s+{_PER_CENT}\s*$"
Place = Annotated[
    Focus,
    PlainValidator(_focus),
    PlainSerializer(_written),
    WithJsonSchema({"type": "string", "pattern": _PLACE}),
]


class Picture(Fields):
    """A photograph, in the folder `images/` beside the text."""

    file: Line = Field(description=N_("the file's name in images/"))
    alt: Line = Field(description=N_("what the picture shows, for those who cannot see it"))
    caption: Line | None = Field(None, description=N_("the text under the picture"))
    credit: Line | None = Field(None, description=N_("who took it"))
    focus: Place | None = Field(
        None,
        description=N_("where the faces are, in per cent from the left and the top, such as 52 31"),
    )

    @property
    def credit_line(self) -> str | None:
        """The credit as it is printed: after "Foto:", unless it says itself what it is.

        >>> Picture(file="a.jpg", alt="En färg", credit="foto:Eva Berg").credit_line
        'Foto: Eva Berg'
        """
        if not self.credit:
            return None
        if not (label := _LABEL.match(self.credit)):
            return f"Foto: {self.credit}"
        rest = self.credit[label.end() :].lstrip()
        return f"{label[0][0].upper()}{label[0][1:]} {rest}".rstrip()


def ways_to_pictures(source: Source) -> Iterator[Loc]:
    """Yield the way to each picture that a text names, whether or not its fields are good."""
    listed = range(min(source.count("photos"), _MOST_SEEN))
    ways: tuple[Loc, ...] = (("photo",), ("photos",), *(("photos", number) for number in listed))
    yield from (way for way in ways if source.text(*way, "file"))


def names_of_pictures(source: Source) -> list[str]:
    """Return the names of the files of the pictures that a text names."""
    return [source.text(*way, "file") for way in ways_to_pictures(source)]
