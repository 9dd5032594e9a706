"""Finished files that are older than what they would be made from now."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from report.compositor.origins import PAGE, STYLES
from report.finish.origin import Origin
from report.locales import _, enumerated, ngettext
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
        message = _("the file is older than its content: {changes}", changes=changed)
        return _problem(path, message, command)
    if noted.version != now.version:
        message = _(
            "report {before} made the file, and this is {now}",
            before=noted.version,
            now=now.version,
        )
        return _problem(path, message, command, Severity.WARNING)
    return None


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """Say what has changed, come and gone: 'content/2019/malmo.md has changed'."""
    both = before.keys() & now.keys()
    other = {name for name in both if before[name] != now[name]}
    unfinished = {name for name in now if now[name] == NOT_FINISHED}
    if other == {PAGE}:
        yield _("what it shows of the edition or of the award has changed")
    if files := other - unfinished - {PAGE}:
        named = _named(files)
        yield ngettext("{files} has changed", "{files} have changed", len(files), files=named)
    if files := now.keys() - both - unfinished:
        yield ngettext("{files} is new", "{files} are new", len(files), files=_named(files))
    if files := before.keys() - both:
        yield ngettext("{files} is gone", "{files} are gone", len(files), files=_named(files))
    if files := unfinished:
        yield ngettext(
            "{files} cannot be set as it is",
            "{files} cannot be set as they are",
            len(files),
            files=_named(files),
        )


def _named(files: Collection[str]) -> str:
    ordered = sorted(files, key=lambda name: (name == STYLES, name))
    if len(ordered) > MOST_NAMED:
        more = _("{count} more files", count=len(ordered) - MOST_NAMED + 1)
        ordered = [*ordered[: MOST_NAMED - 1], more]
    return enumerated(ordered)


def _problem(
    path: Path, message: str, command: str, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(
        "stale-file", message, Place(path), _("Make it again: {command}", command=command), severity
    )
