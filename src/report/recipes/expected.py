"""What is expected of the finished files of an edition: their size, words, inks, and origin."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from report.checks import printed
from report.checks.printed import Wording
from report.compositor import origins
from report.compositor.origins import STYLES
from report.document.documents import Documents
from report.finish.origin import Origin
from report.finish.press.shop import order_readings
from report.model import Edition, Order, Profile, Text
from report.products.booklet import BOOKLET, COVER, COVER_FORM, INCOMPLETE, INSIDE, INSIDE_FORM
from report.products.every import OF_TEXTS
from report.products.product import Form, PageProduct
from report.products.target import Target
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
        """What fills the templates, to tell what a page would be made from."""
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

    def press(self, screen: Origin, noted: Origin | None) -> Origin:
        """Return what a file for the shop that it names would be made from.

        `screen` is what the one for the screen is made from.
        """
        orders = _orders(self.workspace)
        name = _shop(noted, orders) or self.edition.fields.shop
        return origins.of_press(screen, name, orders[name]) if name in orders else screen

    def page(self, product: PageProduct, text: Text[Profile]) -> Origin:
        """Return what the page of a text would be made from. Raises `ContentError`."""
        return origins.of_page(self.workspace, product, text, self.documents, self.styles)


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
    from report.checks.preflight import Limits

    workspace, year = compared.workspace, compared.year
    words, none = tuple(printed.of_booklet(compared.edition)), Limits()
    screen, press = BOOKLET.form(), BOOKLET.form(Target.PRESS)
    command = f"report booklet {year}"

    def booklet(suffix: str, origin: Callable[[Origin | None], Origin]) -> Checked:
        found = FoundFile(BOOKLET.file(workspace, year, suffix), screen, none, words)
        return Checked(found, origin, command)

    files = [booklet("", lambda noted: compared.whole)]
    if compared.lacks:
        files.append(booklet(INCOMPLETE, lambda noted: compared.part))
    path = BOOKLET.file(workspace, year, Target.OFFICE.suffix)
    again = f"{command} --for {Target.OFFICE}"
    found = FoundFile(path, BOOKLET.form(Target.OFFICE), none, ())
    files.append(Checked(found, lambda noted: compared.whole, again))
    again = f"{command} --for {Target.PRESS}"
    of_the_press: tuple[tuple[str, Form, tuple[Wording, ...], str], ...] = (
        (Target.PRESS.suffix, press, words, again),
        (COVER, COVER_FORM, (), f"{again} --separate-cover"),  # each has some of the words
        (INSIDE, INSIDE_FORM, (), f"{again} --separate-cover"),
    )

    def for_press(noted: Origin | None) -> Origin:
        return compared.press(compared.whole, noted)

    for suffix, form, its_words, how in of_the_press:
        path = BOOKLET.file(workspace, year, suffix)
        if path.exists():
            limits = _limits(workspace, compared.edition, path)
            files.append(
                Checked(
                    FoundFile(path, form, limits, its_words),
                    for_press,
                    how,
                )
            )
    for product in OF_TEXTS:
        for text in compared.edition.texts:
            files += page_files(compared, product, text)
    yield from (file for file in files if file.path.exists())


def page_files(compared: Compared, product: PageProduct, text: Text[Profile]) -> list[Checked]:
    """Return the page of a text for each target, as far as it is there, with what is expected."""
    targets = product.targets
    paths = [product.file(compared.workspace, compared.year, text.slug, each) for each in targets]
    return [
        _page_file(compared, product, text, target, path)
        for target, path in zip(targets, paths, strict=True)
        if path.exists()
    ]


def _page_file(
    compared: Compared, product: PageProduct, text: Text[Profile], target: Target, path: Path
) -> Checked:
    from report.checks.preflight import Limits

    # What gave way is not told by the file.
    words = tuple(printed.of_page(product, text, product.gives_way))
    is_for_press = target is Target.PRESS
    limits = _limits(compared.workspace, compared.edition, path) if is_for_press else Limits()
    found = FoundFile(path, product.form(target), limits.from_afar(product.distance), words)

    def origin(noted: Origin | None) -> Origin:
        screen = compared.page(product, text)
        return compared.press(screen, noted) if is_for_press else screen

    return Checked(found, origin, product.command(compared.year, text.slug, target))


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
