"""The recipe that looks at finished files: what is wrong with those of an edition."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from report.build.progress import Progress
from report.checks import printed
from report.checks.printed import Wording
from report.model import Edition, Profile, Text
from report.press.shop import read_orders
from report.problems import ContentError, Place, Problem, Severity
from report.styles import font_families
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.checks.finished import Kind, Limits


def preflight(
    workspace: Workspace, edition: Edition, progress: Progress, lacks: Collection[str] = ()
) -> list[Problem]:
    """Check every finished file of an edition, in a fixed order.

    `lacks` are the slugs of its texts that are not in it, because they are not finished or wrong.
    """
    problems = _problems(workspace, _files(workspace, edition), progress)
    return problems + list(_left_over(workspace, edition, lacks))


def profile_problems(
    workspace: Workspace, edition: Edition, texts: Iterable[Text[Profile]], progress: Progress
) -> list[Problem]:
    """Check the finished profiles of some texts, as far as there are any."""
    files = (_profile(workspace, edition.fields.year, text) for text in texts)
    return _problems(workspace, (file for file in files if file.path.is_file()), progress)


def _problems(workspace: Workspace, files: "Iterable[_File]", progress: Progress) -> list[Problem]:
    from report.checks import finished  # the libraries that read PDFs are not needed before

    families = font_families(workspace)
    problems: list[Problem] = []
    for file in files:
        progress(f"checking {file.path.name}")
        expected = finished.Expected(file.limits, families, file.wordings)
        try:
            with finished.opened(file.path, file.kind, expected) as open_file:
                problems += finished.preflight(open_file)
        except ContentError as error:
            problems += error.problems
    return problems


@dataclass(frozen=True)
class _File:
    path: Path
    kind: "Kind"
    limits: "Limits"
    wordings: tuple[Wording, ...]


def _files(workspace: Workspace, edition: Edition) -> Iterator[_File]:
    """Find the finished files that there are, with what is expected of each."""
    from report.checks.finished import Kind, Limits

    year = edition.fields.year
    booklet = tuple(printed.of_booklet(edition))
    files = [
        _File(workspace.booklet(year), Kind.BOOKLET, Limits(), booklet),
        _File(workspace.booklet(year, "-office"), Kind.OFFICE, Limits(), ()),
        _File(workspace.booklet(year, "-press"), Kind.PRESS, _limits(workspace, edition), booklet),
        *(_profile(workspace, year, text) for text in edition.texts),
    ]
    yield from (file for file in files if file.path.is_file())


def _profile(workspace: Workspace, year: int, text: Text[Profile]) -> _File:
    from report.checks.finished import Kind, Limits

    path = workspace.profile(year, text.slug)
    return _File(path, Kind.PROFILE, Limits(), tuple(printed.of_profile(text)))


def _limits(workspace: Workspace, edition: Edition) -> "Limits":
    """Give what the shop asks for whose printing condition the press file names.

    Where several shops print alike, the edition's own counts.
    """
    from report.checks.finished import Limits
    from report.checks.finished.intent import printing_condition

    wanted = printing_condition(workspace.booklet(edition.fields.year, "-press"))
    orders = read_orders(workspace)
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


def _left_over(workspace: Workspace, edition: Edition, lacks: Collection[str]) -> Iterator[Problem]:
    """Find profiles of texts that are no longer in the edition."""
    year = edition.fields.year
    slugs = (*(text.slug for text in edition.texts), *lacks)
    known = {workspace.profile(year, slug) for slug in slugs}
    for path in sorted(workspace.profiles(year).glob("*.pdf")):
        if path not in known:
            yield Problem(
                "left-over-file",
                f"'{path.stem}' is not a text of the edition {year}",
                Place(path),
                "Delete the file, or add the text to a section of edition.yaml.",
                Severity.WARNING,
            )
