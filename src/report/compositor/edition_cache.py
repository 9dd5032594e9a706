"""What was made of an edition before, so that only what has changed is made again."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from report.cache import Cache
from report.compositor.cache_keys import Keys
from report.compositor.compositor import Settled
from report.compositor.results import Fitting
from report.compositor.tasks import Booklet, Page, Spread
from report.design.settings import Setting
from report.document import Plan
from report.finish.press.shop import Shop
from report.linebreaking import Block, BlockBox, Choices
from report.model import Edition, Profile, Text
from report.workspace import Workspace

T = TypeVar("T")


@dataclass(frozen=True)
class _Choices:
    """Choices for lines as JSON can have them."""

    whole: list[tuple[Block, int]]
    more: list[tuple[Block, int]]

    @classmethod
    def of(cls, choices: Choices) -> "_Choices":
        return cls(sorted(choices.whole), sorted(choices.more.items()))

    @property
    def choices(self) -> Choices:
        return Choices(frozenset(self.whole), dict(self.more))


@dataclass(frozen=True)
class _Spread:
    """A spread as it is kept; without a setting, the text is too long for one."""

    setting: Setting | None
    choices: _Choices


@dataclass(frozen=True)
class _Page:
    fitting: Fitting
    areas: tuple[BlockBox, ...]


@dataclass(frozen=True)
class _Booklet:
    pages: dict[str, int]
    notes: int
    settings: dict[str, Setting]
    choices: _Choices
    page_count: int
    picture_widths_mm: dict[str, float]
    areas: tuple[BlockBox, ...]


class EditionCache:
    """Finds what was made before of the parts of one edition, and keeps what is made now."""

    def __init__(self, workspace: Workspace, edition: Edition) -> None:
        self._cache = Cache.own()
        self._keys = Keys(workspace, edition)

    def has_page(self, text: Text[Profile]) -> bool:
        """Return whether the profile of a text was made before; it may be damaged all the same."""
        return self._cache is not None and self._cache.has(self._keys.profile(text))

    def page(self, text: Text[Profile]) -> Page | None:
        """Return the profile of a text, if it was made before."""
        if found := self._get(partial(self._keys.profile, text)):
            head, pdf = _parted(found)
            kept = _kept(_form(_Page), head)
            return Page(pdf, kept.fitting, kept.areas) if kept else None
        return None

    def keep_page(self, text: Text[Profile], page: Page) -> None:
        """Keep the profile of a text."""
        kept = _Page(page.fitting, page.areas)
        self._put(
            partial(self._keys.profile, text), _joined(_form(_Page).dump_json(kept), page.pdf)
        )

    def spread(self, text: Text[Profile]) -> Spread | None:
        """Return how a text fills its spread, if that was found out before.

        A spread without a setting is that of a text that is too long for one.
        """
        found = self._get(partial(self._keys.spread, text))
        kept = _kept(_form(_Spread), found) if found else None
        if kept is None:
            return None
        return Spread(kept.setting, kept.choices.choices)

    def keep_spread(self, text: Text[Profile], spread: Spread) -> None:
        """Keep how a text fills its spread."""
        kept = _Spread(spread.setting, _Choices.of(spread.choices))
        self._put(partial(self._keys.spread, text), _form(_Spread).dump_json(kept))

    def booklet(self) -> Booklet | None:
        """Return the booklet, if it was made before."""
        found = self._get(lambda: self._keys.booklet)
        if found is None:
            return None
        head, pdf = _parted(found)
        kept = _kept(_form(_Booklet), head)
        if kept is None:
            return None
        plan = Plan(kept.pages, kept.notes, kept.settings)
        choices = kept.choices.choices
        settled = Settled(plan, choices, kept.page_count, kept.picture_widths_mm)
        return Booklet(settled, pdf, kept.areas)

    def keep_booklet(self, booklet: Booklet) -> None:
        """Keep the booklet."""
        settled = booklet.settled
        kept = _Booklet(
            dict(settled.plan.pages),
            settled.plan.notes,
            dict(settled.plan.settings),
            _Choices.of(settled.choices),
            settled.page_count,
            dict(settled.picture_widths_mm),
            booklet.areas,
        )
        self._put(lambda: self._keys.booklet, _joined(_form(_Booklet).dump_json(kept), booklet.pdf))

    def press_file(self, shop: Shop) -> bytes | None:
        """Return the file for a print shop, if it was made before."""
        return self._get(partial(self._keys.press, shop))

    def keep_press_file(self, shop: Shop, pdf: bytes) -> None:
        """Keep the file for a print shop."""
        self._put(partial(self._keys.press, shop), pdf)

    def prune(self) -> None:
        """Take away what was not used for longest, if there is too much."""
        if self._cache:
            self._cache.prune()

    def _get(self, name: Callable[[], str]) -> bytes | None:
        return self._cache.get(name()) if self._cache else None

    def _put(self, name: Callable[[], str], data: bytes) -> None:
        if self._cache:
            self._cache.put(name(), data)


@cache
def _form(kind: type[T]) -> TypeAdapter[T]:
    """Return what writes a kind of thing as JSON and reads it, built when it is first needed."""
    return TypeAdapter(kind)


def _kept(form: TypeAdapter[T], written: bytes) -> T | None:
    """Read a kind of thing from JSON, or None: it is not what we write, and was made by others."""
    try:
        return form.validate_json(written)
    except ValidationError:
        return None


def _joined(head: bytes, body: bytes) -> bytes:
    return len(head).to_bytes(8) + head + body


def _parted(data: bytes) -> tuple[bytes, bytes]:
    start = 8 + int.from_bytes(data[:8])
    return data[8:start], data[start:]
