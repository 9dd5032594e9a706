"""What is prepared for two modules of WeasyPrint 70.0, which take most of the time of its import.

`weasyprint.text.ffi` declares 116 functions in C to cffi, which parses them with pycparser, and
looks for seven libraries by names of many systems: for each that is no file's, Python runs
`ldconfig`, a compiler and a linker. Here the declarations are in the form that cffi itself writes
down to be loaded at once ("out-of-line, ABI mode":
https://cffi.readthedocs.io/en/stable/cdef.html), and Linux is asked for the libraries directly.

`weasyprint.pdf.fonts` imports parts of fontTools that serve variable fonts, and machines without
HarfBuzz's own subsetting. Here they are imported when they are called.
"""

import sys
from collections.abc import Mapping
from ctypes.util import find_library
from importlib import import_module
from types import SimpleNamespace
from typing import Any, Final

from _cffi_backend import FFI

from report.typeset.quick.answering import Answers, Known
from report.typeset.quick.declarations import ARGUMENTS, SOURCE_SHA256


def declared(arguments: Mapping[str, Any] = ARGUMENTS) -> Answers:
    """Prepare for `weasyprint.text.ffi`. Raises `ImportError` where cffi has another form."""
    ffi = Declared("weasyprint.text.ffi", **arguments)
    return {("cffi", ()): SimpleNamespace(FFI=lambda: ffi)}


def deferred() -> Answers:
    """Prepare for `weasyprint.pdf.fonts`."""
    subset = Later("fontTools.subset")
    instance = Later("fontTools.varLib.instancer", "instantiateVariableFont")
    return {
        ("fontTools", ("subset",)): SimpleNamespace(subset=subset),
        ("fontTools.varLib.instancer", ("instantiateVariableFont",)): SimpleNamespace(
            instantiateVariableFont=instance
        ),
    }


KNOWN: Final[Mapping[str, Known]] = {
    "weasyprint.text.ffi": Known(SOURCE_SHA256, declared),
    # For another source: see that it still does nothing but call what is deferred.
    "weasyprint.pdf.fonts": Known(
        "9ad9a202a416b84585e59d758e6b5e1b35604807dc3fa4472b6829bc5c4cdcb7", deferred
    ),
}


class Declared(FFI):  # type: ignore[misc]  # cffi has no types
    """What `cffi.FFI()` gives, but with the engine's declarations in it from the start."""

    def cdef(self, source: str) -> None:
        """Declare nothing: this source is the one whose declarations are there."""

    def dlopen(self, name: str, flags: int = 0) -> Any:
        """Open a library. Raises `OSError`.

        On Linux no search is needed: among the names that the engine tries are those of the
        files. Elsewhere it is made, as by cffi, because Python may know of more folders than
        the system does: on macOS of Homebrew's.
        """
        try:
            return super().dlopen(name, flags)
        except OSError:
            path = None if sys.platform == "linux" else find_library(name)
            if not path:
                raise
            return super().dlopen(path, flags)


class Later:
    """Stands for a module, or for a function in it, that is imported when it is used."""

    def __init__(self, module: str, function: str = "") -> None:
        self._module = module
        self._function = function

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._module), name)

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Call the function."""
        return getattr(self, self._function)(*arguments, **options)
