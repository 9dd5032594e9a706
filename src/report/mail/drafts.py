"""The recipe of drafts: a file for each organisation, to be opened in a mail program."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from report.build.progress import Progress
from report.mail.draft import Envelope, draft
from report.mail.mailing import prepare
from report.mail.settings import read_settings
from report.mail.standing import standing
from report.workspace import Workspace, alone_in, write_whole

NOON = time(12, tzinfo=UTC)  # of the day of publication


@dataclass(frozen=True)
class Draft:
    """A draft that was written. It has no recipient where nobody is named."""

    slug: str
    path: Path
    subject: str
    size: int  # bytes
    recipients: int
    state: str  # what the ledger says, in words


def drafts(
    workspace: Workspace, year: int, slugs: Sequence[str], progress: Progress
) -> list[Draft]:
    """Write `output/<year>/mail/<slug>.eml` for these organisations, or for all.

    The same content gives the same bytes: a draft has the date of the edition, and the
    mail program sets its own. Raises `ContentError` where something is wrong; no draft is
    written then.
    """
    settings, _ = read_settings(workspace)
    mailing = prepare(workspace, year, slugs, progress).require()
    day = mailing.edition.fields.published
    envelope = Envelope(settings.mailbox, datetime.combine(day, NOON))
    written = []
    with alone_in(workspace.output(year)):
        for letter in mailing.letters:
            data = draft(letter, envelope)
            path = write_whole(workspace.draft(year, letter.slug), data)
            state = standing(letter, mailing.book)
            count = len(letter.addresses)
            written.append(Draft(letter.slug, path, letter.subject, len(data), count, state))
    return written
