"""What is true of every year: the award, its criteria, its history, its conference."""

from typing import Annotated

from pydantic import Field

from report.locales import N_
from report.model.profile import Reference
from report.model.values import PLAIN_WHOLE, Fields, Line, Paragraph, Whole

Year = Annotated[int, Field(ge=2000, le=2100), PLAIN_WHOLE]


class Essay(Fields):
    """The front matter of a text about the award itself."""

    title: Line = Field(description=N_("the headline"))
    standfirst: Paragraph = Field(description=N_("the paragraph under the headline"))
    editions: tuple[Year, ...] = Field(
        (), description=N_("the years whose booklets print the text; none means all")
    )
    sources: tuple[Reference, ...] = Field(min_length=1, description=N_("the sources of the text"))

    def belongs_to(self, year: int) -> bool:
        """Return whether the booklet of a year may print the text."""
        return not self.editions or year in self.editions


class CriterionItem(Fields):
    """One of the seven steps."""

    number: Annotated[int, Field(ge=1, le=7), PLAIN_WHOLE] = Field(description=N_("1 to 7"))
    name: Line = Field(description=N_("the criterion in a word or two"))
    text: Paragraph = Field(description=N_("the criterion in a sentence"))


class Criteria(Fields):
    """The fields of `criteria.yaml`."""

    title: Line = Field(description=N_("the headline"))
    standfirst: Paragraph = Field(description=N_("the paragraph under the headline"))
    items: tuple[CriterionItem, ...] = Field(
        min_length=7, max_length=7, description=N_("the seven criteria in their order")
    )
    sources: tuple[Reference, ...] = Field(min_length=1, description=N_("the sources"))


class Recipient(Fields):
    """An organisation that received the award in a year."""

    name: Line = Field(description=N_("the organisation"))
    scope: Line | None = Field(None, description=N_("which forms of school"))


class AwardYear(Fields):
    """A year of the award."""

    year: Whole = Field(ge=2000, le=2100, description=N_("the year"))
    recipients: tuple[Recipient, ...] = Field((), description=N_("who received the award"))
    honorary: tuple[Line, ...] = Field((), description=N_("who was mentioned with honour"))
    awarded: Line | None = Field(None, description=N_("when and where it was handed over"))
    note: Paragraph | None = Field(None, description=N_("what is not known or not certain"))
    complete: bool = Field(description=N_("whether the list of recipients is known to be complete"))


class YearReference(Reference):
    """A source that tells of certain years."""

    years: tuple[Whole, ...] = Field((), description=N_("the years it tells of; none means all"))


class History(Fields):
    """The fields of `history.yaml`."""

    title: Line = Field(description=N_("the headline"))
    standfirst: Paragraph = Field(description=N_("the paragraph under the headline"))
    years: tuple[AwardYear, ...] = Field(min_length=1, description=N_("the years, oldest first"))
    sources: tuple[YearReference, ...] = Field(min_length=1, description=N_("the sources"))
