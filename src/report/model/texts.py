"""Fields and bodies put together: what the templates receive."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from report.model.award import AwardYear, Criteria, Essay, History
from report.model.edition import EditionFields, Section
from report.model.profile import Fields, Profile, Reference
from report.source import Source

F_co = TypeVar("F_co", bound=Fields, covariant=True)


@dataclass(frozen=True)
class Text(Generic[F_co]):
    """A text: its front matter, and the source that holds its Markdown body."""

    slug: str
    fields: F_co
    source: Source


@dataclass(frozen=True)
class Chapter:
    """A section of the edition with its texts."""

    section: Section
    texts: tuple[Text[Profile], ...]


@dataclass(frozen=True)
class Award:
    """What is true of every year."""

    about: Text[Essay]
    conference: Text[Essay]
    criteria: Criteria
    history: History


@dataclass(frozen=True)
class Edition:
    """A year's edition, complete."""

    fields: EditionFields
    chapters: tuple[Chapter, ...]
    award: Award

    @property
    def texts(self) -> tuple[Text[Profile], ...]:
        """All texts about organisations, in the order of the booklet."""
        return tuple(text for chapter in self.chapters for text in chapter.texts)

    @property
    def history(self) -> tuple[AwardYear, ...]:
        """The award's years up to this edition: a booklet does not know what comes after it."""
        return tuple(year for year in self.award.history.years if year.year <= self.fields.year)

    @property
    def own_references(self) -> tuple[Reference, ...]:
        """The sources of what is true of every year, each once."""
        award = self.award
        references: list[Reference] = [*award.about.fields.sources, *award.criteria.sources]
        references += [source for source in award.history.sources if self._tells_of(source.years)]
        references += award.conference.fields.sources if self.fields.conference else ()
        return tuple({source.url or source.title: source for source in references}.values())

    def _tells_of(self, years: tuple[int, ...]) -> bool:
        return not years or min(years) <= self.fields.year
