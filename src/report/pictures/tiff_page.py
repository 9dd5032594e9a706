"""The first page of a TIFF: its fields, its data, and both written anew without anything else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from report.pictures.kinds import MOST_PARTS, MOST_PROFILE
from report.pictures.unfit import cut, damaged

ORDERS: Final[Mapping[bytes, Literal["little", "big"]]] = {b"II*\0": "little", b"MM\0*": "big"}
WIDTH, HEIGHT, BITS, PACKING, COLOURS, SAMPLES, FORMAT = 256, 257, 258, 259, 262, 277, 339
PROFILE: Final = 34675
_STRIPS, _TILES = (273, 279), (324, 325)  # where the data are, and how many bytes
# How the data are stored: fill order, rows of a strip, planes, fax, predictor, palette, tiles,
# inks, transparency, tables of JPEG, and how colours were parted from lightness.
_KEPT: Final = frozenset(
    {WIDTH, HEIGHT, BITS, PACKING, COLOURS, SAMPLES, FORMAT, *_STRIPS, *_TILES}
    | {266, 278, 284, 292, 293, 317, 320, 322, 323, 332, 338, 347, 529, 530, 531, 532}
)
_SINGLE: Final = frozenset(
    {WIDTH, HEIGHT, PACKING, COLOURS, SAMPLES, 266, 278, 284, 317, 322, 323, 332}
)
_BYTES: Final = {1: 1, 3: 2, 4: 4, 5: 8, 7: 1}  # of a value, by its type (TIFF 6.0, section 2)
_LONG: Final = 4
_HEAD: Final = 8  # bytes before all others: the order of bytes, and where the fields are
_ENTRY: Final = 12  # bytes: tag, type, number of values, and those or their place
_MOST_VALUES: Final = 8 * MOST_PARTS  # bytes


@dataclass(frozen=True)
class Field:
    """What a tag says: values of a type, one behind the other."""

    type: int
    values: bytes

    @property
    def count(self) -> int:
        """How many values there are."""
        return len(self.values) // _BYTES[self.type]


@dataclass(frozen=True)
class Page:
    """A page of a file: its fields by tag."""

    data: bytes
    order: Literal["little", "big"]
    fields: Mapping[int, Field]

    def numbers(self, tag: int, usual: int | None = None) -> Sequence[int]:
        """Return the values of a field; of one that is missing, the usual one."""
        if tag not in self.fields:
            return () if usual is None else (usual,)
        size, values = _BYTES[self.fields[tag].type], self.fields[tag].values
        starts = range(0, len(values), size)
        return [int.from_bytes(values[at : at + size], self.order) for at in starts]

    def number(self, tag: int, usual: int | None = None) -> int:
        """Return the first value of a field. Raises `Unfit` where there is none."""
        found = self.numbers(tag, usual)
        if not found:
            raise damaged()
        return found[0]

    @cached_property
    def pieces(self) -> Sequence[bytes]:
        """The data, strip by strip or tile by tile. Raises `Unfit` where a part is missing."""
        starts, lengths = (self.numbers(tag) for tag in self._ways)
        if not 0 < len(starts) == len(lengths) <= MOST_PARTS:
            raise damaged()
        places = list(zip(starts, lengths, strict=True))
        if max(map(sum, places)) > len(self.data):
            raise cut()
        if sum(lengths) > len(self.data):  # they lie upon one another, to fill the memory
            raise damaged()
        return [self.data[at : at + length] for at, length in places]

    def anew(self) -> bytes:
        """Return a file of this page alone, without what its pixels do not need."""
        fields = {tag: field for tag, field in self.fields.items() if tag in _KEPT}
        starts, at = [], _HEAD
        for piece in self.pieces:
            starts.append(at)
            at += len(piece)
        for tag, numbers in zip(self._ways, (starts, map(len, self.pieces)), strict=True):
            fields[tag] = Field(_LONG, b"".join(map(self._long, numbers)))
        gap = bytes(at % 2)  # fields begin at an even place
        head = self.data[:4] + self._long(at + len(gap))
        return b"".join([head, *self.pieces, gap, *self._entries(fields, at + len(gap))])

    @property
    def _ways(self) -> tuple[int, int]:
        return _TILES if _TILES[0] in self.fields else _STRIPS

    def _entries(self, fields: Mapping[int, Field], at: int) -> Sequence[bytes]:
        """Write fields that begin at a place, and behind them the values longer than an entry."""
        beyond = at + 2 + _ENTRY * len(fields) + _LONG
        entries, values = [len(fields).to_bytes(2, self.order)], b""
        for tag, field in sorted(fields.items()):
            own = field.values.ljust(_LONG, b"\0")
            if len(own) > _LONG:
                place = self._long(beyond + len(values))
                own, values = place, values + own + bytes(len(own) % 2)
            names = (number.to_bytes(2, self.order) for number in (tag, field.type))
            entries += [*names, self._long(field.count), own]
        return [*entries, self._long(0), values]  # there is no other page

    def _long(self, number: int) -> bytes:
        return number.to_bytes(_LONG, self.order)


def first_page(data: bytes) -> Page:
    """Return the first page of a TIFF. Raises `Unfit` where its fields are not all there."""
    order = ORDERS[data[:4]]
    start = int.from_bytes(data[4:_HEAD], order)
    if start < _HEAD:
        raise damaged() if len(data) >= _HEAD else cut()
    entries = start + 2
    end = entries + _ENTRY * int.from_bytes(data[start:entries], order)
    if end > len(data):
        raise cut()
    fields: dict[int, Field] = {}  # the first of each
    for at in range(entries, end, _ENTRY):
        tag, kind = (int.from_bytes(data[at + n : at + n + 2], order) for n in (0, 2))
        if tag in _KEPT or tag == PROFILE:
            fields.setdefault(tag, _field(data, order, at, kind))
    if any(field.count != 1 for tag, field in fields.items() if tag in _SINGLE):
        raise damaged()
    return Page(data, order, fields)


def _field(data: bytes, order: Literal["little", "big"], at: int, kind: int) -> Field:
    """Read an entry: up to four bytes stand in it, more stand elsewhere."""
    length = int.from_bytes(data[at + 4 : at + 8], order) * _BYTES.get(kind, 0)
    start = at + 8 if length <= _LONG else int.from_bytes(data[at + 8 : at + 12], order)
    if kind not in _BYTES or length > max(_MOST_VALUES, MOST_PROFILE):
        raise damaged()
    if start + length > len(data):
        raise cut()
    return Field(kind, data[start : start + length])
