"""Style sheets as the engine (WeasyPrint 70.0) parsed them, kept: to read them takes a tenth.

Of its own sheets, which it parses while it is imported, this saves a tenth of that time; and each
process that sets pages need not parse ours.
"""

import marshal
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from platform import python_version
from types import FunctionType
from typing import Any, Final

import tinycss2
from cssselect2 import compiler

from report.cache import Cache, key, remembered, version

PARSERS: Final = ("weasyprint", "tinycss2", "cssselect2", "webencodings")
# Where the engine keeps its own sheets, and what it takes from them: of its module `html`.
OWN: Final = ("UA_STYLESHEET", "UA_FORM_STYLESHEET", "PH_STYLESHEET")
OWN_COUNTERS: Final = "UA_COUNTER_STYLE"
ELSEWHERE: Final = "@import"  # takes rules from files that a key does not know


@dataclass
class Faces:
    """The fonts that a style sheet brings, noted for the engine when it parses the sheet."""

    add: Callable[[Any, Any], None]
    noted: list[Any] = field(default_factory=list)

    def add_font_face(self, descriptors: Any, fetcher: Any) -> None:
        """Note a font, and add it to those of the engine, which calls this."""
        self.noted.append(descriptors)
        self.add(descriptors, fetcher)


Parsed = tuple[Any, list[Any]]  # a style sheet of the engine, and the fonts that it brings


def parsed(sheet: str, make: Callable[[], Parsed]) -> Parsed:
    """Return a parsed sheet, and the fonts that it brings, as they were kept; or made now.

    Whatever `make` raises is raised, and nothing is kept then.
    """
    if ELSEWHERE in sheet.lower():
        return make()
    known: Parsed = remembered(_key(sheet), make, _read, _written)
    return known


@contextmanager
def known_sheets() -> Iterator[None]:
    """Let the engine be imported with its own sheets as it parsed them before, if it did."""
    cache = Cache.own()
    name = _key(*_own_sheets())
    known = cache.get(name) if cache else None
    parse = tinycss2.parse_stylesheet
    if known is not None:
        tinycss2.parse_stylesheet = lambda *arguments, **options: []
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = parse
    engine = vars(sys.modules["weasyprint.html"])
    if known is not None:
        sheets, counters = _read(known)
        for sheet, found in zip(OWN, sheets, strict=True):
            vars(engine[sheet]).update(found)
        engine[OWN_COUNTERS].update(counters)
    elif cache:
        sheets = [vars(engine[sheet]) for sheet in OWN]
        cache.put(name, _written((sheets, dict(engine[OWN_COUNTERS]))))


def _own_sheets() -> Iterator[str]:
    """Yield the texts of the engine's own sheets. Raises `ImportError`."""
    engine = find_spec("weasyprint")
    if engine is None or engine.origin is None:
        raise ModuleNotFoundError("there is no engine", name="weasyprint")
    for path in sorted(Path(engine.origin).with_name("css").glob("*.css")):
        yield path.read_text("utf-8")


def _key(*sheets: str) -> str:
    """Return a key of sheets, of what parses them, and of what is here, which keeps them."""
    versions = (*map(version, PARSERS), python_version())
    return key("parsed", *sheets, *versions, Path(__file__).read_bytes())


class _Pickler(pickle.Pickler):
    """Writes selectors, too: they are functions that were compiled from nothing but a sheet."""

    def reducer_override(self, thing: Any) -> Any:
        if isinstance(thing, FunctionType) and thing.__code__.co_filename == "<string>":
            return _function, (marshal.dumps(thing.__code__),)
        return NotImplemented


def _function(code: bytes) -> FunctionType:
    """Return a selector as cssselect2 (0.10) compiles it, with the names that it knows."""
    return FunctionType(marshal.loads(code), vars(compiler))  # noqa: S302 - as we wrote it


def _read(written: bytes) -> Any:
    return pickle.loads(written)  # noqa: S301 - what `_written` wrote


def _written(thing: Any) -> bytes:
    file = BytesIO()
    _Pickler(file).dump(thing)
    return file.getvalue()
