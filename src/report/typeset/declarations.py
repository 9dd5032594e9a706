"""What the engine (WeasyPrint 70.0) declares of libraries in C, kept as it was read.

cffi reads it by a parser of C written in Python, which takes a fifth of the time of importing the
engine. What it has read can be written as a table (cffi's "out-of-line ABI mode"); calls by a table
are quicker, too.
"""

import ast
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from platform import python_version
from typing import Any, Final

import _cffi_backend
import cffi

from report.cache import Cache, key, version

# What is used here and not declared by the engine (HarfBuzz, hb-blob.h, hb-face.h; Pango,
# pango-layout.h).
MORE: Final = """
    PangoLayout * pango_layout_copy (PangoLayout *src);
    hb_blob_t * hb_blob_create_from_file_or_fail (const char *file_name);
    hb_face_t * hb_face_create (hb_blob_t *blob, unsigned int index);
"""
NAME: Final = "declarations"


class _Known(_cffi_backend.FFI):  # type: ignore[misc]
    """Declarations that were read before, which need not be read again."""

    def cdef(self, text: str) -> None:
        """Do nothing: this is known."""


@contextmanager
def known_declarations() -> Iterator[None]:
    """Let the engine be imported with what it declared when it was imported before, if it was."""
    cache = Cache.own()
    if not cache or (table := cache.get(_key())) is None:
        yield
        return
    reader, cffi.FFI = cffi.FFI, lambda: _known(table)
    try:
        yield
    finally:
        cffi.FFI = reader


def keep_declarations(ffi: Any) -> None:
    """Add what is used beside the engine to what it declared, and keep that, if it is new."""
    ffi.cdef(MORE)
    cache = Cache.own()
    if cache and not isinstance(ffi, _Known):
        cache.put(_key(), _table(ffi))


def _key() -> str:
    """Return a key of what the engine declares, and of what reads it. Raises `ImportError`."""
    engine = find_spec("weasyprint")
    if engine is None or engine.origin is None:
        raise ModuleNotFoundError("there is no engine", name="weasyprint")
    source = Path(engine.origin).with_name("text") / "ffi.py"
    versions = (version("cffi"), version("pycparser"), python_version())
    return key(NAME, source.read_bytes(), MORE, *versions)


def _known(table: bytes) -> Any:
    return _Known(NAME, **pickle.loads(table))  # noqa: S301 - what `_table` wrote


def _table(ffi: Any) -> bytes:
    """Return declarations as a table: what a module in Python that is written by cffi calls."""
    from cffi.recompiler import make_py_source

    written = StringIO()
    ffi.set_source(NAME, None)
    make_py_source(ffi, NAME, written)
    tree = ast.parse(written.getvalue())
    (call,) = (each for each in ast.walk(tree) if isinstance(each, ast.Call))
    return pickle.dumps({each.arg: ast.literal_eval(each.value) for each in call.keywords})
