"""Finished files that are older than what they would be made from now."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from report.compositor.origins import PAGE, STYLES
from report.finish.origin import Origin
from report.locales import _
from report.problems import Place, Problem, Severity

MOST_NAMED: Final = 3
NOT_FINISHED: Final = "not finished"  # in place of the digest of a text that cannot be set


def stale(path: Path, noted: Origin | None, now: Origin, command: str) -> Problem | None:
    """Find whether a file was made from something else than what there is now.

    `command` makes it again. A file that only another version of the program made is a warning.
    """
    if noted is None:
        message = _(
            "the file does not say what it was made from: an older version of report made it"
        )
        return _problem(path, message, command)
    if changed := "; ".join(changes(noted.parts, now.parts)):
        return _problem(path, f"the file is older than its content: {changed}", command)
    if noted.version != now.version:
        message = _(
            "report {version} made the file, and this is {version2}",
            version=noted.version,
            version2=now.version,
        )
        return _problem(path, message, command, Severity.WARNING)
    return None


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """Say what has changed, come and gone: 'content/2019/malmo.md has changed'."""
    both = before.keys() & now.keys()
    other = {name for name in both if before[name] != now[name]}
    unfinished = {name for name in now if now[name] == NOT_FINISHED}
    if other == {PAGE}:
        yield "what it shows of the edition or of the award has changed"
    yield from _said(other - unfinished - {PAGE}, "has changed", "have changed")
    yield from _said(now.keys() - both - unfinished, "is new", "are new")
    yield from _said(before.keys() - both, "is gone", "are gone")
    yield from _said(unfinished, "cannot be set as it is", "cannot be set as they are")


def _said(names: Collection[str], one: str, several: str) -> Iterator[str]:
    ordered = sorted(names, key=lambda name: (name == STYLES, name))
    if ordered:
        yield f"{_enumerated(ordered)} {one if len(ordered) == 1 else several}"


def _enumerated(names: Sequence[str]) -> str:
    if len(names) > MOST_NAMED:
        names = [*names[: MOST_NAMED - 1], f"{len(names) - MOST_NAMED + 1} more files"]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _problem(
    path: Path, message: str, command: str, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(
        "stale-file", message, Place(path), _("Make it again: {command}", command=command), severity
    )
