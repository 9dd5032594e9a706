"""The recipe that looks at finished files: what is wrong with those of an edition."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from report.checks import printed
from report.compositor import origins
from report.compositor.origins import STYLES
from report.compositor.results import INCOMPLETE, Progress
from report.design.sheets import font_families
from report.document import Composer
from report.finish.origin import Origin
from report.finish.press.shop import Order, order_readings
from report.finish.target import Target
from report.model import Edition, Profile, Text
from report.problems import ContentError, Place, Problem, Reading, Severity
from report.recipes.inspection import FoundFile, Inspected, inspected
from report.recipes.stale import NOT_FINISHED, stale
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.checks.preflight import Limits


def preflight(
    workspace: Workspace, edition: Edition, progress: Progress, lacks: Collection[str] = ()
) -> list[Problem]:
    """Check every finished file of an edition, in a fixed order.

    `lacks` are the slugs of its texts that are not in it, because they are not finished or wrong.
    """
    desk = _Desk(workspace, edition, tuple(lacks))
    found = _problems(desk, _files(desk), progress)
    drafts = left_over_drafts(workspace, edition, desk.lacks)
    return [*found, *_of_lacking(desk), *_left_over(desk), *drafts]


def profile_problems(
    workspace: Workspace,
    edition: Edition,
    texts: Iterable[Text[Profile]],
    progress: Progress,
    *,
    are_new: bool = True,
) -> list[Problem]:
    """Check the finished profiles of some texts, as far as there are any.

    Of those that were made a moment ago, none is looked at for being older than its content.
    """
    desk = _Desk(workspace, edition, are_new=are_new)
    files = (_profile(desk, text) for text in texts)
    return _problems(desk, (file for file in files if file.path.exists()), progress)


@dataclass(frozen=True)
class _Desk:
    """What finished files are compared with."""

    workspace: Workspace
    edition: Edition
    lacks: tuple[str, ...] = ()
    are_new: bool = False

    @property
    def year(self) -> int:
        return self.edition.fields.year

    @cached_property
    def styles(self) -> str:
        return origins.of_styles(self.workspace)

    @cached_property
    def composer(self) -> Composer:
        return Composer(self.workspace, self.edition)

    @cached_property
    def part(self) -> Origin:
        """What a booklet would be made from now, without the texts that cannot be set."""
        return origins.of_booklet(self.workspace, self.edition, self.styles)

    @cached_property
    def whole(self) -> Origin:
        """What a booklet would be made from that lacks no text."""
        names = (f"content/{self.year}/{slug}.md" for slug in self.lacks)
        return Origin(self.part.version, {**self.part.parts, **dict.fromkeys(names, NOT_FINISHED)})

    def press(self, noted: Origin | None) -> Origin:
        """Return what a booklet for the shop that a file names would be made from."""
        names = noted.parts if noted else {}
        orders = _orders(self.workspace)
        shops = {f"{STYLES}press/{name}.yaml": name for name in orders}
        name = next((shops[part] for part in names if part in shops), self.edition.fields.shop)
        return origins.of_press(self.whole, name, orders[name]) if name in orders else self.whole

    def profile(self, text: Text[Profile]) -> Origin:
        """Return what the profile of a text would be made from. Raises `ContentError`."""
        return origins.of_profile(self.workspace, text, self.composer, self.styles)


@dataclass(frozen=True)
class _File:
    """A finished file with what is expected of it, what it would be made from now, and by what."""

    found: FoundFile
    origin: Callable[[Origin | None], Origin]  # takes what the file itself notes
    command: str

    @property
    def path(self) -> Path:
        return self.found.path


def _problems(desk: _Desk, files: Iterable[_File], progress: Progress) -> list[Problem]:
    """Find the problems of files; of one that is older than its content, no more than that."""
    listed = list(files)
    seen = inspected([file.found for file in listed], _families(desk.workspace), progress)
    return [
        problem for file, one in zip(listed, seen, strict=True) for problem in _of(desk, file, one)
    ]


def _of(desk: _Desk, file: _File, seen: Reading[Inspected]) -> Iterator[Problem]:
    yield from seen.problems
    if seen.value is None:
        return
    if not desk.are_new:
        now = file.origin(seen.value.noted)
        if old := stale(file.path, seen.value.noted, now, file.command):
            yield old
            if old.severity is Severity.ERROR:
                return
    yield from seen.value.problems


def _families(workspace: Workspace) -> tuple[str, ...]:
    """Return the families of our fonts; none if `fonts.css` is broken, which is told before."""
    try:
        return font_families(workspace)
    except ContentError:
        return ()


def _files(desk: _Desk) -> Iterator[_File]:
    """Find the finished files that there are, with what is expected of each."""
    from report.checks.preflight import Kind, Limits

    workspace, year = desk.workspace, desk.year
    words, none = tuple(printed.of_booklet(desk.edition)), Limits()
    command = f"report booklet {year}"

    def booklet(suffix: str, origin: Callable[[Origin | None], Origin]) -> _File:
        found = FoundFile(workspace.booklet(year, suffix), Kind.BOOKLET, none, words)
        return _File(found, origin, command)

    files = [booklet("", lambda noted: desk.whole)]
    if desk.lacks:
        files.append(booklet(INCOMPLETE, lambda noted: desk.part))
    path = workspace.booklet(year, "-office")
    again = f"{command} --for {Target.OFFICE}"
    found = FoundFile(path, Kind.OFFICE, none, ())
    files.append(_File(found, lambda noted: desk.whole, again))
    path = workspace.booklet(year, "-press")
    if path.exists():
        limits, again = _limits(workspace, desk.edition), f"{command} --for {Target.PRESS}"
        files.append(_File(FoundFile(path, Kind.PRESS, limits, words), desk.press, again))
    files += [_profile(desk, text) for text in desk.edition.texts]
    yield from (file for file in files if file.path.exists())


def _profile(desk: _Desk, text: Text[Profile]) -> _File:
    from report.checks.preflight import Kind, Limits

    path = desk.workspace.profile(desk.year, text.slug)
    words = tuple(printed.of_profile(text))
    again = f"report profiles {desk.year} {text.slug}"
    found = FoundFile(path, Kind.PROFILE, Limits(), words)
    return _File(found, lambda noted: desk.profile(text), again)


def _limits(workspace: Workspace, edition: Edition) -> "Limits":
    """Return what the shop asks for whose printing condition the press file names.

    Where several shops print alike, the edition's own counts.
    """
    from report.checks.preflight import Limits
    from report.checks.preflight.intent import printing_condition

    wanted = printing_condition(workspace.booklet(edition.fields.year, "-press"))
    orders = _orders(workspace)
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


def _orders(workspace: Workspace) -> dict[str, Order]:
    """Read what shops want, but for those whose file is broken: `report check` tells of them."""
    readings = order_readings(workspace)
    return {name: reading.value for name, reading in readings.items() if reading.value}


def _of_lacking(desk: _Desk) -> Iterator[Problem]:
    """Find the profiles of texts that cannot be set as they are now."""
    for slug in desk.lacks:
        path = desk.workspace.profile(desk.year, slug)
        if path.exists():
            now = Origin("", {f"content/{desk.year}/{slug}.md": NOT_FINISHED})
            again = f"report profiles {desk.year} {slug}"
            yield from filter(None, [stale(path, Origin("", {}), now, again)])


def left_over_drafts(
    workspace: Workspace, edition: Edition, lacks: Collection[str] = ()
) -> Iterator[Problem]:
    """Find drafts of messages to organisations that are no longer in the edition.

    `lacks` are the slugs of texts that it will have again, when they are finished or mended.
    """
    year = edition.fields.year
    slugs = (*(text.slug for text in edition.texts), *lacks)
    known = {workspace.draft(year, slug) for slug in slugs}
    for path in sorted((workspace.output(year) / "mail").glob("*.eml")):
        if path not in known:
            yield Problem(
                "left-over-file",
                f"'{path.stem}' is not a text of the edition {year}, and its draft is still here",
                Place(path),
                "Delete the draft, or add the text to a section of edition.yaml.",
                Severity.WARNING,
            )


def _left_over(desk: _Desk) -> Iterator[Problem]:
    """Find what was made of texts that are no longer in the edition, or of a part of it."""
    workspace, year = desk.workspace, desk.year
    slugs = (*(text.slug for text in desk.edition.texts), *desk.lacks)
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
    path = workspace.booklet(year, INCOMPLETE)
    if path.is_file() and not desk.lacks:
        yield Problem(
            "left-over-file",
            f"'{path.name}' lacks texts that are finished now",
            Place(path),
            f"Delete the file: report booklet {year} makes the whole one.",
            Severity.WARNING,
        )
