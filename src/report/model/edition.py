"""What a year's edition is: the fields of `edition.yaml`."""

import re
from typing import Annotated, Final

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from report.locales import N_
from report.model.profile import Milestone
from report.model.values import Day, Fields, Line, Paragraph, Whole

DEFAULT_ACCENT: Final = "night"

_SLUG: Final = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


def is_slug(name: str) -> bool:
    """Return whether a name can stand in an address as it is.

    >>> is_slug("larande-i-sverige"), is_slug("Malmö"), is_slug("../2016/malmo")
    (True, False, False)
    """
    return _SLUG.fullmatch(name) is not None


def _slug(name: str) -> str:
    if not is_slug(name):
        raise PydanticCustomError("unfit_slug", "not a slug")
    return name


Slug = Annotated[
    Line,
    AfterValidator(_slug),
    Field(json_schema_extra={"pattern": f"^{_SLUG.pattern}$"}),
]


class Event(Fields):
    """The conference at which the booklet is handed out."""

    name: Line = Field(description=N_("the conference's name"))
    place: Line | None = Field(None, description=N_("the town"))
    start: Day = Field(description=N_("the first day: 2019-11-14"))
    end: Day = Field(description=N_("the last day: 2019-11-15"))

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> "Event":
        if self.end < self.start:
            raise PydanticCustomError("ends_before_it_starts", "ends before it starts")
        return self


class Section(Fields):
    """A part of the booklet: some organisations under a common heading."""

    title: Line = Field(description=N_("the heading"))
    introduction: Paragraph = Field(description=N_("a sentence or two under the heading"))
    profiles: tuple[Slug, ...] = Field(
        min_length=1,
        description=N_(
            "the texts in their order: names of files without .md, as 'report add' writes them"
        ),
    )
    timeline: tuple[Milestone, ...] = Field(
        (), max_length=6, description=N_("dates that the texts of the part share, oldest first")
    )


class EditionFields(Fields):
    """The fields of `content/<year>/edition.yaml`."""

    year: Whole = Field(ge=2000, le=2100, description=N_("the year, same as the folder"))
    title: Line = Field(description=N_("the title on the cover"))
    subtitle: Line = Field(description=N_("the line under the title"))
    published: Day = Field(description=N_("the day of publication, also the date in the files"))
    retrospective: bool = Field(
        False, description=N_("whether the booklet was compiled after the year it is about")
    )
    event: Event | None = Field(None, description=N_("the conference"))
    accent: Line = Field(
        DEFAULT_ACCENT,
        description=N_("a colour of styles/colours.yaml that is dark enough for white text"),
    )
    shop: Line = Field("fogra39", description=N_("the print shop: a file of styles/press/"))
    introduction: Paragraph = Field(description=N_("the words to the reader"))
    conference: bool = Field(True, description=N_("whether to print the text on the conference"))
    sections: tuple[Section, ...] = Field(min_length=1, description=N_("the parts in their order"))
    imprint: tuple[Paragraph, ...] = Field(
        min_length=1, description=N_("paragraphs of the imprint")
    )
    publisher: Line | None = Field(
        None, description=N_("who publishes the booklet, for the imprint")
    )
    editor: Line | None = Field(None, description=N_("who edits the booklet, for the imprint"))
    contact: Line | None = Field(None, description=N_("where to write or call, for the imprint"))
