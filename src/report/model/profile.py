"""What a text about an organisation says of itself: its front matter, in whichever product."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from report.locales import N_
from report.model.gaps import GAPS
from report.model.picture import MOST_PICTURES, Picture
from report.model.values import (
    PLAIN_WHOLE,
    Day,
    Fields,
    Line,
    Number,
    Paragraph,
    WebAddress,
    at_most,
)


class Kind(StrEnum):
    """What sort of organisation it is."""

    MUNICIPALITY = "municipality"
    REGION = "region"
    FEDERATION = "federation"
    COMPANY = "company"
    ASSOCIATION = "association"
    FOUNDATION = "foundation"
    UNIVERSITY = "university"
    AUTHORITY = "authority"


class Role(StrEnum):
    """What the organisation is in this edition."""

    RECIPIENT = "recipient"
    CANDIDATE = "candidate"
    OUTLOOK = "outlook"


class Locality(Fields):
    """Where the organisation is, for the map."""

    name: Line = Field(description=N_("the town, as it is printed on the map"))
    county: Line = Field(description=N_("the county, such as 'Skåne län'"))
    latitude: Number = Field(ge=55, le=70, description=N_("degrees north, such as 55.61"))
    longitude: Number = Field(ge=10, le=25, description=N_("degrees east, such as 13.00"))


class KeyFigure(Fields):
    """A figure set large, with the words that explain it."""

    value: str = Field(
        min_length=1,
        max_length=16,
        description=N_("the figure with its unit, or a word such as Först"),
    )
    label: str = Field(min_length=1, max_length=90, description=N_("what the figure tells"))


class Milestone(Fields):
    """A step of the timeline."""

    when: str = Field(min_length=1, max_length=30, description=N_("a year or a date, in words"))
    what: Line = Field(description=N_("what happened, without a full stop"))


class Person(Fields):
    """Somebody whom the text names."""

    name: Line = Field(description=N_("first name and surname"))
    role: Line = Field(description=N_("what the person does, as of the edition's year"))


class NamedList(Fields):
    """A short list that is set apart from the text."""

    title: Line = Field(description=N_("what the items have in common"))
    items: tuple[Line, ...] = Field(min_length=2, max_length=12, description=N_("the items"))


class Link(Fields):
    """An address for readers who want to know more."""

    title: Line = Field(description=N_("what one finds there"))
    url: WebAddress = Field(description=N_("the address, beginning with https://"))

    @property
    def leads(self) -> bool:
        """Whether there is an address to go to, and not words in its place."""
        return self.url not in GAPS


class Reference(Fields):
    """A source of the text."""

    title: Line = Field(description=N_("the source's own title"))
    publisher: Line = Field(description=N_("who published it"))
    published: Day | None = Field(None, description=N_("the day it was published: 2019-06-13"))
    url: WebAddress | None = Field(None, description=N_("its address"))


Criterion = Annotated[int, Field(ge=1, le=7), PLAIN_WHOLE]


def _without_photo(photos: tuple[Picture, ...], around: ValidationInfo) -> tuple[Picture, ...]:
    """Take pictures as a list or alone."""
    if photos and around.data.get("photo"):
        raise PydanticCustomError("photo_and_photos", "a single picture and a list of them")
    return photos


class Profile(Fields):
    """The front matter of `content/<year>/<slug>.md`."""

    model_config = ConfigDict(json_schema_extra={"not": {"required": ["photo", "photos"]}})

    name: Line = Field(description=N_("the organisation, as the award writes it"))
    kind: Kind = Field(
        description=N_(
            "municipality (kommun), region, federation (kommunalförbund), company, "
            "association (förening), foundation, university (also högskola) or authority"
        )
    )
    role: Role = Field(description=N_("recipient, candidate or outlook"))
    scope: Line = Field(description=N_("which forms of school the text is about"))
    place: Locality = Field(description=N_("where the organisation is"))
    title: str = Field(min_length=1, max_length=60, description=N_("the headline"))
    standfirst: Annotated[Paragraph, at_most(40)] = Field(
        description=N_("the paragraph under the headline, at most 40 words"),
        json_schema_extra={"pattern": r"^\s*\S+(\s+\S+){0,39}\s*$"},
    )
    figures: tuple[KeyFigure, ...] = Field(
        (),
        max_length=4,
        description=N_("up to four key figures that tell something"),
    )
    timeline: tuple[Milestone, ...] = Field(
        (), max_length=12, description=N_("the organisation's own steps, oldest first")
    )
    people: tuple[Person, ...] = Field(
        (), max_length=12, description=N_("those whom the text names")
    )
    next: Paragraph | None = Field(None, description=N_("what comes next"))
    outcome: Paragraph | None = Field(None, description=N_("what became of the candidacy"))
    lists: tuple[NamedList, ...] = Field((), max_length=2, description=N_("lists set apart"))
    criteria: tuple[Criterion, ...] = Field(
        (), description=N_("the numbers of the criteria that the text touches")
    )
    photo: Picture | None = Field(None, description=N_("a portrait or a group photo"))
    photos: Annotated[tuple[Picture, ...], AfterValidator(_without_photo)] = Field(
        (),
        max_length=MOST_PICTURES,
        description=N_("a list of up to four pictures, each behind a hyphen, in place of 'photo'"),
    )
    links: tuple[Link, ...] = Field(
        (), max_length=3, description=N_("addresses for further reading")
    )
    sources: tuple[Reference, ...] = Field(
        (), description=N_("every source whose facts the text uses")
    )

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures of the text, in their order; however they were given."""
        return (self.photo,) if self.photo else self.photos

    @property
    def leading_link(self) -> Link | None:
        """The first link, to which a code may lead; of a draft, the first that has an address."""
        return next((link for link in self.links if link.leads), None)

    @property
    def other_sources(self) -> tuple[Reference, ...]:
        """The sources to which no link of the text leads."""
        linked = {link.url for link in self.links}
        return tuple(source for source in self.sources if source.url not in linked)

    @property
    def people_by_role(self) -> list[tuple[str, list[str]]]:
        """Roles in the order in which they first appear, each with the names of its people."""
        names: dict[str, list[str]] = {}
        for person in self.people:
            names.setdefault(person.role, []).append(person.name)
        return list(names.items())
