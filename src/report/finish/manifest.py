"""The manifest of a release: which files it has, what they were made by, and how they were judged.

It is the last file of a release that is written. A folder without one is a release that was begun
and not finished. It has a digest of all the rest of itself: a careless edit of it is found, and
whoever computes the digest anew is not.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from report.locales import _
from report.problems import ContentError, Place, Problem

NAME: Final = "manifest.json"
FORMAT: Final = 2  # changes where an older program could not read a manifest any more
UNSEALED: Final = 1  # the format of before, which has no digest of itself
SEAL: Final = "sha256"  # the field with that digest
MOST_BYTES: Final = 4_000_000


@dataclass(frozen=True)
class ReleasedFile:
    """A file of a release: its path from the release's folder, and what it is.

    `standards` are those that it keeps to, `judged` the rules that it was held against.
    """

    path: str
    sha256: str
    bytes: int
    pages: int
    standards: tuple[str, ...]
    judged: tuple[str, ...]


@dataclass(frozen=True)
class ReleasedText:
    """A text of a release, and who approved it and when; nobody where it was not approved."""

    organisation: str
    state: str
    by: str | None = None
    on: datetime | None = None


@dataclass(frozen=True)
class Manifest:
    """What a release consists of. Before `until`, nothing of it is sent to anybody.

    `made_by` are the versions of the program and of all that sets and judges pages, `fonts` the
    digests (SHA-256) of the fonts by their files, `warnings` what the checks found besides.
    """

    year: int
    title: str
    released: datetime
    until: datetime | None
    texts: tuple[ReleasedText, ...]
    files: tuple[ReleasedFile, ...]
    made_by: Mapping[str, str]
    fonts: Mapping[str, str]
    warnings: tuple[str, ...]

    @property
    def row(self) -> dict[str, Any]:
        """The manifest as scripts read it."""
        row: dict[str, Any] = TypeAdapter(Manifest).dump_python(self, mode="json")
        return sealed({"format": FORMAT, **row})

    @property
    def data(self) -> bytes:
        """The manifest as it is written: JSON, for people and programs."""
        return f"{json.dumps(self.row, ensure_ascii=False, indent=2)}\n".encode()


def read_manifest(folder: Path) -> Manifest | None:
    """Read the manifest in a folder; None where there is none.

    Raises `ContentError` where it is not one that this program or an older one wrote, or has
    changed since.
    """
    path = folder / NAME
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise ContentError(
                _unreadable(path, _("it is larger than {size} bytes", size=MOST_BYTES))
            )
        fields = json.loads(data)
        number = fields.get("format") if isinstance(fields, dict) else None
        if number not in (UNSEALED, FORMAT):
            raise ContentError(
                _unreadable(path, _("it is not of the format {number}", number=FORMAT))
            )
        if number != UNSEALED and fields != sealed(fields):
            raise ContentError(_changed(path))
        return TypeAdapter(Manifest).validate_python(fields)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ContentError(_unreadable(path, error.strerror or str(error))) from error
    except (ValidationError, RecursionError, ValueError) as error:
        reason = _("it is not what 'report release' writes")
        raise ContentError(_unreadable(path, reason)) from error


def sealed(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a manifest with a digest of all of them, but for that itself.

    How the file is laid out, and in which order its fields stand, changes nothing.
    """
    rest = {name: value for name, value in fields.items() if name != SEAL}
    canonical = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {**rest, SEAL: digest(canonical.encode())}


def digest(data: bytes) -> str:
    """Return the digest of a file's bytes, as a manifest has it."""
    return sha256(data).hexdigest()


def _unreadable(path: Path, reason: str) -> Problem:
    return Problem(
        "broken-release",
        _("the manifest of the release cannot be read: {reason}", reason=reason),
        Place(path),
        _("Put it back from a copy of the release."),
    )


def _changed(path: Path) -> Problem:
    return Problem(
        "broken-release",
        _("the manifest has changed since the edition was released"),
        Place(path),
        _("Put it back from a copy of the release."),
    )
