"""Fields and bodies put together: what the templates receive."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from report.model.award import AwardYear, Criteria, Essay, History
from report.model.edition import EditionFields, Section
from report.model.gaps import GAPS, UNSEEN, gap
from report.model.kept import KeptMakeup
from report.model.picture import Picture
from report.model.profile import Profile, Reference
from report.model.values import Fields
from report.source import Source

FEW, AIRY, DENSE = 5, 10, 26  # so many texts are listed on a page in wide lines, large type, small
FACING = 4  # so many texts have their map and their guide on facing pages; fewer share one

F_co = TypeVar("F_co", bound=Fields, covariant=True)


@dataclass(frozen=True)
class Text(Generic[F_co]):
    """A text: its front matter, and the source that holds its Markdown body.

    `gaps` name the fields, and "body", in whose place words of `gaps.WORDS` stand: it is a draft.
    `kept` is how its pages were made up when it was approved, if it is still the same text.
    """

    slug: str
    fields: F_co
    source: Source
    gaps: tuple[str, ...] = ()
    kept: KeptMakeup | None = None

    @property
    def word_count(self) -> int:
        """How many words the body has, its marks among them."""
        return len(self.source.body.split())

    @property
    def is_draft(self) -> bool:
        """Whether the text is not finished."""
        return bool(self.gaps)

    @property
    def is_on_map(self) -> bool:
        """Whether it is known where on a map the text belongs."""
        return not any(name.startswith("place.") for name in self.gaps)

    @property
    def unseen_gaps(self) -> tuple[str, ...]:
        """Words for what the text lacks that no part of a page would show."""
        return tuple(dict.fromkeys(gap(name) for name in self.gaps if name in UNSEEN))


def path_of_picture(text: Text[Profile], picture: Picture) -> Path:
    """Return where a picture of a text lies: in `images/` beside the text."""
    return text.source.path.parent / "images" / picture.file


@dataclass(frozen=True)
class Chapter:
    """A section of the edition with its texts."""

    section: Section
    texts: tuple[Text[Profile], ...]


@dataclass(frozen=True)
class Award:
    """What is true of every year; `files` are those of the criteria and the history."""

    about: Text[Essay]
    conference: Text[Essay]
    criteria: Criteria
    history: History
    files: tuple[Source, ...]


@dataclass(frozen=True)
class References:
    """Sources by what they are the sources of; those of several texts stand once, apart."""

    texts: tuple[tuple[str, tuple[Reference, ...]], ...]
    shared: tuple[Reference, ...]
    award: tuple[Reference, ...]

    @classmethod
    def sorted_out(
        cls, texts: Sequence[tuple[str, Sequence[Reference]]], award: Sequence[Reference]
    ) -> "References":
        """Sort sources out; two are the same if they have the same address, or else title."""
        users = Counter(_identity(source) for _, sources in texts for source in sources)
        users.update({_identity(source) for source in award})
        every: dict[str, Reference] = {}
        for source in (*(source for _, sources in texts for source in sources), *award):
            every.setdefault(_identity(source), source)
        # Titles that are missing are not the same title.
        own = {key for key, count in users.items() if count == 1 or key in GAPS}
        return cls(
            tuple(
                (name, tuple(source for source in sources if _identity(source) in own))
                for name, sources in texts
            ),
            tuple(source for key, source in every.items() if key not in own),
            tuple({_identity(s): s for s in award if _identity(s) in own}.values()),
        )


def _identity(source: Reference) -> str:
    return source.url or source.title


@dataclass(frozen=True)
class Edition:
    """A year's edition, complete.

    `gaps` name its own fields in whose place words of `gaps.EDITION_WORDS` stand: it is a draft.
    """

    fields: EditionFields
    source: Source
    chapters: tuple[Chapter, ...]
    award: Award
    gaps: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[Text[Profile], ...]:
        """All texts about organisations, in the order of the booklet."""
        return tuple(text for chapter in self.chapters for text in chapter.texts)

    @property
    def is_draft(self) -> bool:
        """Whether any text, or the edition itself, is not finished."""
        return bool(self.gaps) or any(text.is_draft for text in self.texts)

    @property
    def size(self) -> str:
        """How full lists of all texts get: `few`, `airy`, `dense`, or `vast` on many pages."""
        sizes = ((FEW, "few"), (AIRY, "airy"), (DENSE, "dense"))
        return next((size for most, size in sizes if len(self.texts) <= most), "vast")

    @property
    def opened(self) -> Chapter | None:
        """The section that heads the map of the edition; None if the map has a heading of its own.

        The map stands once, before all texts. It belongs to a section that comes first and alone
        has more than one text; other sections have their headings above their first texts.
        """
        several = [chapter for chapter in self.chapters if len(chapter.texts) > 1]
        return several[0] if several and several == [self.chapters[0]] else None

    def section_above(self, text: Text[Profile]) -> Section | None:
        """Return the section whose heading stands above a text, which is the first of it."""
        begun = {chapter.texts[0].slug: chapter for chapter in self.chapters}
        chapter = begun.get(text.slug)
        return chapter.section if chapter and chapter is not self.opened else None

    @property
    def touches_criteria(self) -> bool:
        """Whether any text says which criteria it touches."""
        return any(text.fields.criteria for text in self.texts)

    @property
    def history(self) -> tuple[AwardYear, ...]:
        """The award's years up to this edition: a booklet does not know what comes after it."""
        return tuple(year for year in self.award.history.years if year.year <= self.fields.year)

    @property
    def conference(self) -> Text[Essay] | None:
        """The text on the conference, if this booklet prints it: never that of another year."""
        essay = self.award.conference
        return essay if self.fields.conference and self._is_own(essay) else None

    @property
    def about(self) -> Text[Essay] | None:
        """The text on the award, if this booklet prints it."""
        return self.award.about if self._is_own(self.award.about) else None

    def _is_own(self, essay: Text[Essay]) -> bool:
        return essay.fields.belongs_to(self.fields.year)

    @property
    def has_sources(self) -> bool:
        """Whether any source is listed."""
        found = self.references
        return bool(found.shared or found.award or any(sources for _, sources in found.texts))

    @property
    def references(self) -> "References":
        """All sources of the booklet, each once."""
        texts = [(text.fields.name, text.fields.sources) for text in self.texts]
        return References.sorted_out(texts, self._award_references())

    def _award_references(self) -> tuple[Reference, ...]:
        award = self.award
        references: list[Reference] = [*self.about.fields.sources] if self.about else []
        references += award.criteria.sources
        references += [source for source in award.history.sources if self._tells_of(source.years)]
        references += self.conference.fields.sources if self.conference else ()
        return tuple(references)

    def _tells_of(self, years: tuple[int, ...]) -> bool:
        return not years or min(years) <= self.fields.year
