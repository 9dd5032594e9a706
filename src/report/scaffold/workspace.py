"""A new workspace: styles, the texts that every year has, and an edition to fill in."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import Final

from report.files import TEMPORARY, is_litter, write_problem
from report.locales import _
from report.problems import MachineError, Place, Problem, UsageError
from report.scaffold.edition import new
from report.workspace import Workspace, shipped

_SHIPPED: Final = ("styles", "content/guldtrappan")
_IGNORED: Final = ".gitignore"


def begin(folder: Path, year: int) -> list[Path]:
    """Make a workspace with an empty edition of a year; give the files that one goes on with.

    The folder may be there, and have files of others; its `.gitignore` stays as it is. The
    workspace appears whole or not at all. Raises `UsageError` where the folder has content or
    styles, `MachineError` where it cannot be written.
    """
    _require_free(folder)
    try:
        with _staged(folder) as staged:
            _fill(staged)
            written = new(Workspace(staged), year)
            _take_in(staged, folder)
    except OSError as error:
        raise MachineError(write_problem(folder, error)) from error
    return [folder / path.relative_to(staged) for path in written]


def _require_free(folder: Path) -> None:
    for name in ("content", "styles"):
        if (folder / name).exists() or (folder / name).is_symlink():
            raise UsageError(
                Problem(
                    "file-exists",
                    _("'{name}' is there already; report never overwrites a text", name=name),
                    Place(folder / name),
                    _("Choose another folder, or move it away first."),
                )
            )
    if folder.exists() and not folder.is_dir():
        raise UsageError(
            Problem(
                "file-exists",
                _("'{name}' is a file, and no folder", name=folder.name),
                Place(folder),
                _("Choose another name."),
            )
        )


@contextmanager
def _staged(folder: Path) -> Iterator[Path]:
    """Make a folder beside what will be there, so that it is renamed and not copied; it goes."""
    was_there = folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    staged = folder / f".report-{os.urandom(8).hex()}{TEMPORARY}"
    staged.mkdir()
    try:
        yield staged
    finally:
        shutil.rmtree(staged, ignore_errors=True)
        if not was_there:
            with suppress(OSError):
                folder.rmdir()  # which only goes where nothing was made


def _fill(staged: Path) -> None:
    for name in _SHIPPED:
        source = shipped() / name
        shutil.copytree(source, staged / name, ignore=_litter, copy_function=shutil.copyfile)
    ignored = files(__package__).joinpath("gitignore").read_bytes()
    (staged / _IGNORED).write_bytes(ignored)


def _litter(folder: str, names: list[str]) -> set[str]:
    return set(filter(is_litter, names))


def _take_in(staged: Path, folder: Path) -> None:
    """Rename what was made; what makes a folder a workspace comes last."""
    for name in (_IGNORED, "styles", "content"):
        if not (folder / name).exists():
            (staged / name).rename(folder / name)
