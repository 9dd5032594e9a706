"""Write down what the engine declares to cffi, to be loaded at once: `make declarations`."""

import ast
import textwrap
from contextlib import redirect_stdout
from hashlib import sha256
from importlib.metadata import distribution
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from pprint import pformat
from typing import Any

import cffi

DECLARATIONS = Path(__file__).resolve().parents[1] / "src/report/typeset/quick/declarations.py"
WIDTH = 98
MODULE = '''\
"""What the engine declares to cffi, as cffi writes it down to be loaded at once.

Made by `make declarations` from `weasyprint/text/ffi.py` of WeasyPrint {version}: do not edit it.
That file comes with this licence:

{licence}
"""
# fmt: off
# ruff: noqa

from typing import Any, Final

SOURCE_SHA256: Final = "{hash}"

ARGUMENTS: Final[dict[str, Any]] = {arguments}
'''


def main() -> None:
    """Write the module."""
    DECLARATIONS.write_text(module(), "utf-8")


def module() -> str:
    """Give the module: the arguments of cffi's class, and of which source they were made."""
    source = engine_source()
    engine = distribution("weasyprint")
    licence = engine.read_text("licenses/LICENSE")
    assert licence, "the licence must go with what was made from the engine"
    return MODULE.format(
        version=engine.version,
        licence=textwrap.indent(licence.strip(), "    "),
        hash=sha256(source).hexdigest(),
        arguments=pformat(arguments(declared(source)), width=WIDTH, sort_dicts=False),
    )


def engine_source() -> bytes:
    """Give the engine's module that declares, without importing it."""
    engine = find_spec("weasyprint")
    assert engine
    assert engine.origin, "the engine is not installed"
    return Path(engine.origin).with_name("text").joinpath("ffi.py").read_bytes()


def declared(source: bytes) -> str:
    """Give what the module passes to `ffi.cdef`: text in C."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    (call,) = (call for call in calls if ast.unparse(call.func) == "ffi.cdef")
    text: str = ast.literal_eval(call.args[0])
    return text


def arguments(declarations: str) -> dict[str, Any]:
    """Give what cffi's own module for these declarations passes to its class."""
    ffi = cffi.FFI()
    ffi.cdef(declarations)
    ffi.set_source("declarations", None)
    written = StringIO()
    with redirect_stdout(StringIO()):  # cffi tells what it writes to
        ffi.emit_python_code(written)
    tree = ast.parse(written.getvalue())
    (call,) = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {word.arg: ast.literal_eval(word.value) for word in call.keywords if word.arg}


if __name__ == "__main__":
    main()
