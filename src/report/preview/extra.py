"""Libraries that only the preview needs."""

import sys
from importlib import import_module
from typing import Final

from report.problems import MachineError, Problem

EXTRA: Final = ("starlette", "uvicorn", "watchfiles")


def require_libraries() -> None:
    """Raise `MachineError` where a library of the extra `preview` is missing."""
    try:
        for name in EXTRA:
            import_module(name)
    except ImportError as error:
        raise MachineError(
            Problem(
                "missing-library",
                f"a library that serves the preview is missing: {error}",
                advice=f"Install it: {sys.executable} -m pip install {' '.join(EXTRA)}",
            )
        ) from error
