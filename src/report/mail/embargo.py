"""Letters that wait: none is sent before the moment that the manifest of a release names."""

from datetime import datetime

from report.checks.release import half_made, released_files
from report.finish.manifest import NAME, read_manifest
from report.locales import _
from report.mail.delivery.ledger import now
from report.problems import ContentError, Place, Problem, UsageError
from report.workspace import Workspace


def require_no_embargo(workspace: Workspace, year: int) -> None:
    """Raise `UsageError` before the moment until which letters of a released edition wait.

    Raises `ContentError` where the manifest cannot be read, or is missing from a release that was
    begun: nobody knows then.
    """
    folder = workspace.released(year)
    manifest = read_manifest(folder)
    if manifest is None and any(released_files(folder)):
        raise ContentError(half_made(folder))
    if manifest and manifest.until and now() < manifest.until:
        raise UsageError(_waits(manifest.until, Place(folder / NAME), year))


def _waits(until: datetime, place: Place, year: int) -> Problem:
    moment = until.astimezone().isoformat(" ", timespec="minutes")
    return Problem(
        "embargo",
        _("no letter about {year} is sent before {moment}", year=year, moment=moment),
        place,
        _("Wait until then, or send yourself a rehearsal: --to ADDRESS."),
    )
