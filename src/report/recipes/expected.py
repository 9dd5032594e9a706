"""What is expected of the finished files of an edition: their size, words, inks, and origin."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from report.checks import printed
from report.compositor import origins
from report.compositor.origins import STYLES
from report.compositor.results import COVER, INCOMPLETE, INSIDE
from report.design.settings import GIVES_WAY
from report.document.documents import Documents
from report.finish.origin import Origin
from report.finish.press.shop import order_readings
from report.finish.target import Target
from report.model import Edition, Order, Profile, Text
from report.recipes.inspection import FoundFile
from report.recipes.stale import NOT_FINISHED
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.checks.preflight import Limits


@dataclass(frozen=True)
class Compared:
    """What finished files are compared with."""

    workspace: Workspace
    edition: Edition
    lacks: tuple[str, ...] = ()
    are_new: bool = False

    @property
    def year(self) -> int:
        """The year of the edition."""
        return self.edition.fields.year

    @cached_property
    def styles(self) -> str:
        """The digest of the styles as they are now."""
        return origins.of_styles(self.workspace)

    @cached_property
    def documents(self) -> Documents:
        """What fills the templates, to tell what a profile would be made from."""
        return Documents(self.workspace, self.edition)

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
        orders = _orders(self.workspace)
        name = _shop(noted, orders) or self.edition.fields.shop
        return origins.of_press(self.whole, name, orders[name]) if name in orders else self.whole

    def profile(self, text: Text[Profile]) -> Origin:
        """Return what the profile of a text would be made from. Raises `ContentError`."""
        return origins.of_profile(self.workspace, text, self.documents, self.styles)


@dataclass(frozen=True)
class Checked:
    """A finished file with what is expected of it, what it would be made from now, and by what."""

    found: FoundFile
    origin: Callable[[Origin | None], Origin]  # takes what the file itself notes
    command: str

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.found.path


def finished_files(compared: Compared) -> Iterator[Checked]:
    """Find the finished files that there are, with what is expected of each."""
    from report.checks.preflight import Kind, Limits

    workspace, year = compared.workspace, compared.year
    words, none = tuple(printed.of_booklet(compared.edition)), Limits()
    command = f"report booklet {year}"

    def booklet(suffix: str, origin: Callable[[Origin | None], Origin]) -> Checked:
        found = FoundFile(workspace.booklet(year, suffix), Kind.BOOKLET, none, words)
        return Checked(found, origin, command)

    files = [booklet("", lambda noted: compared.whole)]
    if compared.lacks:
        files.append(booklet(INCOMPLETE, lambda noted: compared.part))
    path = workspace.booklet(year, "-office")
    again = f"{command} --for {Target.OFFICE}"
    found = FoundFile(path, Kind.OFFICE, none, ())
    files.append(Checked(found, lambda noted: compared.whole, again))
    again = f"{command} --for {Target.PRESS}"
    of_the_press = (
        ("-press", Kind.PRESS, words, again),
        (COVER, Kind.COVER, (), f"{again} --separate-cover"),  # each has some of the words
        (INSIDE, Kind.INSIDE, (), f"{again} --separate-cover"),
    )
    for suffix, kind, its_words, how in of_the_press:
        path = workspace.booklet(year, suffix)
        if path.exists():
            limits = _limits(workspace, compared.edition, path)
            files.append(Checked(FoundFile(path, kind, limits, its_words), compared.press, how))
    files += [profile_file(compared, text) for text in compared.edition.texts]
    yield from (file for file in files if file.path.exists())


def profile_file(compared: Compared, text: Text[Profile]) -> Checked:
    """Return the profile of a text with what is expected of it, whether it is there or not."""
    from report.checks.preflight import Kind, Limits

    path = compared.workspace.profile(compared.year, text.slug)
    words = tuple(printed.of_profile(text, GIVES_WAY))  # what gave way is not told by the file
    again = f"report profiles {compared.year} {text.slug}"
    found = FoundFile(path, Kind.PROFILE, Limits(), words)
    return Checked(found, lambda noted: compared.profile(text), again)


def _limits(workspace: Workspace, edition: Edition, path: Path) -> "Limits":
    """Return what the shop of a press file asks for: the noted one, or one of its condition.

    Where several shops print alike, the edition's own counts.
    """
    from report.checks.preflight import Limits
    from report.checks.preflight.intent import intended

    wanted, noted = intended(path)
    orders = _orders(workspace)
    own = orders.pop(_shop(noted, orders) or edition.fields.shop, None)
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
        spots=tuple(order.spots.values()),
    )


def _shop(noted: Origin | None, orders: Mapping[str, Order]) -> str:
    """Return the name of the shop that a file notes, if it is one of these, or nothing."""
    shops = {f"{STYLES}press/{name}.yaml": name for name in orders}
    return next((shops[part] for part in (noted.parts if noted else ()) if part in shops), "")


def _orders(workspace: Workspace) -> dict[str, Order]:
    """Read what shops want, but for those whose file is broken: `report check` tells of them."""
    readings = order_readings(workspace)
    return {name: reading.value for name, reading in readings.items() if reading.value}
