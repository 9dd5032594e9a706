"""Whether the files of a release are still those of its manifest."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from report.files import is_litter
from report.finish.manifest import NAME, Manifest, digest, read_manifest
from report.locales import N_, _
from report.problems import ContentError, Place, Problem, Severity

AGAIN: Final = N_("Put it back from a copy of the release; what is released is not changed.")


def broken_release(folder: Path) -> Iterator[Problem]:
    """Find whether a release has the files of its manifest, the same bytes, and no others."""
    if not folder.exists():
        return
    try:
        manifest = read_manifest(folder)
    except ContentError as error:
        yield from error.problems
        return
    if manifest is None:
        if any(released_files(folder)):
            yield half_made(folder)
        return
    yield from _changed(folder, manifest)
    known = {folder / file.path for file in manifest.files} | {folder / NAME}
    for path in sorted(set(released_files(folder)) - known):
        message = _("the file is not one of those that were released")
        advice = _("Move it elsewhere: readers would take it for released.")
        yield Problem("broken-release", message, Place(path), advice, Severity.WARNING)


def other_releases(releases: Path, years: Collection[int]) -> Iterator[Path]:
    """Yield the folders of releases that are of none of these years' editions.

    The content of an old edition may be gone, and a release moved aside for a new one.
    """
    for path in sorted(releases.glob(f"*/{NAME}")):
        if path.parent.name not in map(str, years):
            yield path.parent


def half_made(folder: Path) -> Problem:
    """Say that a release was begun and not finished."""
    return Problem(
        "half-made-release",
        _(
            "the release in released/{year}/ was begun and not finished: it has no {file}",
            year=folder.name,
            file=NAME,
        ),
        Place(folder),
        _(
            "If it was finished once, put {file} back from a copy. Delete the folder only if it "
            "never was, and run 'report release {year}' again.",
            file=NAME,
            year=folder.name,
        ),
    )


def _changed(folder: Path, manifest: Manifest) -> Iterator[Problem]:
    for file in manifest.files:
        path = folder / file.path
        if not path.resolve().is_relative_to(folder.resolve()):
            message = _("'{path}' of the manifest lies outside the release", path=file.path)
            yield Problem("broken-release", message, Place(folder / NAME), _(AGAIN))
            continue
        try:
            is_same = path.stat().st_size == file.bytes and digest(path.read_bytes()) == file.sha256
        except FileNotFoundError:
            yield Problem(
                "broken-release", _("a file of the release is gone"), Place(path), _(AGAIN)
            )
            continue
        except OSError as error:
            message = _(
                "a file of the release cannot be read: {reason}", reason=error.strerror or error
            )
            yield Problem("broken-release", message, Place(path), _(AGAIN))
            continue
        if not is_same:
            message = _("the file has changed since it was released")
            yield Problem("broken-release", message, Place(path), _(AGAIN))


def released_files(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder, but for those that systems and programs keep for themselves."""
    for path in folder.rglob("*"):
        names = path.relative_to(folder).parts
        if not any(map(is_litter, names)) and (path.is_file() or path.is_symlink()):
            yield path
