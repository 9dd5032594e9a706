"""The recipe that tells what there is in an edition, and where each text stands."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from report.locales import N_
from report.model import EditionFiles, digest, read_edition_files
from report.problems import ContentError, has_errors
from report.workspace import Workspace


class State(StrEnum):
    """Where a text stands on its way into print."""

    MISSING = N_("missing")  # listed, and there is no file
    EMPTY = N_("empty")  # begun, and nothing is written yet
    DRAFT = N_("draft")  # fields are empty or wrong
    READY = N_("ready")
    PROOF_SENT = N_("proof sent")
    APPROVED = N_("approved")
    CHANGED = N_("changed since approved")
    LOOKS_CHANGED = N_(
        "looks changed since approved"
    )  # as a release finds out, which sets the pages


@dataclass(frozen=True)
class Listing:
    """What there is in an edition: under each section, the texts' slugs and names.

    `states` tell by slug where each text stands.
    """

    year: int
    title: str
    sections: dict[str, dict[str, str]]
    states: dict[str, State]


def listing(workspace: Workspace, year: int, sent: Collection[str] = ()) -> Listing:
    """Return what an edition consists of, without typesetting anything.

    `sent` are the slugs of the texts of which proofs were sent.

    Texts that are not finished are listed, too. Raises `ContentError` where the file of the edition
    itself, or that of the approvals, has mistakes.
    """
    files = read_edition_files(workspace, year)
    of_approvals = files.approvals.problems if files.approvals else ()
    if has_errors(problems := (*files.contents.problems, *of_approvals)):
        raise ContentError(problems)
    return listing_of(files, sent)


def listing_of(files: EditionFiles, sent: Collection[str] = ()) -> Listing:
    """Return what the files of an edition say that it consists of, whatever is wrong with them."""
    fields = files.contents.fields
    sections = {
        section.title: {slug: _name(files, slug) for slug in section.profiles}
        for section in (fields.sections if fields else ())
    }
    slugs = (slug for names in sections.values() for slug in names)
    states = {slug: state(files, slug, sent) for slug in slugs}
    return Listing(files.year, fields.title if fields else "", sections, states)


def state(files: EditionFiles, slug: str, sent: Collection[str] = ()) -> State:
    """Return where a text stands; `sent` are the slugs of those of which proofs were sent."""
    file, approval = files.texts.get(slug), files.approved.get(slug)
    if file is None:
        return State.MISSING
    if has_errors(file.problems) or file.text is None:
        is_written = bool(file.source and file.source.body.strip())
        return State.DRAFT if is_written else State.EMPTY
    if approval:
        return State.APPROVED if approval.text == digest(file.text) else State.CHANGED
    return State.PROOF_SENT if slug in sent else State.READY


def _name(files: EditionFiles, slug: str) -> str:
    """Return the name of an organisation, or of its file where it has none yet."""
    file = files.texts.get(slug)
    return (file.source.text("name") if file and file.source else "") or slug
