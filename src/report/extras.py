"""Libraries that only some commands need, and the extras of the package that bring them."""

import sys
from enum import Enum
from importlib import import_module
from types import ModuleType

from report.locales import N_, _
from report.problems import MachineError, Problem


class Extra(Enum):
    """What an extra is for, and the packages that it brings."""

    IMPORT = (N_("reading such files"), ("lxml", "lxml-html-clean", "trafilatura"))
    HEIC = (N_("reading HEIC"), ("pillow-heif",))
    PREVIEW = (N_("the preview"), ("starlette", "uvicorn", "watchfiles"))


def library(name: str, extra: Extra) -> ModuleType:
    """Import a library of an extra. Raises `MachineError` if it is missing."""
    purpose, packages = extra.value
    try:
        return import_module(name)
    except ImportError as error:
        raise MachineError(
            Problem(
                "missing-library",
                _(
                    "{purpose} needs a library that is missing: {error}",
                    purpose=_(purpose),
                    error=error,
                ),
                advice=_(
                    "Install it: {executable} -m pip install {packages}",
                    executable=sys.executable,
                    packages=" ".join(packages),
                ),
            )
        ) from error
