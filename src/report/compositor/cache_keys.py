"""The keys under which the parts of an edition lie in the cache.

A key covers everything that can change the bytes of what it names: the texts that it is made from,
with their pictures; all of `styles/`, this program and the libraries that set and finish pages. No
template is filled for it.
"""

import os
import platform
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from report.cache import (
    key,
    key_of_folder,
    program_key,
    version,
    version_if_installed,
)
from report.compositor.piece import PiecePages, PressWanted
from report.design.makeup import Makeup
from report.document.inputs import Inputs
from report.document.pieces import text_piece
from report.finish.press.shop import Shop
from report.model import Edition, Essay, Profile, Text, path_of_picture
from report.products.product import PageProduct, Product
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.document.documents import Documents

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


class Keys:
    """The keys of one edition, each made when it is first asked for."""

    def __init__(self, workspace: Workspace, edition: Edition) -> None:
        self._workspace = workspace
        self._edition = edition
        self._inputs = Inputs(workspace.styles, edition)
        self._texts: dict[str, str] = {}

    def text(self, text: Text[Profile]) -> str:
        """Return a key of everything that the pages of a text are made from."""
        if text.slug not in self._texts:  # to ask, to get and to keep, and for each product
            self._texts[text.slug] = key(self._foundation, *self._inputs.of(text))
        return self._texts[text.slug]

    def page(self, product: PageProduct, text: Text[Profile]) -> str:
        """Return the key of the page of a text in a product."""
        return key(product.name, self.text(text))

    def press_page(self, product: PageProduct, text: Text[Profile], shop: Shop) -> str:
        """Return the key of the page of a text for a print shop."""
        return key("press page", self.page(product, text), *_wanted(shop))

    def spread(
        self, text: Text[Profile], makeup: Makeup | None = None, *, by_layouts: bool = False
    ) -> str:
        """Return the key of how a text fills the pages that suit it, or those of a makeup."""
        return key("spread", self.text(text), repr((makeup, by_layouts, text.kept)))

    @cached_property
    def last_time(self) -> str:
        """The key of how the booklet came out the last time, whatever was written then.

        It tells where the edition lies: what is kept under it is exchanged time and again.
        """
        year = self._workspace.year(self._edition.fields.year)
        return key("last time", self._foundation, str(year))

    def widths(self, product: Product, text: Text[Profile]) -> str:
        """Return the key of the widths of the words of a text, whichever it had the last time."""
        year = self._workspace.year(self._edition.fields.year)
        return key("widths", self._foundation, str(year), product.name, text.slug)

    @cached_property
    def booklet(self) -> str:
        """The key of the booklet: of all that is written, for to fill its pages takes too long."""
        pictures = self._pictures(self._edition.texts)
        kept = repr([text.kept for text in self._edition.texts])
        return key("booklet", self._foundation, *self._fields, *self._bodies, kept, *pictures)

    @property
    def _fields(self) -> Iterator[str]:
        edition, award = self._edition, self._edition.award
        texts = (text.fields for text in (*edition.texts, *self._essays))
        for fields in (edition.fields, award.criteria, award.history, *texts):
            yield fields.model_dump_json()

    @property
    def _bodies(self) -> Iterator[str]:
        """What is written below the fields of texts, and what drafts of them lack."""
        texts = self._edition.texts
        yield from (text.source.body for text in (*texts, *self._essays))
        yield from (f"{text.slug} {text.gaps}" for text in texts if text.is_draft)
        yield f"{self._edition.gaps}"

    @property
    def _essays(self) -> tuple[Text[Essay], ...]:
        return self._edition.award.about, self._edition.award.conference

    def piece(self, html: str, pages: PiecePages) -> str:
        """Return the key of a piece of the booklet: of its HTML, its pictures, and its lines.

        `html` is a digest.
        """
        choices = pages.choices
        lines = repr((sorted(choices.whole), sorted(choices.more)))
        own = [text for text in self._edition.texts if text_piece(text) == pages.name]
        return key(
            *("piece", self._foundation, pages.name, str(pages.first_page), html, lines),
            *self._pictures(own),
        )

    @cached_property
    def composer(self) -> "Documents":
        """What fills the templates of the edition."""
        from report.document.documents import Documents  # not needed to copy what was made before

        return Documents(self._workspace, self._edition)

    def press_piece(self, html: str, wanted: PressWanted, shop: Shop) -> str:
        """Return the key of a piece of the booklet for a print shop; `html` is a digest."""
        widths = repr(sorted(wanted.widths_mm.items()))
        return key("press piece", self.piece(html, wanted.pages), widths, *_wanted(shop))

    def press(self, shop: Shop) -> str:
        """Return the key of the booklet for a print shop."""
        return key("press", self.booklet, *_wanted(shop))

    def _pictures(self, texts: Iterable[Text[Profile]]) -> Iterator[bytes]:
        for text in texts:
            for picture in text.fields.pictures:
                path = path_of_picture(text, picture)
                # One that has gone meanwhile is missed by what sets the page.
                yield path.read_bytes() if path.is_file() else b""

    @cached_property
    def _foundation(self) -> str:
        """A key of everything that all pages are made from."""
        return key(
            key_of_folder(self._workspace.styles),
            program_key(),
            *(f"{name} {version(name)}" for name in LIBRARIES),
            version_if_installed("pillow-heif"),
            *system_libraries(),
            platform.python_version(),
            platform.machine(),
        )


def _wanted(shop: Shop) -> tuple[str | bytes, ...]:
    """Return what a shop wants, and the profile of its press."""
    return shop.order.model_dump_json(), shop.profile


@cache
def system_libraries() -> tuple[str, ...]:
    """Return the files of the libraries of the system, which are named with their versions."""
    found = (path for folder in _system_folders() for path in _libraries_in(folder))
    return tuple(sorted(path.resolve().name for path in found))


def _system_folders() -> Iterator[Path]:
    """Yield the folders of libraries, and those in them: each architecture may have one."""
    for folder in (Path("/usr/lib"), Path("/usr/local/lib"), Path("/opt/homebrew/lib")):
        if folder.is_dir():
            yield folder
            yield from (Path(entry.path) for entry in [*os.scandir(folder)] if entry.is_dir())


def _libraries_in(folder: Path) -> Iterator[Path]:
    beginnings = tuple(f"lib{name}." for name in SYSTEM_LIBRARIES)
    with suppress(OSError):  # one that may not be looked into has none for us
        names = os.listdir(folder)  # noqa: PTH208 - there are thousands, and few are ours
        yield from (folder / name for name in names if name.startswith(beginnings))
