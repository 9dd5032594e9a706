"""The recipe that tells what there is in an edition, and where each text stands."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from report.locales import N_
from report.model import EditionFiles, digest, read_edition_files
from report.problems import ContentError, has_errors
from report.recipes.unfinished import LACKING
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

    What is not finished is listed, too, a text or the edition. Raises `ContentError` where the file
    of the edition itself, or that of the approvals, has mistakes.
    """
    return listing_of(read_edition_files(workspace, year), sent)


def listing_of(files: EditionFiles, sent: Collection[str] = ()) -> Listing:
    """Return what an edition consists of whose files were read. Raises as `listing` does."""
    mistakes = [problem for problem in files.contents.problems if problem.rule not in LACKING]
    of_approvals = files.approvals.problems if files.approvals else ()
    if has_errors(problems := (*mistakes, *of_approvals)):
        raise ContentError(problems)
    sections = {
        title: {slug: _name(files, slug) for slug in slugs} for title, slugs in _sections(files)
    }
    slugs = (slug for names in sections.values() for slug in names)
    states = {slug: state(files, slug, sent) for slug in slugs}
    source = files.contents.source
    title = (source.text("title") if source else "") or str(files.year)
    return Listing(files.year, title, sections, states)


def _sections(files: EditionFiles) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the headings of the sections and their texts, as far as they are written."""
    fields, source = files.contents.fields, files.contents.source
    if fields:
        yield from ((section.title, section.profiles) for section in fields.sections)
        return
    for number, section in enumerate((source and source.data.get("sections")) or (), 1):
        yield section.get("title") or str(number), section.get("profiles") or ()


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
