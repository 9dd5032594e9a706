"""What the templates of one text are told of its edition: no other text, and no page of all."""

from dataclasses import dataclass
from datetime import date

from report.model import Criteria, Edition, Profile, Section, Text


@dataclass(frozen=True)
class Facts:
    """The fields of an edition that stand on the pages of each text, or colour them."""

    year: int
    title: str
    published: date
    accent: str


@dataclass(frozen=True)
class Told:
    """What is told of the award on the pages of each text."""

    criteria: Criteria


@dataclass(frozen=True)
class Surroundings:
    """An edition as its templates know it while they show one text.

    Its parts are named as those of `Edition`, since some templates show both. What is not here
    cannot be printed on the pages of a text, so that a change of it leaves them as they are.
    """

    fields: Facts
    award: Told
    section: Section | None = None  # whose heading stands above the text

    @classmethod
    def of(cls, text: Text[Profile], edition: Edition) -> "Surroundings":
        """Return what the templates of a text are told of its edition."""
        fields = edition.fields
        facts = Facts(fields.year, fields.title, fields.published, fields.accent)
        return cls(facts, Told(edition.award.criteria), edition.section_above(text))

    @property
    def written(self) -> str:
        """All that is told, as JSON: `repr` would write some characters by their numbers."""
        told = (self.award.criteria, *([self.section] if self.section else []))
        return "\n".join((repr(self.fields), *(each.model_dump_json() for each in told)))

    def section_above(self, text: Text[Profile]) -> Section | None:
        """Return the section whose heading stands above the text."""
        return self.section
