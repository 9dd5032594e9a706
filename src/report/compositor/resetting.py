"""A text set again in the setting that was found before: quick, for an eye that waits.

The worker process keeps the engine with its style sheets from one time to the next.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from report.compositor.engine import typesetter
from report.compositor.foresight import PRELOAD
from report.compositor.piece import Settled
from report.design.makeup import Makeup
from report.design.settings import Setting
from report.document.documents import Documents
from report.document.pieces import text_piece
from report.graphics.placed import PictureBox
from report.linebreaking import BlockBox
from report.locales import _
from report.model import Edition, Profile, Text
from report.processes import Job, Workers
from report.products.booklet import BOOKLET
from report.products.product import PageProduct, Product
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.typeset import Layout, Typesetter


@dataclass(frozen=True)
class Again:
    """Pages of one text: a PDF to look at, and where its blocks and its photographs stand."""

    pdf: bytes
    pages: int
    areas: tuple[BlockBox, ...]
    pictures: tuple[PictureBox, ...] = ()


@dataclass
class _WorkerState:
    """What the worker process holds; its styles are those of when it began."""

    workspace: Workspace
    typesetters: "dict[tuple[str, str], Typesetter]"


_state: list[_WorkerState] = []  # one, once the process has begun


def start_helper(workspace: Workspace) -> Workers:
    """Start one worker that keeps the engine; start another when the styles have changed."""
    return Workers(begin, (workspace,), preload=PRELOAD, count=1)


def begin(workspace: Workspace) -> None:
    """Make this process ready for a workspace."""
    _state[:] = [_WorkerState(workspace, {})]


def warming_job(edition: Edition, product: PageProduct) -> Job[int]:
    """Describe the job of loading all that the others need, by setting a text of both products.

    It counts the pages.
    """
    return Job(_warm, (edition, product), _("the engine"), edition.source.place())


def article_job(edition: Edition, slug: str, settled: Settled) -> Job[Again]:
    """Describe the job of setting a text's pages of the booklet, which may become more or less."""
    name = _("the pages of {name}", name=slug)
    return Job(_article, (edition, slug, settled), name, edition.source.place())


def page_job(
    product: PageProduct, edition: Edition, slug: str, setting: Setting, makeup: Makeup
) -> Job[Again]:
    """Describe the job of setting a page as it was set before; it may be overfull."""
    arguments = (product, edition, slug, setting, makeup)
    called = _(product.called, name=slug)
    return Job(_page, arguments, called, edition.source.place())


def _warm(edition: Edition, product: PageProduct) -> int:
    text = edition.texts[0]
    in_booklet = _set(
        edition,
        text.slug,
        lambda documents, text: _typesetter(documents, BOOKLET).layout(documents.article(text)),
    )
    alone = _set(
        edition,
        text.slug,
        lambda documents, text: _typesetter(documents, product).layout(
            documents.page(product, text)
        ),
    )
    return in_booklet.pages + alone.pages


def _article(edition: Edition, slug: str, settled: Settled) -> Again:
    def layout(documents: Documents, text: Text[Profile]) -> "Layout":
        name, page = text_piece(text), settled.plan.page(text.slug)
        html = documents.booklet(settled.plan, [name], page)
        choices = settled.piece(name).choices
        return _typesetter(documents, BOOKLET).layout(html, choices, first_page=page)

    return _set(edition, slug, layout)


def _page(
    product: PageProduct, edition: Edition, slug: str, setting: Setting, makeup: Makeup
) -> Again:
    # Columns that were reckoned for other words may be too low for these.
    style = replace(setting, text_mm=0).css

    def layout(documents: Documents, text: Text[Profile]) -> "Layout":
        html = documents.page(product, text, makeup)
        return _typesetter(documents, product).layout(html, style=style)

    return _set(edition, slug, layout)


def _set(
    edition: Edition, slug: str, layout: Callable[[Documents, Text[Profile]], "Layout"]
) -> Again:
    text = next(text for text in edition.texts if text.slug == slug)
    pages = layout(Documents(_state[0].workspace, edition), text)
    return Again(
        pages.uncompressed_pdf(), pages.page_count, tuple(pages.areas()), tuple(pages.pictures())
    )


def _typesetter(documents: Documents, product: Product) -> "Typesetter":
    state = _state[0]
    key = (product.name, documents.accent)
    if key not in state.typesetters:
        state.typesetters[key] = typesetter(state.workspace, documents, product.name)
    return state.typesetters[key]
