"""What all products share: the engine with a product's styles, and the last step to a file."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from report.checks.crowded import crowded_words
from report.checks.lost import lost_text
from report.checks.otherwise import lines_set_otherwise
from report.checks.printed import Wording
from report.checks.written import Written
from report.design.sheets import product_sheets, usual_inks
from report.document.documents import Documents
from report.finish.origin import Origin
from report.pictures import Ready
from report.problems import ContentError, Place, Problem
from report.source import read_text
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.typeset import Layout, Typesetter

NOTHING: Final[Mapping[Path, bytes]] = {}


def typesetter(
    workspace: Workspace,
    documents: Documents,
    product: str,
    *more: tuple[Path, str],
    instead: Mapping[Path, bytes] = NOTHING,
) -> "Typesetter":
    """Load the engine with the fonts and styles of a product.

    `more` are style sheets that come after those of the product, each a path and its
    text; `instead` gives what is taken in place of some files.
    """
    from report import typeset  # the engine is slow to import, and reading comes first

    colours = documents.colours
    parts = [(colours.path, colours.css(documents.accent))]
    parts += [(path, read_text(path).require()) for path in product_sheets(workspace, product)]
    sheet = typeset.Sheet((*parts, *more))
    folders = ("content", "styles")
    prepare = Ready(usual_inks(workspace)).picture
    return typeset.Typesetter(workspace.root, folders, sheet, instead, prepare)


def screen_pdf(layout: "Layout", origin: Origin | None = None) -> bytes:
    """Return the pages as a file to read on a screen, to publish and to archive."""
    import pikepdf  # need not be loaded for a list of texts

    from report.finish.screen import accessible

    with pikepdf.open(BytesIO(layout.pdf())) as document:
        return accessible(document, origin)


def require_room(layout: "Layout", wordings: Iterable[Wording], whole: Place) -> None:
    """Raise `ContentError` if words stand outside their column, or over anything else.

    So it does if lines are others than were composed. `whole` is the place of words that nobody
    wrote in the content.
    """
    if problems := room_problems(layout, wordings, whole):
        raise ContentError(problems)


def room_problems(layout: "Layout", wordings: Iterable[Wording], whole: Place) -> list[Problem]:
    """List the words that have no room, and the lines that are others than were composed."""
    written = Written(wordings)
    return [
        *lines_set_otherwise(layout.set_otherwise(), written, whole),
        *crowded_words(layout.drawn(), written, whole),
    ]


def require_text(pdf: bytes, wordings: Iterable[Wording]) -> None:
    """Raise `ContentError` if something is not on the pages that was to be printed."""
    from report.checks.visible import visible_text  # PDFium need not be loaded for a list of texts

    require_words(visible_text(pdf), wordings)


def require_words(visible: Iterable[str], wordings: Iterable[Wording]) -> None:
    """Raise `ContentError` if something is not among what can be seen that was to be printed."""
    if lost := list(lost_text(wordings, visible)):
        raise ContentError(lost)
