"""What letters are written for: each occasion has its words, its files, its drafts, its ledger."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, Protocol

from report.compositor.results import Progress
from report.mail.delivery.entries import Entry
from report.mail.delivery.history import Counts
from report.mail.letters.headers import file_name
from report.mail.letters.letter import Attachment, Letter, attachment
from report.mail.letters.recipients import Language
from report.mail.letters.template import MESSAGE
from report.model import Edition, Profile, Text
from report.products.profile import PROFILE
from report.workspace import Workspace


@dataclass(frozen=True)
class Enclosed:
    """What goes with letters, by the slugs of their texts.

    `shown` are the finished files that readers of proofs see, as the last proof names them:
    `profiles/<slug>`, and `booklet` where its pages are sent.
    """

    files: Mapping[str, tuple[Attachment, ...]]
    shown: Mapping[str, bytes] = field(default_factory=dict)


class Occasion(Protocol):
    """What letters are written for.

    Where they are `once`, an organisation gets one letter, whatever becomes of its page; else
    it gets another one for each page that differs.
    """

    @property
    def template(self) -> str:
        """The name of the template, without the language and the ending."""

    @property
    def once(self) -> bool:
        """Whether there is one letter, whatever becomes of the page."""

    def day(self, edition: Edition) -> date:
        """Return the date of drafts."""

    def ledger(self, workspace: Workspace, year: int) -> Path:
        """Name the file of what was sent."""

    def draft(self, workspace: Workspace, year: int, slug: str) -> Path:
        """Name the file of a draft."""

    def values(self, text: Text[Profile], language: Language) -> Mapping[str, Any]:
        """Return what a template can use beside the names that all letters have."""

    def enclosed(
        self,
        workspace: Workspace,
        edition: Edition,
        texts: Sequence[Text[Profile]],
        progress: Progress,
    ) -> Enclosed:
        """Return the files of texts whose profiles are finished and good."""


class Publication:
    """The letters with the finished pages, when the booklet has been published."""

    template = MESSAGE
    once = True

    def day(self, edition: Edition) -> date:
        """Return the day on which the edition is published."""
        return edition.fields.published

    def ledger(self, workspace: Workspace, year: int) -> Path:
        """Name the ledger of the letters."""
        return workspace.ledger(year)

    def draft(self, workspace: Workspace, year: int, slug: str) -> Path:
        """Name the draft of a letter."""
        return workspace.draft(year, slug)

    def values(self, text: Text[Profile], language: Language) -> Mapping[str, Any]:
        """Return nothing more."""
        return {}

    def enclosed(
        self,
        workspace: Workspace,
        edition: Edition,
        texts: Sequence[Text[Profile]],
        progress: Progress,
    ) -> Enclosed:
        """Return each profile under a name for the organisation."""
        year = edition.fields.year

        def profile(text: Text[Profile]) -> Attachment:
            data = PROFILE.file(workspace, year, text.slug).read_bytes()
            return attachment(file_name(year, text.fields.name), data)

        return Enclosed({text.slug: (profile(text),) for text in texts})


PUBLICATION: Final = Publication()


def of_these_files(letters: Iterable[Letter]) -> Counts:
    """Return what tells whether an entry is about the very files that letters have now.

    A profile that arrived with its pages of the booklet has arrived without them as well.
    """
    files = {letter.slug: (letter.sha256, letter.spread_sha256) for letter in letters}

    def counts(entry: Entry) -> bool:
        if entry.slug not in files:
            return True
        profile, spread = files[entry.slug]
        return entry.sha256 == profile and spread in ("", entry.spread)

    return counts
