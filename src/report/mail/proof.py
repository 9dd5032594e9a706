"""Proofs: letters that ask an organisation to read its page, and to approve it by a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from report.compositor.results import Progress
from report.mail.letters.letter import Attachment, attachment, spoken_day
from report.mail.letters.recipients import Language
from report.mail.letters.template import PROOF
from report.mail.occasion import Enclosed
from report.model import Edition, Profile, Text
from report.recipes import proofs as recipe
from report.recipes.proofs import Proofs
from report.workspace import Workspace

FILE_NAME: Final = "korrektur-{}.pdf"
SPREAD_NAME: Final = "korrektur-{}-haftet.pdf"


@dataclass(frozen=True)
class Proof:
    """Letters with proofs that were made on `made`, to be answered `by` a day.

    Each page is sent to each recipient once; a page that was corrected is another one.
    """

    by: date
    made: date
    with_spreads: bool = False

    template = PROOF
    once = False

    def day(self, edition: Edition) -> date:
        """Return the day of the proof."""
        return self.made

    def ledger(self, workspace: Workspace, year: int) -> Path:
        """Name the ledger of the proofs."""
        return workspace.proof_ledger(year)

    def draft(self, workspace: Workspace, year: int, slug: str) -> Path:
        """Name the draft of the letter with a proof."""
        return workspace.proof_draft(year, slug)

    def values(self, text: Text[Profile], language: Language) -> Mapping[str, Any]:
        """Return until when there is to be an answer, and what there is to look at."""
        return {
            "by": spoken_day(self.by, language),
            "spread": self.with_spreads,
            "pictures": bool(text.fields.pictures),
        }

    def enclosed(
        self,
        workspace: Workspace,
        edition: Edition,
        texts: Sequence[Text[Profile]],
        progress: Progress,
    ) -> Enclosed:
        """Return each profile with its mark, and the pages of the booklet if they are wanted."""
        made = recipe.proofs(
            *(workspace, edition, texts, self.made, progress), with_spreads=self.with_spreads
        )
        files = {text.slug: tuple(_attachments(text.slug, made)) for text in texts}
        shown = {f"profiles/{slug}": proof.finished for slug, proof in made.profiles.items()}
        return Enclosed(files, shown | ({"booklet": made.booklet} if made.booklet else {}))


def _attachments(slug: str, made: Proofs) -> list[Attachment]:
    named = ((FILE_NAME, made.profiles), (SPREAD_NAME, made.spreads))
    return [
        attachment(name.format(slug), proofs[slug].marked, proofs[slug].finished)
        for name, proofs in named
        if slug in proofs
    ]
