"""What a proof needs beside finished files: a text's pages of the booklet alone, and the mark."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from report.compositor import origins
from report.compositor.engine import typesetter
from report.compositor.foresight import PRELOAD
from report.compositor.piece import Settled
from report.document.documents import Documents
from report.document.pieces import text_piece
from report.locales import _
from report.model import Edition, Profile, Text
from report.processes import Job, Workers
from report.products.booklet import BOOKLET
from report.workspace import Workspace

if TYPE_CHECKING:
    from pikepdf import Dictionary

    from report.typeset import Typesetter

UNTAGGED: Final = "pdf/a-2u"  # with fonts and without tags: what is drawn becomes an artifact


@dataclass(frozen=True)
class _WorkerState:
    """What a worker process holds."""

    workspace: Workspace
    edition: Edition
    documents: Documents
    texts: Mapping[str, Text[Profile]]

    @cached_property
    def booklets(self) -> "Typesetter":
        """The engine with the styles of the booklet."""
        return typesetter(self.workspace, self.documents, BOOKLET.name)

    @cached_property
    def styles(self) -> str:
        """The digest of the styles."""
        return origins.of_styles(self.workspace)


_state: list[_WorkerState] = []  # one, once the process has begun


def start_proofs(workspace: Workspace, edition: Edition) -> Workers:
    """Start workers for the proofs of an edition, one for each processor."""
    return Workers(begin, (workspace, edition), preload=PRELOAD)


def begin(workspace: Workspace, edition: Edition) -> None:
    """Make this process ready for an edition."""
    texts = {text.slug: text for text in edition.texts}
    _state[:] = [_WorkerState(workspace, edition, Documents(workspace, edition), texts)]


def mark_job(edition: Edition, day: date) -> Job[bytes]:
    """Describe the job of setting the mark of a proof: a PDF of one small page, without tags."""
    return Job(_mark, (day,), _("the mark of the proof"), edition.source.place())


def pages_job(text: Text[Profile], settled: Settled) -> Job[bytes]:
    """Describe the job of setting the pages that a text has in a booklet: a file for the screen.

    They look as they do there, to the last dot, and count on from the pages before. The file
    is made from this text alone: it stays the same while nothing changes on these pages.
    """
    name = _("the pages of {name}", name=text.fields.name)
    return Job(_pages, (text.slug, settled), name, text.source.place())


def _mark(day: date) -> bytes:
    state = _state[0]
    html = state.documents.proof(day)
    return typesetter(state.workspace, state.documents, "proof").layout(html).pdf(UNTAGGED)


def _pages(slug: str, settled: Settled) -> bytes:
    from report.finish.screen import accessible
    from report.joining import ELSEWHERE, Piece, joined, lead_to_the_beginning

    state = _state[0]
    text = state.texts[slug]
    name, first_page = text_piece(text), settled.plan.page(slug)
    html = state.documents.booklet(settled.plan, [name], first_page)
    layout = state.booklets.layout(html, settled.piece(name).choices, first_page=first_page)
    piece = Piece(layout.pdf(elsewhere=ELSEWHERE), layout.bookmark_levels())
    with joined([piece], state.booklets.subset) as document:
        lead_to_the_beginning(document)
        document.Root.PageLabels = _counted_from(first_page)
        return accessible(document, origins.of_pages(state.workspace, text, state.styles))


def _counted_from(first_page: int) -> "Dictionary":
    """Return that the pages of a document have numbers from one on (ISO 32000-1, 12.4.2)."""
    from pikepdf import Array, Dictionary, Name

    return Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=first_page)]))
