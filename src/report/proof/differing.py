"""How files that are made now differ from those of an edition that is released."""

from collections.abc import Iterable, Iterator
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
            yield _differs(manifest, folder / path, file)


def _differs(manifest: Manifest, path: Path, file: FinishedFile) -> Problem:
    day = manifest.released.date().isoformat()
    return Problem(
        "differs-from-release",
        _(
            "{year} was released on {day}, and this file {how}",
            year=manifest.year,
            day=day,
            how=_how(path, file),
        ),
        Place(file.path),
        _(
            "The released file stays as it is: released/{year}/{name}.",
            year=manifest.year,
            name=path.name,
        ),
        Severity.WARNING,
    )


def _how(path: Path, file: FinishedFile) -> str:
    try:
        before = path.read_bytes()
    except OSError:
        return "cannot be compared with the released one, which is gone"
    pages = [
        number
        for number, (old, new) in enumerate(
            zip_longest(looks_of(before), looks_of(file.path.read_bytes())), start=1
        )
        if old != new
    ]
    if not pages:
        return "looks the same as the released one, but is not the same byte for byte"
    named = ", ".join(map(str, pages[:MOST_NAMED]))
    more = f" and {len(pages) - MOST_NAMED} more" if len(pages) > MOST_NAMED else ""
    where = f"page {named}" if len(pages) == 1 else f"the pages {named}{more}"
    return f"differs from the released one: {where}"
