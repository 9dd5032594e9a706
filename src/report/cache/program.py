"""What makes things, as part of their keys: the sources of this program, and its libraries.

Neither changes while the program runs, so each is looked at once.
"""

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from report.cache.contents import key_of_folder

NOTED: Final = ".dist-info"  # how the folder ends in which an installer notes a library
_STARTER: Final = "starter"  # what a new workspace begins with, of which nothing else is made


def version(library: str) -> str:
    """Return the installed version of a library, by the name that it is installed under.

    Raises `PackageNotFoundError` of `importlib.metadata`.
    """
    if noted := version_if_installed(library):
        return noted
    from importlib.metadata import version  # reads what is noted in other ways

    return version(library)


def version_if_installed(library: str) -> str:
    """Return the version of a library of an extra, or nothing where it is not installed."""
    return _versions().get(library, "")


@cache
def _versions() -> dict[str, str]:
    """Return the versions of all libraries, by name, from the names of the folders of notes.

    They are `name-version.dist-info` (Python Packaging User Guide, "Recording installed
    projects"). To read the notes of a dozen libraries would take longer than to read an edition.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):
            for noted in os.listdir(folder or os.curdir):  # noqa: PTH208 - names are all we need
                if noted.endswith(NOTED):
                    name, _, number = noted.removesuffix(NOTED).partition("-")
                    found.setdefault(name.lower().replace("_", "-").replace(".", "-"), number)
    return found


@cache
def program_key() -> str:
    """Return a key of the sources of this program."""
    return key_of_folder(Path(__file__).parents[1], without=(_STARTER,))
