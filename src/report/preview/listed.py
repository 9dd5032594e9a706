"""The texts of an edition with where each stands, as `report list` tells it."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from report.mail.arrived import proofs_sent
from report.model import EditionFiles
from report.problems import ContentError, Problem
from report.proof.listing import State, listing_of


@dataclass(frozen=True)
class ListedText:
    """A text of the edition: its section, and its file, which need not be there."""

    slug: str
    name: str
    section: str
    state: State
    path: Path


def listed_texts(files: EditionFiles) -> tuple[tuple[ListedText, ...], tuple[Problem, ...]]:
    """Return the texts in the order of the edition, and what is wrong with the ledger of proofs.

    With a ledger that cannot be read, no proof counts as sent.
    """
    try:
        return _listed(files, proofs_sent(files.workspace, files.year)), ()
    except ContentError as error:
        return _listed(files, ()), error.problems


def _listed(files: EditionFiles, sent: Collection[str]) -> tuple[ListedText, ...]:
    found, folder = listing_of(files, sent), files.workspace.year(files.year)
    return tuple(
        ListedText(slug, name, section, found.states[slug], folder / f"{slug}.md")
        for section, names in found.sections.items()
        for slug, name in names.items()
    )
