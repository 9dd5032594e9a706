"""What we use of the engine's insides, asserted in one place.

A name that is not public may change with any version, and so may what it takes. `unlike` names
all that is not as this program was written for: WeasyPrint 70.0, pydyf 0.13.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

# Functions, by their modules, and what they take; some are exchanged for ours.
TAKEN: Final[Mapping[str, tuple[str, ...]]] = {
    "pdf.add_tags": ("pdf", "document", "pdf_version", "page_streams"),
    "pdf.fonts.Font._harfbuzz_subset": ("self", "to_unicode", "hinting"),
    "layout.block.columns_layout": (
        *("context", "box", "bottom_space", "skip_stack", "containing_block", "page_is_empty"),
        *("absolute_boxes", "fixed_boxes", "adjoining_margins"),
        *("first_letter_style", "first_line_style"),
    ),
    "layout.block.block_box_layout": (
        *("context", "box", "bottom_space", "skip_stack", "containing_block", "page_is_empty"),
        *("absolute_boxes", "fixed_boxes", "adjoining_margins"),
        *("first_letter_style", "first_line_style", "discard", "max_lines"),
    ),
    "layout.grid._resolve_tracks_sizes": (
        *("sizing_functions", "box_size", "children_positions", "implicit_start", "direction"),
        *("gap", "context", "containing_block", "orthogonal_sizes"),
    ),
    "layout.block.block_level_width": ("box", "containing_block", "with_min_max"),
    "css.ComputedStyle.__missing__": ("self", "key"),
    "css.tokens.Pending.solve": ("self", "tokens", "wanted_key", "base_url"),
    "layout.percent.resolve_percentages": ("box", "containing_block"),
    "text.line_break._font_style_cache_key": ("style", "include_size"),
    "text.line_break.Layout.setup": ("self", "style"),
    **{
        f"{module}.split_first_line": (
            *("text", "style", "context", "max_width", "justification_spacing"),
            *("is_line_start", "minimum"),
        )
        for module in ("layout.inline", "layout.preferred", "text.line_break")
    },
    "text.line_break.get_log_attrs": ("text", "lang"),
    "text.line_break.Layout.__init__": ("self", "style", "justification_spacing", "max_width"),
    "text.ffi.unicode_to_char_p": ("string",),
    "text.fonts.FontConfiguration.add_font_face": ("self", "rule_descriptors", "url_fetcher"),
    "text.fonts.get_hb_object_data": ("hb_object", "ot_color", "glyph"),
    "layout.block.iter_line_boxes": (
        *("context", "box", "position_y", "bottom_space", "skip_stack", "containing_block"),
        *("absolute_boxes", "fixed_boxes", "first_letter_style", "first_line_style"),
    ),
    "layout.preferred.max_content_width": ("context", "box", "outer"),
    "layout.preferred.shrink_to_fit": ("context", "box", "available_content_width"),
    "layout.replaced.replacedbox_layout": ("box",),
    "formatting_structure.boxes.TextBox.copy_with_text": ("self", "text"),
    "formatting_structure.boxes.ParentBox.copy_with_children": ("self", "new_children"),
    "css.ComputedStyle.__init__": (
        *("self", "parent_style", "cascaded", "pseudo_type", "root_style", "base_url"),
        *("font_config", "initial_page_sizes"),
    ),
    "css.ComputedStyle.copy": ("self",),
    "HTML._ua_stylesheets": ("self", "forms"),
    "Document.__init__": (
        *("self", "pages", "metadata", "url_fetcher", "font_config"),
        *("color_profiles", "output_intent"),
    ),
    "formatting_structure.boxes.Box.descendants": ("self", "placeholders"),
}
# Attributes of classes and modules.
HELD: Final[Mapping[str, tuple[str, ...]]] = {
    "formatting_structure.boxes.Box": (
        *("link_annotation", "is_leader", "colspan", "rowspan", "content_box_x", "content_box_y"),
        *("border_box_y", "border_height", "margin_height", "margin_width"),
        "is_table_wrapper",
    ),
    "formatting_structure.boxes.TableRowGroupBox": ("is_header", "is_footer"),
    "html": ("UA_FORM_STYLESHEET", "PH_STYLESHEET", "UA_COUNTER_STYLE"),
}
# Attributes that a new object is given.
GIVEN: Final[Mapping[str, tuple[str, ...]]] = {
    "CSS": ("base_url", "matcher", "page_rules", "layers"),
    "document.Page": ("_page_box", "anchors", "bookmarks", "links"),
    "pdf.stream.Stream": ("_tags",),
    "text.fonts.FontConfiguration": ("_folder",),
    "formatting_structure.boxes.Box": ("element", "element_tag", "style"),
    "layout.absolute.AbsolutePlaceholder": ("_layout_done",),
    "formatting_structure.boxes.TextBox": ("text",),
    "formatting_structure.boxes.MarginBox": ("at_keyword",),
}
PDF: Final = ("page_references", "objects", "catalog")


def unlike(weasyprint: Any, pydyf: Any) -> list[str]:
    """Name everything that an engine does not have, or has in another form."""
    checks: tuple[Callable[[], Iterator[str]], ...] = (
        lambda: _taken(weasyprint),
        lambda: _held(weasyprint),
        lambda: _given(weasyprint),
        lambda: _sheet(weasyprint),
        lambda: _pdf(weasyprint, pydyf),
    )
    return [name for check in checks for name in check()]


def _taken(engine: Any) -> Iterator[str]:
    for name, parameters in TAKEN.items():
        code = getattr(_found(engine, name), "__code__", None)
        if code is None or code.co_varnames[: code.co_argcount] != parameters:
            yield name


def _held(engine: Any) -> Iterator[str]:
    for owner, names in HELD.items():
        yield from (f"{owner}.{name}" for name in names if not hasattr(_found(engine, owner), name))


def _given(engine: Any) -> Iterator[str]:
    for owner, names in GIVEN.items():
        kind = _found(engine, owner)
        code = getattr(getattr(kind, "__init__", None), "__code__", None)
        # Some are set by their names, as words.
        known = (*code.co_names, *code.co_consts) if code else ()
        yield from (f"{owner}.{name}" for name in names if name not in known)


def _sheet(engine: Any) -> Iterator[str]:
    """Look at the rules of the engine's own sheet, whose fourth part names a pseudo-element."""
    rules = _found(engine, "html.UA_STYLESHEET.matcher.other_selectors")
    fourth = {rule[3] for rule in rules or () if isinstance(rule, tuple) and len(rule) > 3}
    if not {"marker", "footnote-call", "note-call"} <= fourth:
        yield "html.UA_STYLESHEET.matcher.other_selectors"


def _pdf(engine: Any, pydyf: Any) -> Iterator[str]:
    variants = _found(engine, "pdf.VARIANTS") or {}
    for name in ("pdf/a-2a", "pdf/x-4"):
        variant = variants.get(name, ())
        if len(variant) != 2 or "output_intent" not in variant[1]:
            yield f"pdf.VARIANTS[{name}]"
    document = pydyf.PDF()
    yield from (f"pydyf.PDF.{name}" for name in PDF if not hasattr(document, name))
    if getattr(pydyf.Stream(), "stream", None) != []:
        yield "pydyf.Stream.stream"


def _found(engine: Any, name: str) -> Any:
    """Follow a name from a module; None if it leads nowhere."""
    for part in name.split("."):
        engine = getattr(engine, part, None)
    return engine
