"""What was made of an edition before, so that only what has changed is made again."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from report.cache import Cache
from report.compositor.cache_keys import Keys
from report.compositor.cached_form import CachedForm
from report.compositor.fitted import LastTime, Page, Spread
from report.compositor.piece import (
    Booklet,
    Piece,
    PressPiece,
    PressWanted,
    Wanted,
    digest,
)
from report.design.makeup import Makeup
from report.finish.press.shop import Shop
from report.model import Edition, Profile, Text
from report.products.product import PageProduct, Product
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.document.documents import Documents

T = TypeVar("T")


PAGE: Final = CachedForm(Page)
SPREAD: Final = CachedForm(Spread)
LAST_TIME: Final = CachedForm(LastTime)
PIECE: Final = CachedForm(Piece)
PRESS_PIECE: Final = CachedForm(PressPiece)
BOOKLET: Final = CachedForm(Booklet)


class EditionCache:
    """Finds what was made before of the parts of one edition, and keeps what is made now."""

    def __init__(self, workspace: Workspace, edition: Edition) -> None:
        self.styles = workspace.styles
        self._cache = Cache.own()
        self._keys = Keys(workspace, edition)

    def has_page(self, product: PageProduct, text: Text[Profile]) -> bool:
        """Return whether the page of a text was made before; it may be damaged all the same."""
        return self._cache is not None and self._cache.has(self._keys.page(product, text))

    def page(self, product: PageProduct, text: Text[Profile]) -> Page | None:
        """Return the page of a text in a product, if it was made before."""
        return self._get(PAGE, partial(self._keys.page, product, text))

    def keep_page(self, product: PageProduct, text: Text[Profile], page: Page) -> None:
        """Keep the page of a text in a product."""
        self._put(PAGE, partial(self._keys.page, product, text), page)

    def press_page(self, product: PageProduct, text: Text[Profile], shop: Shop) -> bytes | None:
        """Return the page of a text for a print shop, if it was made before."""
        return self._cache.get(self._keys.press_page(product, text, shop)) if self._cache else None

    def keep_press_page(
        self, product: PageProduct, text: Text[Profile], shop: Shop, pdf: bytes
    ) -> None:
        """Keep the page of a text for a print shop."""
        if self._cache:
            self._cache.put(self._keys.press_page(product, text, shop), pdf)

    def spread(
        self, text: Text[Profile], makeup: Makeup | None = None, *, by_layouts: bool = False
    ) -> Spread | None:
        """Return how a text fills the pages that suit it, or those of a makeup, if that is known.

        A spread without a setting is that of a text that is too long for all of them.
        """
        return self._get(SPREAD, partial(self._keys.spread, text, makeup, by_layouts=by_layouts))

    def keep_spread(
        self,
        text: Text[Profile],
        spread: Spread,
        makeup: Makeup | None = None,
        *,
        by_layouts: bool = False,
    ) -> None:
        """Keep how a text fills its pages."""
        key = partial(self._keys.spread, text, makeup, by_layouts=by_layouts)
        self._put(SPREAD, key, spread)

    def widths(self, product: Product, text: Text[Profile]) -> str:
        """Return the name under which widths of the words of a text are kept; empty for none."""
        return self._keys.widths(product, text) if self._cache else ""

    def last_time(self) -> LastTime:
        """Return how the booklet came out when it was last set, as far as that is known."""
        return self._get(LAST_TIME, lambda: self._keys.last_time) or LastTime()

    def keep_last_time(self, last: LastTime) -> None:
        """Keep how the booklet came out, for a guess when it is set again."""
        self._put(LAST_TIME, lambda: self._keys.last_time, last)

    @property
    def documents(self) -> "Documents":
        """What fills the templates of the edition."""
        return self._keys.composer

    def piece(self, wanted: Wanted) -> Piece | None:
        """Return a piece of the booklet, if it was set before with the same lines."""
        return self._get(PIECE, partial(self._keys.piece, digest(wanted.html), wanted.pages))

    def keep_piece(self, wanted: Wanted, piece: Piece) -> None:
        """Keep a piece of the booklet: by what was wanted, and by what it was set from in the end.

        That is what is wanted the next time, when it is known how it came out.
        """
        ways = ((digest(wanted.html), wanted.pages), (piece.html, piece.pages))
        if self._cache:
            for name in {self._keys.piece(*way) for way in ways}:
                self._cache.put(name, PIECE.written(piece))

    def press_piece(self, html: str, wanted: PressWanted, shop: Shop) -> PressPiece | None:
        """Return a piece of the booklet for a print shop, if it was set before."""
        key = partial(self._keys.press_piece, digest(html), wanted, shop)
        return self._get(PRESS_PIECE, key)

    def keep_press_piece(
        self, html: str, wanted: PressWanted, shop: Shop, piece: PressPiece
    ) -> None:
        """Keep a piece of the booklet for a print shop."""
        self._put(PRESS_PIECE, partial(self._keys.press_piece, digest(html), wanted, shop), piece)

    def booklet(self) -> Booklet | None:
        """Return the booklet, if it was made before."""
        return self._get(BOOKLET, lambda: self._keys.booklet)

    def keep_booklet(self, booklet: Booklet) -> None:
        """Keep the booklet."""
        self._put(BOOKLET, lambda: self._keys.booklet, booklet)

    def press_file(self, shop: Shop) -> bytes | None:
        """Return the file for a print shop, if it was made before."""
        return self._cache.get(self._keys.press(shop)) if self._cache else None

    def keep_press_file(self, shop: Shop, pdf: bytes) -> None:
        """Keep the file for a print shop."""
        if self._cache:
            self._cache.put(self._keys.press(shop), pdf)

    def prune(self) -> None:
        """Take away what was not used for longest, if there is too much."""
        if self._cache:
            self._cache.prune()

    def _get(self, form: CachedForm[T], key: Callable[[], str]) -> T | None:
        found = self._cache.get(key()) if self._cache else None
        return form.read(found) if found else None

    def _put(self, form: CachedForm[T], key: Callable[[], str], thing: T) -> None:
        if self._cache:
            self._cache.put(key(), form.written(thing))
