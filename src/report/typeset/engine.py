"""The engine, WeasyPrint: imported with our fonts alone, and in the one version we know.

Names that are private to it are imported here and nowhere else, and asserted in `insides`.
"""

import ctypes.util
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from report.cache import version
from report.extras import late
from report.locales import _
from report.problems import MachineError, Problem
from report.typeset.declarations import keep_declarations, known_declarations
from report.typeset.insides import unlike
from report.typeset.parsed import known_sheets

# Lines break and tags are written as this version does it.
VERSION: Final = "70.0"
# Libraries of the engine whose insides are used, too: as pyproject.toml has them.
BESIDE: Final = (
    *("pydyf==0.13.*", "cssselect2==0.10.*", "tinycss2==1.5.*", "tinyhtml5==2.1.*", "cffi==2.1.*"),
)
# What parts with glyphs in Python, makes a font of one that can vary, and unpacks fonts of the web.
# Ours need none of it, and to load it takes a quarter of the time of importing the engine.
LATE: Final = ("fontTools.subset", "fontTools.varLib.instancer", "fontTools.ttLib.woff2")


def require_version(found: str) -> None:
    """Raise `MachineError` unless this is the version that we know."""
    if found != VERSION:
        raise MachineError(
            Problem(
                "engine-version",
                _(
                    "WeasyPrint {found} is installed, and {version} is needed",
                    found=found,
                    version=VERSION,
                ),
                advice=_("Install it: pip install weasyprint=={version}", version=VERSION),
            )
        )


def require_insides(found: Sequence[str]) -> None:
    """Raise `MachineError` if some of the names that we use of the insides are others."""
    if found:
        raise MachineError(
            Problem(
                "engine-version",
                _("the engine is not as this program knows it: {names}", names=", ".join(found)),
                advice=_(
                    "Install it again with what it needs, as 'make setup' does: pip install "
                    "--force-reinstall weasyprint=={version} {packages}",
                    version=VERSION,
                    packages=" ".join(BESIDE),
                ),
            )
        )


@contextmanager
def _loading_by_name() -> Iterator[None]:
    """Load libraries by their names alone on Linux, where that finds all of the system's.

    The engine tries some names for each of its libraries, and cffi (2.1) searches for what is none:
    on Linux, Python does so by starting a compiler, which takes as long as loading the rest.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


def replace_in_layout(name: str, function: Any) -> None:
    """Let all modules of the engine that lay out boxes call another function by this name."""
    for module in vars(weasyprint.layout).values():
        if isinstance(module, ModuleType) and hasattr(module, name):
            setattr(module, name, function)


require_version(version("weasyprint"))

# Fontconfig reads this when it is first used. With no folders of fonts named
# in it, text is set in the fonts of the style sheet or not at all.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))

try:
    # It prints advice of its own where a library is missing; ours comes with the error.
    with (
        redirect_stdout(StringIO()),
        warnings.catch_warnings(),
        _loading_by_name(),
        late(LATE),
        known_declarations(),
        known_sheets(),
    ):
        # The engine expects fonts of the system; here the style sheet brings all there are.
        warnings.filterwarnings("ignore", "No fonts configured in FontConfig")
        import pydyf
        import tinycss2
        import tinyhtml5.inputstream
        import weasyprint
        from weasyprint.css import AnonymousStyle, ComputedStyle
        from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
        from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
        from weasyprint.css.tokens import Pending
        from weasyprint.formatting_structure.boxes import (
            BlockContainerBox,
            FlexContainerBox,
            GridContainerBox,
            InlineBox,
            LineBox,
            MarginBox,
            PageBox,
            ReplacedBox,
            TableBox,
            TableRowBox,
            TableRowGroupBox,
            TextBox,
        )
        from weasyprint.html import UA_STYLESHEET
        from weasyprint.layout import block as block_layout
        from weasyprint.layout import grid as grid_layout
        from weasyprint.layout import inline as inline_layout
        from weasyprint.layout import percent, preferred
        from weasyprint.layout.absolute import AbsolutePlaceholder
        from weasyprint.layout.preferred import max_content_width
        from weasyprint.layout.replaced import replacedbox_layout
        from weasyprint.pdf import VARIANTS
        from weasyprint.pdf.fonts import Font as EngineFont
        from weasyprint.text import line_break
        from weasyprint.text.ffi import (
            FROM_UNITS,
            TO_UNITS,
            ffi,
            gobject,
            harfbuzz,
            harfbuzz_subset,
            pango,
            unicode_to_char_p,
        )
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.text.fonts import get_hb_object_data as contents_of
        from weasyprint.text.line_break import Layout as TextLayout
        from weasyprint.text.line_break import _font_style_cache_key as type_key
        from weasyprint.text.line_break import get_log_attrs, split_first_line
        from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse
except OSError as error:
    raise MachineError(
        Problem(
            "missing-library",
            _("a library that sets text is missing: {reason}", reason=error),
            advice=_(
                "Install it: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
            ),
        )
    ) from error
except ImportError as error:
    if (error.name or "").split(".")[0] != "weasyprint":
        raise
    require_insides([error.msg])

require_insides(unlike(weasyprint, pydyf))
keep_declarations(ffi)

__all__ = [
    "FROM_UNITS",
    "INHERITED",
    "INITIAL_NOT_COMPUTED",
    "INITIAL_VALUES",
    "PHYSICAL_FUNCTIONS",
    "TO_UNITS",
    "UA_STYLESHEET",
    "VARIANTS",
    "AbsolutePlaceholder",
    "AnonymousStyle",
    "BlockContainerBox",
    "ComputedStyle",
    "EngineFont",
    "FatalURLFetchingError",
    "FlexContainerBox",
    "FontConfiguration",
    "GridContainerBox",
    "InlineBox",
    "LineBox",
    "MarginBox",
    "PageBox",
    "Pending",
    "ReplacedBox",
    "TableBox",
    "TableRowBox",
    "TableRowGroupBox",
    "TextBox",
    "TextLayout",
    "URLFetcher",
    "URLFetcherResponse",
    "block_layout",
    "contents_of",
    "ffi",
    "get_log_attrs",
    "gobject",
    "grid_layout",
    "harfbuzz",
    "harfbuzz_subset",
    "inline_layout",
    "line_break",
    "max_content_width",
    "pango",
    "percent",
    "preferred",
    "pydyf",
    "replace_in_layout",
    "replacedbox_layout",
    "require_insides",
    "require_version",
    "split_first_line",
    "tinycss2",
    "tinyhtml5",
    "type_key",
    "unicode_to_char_p",
    "weasyprint",
]
