"""The texts of an edition with where each stands, as `report list` tells it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from report.mail.arrived import proofs_sent
from report.model import EditionFiles
from report.problems import ContentError, Problem, Reading
from report.proof.listing import Listing, State, listing_of


@dataclass(frozen=True)
class ListedText:
    """A text of the edition: its section, and its file, which need not be there."""

    slug: str
    name: str
    section: str
    state: State
    path: Path


def listed_texts(files: EditionFiles) -> Reading[tuple[ListedText, ...]]:
    """Return the texts in the order of the edition; problems are those of the ledger of proofs.

    With a ledger that cannot be read, no proof counts as sent. There is no value where the file
    of the edition itself, or that of the approvals, has mistakes: they are told with the content.
    """
    sent, problems = _sent(files)
    try:
        found = listing_of(files, sent)
    except ContentError:
        return Reading(None, problems)
    return Reading(tuple(_listed(found, files)), problems)


def _sent(files: EditionFiles) -> tuple[Collection[str], tuple[Problem, ...]]:
    try:
        return proofs_sent(files.workspace, files.year), ()
    except ContentError as error:
        return (), error.problems


def _listed(found: Listing, files: EditionFiles) -> Iterator[ListedText]:
    folder = files.workspace.year(files.year)
    for section, names in found.sections.items():
        for slug, name in names.items():
            yield ListedText(slug, name, section, found.states[slug], folder / f"{slug}.md")
