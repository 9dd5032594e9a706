"""What was made of an edition before, so that only what has changed is made again.

A thing is found under everything that can change its bytes: its HTML and the words that
must be on its pages, or the texts that they are made from; its pictures, all of `styles/`,
this program and the libraries that set and finish pages.
"""

import platform
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from report.cache import Cache, key, key_of_files
from report.checks import printed
from report.compositor import origins
from report.compositor.compositor import Settled
from report.compositor.results import Fitting
from report.compositor.tasks import Booklet, Page, Spread
from report.design.settings import Setting
from report.document import Composer, Plan
from report.files import is_litter
from report.finish.press.shop import Shop
from report.linebreaking import Area, Block, Choices
from report.model import Edition, Profile, Text
from report.workspace import Workspace

T = TypeVar("T")

LIBRARIES: Final = (
    "babel",
    "cssselect2",
    "fonttools",
    "jinja2",
    "markdown-it-py",
    "pikepdf",
    "pillow",
    "pydyf",
    "pyphen",
    "segno",
    "tinycss2",
    "tinyhtml5",
    "weasyprint",
)
# What the engine takes from the system; the name of the file itself ends in its version.
SYSTEM_LIBRARIES: Final = ("pango-1.0", "pangoft2-1.0", "harfbuzz", "harfbuzz-subset", "fontconfig")


@dataclass(frozen=True)
class _Choices:
    """Choices for lines as JSON can have them."""

    whole: list[tuple[Block, str]]
    lines: list[tuple[Block, tuple[int, ...]]]
    broken: list[tuple[Block, str]]

    @classmethod
    def of(cls, choices: Choices) -> "_Choices":
        lines = sorted(choices.lines.items())
        return cls(sorted(choices.whole), lines, sorted(choices.broken))

    @property
    def choices(self) -> Choices:
        return Choices(frozenset(self.whole), dict(self.lines), frozenset(self.broken))


@dataclass(frozen=True)
class _Spread:
    """A spread as it is kept; without a setting, the text is too long for one."""

    setting: Setting | None
    choices: _Choices


@dataclass(frozen=True)
class _Page:
    fitting: Fitting
    areas: tuple[Area, ...]


@dataclass(frozen=True)
class _Booklet:
    pages: dict[str, int]
    notes: int
    settings: dict[str, Setting]
    choices: _Choices
    page_count: int
    picture_widths_mm: dict[str, float]
    areas: tuple[Area, ...]


class Memory:
    """Finds what was made before of the parts of one edition, and keeps what is made now."""

    def __init__(self, workspace: Workspace, edition: Edition) -> None:
        self._workspace = workspace
        self._edition = edition
        self._cache = Cache.own()
        self._profile_keys: dict[str, str] = {}

    def has_page(self, text: Text[Profile]) -> bool:
        """Return whether the profile of a text was made before; it may be damaged all the same."""
        return self._cache is not None and self._cache.has(self._profile_key(text))

    def page(self, text: Text[Profile]) -> Page | None:
        """Return the profile of a text, if it was made before."""
        if found := self._get(partial(self._profile_key, text)):
            head, pdf = _parted(found)
            kept = _kept(_form(_Page), head)
            return Page(pdf, kept.fitting, kept.areas) if kept else None
        return None

    def keep_page(self, text: Text[Profile], page: Page) -> None:
        """Keep the profile of a text."""
        kept = _Page(page.fitting, page.areas)
        self._put(partial(self._profile_key, text), _joined(_form(_Page).dump_json(kept), page.pdf))

    def spread(self, text: Text[Profile]) -> Spread | None:
        """Return how a text fills its spread, if that was found out before.

        A spread without a setting is that of a text that is too long for one.
        """
        found = self._get(partial(self._spread_key, text))
        kept = _kept(_form(_Spread), found) if found else None
        if kept is None:
            return None
        return Spread(kept.setting, kept.choices.choices)

    def keep_spread(self, text: Text[Profile], spread: Spread) -> None:
        """Keep how a text fills its spread."""
        kept = _Spread(spread.setting, _Choices.of(spread.choices))
        self._put(partial(self._spread_key, text), _form(_Spread).dump_json(kept))

    def booklet(self) -> Booklet | None:
        """Return the booklet, if it was made before."""
        found = self._get(lambda: self._booklet_key)
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
        self._put(lambda: self._booklet_key, _joined(_form(_Booklet).dump_json(kept), booklet.pdf))

    def press_file(self, shop: Shop) -> bytes | None:
        """Return the file for a print shop, if it was made before."""
        return self._get(partial(self._press_key, shop))

    def keep_press_file(self, shop: Shop, pdf: bytes) -> None:
        """Keep the file for a print shop."""
        self._put(partial(self._press_key, shop), pdf)

    def prune(self) -> None:
        """Take away what was not used for longest, if there is too much."""
        if self._cache:
            self._cache.prune()

    def _get(self, name: Callable[[], str]) -> bytes | None:
        return self._cache.get(name()) if self._cache else None

    def _put(self, name: Callable[[], str], data: bytes) -> None:
        if self._cache:
            self._cache.put(name(), data)

    def _profile_key(self, text: Text[Profile]) -> str:
        if text.slug not in self._profile_keys:  # to ask, to get and to keep
            self._profile_keys[text.slug] = self._new_profile_key(text)
        return self._profile_keys[text.slug]

    def _new_profile_key(self, text: Text[Profile]) -> str:
        html = self._composer.profile(text)
        words = "\n".join(wording.text for wording in printed.of_profile(text))
        return key("profile", self._foundation, html, words, origins.of_text(text))

    def _spread_key(self, text: Text[Profile]) -> str:
        html = self._composer.article(text)
        return key("spread", self._foundation, html, *self._pictures([text]))

    @cached_property
    def _booklet_key(self) -> str:
        """A name for all that is written in the edition: to compose its pages takes too long."""
        edition, award = self._edition, self._edition.award
        texts = (*edition.texts, award.about, award.conference)
        fields = (edition.fields, award.criteria, award.history, *(text.fields for text in texts))
        written = [each.model_dump_json() for each in fields]
        written += [text.source.body for text in texts]
        return key("booklet", self._foundation, *written, *self._pictures(edition.texts))

    @cached_property
    def _composer(self) -> Composer:
        return Composer(self._workspace, self._edition)

    def _press_key(self, shop: Shop) -> str:
        return key("press", self._booklet_key, shop.order.model_dump_json(), shop.profile)

    def _pictures(self, texts: Iterable[Text[Profile]]) -> Iterator[bytes]:
        for text in texts:
            if photo := text.fields.photo:
                path = text.source.path.parent / "images" / photo.file
                # One that has gone meanwhile is missed by what sets the page.
                yield path.read_bytes() if path.is_file() else b""

    @cached_property
    def _foundation(self) -> str:
        """A name for everything that all pages are made from."""
        styles, sources = self._workspace.styles, Path(__file__).parents[1]
        return key(
            key_of_files(styles, _files(styles)),
            key_of_files(sources, _files(sources)),
            *(f"{name} {version(name)}" for name in LIBRARIES),
            *_system_libraries(),
            platform.python_version(),
            platform.machine(),
        )


def _files(folder: Path) -> Iterator[Path]:
    """Find the files that people wrote; one that has gone a moment later is left out."""
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if path.suffix != ".pyc" and not any(map(is_litter, parts)) and path.is_file():
            yield path


def _system_libraries() -> Iterator[str]:
    """Yield the files of the libraries of the system, which are named with their versions."""
    for folder in (Path("/usr/lib"), Path("/usr/local/lib"), Path("/opt/homebrew/lib")):
        for name in SYSTEM_LIBRARIES:
            for pattern in (f"lib{name}.*", f"*/lib{name}.*"):
                yield from sorted(path.resolve().name for path in folder.glob(pattern))


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
