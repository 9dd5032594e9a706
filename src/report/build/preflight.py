"""The recipe that looks at finished files: what is wrong with those of an edition."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from report.build.inspection import FoundFile, inspected
from report.build.progress import Progress
from report.checks import printed
from report.model import Edition, Profile, Text
from report.press.shop import order_readings
from report.problems import ContentError, Place, Problem, Severity
from report.styles import font_families
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.checks.finished import Limits


def preflight(workspace: Workspace, edition: Edition, progress: Progress) -> list[Problem]:
    """Check every finished file of an edition, in a fixed order."""
    problems = _problems(workspace, _files(workspace, edition), progress)
    return [*problems, *_left_over(workspace, edition), *left_over_drafts(workspace, edition)]


def profile_problems(
    workspace: Workspace, edition: Edition, texts: Iterable[Text[Profile]], progress: Progress
) -> list[Problem]:
    """Check the finished profiles of some texts, as far as there are any."""
    files = (_profile(workspace, edition.fields.year, text) for text in texts)
    return _problems(workspace, (file for file in files if file.path.exists()), progress)


def _problems(
    workspace: Workspace, files: Iterable[FoundFile], progress: Progress
) -> list[Problem]:
    return list(inspected(files, _families(workspace), progress))


def _families(workspace: Workspace) -> tuple[str, ...]:
    """Give the families of our fonts, or none where `fonts.css` is broken: that is told before."""
    try:
        return font_families(workspace)
    except ContentError:
        return ()


def _files(workspace: Workspace, edition: Edition) -> Iterator[FoundFile]:
    """Find the finished files that there are, with what is expected of each."""
    from report.checks.finished import Kind, Limits

    year = edition.fields.year
    booklet = tuple(printed.of_booklet(edition))
    files = [
        FoundFile(workspace.booklet(year), Kind.BOOKLET, Limits(), booklet),
        FoundFile(workspace.booklet(year, "-office"), Kind.OFFICE, Limits(), ()),
        FoundFile(
            workspace.booklet(year, "-press"), Kind.PRESS, _limits(workspace, edition), booklet
        ),
        *(_profile(workspace, year, text) for text in edition.texts),
    ]
    yield from (file for file in files if file.path.exists())


def _profile(workspace: Workspace, year: int, text: Text[Profile]) -> FoundFile:
    from report.checks.finished import Kind, Limits

    path = workspace.profile(year, text.slug)
    return FoundFile(path, Kind.PROFILE, Limits(), tuple(printed.of_profile(text)))


def _limits(workspace: Workspace, edition: Edition) -> "Limits":
    """Give what the shop asks for whose printing condition the press file names.

    Where several shops print alike, the edition's own counts.
    """
    from report.checks.finished import Limits
    from report.checks.finished.intent import printing_condition

    wanted = printing_condition(workspace.booklet(edition.fields.year, "-press"))
    readings = order_readings(workspace)  # `report check` tells of a broken one by itself
    orders = {name: reading.value for name, reading in readings.items() if reading.value}
    own = orders.pop(edition.fields.shop, None)
    alike = [order for order in orders.values() if order.condition.identifier == wanted]
    if own and (own.condition.identifier == wanted or not alike):
        alike.insert(0, own)
    if not alike:
        return Limits()
    order = alike[0]
    return Limits(
        bleed_mm=order.bleed_mm,
        safe_zone_mm=order.safe_zone_mm,
        ink_percent=order.ink_limit_percent,
        warn_below_ppi=order.resolution_ppi.warn,
        fail_below_ppi=order.resolution_ppi.fail,
    )


def left_over_drafts(workspace: Workspace, edition: Edition) -> Iterator[Problem]:
    """Find drafts of messages to organisations that are no longer in the edition."""
    year = edition.fields.year
    known = {workspace.draft(year, text.slug) for text in edition.texts}
    for path in sorted((workspace.output(year) / "mail").glob("*.eml")):
        if path not in known:
            yield Problem(
                "left-over-file",
                f"'{path.stem}' is not a text of the edition {year}, and its draft is still here",
                Place(path),
                "Delete the draft, or add the text to a section of edition.yaml.",
                Severity.WARNING,
            )


def _left_over(workspace: Workspace, edition: Edition) -> Iterator[Problem]:
    """Find profiles of texts that are no longer in the edition."""
    year = edition.fields.year
    known = {workspace.profile(year, text.slug) for text in edition.texts}
    for path in sorted(workspace.profiles(year).glob("*.pdf")):
        if path not in known:
            yield Problem(
                "left-over-file",
                f"'{path.stem}' is not a text of the edition {year}",
                Place(path),
                "Delete the file, or add the text to a section of edition.yaml.",
                Severity.WARNING,
            )
