"""What makes things, as part of their keys: the sources of this program, and its libraries.

Neither changes while the program runs, so each is looked at once.
"""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path

from report.cache.store import key_of_files
from report.files import is_litter


@cache
def version(library: str) -> str:
    """Return the installed version of a library, by the name that it is installed under."""
    return installed_version(library)


@cache
def version_if_installed(library: str) -> str:
    """Return the version of a library of an extra, or nothing where it is not installed."""
    try:
        return installed_version(library)
    except PackageNotFoundError:
        return ""


@cache
def program_key() -> str:
    """Return a key of the sources of this program."""
    sources = Path(__file__).parents[1]
    return key_of_files(sources, written_files(sources))


def written_files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that people wrote; one that has just gone is left out."""
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if path.suffix != ".pyc" and not any(map(is_litter, parts)) and path.is_file():
            yield path
