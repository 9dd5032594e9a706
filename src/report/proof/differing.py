"""How files that are made now differ from those of an edition that is released."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from report.checks.looks import looks_of
from report.compositor.results import FinishedFile
from report.finish.manifest import Manifest, read_manifest
from report.locales import _
from report.problems import ContentError, Place, Problem, Severity
from report.workspace import Workspace

MOST_NAMED = 8  # pages


def differences(workspace: Workspace, year: int, made: Iterable[FinishedFile]) -> Iterator[Problem]:
    """Yield a warning for each file that is not the one that was released under its name.

    Nothing is said of an edition that is not released; a broken release is told by the checks.
    """
    folder = workspace.released(year)
    try:
        manifest = read_manifest(folder)
    except ContentError:
        return
    if manifest is None:
        return
    released = {file.path: file.sha256 for file in manifest.files}
    for file in made:
        path = file.path.relative_to(workspace.output(year)).as_posix()
        if path in released and released[path] != file.sha256:
            yield _differs(manifest, folder, path, file)


def _differs(manifest: Manifest, folder: Path, path: str, file: FinishedFile) -> Problem:
    return Problem(
        "differs-from-release",
        _how(folder / path, file, manifest),
        Place(file.path),
        _(
            "The released file stays as it is: released/{year}/{file}.",
            year=manifest.year,
            file=path,
        ),
        Severity.WARNING,
    )


def _how(path: Path, file: FinishedFile, manifest: Manifest) -> str:
    released = {"year": manifest.year, "day": manifest.released.date().isoformat()}
    try:
        before = path.read_bytes()
    except OSError:
        return _(
            "{year} was released on {day}, and this file cannot be compared with the released "
            "one, which is gone",
            **released,
        )
    pages = [
        number
        for number, (old, new) in enumerate(
            zip_longest(looks_of(before), looks_of(file.path.read_bytes())), start=1
        )
        if old != new
    ]
    if not pages:
        return _(
            "{year} was released on {day}, and this file looks the same as the released one, "
            "but is not the same byte for byte",
            **released,
        )
    return _(
        "{year} was released on {day}, and this file differs from the released one: {pages}",
        pages=_named(pages),
        **released,
    )


def _named(pages: Sequence[int]) -> str:
    if len(pages) == 1:
        return _("page {page}", page=pages[0])
    named = ", ".join(map(str, pages[:MOST_NAMED]))
    if len(pages) > MOST_NAMED:
        return _("the pages {pages} and {count} more", pages=named, count=len(pages) - MOST_NAMED)
    return _("the pages {pages}", pages=named)
