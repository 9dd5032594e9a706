"""The recipe of releasing: an edition's files made, judged, and kept for good."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from report.checks.looks import looks_of
from report.checks.release import half_made, released_files
from report.compositor.results import FinishedFile, Progress
from report.files import alone_in, write_new
from report.finish.manifest import NAME, Manifest, ReleasedFile, digest, read_manifest
from report.locales import _
from report.problems import ContentError, Place, Problem, Severity, UsageError, has_errors
from report.products.booklet import BOOKLET
from report.products.profile import PROFILE
from report.products.target import Target
from report.proof.approving import now
from report.proof.provenance import fonts, judged, made_by, standards
from report.proof.standing import require_approved, standings
from report.recipes.booklet import booklet
from report.recipes.check import check
from report.recipes.content import read_content
from report.recipes.output import Output
from report.recipes.pages import pages
from report.workspace import Workspace


@dataclass(frozen=True)
class Release:
    """A release that was made: its folder, its manifest, and what the checks found besides."""

    folder: Path
    manifest: Manifest
    warnings: tuple[Problem, ...]


def release(
    workspace: Workspace,
    year: int,
    progress: Progress,
    until: datetime | None = None,
    *,
    unapproved: bool = False,
) -> Release:
    """Make all files of an edition, and keep them in `released/<year>/` with a manifest.

    Raises `UsageError` where the edition is released already, `ContentError` where a release was
    begun, a text is not approved as it is (unless `unapproved` is said to be meant), or anything
    falls short. The manifest is written last.
    """
    folder = workspace.released(workspace.require_year(year))
    workspace.require_within(folder.parent, folder)
    _require_new(folder)
    progress(_("reading"))
    content = read_content(workspace, year)
    if has_errors(content.told):
        raise ContentError(content.told)
    edition = content.require()
    if not unapproved:
        require_approved(edition.texts, standings(content.files, edition.texts), year)
    booklets = booklet(workspace, year, progress, Output(BOOKLET.targets))
    of_texts = pages(workspace, PROFILE, year, (), progress)
    looks = {
        text.slug: looks_of(file.path.read_bytes())
        for text, file in zip(edition.texts, of_texts, strict=True)
    }
    texts = standings(content.files, edition.texts, looks)
    if not unapproved:
        require_approved(edition.texts, texts, year)
    warnings = (problem for file in booklets for problem in file.warnings)
    targets = dict(zip(booklets, BOOKLET.targets, strict=True))
    targets |= dict.fromkeys(of_texts, Target.SCREEN)
    output = workspace.output(year)
    checked = _of_these_files(check(workspace, [year], progress), output, targets)
    found = list(dict.fromkeys([*checked, *warnings]))
    if has_errors(found):
        raise ContentError(found)
    progress(_("releasing"))
    data = {file.path.relative_to(output).as_posix(): _bytes(file) for file in targets}
    manifest = Manifest(
        year=year,
        title=edition.fields.title,
        released=now(),
        until=until,
        texts=texts,
        files=tuple(
            _released(path, *each) for path, each in zip(data, targets.items(), strict=True)
        ),
        made_by=made_by(),
        fonts=fonts(workspace),
        warnings=tuple(f"{problem.rule}: {problem.message}" for problem in found),
    )
    with alone_in(output):
        _require_new(folder)
        keep(folder, data, manifest)
    return Release(folder, manifest, tuple(found))


def keep(folder: Path, files: Mapping[str, bytes], manifest: Manifest) -> None:
    """Write the files of a release, by their paths in its folder, and its manifest last.

    None of them may be there. Raises `MachineError` where the disk does not take them; the folder
    has no manifest then.
    """
    for path, data in files.items():
        write_new(folder / path, data)
    write_new(folder / NAME, manifest.data)


def _require_new(folder: Path) -> None:
    """Raise an error where an edition is released already, or a release of it was begun."""
    if manifest := read_manifest(folder):
        raise UsageError(
            Problem(
                "already-released",
                _(
                    "{year} was released on {day}; report never changes a release",
                    year=manifest.year,
                    day=manifest.released.date().isoformat(),
                ),
                Place(folder / NAME),
                _("To release it anew, move the whole folder elsewhere first."),
            )
        )
    if any(released_files(folder)):
        raise ContentError(half_made(folder))


def _of_these_files(
    problems: Iterable[Problem], output: Path, files: Iterable[FinishedFile]
) -> Iterator[Problem]:
    """Leave out the errors of other files that were made, such as posters: they stay here."""
    paths = {file.path for file in files}
    for problem in problems:
        path = problem.place.path if problem.place else None
        is_elsewhere = path is not None and path not in paths and path.is_relative_to(output)
        if not (is_elsewhere and problem.severity is Severity.ERROR):
            yield problem


def _bytes(file: FinishedFile) -> bytes:
    """Return the bytes of a file as it was made. Raises `ContentError` if it is another now."""
    data = file.path.read_bytes()
    if digest(data) != file.sha256:
        message = _("the file was changed while the edition was being released")
        raise ContentError(
            Problem("changed-meanwhile", message, Place(file.path), _("Run the command again."))
        )
    return data


def _released(path: str, file: FinishedFile, target: Target) -> ReleasedFile:
    keeps, held = standards(target), judged(target)
    return ReleasedFile(path, file.sha256, file.size, file.pages, keeps, held)
