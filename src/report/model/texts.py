"""Fields and bodies put together: what the templates receive."""

from collections.abc import Iterator
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
    """What is true of every year; `files` are those of the criteria and the history."""

    about: Text[Essay]
    conference: Text[Essay]
    criteria: Criteria
    history: History
    files: tuple[Source, ...]


@dataclass(frozen=True)
class Edition:
    """A year's edition, complete."""

    fields: EditionFields
    source: Source
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

    def references(self) -> Iterator[tuple[str, tuple[Reference, ...]]]:
        """Give the sources of each text, under the name by which the booklet lists them."""
        for text in self.texts:
            yield text.fields.name, text.fields.sources
        award = self.award
        own = (award.about.fields, award.criteria, award.history, award.conference.fields)
        seen: dict[str, Reference] = {}
        for fields in own:
            for reference in fields.sources:
                seen.setdefault(reference.url or reference.title, reference)
        yield "Guldtrappan och konferensen", tuple(seen.values())
