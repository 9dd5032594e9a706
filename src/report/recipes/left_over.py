"""Finished files of texts that are no longer in their edition, or cannot be set."""

from collections.abc import Collection, Iterator
from itertools import product as pairs
from pathlib import Path

from report.finish.origin import Origin
from report.locales import N_, _
from report.model import Edition
from report.problems import Place, Problem, Severity
from report.products.booklet import BOOKLET, DRAFT, INCOMPLETE
from report.products.every import OF_TEXTS
from report.products.product import PageProduct
from report.recipes.expected import Compared
from report.recipes.stale import NOT_FINISHED, stale
from report.workspace import Workspace


def of_texts_that_lack(compared: Compared) -> Iterator[Problem]:
    """Find the pages of texts that cannot be set as they are now."""
    made = ((product, target) for product in OF_TEXTS for target in product.targets)
    for (product, target), slug in pairs(made, compared.lacks):
        path = product.file(compared.workspace, compared.year, slug, target)
        if path.exists():
            now = Origin("", {f"content/{compared.year}/{slug}.md": NOT_FINISHED})
            again = product.command(compared.year, slug, target)
            yield from filter(None, [stale(path, Origin("", {}), now, again)])


def left_over_drafts(
    workspace: Workspace, edition: Edition, lacks: Collection[str] = ()
) -> Iterator[Problem]:
    """Find drafts of messages to organisations that are no longer in the edition.

    `lacks` are the slugs of texts that it will have again, when they are finished or mended.
    """
    year = edition.fields.year
    slugs = (*(text.slug for text in edition.texts), *lacks)
    known = {
        name(year, slug) for slug in slugs for name in (workspace.draft, workspace.proof_draft)
    }
    folder = workspace.output(year) / "mail"
    for path in sorted((*folder.glob("*.eml"), *folder.glob("proof/*.eml"))):
        if path not in known:
            yield Problem(
                "left-over-file",
                _(
                    "'{slug}' is not a text of the edition {year}, and its draft is still here",
                    slug=path.stem,
                    year=year,
                ),
                Place(path),
                _("Delete the draft, or add the text to a section of edition.yaml."),
                Severity.WARNING,
            )


def left_over_files(compared: Compared) -> Iterator[Problem]:
    """Find what was made of texts that are no longer in the edition, or of a part of it."""
    workspace, year = compared.workspace, compared.year
    for product in OF_TEXTS:
        yield from _of_others(compared, product)
    yield from _finished_since(compared)
    path = BOOKLET.file(workspace, year, INCOMPLETE)
    if path.is_file() and not compared.lacks:
        yield Problem(
            "left-over-file",
            _("'{file}' lacks texts that are finished now", file=path.name),
            Place(path),
            _("Delete the file: report booklet {year} makes the whole one.", year=year),
            Severity.WARNING,
        )


def _of_others(compared: Compared, product: PageProduct) -> Iterator[Problem]:
    """Find the pages of texts that are not in the edition."""
    workspace, year = compared.workspace, compared.year
    slugs = (*(text.slug for text in compared.edition.texts), *compared.lacks)
    known = {
        product.file(workspace, year, slug, target)
        for slug, target in pairs(slugs, product.targets)
    }
    for path in sorted(product.folder_of(workspace, year).glob("*.pdf")):
        if path not in known:
            yield Problem(
                "left-over-file",
                _("'{slug}' is not a text of the edition {year}", slug=path.stem, year=year),
                Place(path),
                _("Delete the file, or add the text to a section of edition.yaml."),
                Severity.WARNING,
            )


def _finished_since(compared: Compared) -> Iterator[Problem]:
    """Find what was made with `--draft` of texts that are finished now."""
    workspace, year = compared.workspace, compared.year
    booklet = BOOKLET.file(workspace, year, DRAFT)
    if booklet.is_file() and not compared.lacks:
        message = N_("'{file}' is a draft of a booklet whose texts are finished now")
        yield _old_draft(booklet, message, f"report booklet {year}")
    for product in OF_TEXTS:
        for path in sorted(product.drafts(workspace, year).glob("*.pdf")):
            if path.stem not in compared.lacks:
                message = N_("'{file}' is a draft of a text that is finished now, or gone")
                yield _old_draft(path, message, product.command(year, path.stem))


def _old_draft(path: Path, message: str, command: str) -> Problem:
    return Problem(
        "left-over-file",
        _(message, file=path.name),
        Place(path),
        _("Delete the file: {command} makes the finished one.", command=command),
        Severity.WARNING,
    )
