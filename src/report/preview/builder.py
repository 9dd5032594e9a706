"""All products of an edition, set as the commands set them, and shown one after the other."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from typing import Final

from pypdfium2 import PdfiumError

from report.checks import printed
from report.checks.printed import Wording
from report.compositor.booklet import set_booklet, set_for_press
from report.compositor.edition_cache import EditionCache
from report.compositor.fitted import Page
from report.compositor.pages import set_pages
from report.compositor.piece import Booklet
from report.compositor.resetting import Again
from report.compositor.results import Progress
from report.compositor.source_map import source_boxes, source_pictures
from report.design.reasons import Reason, reason
from report.finish.imposition import USUAL_FOLDING, saddle_stitch
from report.finish.press.shop import read_shop
from report.locales import _
from report.model import Edition, EditionFiles, Profile, Text
from report.preview.download import booklet_file, profile_file
from report.preview.images import Images
from report.preview.listed import listed_texts
from report.preview.stages import Stages
from report.preview.stand_in import StandIn
from report.preview.state import PdfFile, PreviewState, Product, ShownPage
from report.problems import Problem, Reading, ReportError
from report.processes import Workers
from report.products.booklet import BOOKLET as THE_BOOKLET
from report.products.profile import PROFILE
from report.products.target import Target
from report.workspace import Workspace

BOOKLET, PRESS, OFFICE = "booklet", "press", "office"
NOTED: Final = ("content", "said", "engine", "proofs")  # whose problems are those of no product


class Builder:
    """Sets everything, and keeps the problems of each part until it is set again.

    A part that fails leaves its last good pages where they are.
    """

    def __init__(self, workspace: Workspace, state: PreviewState, images: Images) -> None:
        self.targets: list[Target] = []
        self.found: dict[str, Sequence[Problem]] = {}
        self.booklet: Booklet | None = None
        self._workspace = workspace
        self._state = state
        self._images = images
        self._stages = Stages(state, self.wanted)
        self._wordings: Sequence[Wording] = ()  # what is printed of the edition

    def begin(self, chosen: StandIn, found: Mapping[str, Sequence[Problem]]) -> None:
        """Show what was found before anything is set, and which products hold old texts."""
        self.found.update(found)
        self._wordings = tuple(printed.of_edition(chosen.edition))
        old = {profile_name(slug) for slug in chosen.old}
        old |= {BOOKLET, PRESS, OFFICE} if chosen.old else set()
        self._state.change(
            lambda products: {
                name: replace(product, is_old=product.is_old or name in old)
                for name, product in products.items()
            }
        )
        self.show_problems()

    def note(self, name: str, problems: Sequence[Problem]) -> None:
        """Show what was found by somebody else, under a name of theirs."""
        self.found[name] = problems
        self.show_problems()

    def list_texts(self, files: EditionFiles) -> None:
        """Show where each text stands, or stood while the file of the edition was good."""
        listed = listed_texts(files)
        if listed.value is not None:
            self._state.show(texts=listed.value)
        self.note("proofs", listed.problems)

    def wanted(self) -> list[str]:
        """Return the names of the booklets that are to be set, that for the screen first."""
        return [BOOKLET, *(target.value for target in self.targets)]

    def set(self, chosen: StandIn, workers: Workers, progress: Progress) -> None:
        """Set the booklet, the profiles, and the files that somebody looks at."""
        self._forget_others(chosen)
        self._stages.begin()
        is_good = self._trying(BOOKLET, lambda: self._set_booklet(chosen, workers, progress))
        if not is_good:
            self._stages.fail(self.found[BOOKLET])
        self._set_profiles(chosen, workers, progress)
        if is_good and Target.OFFICE in self.targets:
            self._trying(OFFICE, lambda: self._set_office(chosen, progress))
        if is_good and Target.PRESS in self.targets:
            self._trying(PRESS, lambda: self._set_press(chosen, workers, progress))
        self._images.keep(
            page.image.key for product in self.products.values() for page in product.pages
        )

    @property
    def products(self) -> dict[str, Product]:
        """What is shown now, by name."""
        return dict(self._state.shown.products)

    def show_pages(self, name: str, first: int, made: Again, edition: Edition) -> None:
        """Show other pages in the place of some of a product's; pages count from 1."""
        product = self.products[name]
        new = self._shown_pages(made, edition)
        pages = [*product.pages]
        pages[first - 1 : first - 1 + len(new)] = new
        self._state.put(name, replace(product, pages=tuple(pages), file=None))
        # While a browser asks for what is new.
        old = product.pages[first - 1 : first - 1 + len(new)]
        self._images.draw_ahead(
            {page.image.key: before.image.key for page, before in zip(new, old, strict=False)}
        )

    def show_last(self, year: int) -> None:
        """Show the booklet of the last run, if there is one, until another is set."""
        path = THE_BOOKLET.file(self._workspace, year)
        with suppress(OSError, PdfiumError):  # there is none, or it is no booklet of ours
            file = PdfFile(path.name, path.read_bytes())
            pages = tuple(map(ShownPage, self._images.add(file.pdf)))
            self._state.put(BOOKLET, Product(_("The last file"), pages, is_old=True, file=file))

    def are_old(self, problems: Sequence[Problem]) -> None:
        """Show that no product has what the content says now, for these reasons."""
        self._stages.fail(problems)
        self._state.change(
            lambda products: {name: replace(each, is_old=True) for name, each in products.items()}
        )

    def show_problems(self) -> None:
        """Show the problems of all parts, each once."""
        self._state.show(problems=tuple(dict.fromkeys(chain.from_iterable(self.found.values()))))

    def _set_booklet(self, chosen: StandIn, workers: Workers, progress: Progress) -> None:
        edition = chosen.edition
        self.booklet = set_booklet(workers, self._cache(edition), edition, progress)
        pages, old = self._shown_pages(self.booklet, edition), bool(chosen.old)
        reasons = _reasons(self.booklet, edition)
        file = booklet_file(self._workspace, chosen, self.booklet.pdf)
        title = edition.fields.title
        self._state.put(BOOKLET, Product(title, pages, is_old=old, reasons=reasons, file=file))

    def _set_profiles(self, chosen: StandIn, workers: Workers, progress: Progress) -> None:
        progress(_("fitting profiles"))
        edition = chosen.edition
        cache = self._cache(edition)
        readings = set_pages(PROFILE, edition.texts, workers, cache, progress)
        for text, reading in zip(edition.texts, readings, strict=True):
            self._show_profile(text, reading, chosen)
        cache.prune()

    def _show_profile(self, text: Text[Profile], reading: Reading[Page], chosen: StandIn) -> None:
        name, title = profile_name(text.slug), text.fields.name
        self.found[name] = reading.problems
        self.show_problems()
        if page := reading.value:
            pages = self._shown_pages(page, chosen.edition)
            old, file = text.slug in chosen.old, profile_file(chosen, text.slug, page.pdf)
            product = Product(title, pages, text.slug, page.fitting, is_old=old, file=file)
            self._state.put(name, product)
        else:
            last = self.products.get(name, Product(title, slug=text.slug))
            self._state.put(name, replace(last, is_old=True))

    def _set_office(self, chosen: StandIn, progress: Progress) -> None:
        from report.finish.office import imposed  # not needed before somebody looks at sheets

        progress(_("laying pages on sheets"))
        if self.booklet:
            pdf = imposed(self.booklet.pdf, USUAL_FOLDING)
            sides = saddle_stitch(self.booklet.settled.page_count)
            pages = tuple(
                ShownPage(image, folios=tuple(page for page in side if page))
                for image, side in zip(self._images.add(pdf), sides, strict=True)
            )
            title, old = _("Sheets for the office printer"), bool(chosen.old)
            file = booklet_file(self._workspace, chosen, pdf, Target.OFFICE)
            self._state.put(OFFICE, Product(title, pages, is_old=old, file=file))

    def _set_press(self, chosen: StandIn, workers: Workers, progress: Progress) -> None:
        progress(_("setting pages for the press"))
        edition = chosen.edition
        cache = self._cache(edition)
        shop = read_shop(self._workspace, edition.fields.shop)
        if self.booklet:
            pdf = set_for_press(workers, cache, edition, self.booklet, shop, progress)
            pages = self._shown_pages(replace(self.booklet, pdf=pdf), edition)
            product = Product(
                shop.order.title,
                pages,
                is_old=bool(chosen.old),
                safe_zone_mm=shop.order.safe_zone_mm,
                reasons=_reasons(self.booklet, edition),
                file=booklet_file(self._workspace, chosen, pdf, Target.PRESS),
            )
            self._state.put(PRESS, product)

    def _cache(self, edition: Edition) -> EditionCache:
        return EditionCache(self._workspace, edition)

    def _shown_pages(self, made: Booklet | Page | Again, edition: Edition) -> tuple[ShownPage, ...]:
        """Take pages in, and find what of the content stands where on them."""
        every = source_boxes(made.areas, self._wordings)
        photographs = source_pictures(made.pictures, edition, self._workspace.root, every)
        return tuple(
            ShownPage(
                image,
                tuple(box for box in every if box.page == number),
                tuple(each for each in photographs if each.box.page == number),
            )
            for number, image in enumerate(self._images.add(made.pdf), start=1)
        )

    def _trying(self, name: str, act: Callable[[], None]) -> bool:
        """Do something; where it fails, show why, and tell that what is shown is old."""
        self.found[name] = ()
        self._stages.set(name)
        try:
            act()
        except ReportError as error:
            self.found[name] = error.problems
            if name in self.products:
                self._state.put(name, replace(self.products[name], is_old=True))
        self._stages.end(name, self.found[name])
        self.show_problems()
        return not self.found[name]

    def _forget_others(self, chosen: StandIn) -> None:
        """Take away the profiles of texts that are no longer in the edition."""
        edition = chosen.edition
        names = {BOOKLET, PRESS, OFFICE, *(profile_name(text.slug) for text in edition.texts)}
        noted = {*names, *NOTED}
        self.found = {name: found for name, found in self.found.items() if name in noted}
        self._state.change(
            lambda products: {name: each for name, each in products.items() if name in names}
        )
        self._state.show(title=chosen.title)


def _reasons(booklet: Booklet, edition: Edition) -> dict[int, Reason]:
    """Return why the pages of each text are made up as they are, by the first of them."""
    plan = booklet.settled.plan
    found = ((text, plan.makeups.get(text.slug)) for text in edition.texts)
    return {plan.page(text.slug): reason(text, makeup) for text, makeup in found if makeup}


def profile_name(slug: str) -> str:
    """Return the name of the product that is a text's profile."""
    return f"profile-{slug}"
