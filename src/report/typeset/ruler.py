"""The engine as a ruler: how wide texts are in one type, exactly as it sets them."""

import marshal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from report.cache import Cache
from report.typeset.engine import (
    FROM_UNITS,
    TO_UNITS,
    TextLayout,
    ffi,
    pango,
    split_first_line,
    unicode_to_char_p,
)
from report.typeset.styles import described

MOST_KNOWN: Final = 400_000  # widths that are kept; more come from texts of thousands of pages

_Type = tuple[str, int, float]  # a type, its size in units of Pango, and its spacing
_Widths = dict[_Type, dict[str, float]]  # of texts, in px

_known: dict[tuple[Any, _Type], dict[str, float]] = {}  # by fonts, too
_asked: list[dict[_Type, dict[str, None]]] = []  # the texts, since somebody wants to keep them


@contextmanager
def kept_widths(fonts: Any, name: str) -> Iterator[None]:
    """Measure with the widths that are kept under a name, and keep what is asked for.

    The name must cover the fonts, and all that measures.
    """
    cache = Cache.own()
    kept = _read(cache.get(name) if cache else None)
    for type_, widths in kept.items():
        _known.setdefault((fonts, type_), {}).update(widths)
    _asked.append({})
    try:
        yield
    finally:
        asked = _asked.pop()
    found = {type_: _widths(fonts, type_, texts) for type_, texts in asked.items()}
    is_new = any(not found[type_].items() <= kept.get(type_, {}).items() for type_ in found)
    if cache and is_new:
        cache.put(name, marshal.dumps(found))


def _widths(fonts: Any, type_: _Type, texts: Iterable[str]) -> dict[str, float]:
    known = _known.get((fonts, type_), {})
    return {text: known[text] for text in texts if text in known}


def _read(written: bytes | None) -> _Widths:
    return marshal.loads(written) if written else {}  # noqa: S302 - as `kept_widths` wrote it


@dataclass(frozen=True)
class TypeRuler:
    """Measures texts in the type of a style, in px; a process keeps the widths.

    `fonts` are those that the names of families stand for, `key` names the type: rulers of the
    same ones in the same size are equal.
    """

    fonts: Any = field(repr=False)
    key: str
    size_px: float
    style: Any = field(compare=False, repr=False)
    letter_spacing: float
    known: dict[str, float] = field(compare=False, repr=False)

    @classmethod
    def of(cls, style: Any) -> "TypeRuler":
        """Make the ruler of a style of the engine."""
        spacing = style["letter_spacing"]
        spacing = 0.0 if spacing == "normal" else spacing
        key = f"{described(style)} {style['font_kerning']} {style['direction']}"
        size_px = style["font_size"]
        fonts = style.font_config
        measured = (fonts, (key, int(size_px * TO_UNITS), spacing))
        if measured not in _known:
            if sum(map(len, _known.values())) > MOST_KNOWN:
                _known.clear()
            _known[measured] = {}
        return cls(fonts, key, size_px, style, spacing, _known[measured])

    @property
    def _type(self) -> _Type:
        return self.key, int(self.size_px * TO_UNITS), self.letter_spacing

    def scaled(self, factor: float) -> "TypeRuler":
        """Return the ruler of the same type, larger or smaller."""
        return _scaled(self, round(factor, 9))

    def prepare(self, texts: Iterable[str]) -> None:
        """Measure texts together, which is quicker than one by one."""
        wanted = dict.fromkeys(texts)
        unknown = [text for text in wanted if text not in self.known]
        if self.letter_spacing:
            self.known.update((text, self._alone(text)) for text in unknown)
        elif unknown:
            self.known.update(zip(unknown, self._together(unknown), strict=True))
        for asked in _asked:
            asked.setdefault(self._type, {}).update(wanted)

    def width(self, text: str) -> float:
        """Return the width of a text on one line, in px."""
        if text not in self.known:
            self.prepare([text])
        return self.known[text]

    def _together(self, texts: list[str]) -> list[float]:
        layout = TextLayout(self.style).layout
        pointer, _keep = unicode_to_char_p("\n".join(texts))
        pango.pango_layout_set_text(layout, pointer, -1)
        extents = ffi.new("PangoRectangle *")
        widths = []
        for number in range(len(texts)):
            line = pango.pango_layout_get_line_readonly(layout, number)
            pango.pango_layout_line_get_extents(line, ffi.NULL, extents)
            widths.append(extents.width * FROM_UNITS)
        return widths

    def _alone(self, text: str) -> float:
        return float(split_first_line(text, self.style, None, None, 0)[3])


@lru_cache(maxsize=1024)
def _scaled(ruler: TypeRuler, factor: float) -> TypeRuler:
    style = ruler.style.copy()
    style["font_size"] = ruler.size_px * factor
    if ruler.letter_spacing:
        style["letter_spacing"] = ruler.letter_spacing * factor
    return TypeRuler.of(style)


@dataclass(frozen=True)
class FixedRuler:
    """Measures an object: whatever is asked, it is as wide as it is, in px."""

    object_width: float

    def scaled(self, factor: float) -> "FixedRuler":
        """Return the same: an object does not grow with the type."""
        return self

    def prepare(self, texts: Iterable[str]) -> None:
        """Do nothing: there is nothing to measure."""

    def width(self, text: str) -> float:
        """Return the width of the object, in px."""
        return self.object_width
