"""The recipe of drafts: a file for each organisation, to be opened in a mail program."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path

from report.compositor.results import Progress
from report.files import alone_in, write_whole
from report.locales import _
from report.mail.delivery.status import Standing, standing
from report.mail.letters.message import Stamp, draft
from report.mail.occasion import PUBLICATION, Occasion
from report.mail.prepare import Mailing, prepare
from report.mail.settings import read_settings
from report.problems import Place, Problem, Severity
from report.recipes.left_over import left_over_drafts
from report.workspace import Workspace

NOON = time(12, tzinfo=UTC)  # of the day of a draft


@dataclass(frozen=True)
class Draft:
    """A draft that was written. It has no recipient where nobody is named."""

    slug: str
    path: Path
    subject: str
    size: int  # bytes
    recipients: int
    state: Standing  # what the ledger says


@dataclass(frozen=True)
class Drafts:
    """The drafts that were written, and what is wrong with those that were not, or are left."""

    written: tuple[Draft, ...]
    problems: tuple[Problem, ...]


def drafts(
    workspace: Workspace,
    year: int,
    slugs: Sequence[str],
    progress: Progress,
    occasion: Occasion = PUBLICATION,
) -> Drafts:
    """Write `output/<year>/mail/<slug>.eml` for these organisations, or for all.

    Those of proofs lie in a folder below. The same content gives the same bytes: a draft has the
    date of the edition, or of the proof, and the mail program sets its own. Only their owner can
    read them. An organisation without a good profile gets none. Raises `ContentError` where
    something else is wrong; no draft is written then.
    """
    settings, _source = read_settings(workspace)
    mailing = prepare(workspace, year, slugs, progress, occasion).require()
    envelope = Stamp(settings.mailbox, datetime.combine(occasion.day(mailing.edition), NOON))
    written = []
    workspace.require_drafts(year)
    with alone_in(workspace.output(year)):
        for letter in mailing.letters:
            data = draft(letter, envelope)
            path = occasion.draft(workspace, year, letter.slug)
            write_whole(path, data, is_private=True)
            state = standing(letter, mailing.history)
            count = len(letter.addresses)
            written.append(Draft(letter.slug, path, letter.subject, len(data), count, state))
    left_over = left_over_drafts(workspace, mailing.edition, mailing.lacks)
    path_of = partial(occasion.draft, workspace, year)
    old = (*left_over, *_outdated(mailing, slugs, path_of))
    return Drafts(tuple(written), (*mailing.left_out, *mailing.warnings, *old))


def _outdated(
    mailing: Mailing, slugs: Sequence[str], path_of: Callable[[str], Path]
) -> Iterator[Problem]:
    """Find drafts of before of organisations that get none now."""
    fresh = {letter.slug for letter in mailing.letters}
    for slug in slugs or [*(text.slug for text in mailing.edition.texts), *mailing.lacks]:
        path = path_of(slug)
        if slug not in fresh and path.exists():
            yield Problem(
                "left-over-file",
                _(
                    "the draft of '{slug}' is of an earlier run: now its profile is not good",
                    slug=slug,
                ),
                Place(path),
                _("Correct the profile and run the command again, or delete the draft."),
                Severity.WARNING,
            )
