"""Libraries that only some commands need: those of the extras, and modules loaded when called."""

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from enum import Enum
from importlib import import_module
from types import ModuleType
from typing import Any

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


class _Late(ModuleType):
    """A module in whose place another of this name is loaded when something of it is called."""

    def __getattr__(self, name: str) -> Any:
        def called(*arguments: Any, **options: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*arguments, **options)

        return called


@contextmanager
def late(names: Collection[str]) -> Iterator[None]:
    """Let others import functions of these modules, which are loaded when one is called."""
    instead = {name: _Late(name) for name in names if name not in sys.modules}
    sys.modules.update(instead)
    try:
        yield
    finally:
        for name in instead:
            del sys.modules[name]
