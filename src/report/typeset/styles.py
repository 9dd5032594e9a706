"""What the engine finds out of styles again and again, found out once, and with fewer steps.

The engine (WeasyPrint 70.0) finds out the value of a property when it is asked for, in a function
that knows everything that a value may be; for nine out of ten it is the initial one, or that of
the parent. What is written with variables it reads anew for each style. It resolves the lengths of
a box by its style each time that it lays it out, and describes the type of a style as text each
time that it needs a line's height. The values are the same.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from report.typeset.engine import (
    INHERITED,
    INITIAL_NOT_COMPUTED,
    INITIAL_VALUES,
    PHYSICAL_FUNCTIONS,
    AnonymousStyle,
    ComputedStyle,
    PageBox,
    Pending,
    line_break,
    percent,
    replace_in_layout,
    type_key,
)

MOST_KNOWN: Final = 64  # values of a declaration: some change with each setting of a text

# Properties that the engine finds out together with others, or that go on from the parent.
_TOGETHER: Final = {"position", "float", "display", "page"}
_GOES_ON: Final = "text_decoration_"
# What the description of a type is made of; a box that stands for no element inherits all of it.
_OF_TYPE: Final = {
    *("font_family", "font_style", "font_stretch", "font_weight", "font_size", "line_height"),
    *("font_variant_ligatures", "font_variant_position", "font_variant_caps"),
    *("font_variant_numeric", "font_variant_alternates", "font_variant_east_asian"),
    *("font_feature_settings", "font_variation_settings", "font_language_override", "lang"),
}
# What lays out a box by its style.
_BORDERS: Final = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
_LENGTHS: Final = (
    *("margin_left", "margin_right", "margin_top", "margin_bottom"),
    *("padding_left", "padding_right", "padding_top", "padding_bottom"),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
    *_BORDERS,
)


def install() -> None:
    """Let the engine find out styles in our way from now on. It may be done more than once."""
    ComputedStyle.__missing__ = computed
    Pending.solve = solved
    line_break._font_style_cache_key = described
    replace_in_layout("resolve_percentages", resolve)


_computed_by_the_engine = ComputedStyle.__missing__
_solved_by_the_engine = Pending.solve
_resolved_by_the_engine = percent.resolve_percentages


def computed(self: Any, key: str) -> Any:
    """Find out a property of a style that was not asked for before; the engine calls this."""
    cascaded, parent = self.cascaded, self.parent_style
    if key not in cascaded and parent is not None:
        if key in INHERITED or key.startswith("__"):
            self[key] = value = parent[key]
            return value
        value, others = _INITIAL.get(key, _UNKNOWN)
        if value is not None and not any(other in cascaded for other in others):
            self[key] = value
            return value
    return _computed_by_the_engine(self, key)


def solved(self: Any, tokens: Sequence[Any], wanted_key: str, base_url: str | None) -> Any:
    """Read a value in which variables were replaced; the engine calls this.

    What is read is kept with the declaration, by the tokens as they are written.
    """
    known = vars(self).setdefault("known", {})
    key = (wanted_key, base_url, *(token.serialize() for token in tokens))
    if key not in known:
        if len(known) >= MOST_KNOWN:
            known.clear()
        known[key] = _solved_by_the_engine(self, tokens, wanted_key, base_url)
    return known[key]


def described(style: Any, include_size: bool = False) -> str:
    """Describe the type of a style, which is kept with it.

    A box that stands for no element has the type of its parent, where it was not given another.
    """
    name = "key_of_type_and_size" if include_size else "key_of_type"
    known = vars(style).get(name)
    if known is None:
        is_parents = isinstance(style, AnonymousStyle) and style.keys().isdisjoint(_OF_TYPE)
        described_anew = described if is_parents else type_key
        known = described_anew(style.parent_style if is_parents else style, include_size)
        setattr(style, name, known)
    return str(known)


def resolve(box: Any, containing_block: Any) -> None:
    """Give a box the lengths that it has by its style in another box, or in a width and a height.

    Those that were found last are kept with the style. In tables whose borders collapse, boxes keep
    borders that they have already. Pages measure heights in another way.
    """
    if isinstance(box, PageBox):
        _resolved_by_the_engine(box, containing_block)
        return
    style, around = box.style, containing_block
    place = (around.width, around.height) if hasattr(around, "width") else tuple(around)
    if style["border_collapse"] == "collapse":
        place += tuple(getattr(box, name, None) for name in _BORDERS)
    known, lengths = vars(style).get("lengths", (None, {}))
    if known == place:
        vars(box).update(lengths)
    else:
        _resolved_by_the_engine(box, around)
        style.lengths = place, {name: getattr(box, name) for name in _LENGTHS}


def _initial() -> Iterator[tuple[str, tuple[Any, tuple[str, ...]]]]:
    """Yield what neither stands in a style nor comes from its parent, each with its value.

    With it come the names that it may have by the direction of text, such as `margin_block_start`.
    """
    found_out = INHERITED | INITIAL_NOT_COMPUTED | _TOGETHER
    for name, value in INITIAL_VALUES.items():
        if name not in found_out and not name.startswith(_GOES_ON):
            logical = PHYSICAL_FUNCTIONS.get(name)
            inline = ("ltr", "rtl") if logical else ()
            yield name, (value, tuple({logical(block="ttb", inline=way) for way in inline}))


_UNKNOWN: Final = (None, ())
_INITIAL: Final = dict(_initial())
