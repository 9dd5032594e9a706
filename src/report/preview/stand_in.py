"""The edition that the preview sets: a text with mistakes as it was when it was last good."""

from dataclasses import dataclass, replace

from report.locales import _
from report.model import Chapter, Edition
from report.products.booklet import DRAFT, INCOMPLETE
from report.recipes.content import Content


@dataclass(frozen=True)
class StandIn:
    """An edition to be set; `old` are the slugs of texts that were changed since, and not well.

    `drafts` are those of texts that are not finished and shown as far as they go, `lacks` those of
    texts that have not been good yet, and are not in it.
    """

    edition: Edition
    old: frozenset[str] = frozenset()
    lacks: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """How the name of a booklet ends that does not have all texts as they are to be."""
        if self.drafts or self.old:
            return DRAFT
        return INCOMPLETE if self.lacks else ""

    def mark_of(self, slug: str) -> str:
        """How the name of a profile ends whose text is not as it is to be."""
        return DRAFT if slug in self.drafts or slug in self.old else ""

    @property
    def title(self) -> str:
        """The title of the edition, and what is to be said of its texts."""
        notes = []
        if self.drafts:
            notes.append(_("drafts {texts}", texts=", ".join(self.drafts)))
        if self.lacks:
            notes.append(_("without {texts}", texts=", ".join(self.lacks)))
        return self.edition.fields.title + (f" ({'; '.join(notes)})" if notes else "")


def stand_in(content: Content, last: Edition | None) -> StandIn | None:
    """Return the edition with drafts, and texts of the last one in place of those with errors now.

    Somebody who is in the middle of a sentence would else see a text go and come, and the pages
    of all others move. None where more is wrong than texts.
    """
    content = content.drafted
    edition = content.edition
    if edition is None:
        return None
    before = {text.slug: text for text in last.texts} if last else {}
    kept = {slug: before[slug] for slug in content.faulty if slug in before}
    texts = {**{text.slug: text for text in edition.texts}, **kept}
    chapters = [
        Chapter(section, tuple(texts[slug] for slug in section.profiles if slug in texts))
        for section in edition.fields.sections
    ]
    whole = tuple(chapter for chapter in chapters if chapter.texts)
    lacks = tuple(slug for slug in content.faulty if slug not in kept)
    drafts = tuple(text.slug for chapter in whole for text in chapter.texts if text.is_draft)
    return StandIn(replace(edition, chapters=whole), frozenset(kept), lacks, drafts)
