"""Where the pages of an edition are set: texts made to fill theirs, and a whole booklet."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import cached_property, partial
from itertools import product as pairs
from typing import TYPE_CHECKING, Any, Final, TypeVar

from report.compositor.engine import typesetter
from report.compositor.keeping import has_size, in_size, makeup_of
from report.compositor.options import cheaper, price, priced
from report.compositor.piece import NO_CHOICES, PiecePages
from report.copyfit import Filled, PageSetter, Reckoned, one_page, reckoned_pages, some_pages
from report.design.designs import PAGE
from report.design.makeup import Makeup, Option
from report.design.plates import Plates
from report.design.settings import Range, Setting, read_ranges, within_half
from report.design.sheets import product_sheets
from report.document.documents import Documents
from report.document.pieces import text_piece
from report.document.plan import Plan
from report.linebreaking import Choices, improved
from report.model import Edition, Profile, Text
from report.problems import ContentError, Problem
from report.products.booklet import BOOKLET
from report.products.every import OF_TEXTS, PRODUCTS
from report.products.product import PageProduct, Product
from report.units import px_from_mm
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.typeset import Anatomy, Layout, Typesetter

T = TypeVar("T", Filled, Reckoned)

SPREADS: Final = (2, 3, 4, 5, 6)  # pages that a text of the booklet fills
GOOD_ENOUGH: Final = 6.0  # what pages cost at most so that no other makeup is tried
ENDLESS_MM: Final = 5000.0  # the height of a page on which a text is probed
# What is probed is balanced by reckoning: all of it stands in one column, laid out once.
UNBALANCED: Final = "--columns-fill: auto"
MOST_ROUNDS: Final = 8  # of layout of a piece, until its lines are good; most take one


class Compositor:
    """Sets the pages of one edition; fonts and styles are loaded when a product needs them."""

    def __init__(self, workspace: Workspace, edition: Edition) -> None:
        self._workspace = workspace
        self._edition = edition
        self._typesetters: dict[str, Typesetter] = {}  # by product

    @cached_property
    def documents(self) -> Documents:
        """What fills the templates, made in a job: what is wrong with it has a place to go."""
        return Documents(self._workspace, self._edition)

    def rehearse(self) -> None:
        """Fill every template with every text, and load the style sheets, but set no page.

        Raises `ContentError` with everything that is wrong with them, each problem once.
        """
        texts, plan = self._edition.texts, Plan({})
        acts: list[Callable[[], object]] = [
            lambda: self.documents.booklet(plan),
            *(partial(self.documents.article, *way) for way in self._ways(texts)),
            *(partial(self.documents.page, *page) for page in _pages(texts)),
            lambda: self.documents.proof(self._edition.fields.published),
            *(partial(self._typesetter, each) for each in PRODUCTS),
        ]
        problems: dict[Problem, None] = {}
        for act in acts:
            try:
                act()
            except ContentError as error:
                problems |= dict.fromkeys(error.problems)
        if problems:
            raise ContentError(problems)

    def ready(self, product: Product) -> None:
        """Load the fonts and styles of a product. Raises `ContentError`."""
        self._typesetter(product)

    def kept_widths(self, product: Product, name: str) -> AbstractContextManager[None]:
        """Set a text with the widths of its words that are kept under a name; empty for none."""
        return self._typesetter(product).kept_widths(name) if name else nullcontext()

    def page(self, product: PageProduct, text: Text[Profile]) -> Filled:
        """Fill the page of a product with a text. Raises `ContentError` if it is too long."""
        order = self.documents.gives_way(product, text)
        return one_page(product, text, order, self.page_setter(product))

    def article(self, text: Text[Profile], makeup: Makeup | None = None) -> Filled | None:
        """Fill the pages that a text has in the booklet: as many as suit it, or as `makeup` says.

        None for a text that is too long for all of them: it goes on over more pages in the
        booklet's own setting.
        """
        return self._best(text, makeup, some_pages)

    def reckoned(self, text: Text[Profile], makeup: Makeup | None = None) -> Reckoned | None:
        """Return the same as it is reckoned; whether that holds is seen when the piece is set."""
        return self._best(text, makeup, reckoned_pages)

    def _best(
        self, text: Text[Profile], makeup: Makeup | None, fill: "Callable[..., T | None]"
    ) -> "T | None":
        setter = self.booklet_setter
        if makeup:
            return fill(text, makeup, setter, [makeup.pages])
        if kept := self._as_approved(text, fill):
            return kept
        found: dict[Makeup, T] = {}
        options: dict[int, Option] = {}
        for rank, one in enumerate(self.documents.makeups(text)):
            filled = fill(text, one, setter, [1] if one.design == PAGE else SPREADS)
            if filled:
                found[filled.makeup] = filled
                options = cheaper(options, priced(filled.options, rank))
                if options[filled.makeup.pages].cost < GOOD_ENOUGH:
                    break
        best = min(found, key=lambda makeup: price(options, makeup), default=None)
        return replace(found[best], options=options) if best else None

    def _as_approved(self, text: Text[Profile], fill: "Callable[..., T | None]") -> "T | None":
        """Return the pages of a text as they were approved, or None where they cannot be so.

        The size of its type is kept, too, if the text fits in it.
        """
        makeup = makeup_of(text.kept) if text.kept else None
        if not text.kept or not makeup or not self.documents.suits(text, makeup):
            return None
        filled = fill(text, makeup, self.booklet_setter, [makeup.pages])
        if filled is None or has_size(filled.setting, text.kept):
            return filled
        return fill(text, makeup, in_size(self.booklet_setter, text.kept), [makeup.pages]) or filled

    def page_setter(self, product: PageProduct) -> PageSetter:
        """Return what sets the pages of a product."""

        def layout(text: Text[Profile], makeup: Makeup, *rest: Any) -> "Layout":
            html = self.documents.page(product, text, makeup)
            return self._typesetter(product).layout(html, *rest)

        return self._setter(product, layout, partial(self.documents.page_plates, product))

    @cached_property
    def booklet_setter(self) -> PageSetter:
        """What sets the pages that texts have in the booklet."""

        def layout(text: Text[Profile], makeup: Makeup, *rest: Any) -> "Layout":
            return self._booklets.layout(self.documents.article(text, makeup), *rest)

        return self._setter(BOOKLET, layout, self.documents.plates)

    def _setter(
        self,
        product: Product,
        layout: "Callable[..., Layout]",
        plates: Callable[[Text[Profile], Makeup], Plates],
    ) -> PageSetter:
        limits = read_ranges(product_sheets(self._workspace, product.name)[-1])
        endless = replace(product.paper, height_mm=ENDLESS_MM)

        def ranges(text: Text[Profile], makeup: Makeup) -> Sequence[Range]:
            gives_mm = plates(text, makeup).gives_mm
            is_tight = not product.gives_way or "setting" in makeup.without
            return [_within(one, gives_mm, is_tight=is_tight) for one in limits]

        def probe(text: Text[Profile], makeup: Makeup, setting: Setting) -> "Anatomy | None":
            css = f"{setting.css}; {UNBALANCED}"
            anatomy = layout(text, makeup, NO_CHOICES, css, endless).anatomy()
            longer_px = px_from_mm(ENDLESS_MM - product.paper.height_mm)
            return anatomy and replace(anatomy, page_px=anatomy.page_px - longer_px)

        def render(
            text: Text[Profile], makeup: Makeup, setting: Setting, choices: Choices
        ) -> "Layout":
            return layout(text, makeup, choices, setting.css)

        return PageSetter(ranges, probe, render)

    def slug(self, name: str) -> str | None:
        """Return the slug of the text that a piece of the booklet is; None if it is none."""
        return next((each.slug for each in self._edition.texts if text_piece(each) == name), None)

    def piece(
        self, html: str, expected: PiecePages, plan: Plan
    ) -> "tuple[PiecePages, Layout, str]":
        """Set a piece of the booklet until its lines are good, and what is left of its pages ruled.

        `html` is how it is written by `plan`. Return what became of its pages, these, and the HTML
        that they were set from.
        """
        wanted, choices = html, expected.choices
        for _ in range(MOST_ROUNDS):
            html = wanted
            layout = self._booklets.layout(html, choices, first_page=expected.first_page)
            pages = pages_of(layout, expected.name, choices)
            choices = improved(choices, layout.passages())
            if pages.rests_mm:
                plan = replace(plan, rests_mm={**plan.rests_mm, **pages.rests_mm})
                wanted = self.documents.booklet(plan, [expected.name], expected.first_page)
            if (wanted, choices) == (html, pages.choices):
                break
        return pages, layout, html

    def subset(self, name: str, glyphs: Collection[int]) -> bytes:
        """Return one of the booklet's fonts, by its name in PostScript, with these glyphs alone."""
        return self._booklets.subset(name, glyphs)

    def _ways(self, texts: Sequence[Text[Profile]]) -> Iterator[tuple[Text[Profile], Makeup]]:
        for text in texts:
            yield from ((text, makeup) for makeup in self.documents.makeups(text))

    @property
    def _booklets(self) -> "Typesetter":
        return self._typesetter(BOOKLET)

    def _typesetter(self, product: Product) -> "Typesetter":
        if product.name not in self._typesetters:
            found = typesetter(self._workspace, self.documents, product.name)
            self._typesetters[product.name] = found
        return self._typesetters[product.name]


def _pages(
    texts: Sequence[Text[Profile]],
) -> Iterator[tuple[PageProduct, Text[Profile], Makeup]]:
    """Yield the page of each text in every product, in each design that it may get."""
    for product, text in pairs(OF_TEXTS, texts):
        designs = (*product.designs(text), *product.roomy(text))
        yield from ((product, text, Makeup(design)) for design in designs)


def _within(limits: Range, gives_mm: float, *, is_tight: bool) -> Range:
    """Limit how much of a picture may be cut, and what need not be tight yet."""
    if limits.parameter.field == "picture_mm":
        return replace(limits, low=max(limits.low, -gives_mm))
    return limits if is_tight else within_half(limits)


def pages_of(layout: "Layout", name: str, choices: Choices) -> PiecePages:
    """Return what a layout tells of the pages of a piece."""
    return PiecePages(
        *(name, layout.first_page, layout.page_count),
        *(layout.pages_of_anchors(), layout.rests_mm(), choices),
    )
