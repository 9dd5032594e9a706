"""What each finished file is made from: digests of the content as it was read, and of the styles.

A comment in a file, or its line ends, change nothing that is printed, and no digest. What is kept
in the cache is found under at least as much, so that a file never tells of older content.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from report import __version__
from report.cache import key
from report.files import is_litter
from report.finish.origin import Origin
from report.model import Edition, Order, Profile, Text, path_of_picture
from report.products.product import PageProduct
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.document.documents import Documents

STYLES: Final = "styles/"
PAGE: Final = "page"  # the part of a text's page that is the page as it was composed
DIGITS: Final = 16
_WRITTEN: Final = (".css", ".html", ".svg", ".yaml")  # whose line ends differ from clone to clone
# Lines of the file, which a comment moves, and soft hyphens, which depend on a library, too.
_NOT_PRINTED: Final = re.compile(r' data-line="\d+"|\u00ad')


def of_booklet(workspace: Workspace, edition: Edition, styles: str) -> Origin:
    """Return what a booklet is made from; `styles` is the digest of the styles."""
    award = edition.award
    essays = [award.about, *([award.conference] if edition.fields.conference else [])]
    criteria, history = award.files
    year, told = edition.fields.year, award.history
    sources = [each for each in told.sources if not each.years or min(each.years) <= year]
    parts = {
        edition.source.path: _digest(edition.fields.model_dump_json()),
        **{text.source.path: of_text(text) for text in (*essays, *edition.texts)},
        criteria.path: _digest(award.criteria.model_dump_json()),
        history.path: _digest(
            told.title,
            told.standfirst,
            *(each.model_dump_json() for each in (*edition.history, *sources)),
        ),
    }
    named = {name_of(workspace, path): digest for path, digest in parts.items()}
    return Origin(__version__, {**named, STYLES: styles})


def of_press(screen: Origin, name: str, order: Order) -> Origin:
    """Return what the file for a print shop is made from, by what that for the screen is."""
    return Origin(screen.version, {**screen.parts, **of_shop(name, order)})


def of_shop(name: str, order: Order) -> dict[str, str]:
    """Return the part of a press file that says what its shop wants."""
    return {f"{STYLES}press/{name}.yaml": _digest(order.model_dump_json())}


def of_page(
    workspace: Workspace,
    product: PageProduct,
    text: Text[Profile],
    documents: "Documents",
    styles: str,
) -> Origin:
    """Return what the page of a text is made from.

    Raises `ContentError` where it cannot be composed.
    """
    page = _NOT_PRINTED.sub("", documents.page(product, text))
    own = name_of(workspace, text.source.path)
    return Origin(__version__, {own: of_text(text), PAGE: _digest(page), STYLES: styles})


def of_pages(workspace: Workspace, text: Text[Profile], styles: str) -> Origin:
    """Return what the pages are made from that a text has in the booklet, set alone."""
    own = name_of(workspace, text.source.path)
    return Origin(__version__, {own: of_text(text), STYLES: styles})


def own_text(workspace: Workspace, year: int, origin: Origin) -> str | None:
    """Return the slug of the one text of an edition that a file was made from.

    None for a file of several, such as a booklet, and for one of another edition.
    """
    named = named_in(workspace, year, origin)
    return Path(named[0]).stem if len(named) == 1 else None  # a booklet names edition.yaml, too


def named_in(workspace: Workspace, year: int, origin: Origin) -> list[str]:
    """Return the files of an edition that a file was made from, by their names."""
    folder = f"{name_of(workspace, workspace.year(year))}/"
    return [name for name in origin.parts if name.startswith(folder)]


def of_text(text: Text[Any]) -> str:
    """Return the digest of a text with its fields and its pictures."""
    paths = [path_of_picture(text, each) for each in getattr(text.fields, "pictures", ())]
    pictures = [path.read_bytes() if path.is_file() else b"" for path in paths]
    return _digest(text.fields.model_dump_json(), text.source.body, *text.gaps, *pictures)


def of_styles(workspace: Workspace) -> str:
    """Return the digest of the styles, but for what print shops want."""
    parts: list[str | bytes] = []
    for path in sorted(_style_files(workspace.styles)):
        try:
            data = path.read_bytes()
        except FileNotFoundError:  # an editor took it away to write it anew
            continue
        if path.suffix in _WRITTEN:
            data = data.replace(b"\r\n", b"\n")
        parts += [path.relative_to(workspace.styles).as_posix(), data]
    return _digest(*parts)


def name_of(workspace: Workspace, path: Path) -> str:
    """Name a file from the root of its workspace."""
    return path.relative_to(workspace.root).as_posix()


def _style_files(styles: Path) -> Iterator[Path]:
    for path in styles.rglob("*"):
        parts = path.relative_to(styles).parts
        if parts[0] != "press" and not any(map(is_litter, parts)) and path.is_file():
            yield path


def _digest(*parts: str | bytes) -> str:
    return key(*parts)[:DIGITS]
