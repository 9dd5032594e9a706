"""The last proof: the files that readers were shown, kept whole until others take their place."""

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from report import __version__
from report.files import lies_below, write_problem, write_whole
from report.locales import _
from report.problems import ContentError, MachineError, Place, Problem
from report.products.booklet import BOOKLET as THE_BOOKLET
from report.products.profile import PROFILE
from report.workspace import Workspace

BOOKLET: Final = THE_BOOKLET.name
PROFILES: Final = PROFILE.folder
MANIFEST: Final = "proof.json"
_NAME: Final = re.compile(rf"{BOOKLET}|{PROFILES}/[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class KeptProof:
    """Files that were kept, by name: "booklet", and "profiles/malmo" for that of a text.

    Proofs of an edition count from 1. `made` is the day on which this one was kept, `version`
    that of the program.
    """

    number: int
    made: date
    files: Mapping[str, Path]
    version: str = __version__


def last_proof(workspace: Workspace, year: int) -> KeptProof | None:
    """Return what was kept last, or None where nothing was.

    Raises `ContentError` where a file has changed since, or is missing.
    """
    folder = _whole(workspace.proof(year))
    return read_kept(folder) if folder.is_dir() else None


def keep_proof(workspace: Workspace, year: int, files: Mapping[str, bytes]) -> KeptProof:
    """Keep files as the last proof, in place of the one before, whole or not at all.

    Their names are those of `KeptProof.files`. No other run may keep one meanwhile:
    `report.files.alone_in` sees to that. Raises `ContentError` where the one before is damaged,
    `MachineError` where the disk or the folder's rights do not allow it.
    """
    if wrong := [name for name in files if not _NAME.fullmatch(name)]:
        raise ValueError(f"no names of files of a proof: {wrong}")
    before = last_proof(workspace, year)
    kept = KeptProof((before.number if before else 0) + 1, date.today(), {})
    folder = workspace.proof(year)
    try:
        _clear(folder)
        _write(folder / "next", kept, files)
        _exchange(folder)
    except OSError as error:
        raise MachineError(write_problem(folder / "last", error)) from error
    paths = {name: _path(folder / "last", name) for name in files}
    return KeptProof(kept.number, kept.made, paths)


def read_kept(folder: Path) -> KeptProof:
    """Read a folder with a proof. Raises `ContentError` where it is not as it was written."""
    manifest = folder / MANIFEST
    try:
        written = json.loads(manifest.read_bytes())
        digests = {str(name): str(digest) for name, digest in written["files"].items()}
        number, version = int(written["number"]), str(written["version"])
        made = date.fromisoformat(written["made"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ContentError(
            _damaged(manifest, _("'{file}' cannot be read", file=MANIFEST))
        ) from error
    if not all(map(_NAME.fullmatch, digests)):
        raise ContentError(
            _damaged(manifest, _("'{file}' names files that no proof has", file=MANIFEST))
        )
    files = {name: _path(folder, name) for name in digests}
    if problems := [
        _damaged(path, _("'{file}' is not the file that was kept", file=path.name))
        for name, path in files.items()
        if not _is_as_kept(folder, path, digests[name])
    ]:
        raise ContentError(problems)
    return KeptProof(number, made, files, version)


def _is_as_kept(folder: Path, path: Path, digest: str) -> bool:
    try:
        return lies_below(path, folder) and sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return False


def _path(folder: Path, name: str) -> Path:
    return folder / f"{name}.pdf"


def _write(folder: Path, kept: KeptProof, files: Mapping[str, bytes]) -> None:
    """Write a proof into a new folder, its manifest at the end."""
    for name, data in files.items():
        write_whole(_path(folder, name), data)
    manifest = {
        "number": kept.number,
        "made": kept.made.isoformat(),
        "version": kept.version,
        "files": {name: sha256(data).hexdigest() for name, data in files.items()},
    }
    write_whole(folder / MANIFEST, f"{json.dumps(manifest, indent=2)}\n".encode())


def _exchange(folder: Path) -> None:
    """Put `next` in the place of `last`; until it is there, `before` is what was kept."""
    if (folder / "last").exists():
        (folder / "last").rename(folder / "before")
    (folder / "next").rename(folder / "last")
    _remove(folder / "before")


def _whole(folder: Path) -> Path:
    """Return the folder that is whole: `last`, or `before` where an exchange was broken off."""
    last, before = folder / "last", folder / "before"
    return before if before.is_dir() and not last.is_dir() else last


def _clear(folder: Path) -> None:
    """Take away what a run left that was broken off, and put back what it had moved."""
    _remove(folder / "next")
    whole = _whole(folder)
    if whole.name == "before":
        whole.rename(folder / "last")
    _remove(folder / "before")


def _remove(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)


def _damaged(path: Path, reason: str) -> Problem:
    return Problem(
        "damaged-proof",
        _("the last proof is not as it was kept: {reason}", reason=reason),
        Place(path),
        _("Delete the folder that it lies in, last/, and run report proof YEAR to keep another."),
    )
