"""Libraries that only some people need: those who bring texts in."""

import sys
from importlib import import_module
from types import ModuleType

from report.problems import MachineError, Problem

EXTRA = "lxml lxml-html-clean trafilatura"


def needed(name: str) -> ModuleType:
    """Import a library of the extra `import`. Raises `MachineError` where it is missing."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MachineError(
            Problem(
                "missing-library",
                f"the library that reads such files is missing: {error}",
                advice=f"Install it: {sys.executable} -m pip install {EXTRA}",
            )
        ) from error
