"""What a text about an organisation says of itself: the fields of its front matter."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from report.model.addresses import fault

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
WHOLE: Final = r"-?(?:0|[1-9][0-9]*)"
NUMBER: Final = rf"{WHOLE}(?:\.[0-9]+)?"
FEWEST_STEPS = 3  # of a staircase; one or two are told in words alone


class Fields(BaseModel):
    """A group of fields; a name that is not listed here is a problem."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True
    )


def _at_most(words: int) -> AfterValidator:
    """Limit a text to so many words."""

    def check(text: str) -> str:
        found = len(text.split())
        if found > words:
            raise PydanticCustomError(
                "too_many_words", "{words} words; at most {most}", {"words": found, "most": words}
            )
        return text

    return AfterValidator(check)


def _web_address(address: str) -> str:
    """Accept addresses that are safe to print and to click."""
    if not address.startswith(("https://", "http://")) or any(c.isspace() for c in address):
        raise PydanticCustomError("not_an_address", "not a web address")
    if reason := fault(address):
        raise PydanticCustomError("unfit_web_address", "{reason}", {"reason": reason})
    return address


def _day(written: object) -> date:
    """Read a day as 2019-06-13. Pydantic itself takes 2019 for seconds after 1 January 1970."""
    try:
        if isinstance(written, str) and not _DAY.fullmatch(written):
            raise ValueError(written)
        return written if isinstance(written, date) else date.fromisoformat(str(written))
    except ValueError as error:
        raise PydanticCustomError("not_a_date", "not a date") from error


def _plain(pattern: str, kind: Literal["int_parsing", "float_parsing"]) -> BeforeValidator:
    """Take a number that is written in plain figures; spaces around a value never count.

    Pydantic itself takes 2_019, +2019, 02019, 2019.0, 1e3 and `nan` as well.
    """

    def check(written: object) -> object:
        if isinstance(written, str) and not re.fullmatch(pattern, written.strip()):
            raise PydanticCustomError(kind, "not a number")
        return written

    return BeforeValidator(check)


PLAIN_WHOLE: Final = _plain(WHOLE, "int_parsing")
Whole = Annotated[int, PLAIN_WHOLE]
Number = Annotated[float, _plain(NUMBER, "float_parsing")]
Line = Annotated[str, Field(min_length=1, max_length=160)]
Paragraph = Annotated[str, Field(min_length=1)]
Day = Annotated[date, BeforeValidator(_day)]
WebAddress = Annotated[
    str,
    AfterValidator(_web_address),
    Field(json_schema_extra={"type": "string", "pattern": r"^\s*https?://\S*\s*$"}),
]


class Kind(StrEnum):
    """What sort of organisation it is."""

    MUNICIPALITY = "municipality"
    COMPANY = "company"
    FEDERATION = "federation"


class Role(StrEnum):
    """What the organisation is in this edition."""

    RECIPIENT = "recipient"
    CANDIDATE = "candidate"
    OUTLOOK = "outlook"


class Locality(Fields):
    """Where the organisation is, for the map."""

    name: Line = Field(description="the town, as it is printed on the map")
    county: Line = Field(description="the county, such as 'Skåne län'")
    latitude: Number = Field(ge=55, le=70, description="degrees north, such as 55.61")
    longitude: Number = Field(ge=10, le=25, description="degrees east, such as 13.00")


class KeyFigure(Fields):
    """A figure set large, with the words that explain it."""

    value: str = Field(
        min_length=1, max_length=16, description="the figure with its unit, or a word such as Först"
    )
    label: str = Field(min_length=1, max_length=90, description="what the figure tells")


class Milestone(Fields):
    """A step of the timeline."""

    when: str = Field(min_length=1, max_length=30, description="a year or a date, in words")
    what: Line = Field(description="what happened, without a full stop")


class Person(Fields):
    """Somebody whom the text names."""

    name: Line = Field(description="first name and surname")
    role: Line = Field(description="what the person does, as of the edition's year")


class NamedList(Fields):
    """A short list that is set apart from the text."""

    title: Line = Field(description="what the items have in common")
    items: tuple[Line, ...] = Field(min_length=2, max_length=12, description="the items")


class Link(Fields):
    """An address for readers who want to know more."""

    title: Line = Field(description="what one finds there")
    url: WebAddress = Field(description="the address, beginning with https://")


class Reference(Fields):
    """A source of the text."""

    title: Line = Field(description="the source's own title")
    publisher: Line = Field(description="who published it")
    published: Day | None = Field(None, description="the day it was published: 2019-06-13")
    url: WebAddress | None = Field(None, description="its address")


# What a credit may begin with: that it is a photograph, or a word of its own for what it is.
_LABEL: Final = re.compile(r"(?:foto(?:graf|grafi)?|photo)\b:?|[^\W\d_][\w -]{0,30}:(?!//)", re.I)


class Picture(Fields):
    """A photograph, in the folder `images/` beside the text."""

    file: Line = Field(description="the file's name in images/")
    alt: Line = Field(description="what the picture shows, for those who cannot see it")
    caption: Line | None = Field(None, description="the text under the picture")
    credit: Line | None = Field(None, description="who took it")

    @property
    def credit_line(self) -> str | None:
        """The credit as it is printed: after "Foto:", unless it says itself what it is.

        >>> Picture(file="a.jpg", alt="En färg", credit="foto:Eva Berg").credit_line
        'Foto: Eva Berg'
        """
        if not self.credit:
            return None
        if not (label := _LABEL.match(self.credit)):
            return f"Foto: {self.credit}"
        rest = self.credit[label.end() :].lstrip()
        return f"{label[0][0].upper()}{label[0][1:]} {rest}".rstrip()


Criterion = Annotated[int, Field(ge=1, le=7), PLAIN_WHOLE]


class Profile(Fields):
    """The front matter of `content/<year>/<slug>.md`."""

    name: Line = Field(description="the organisation, as the award writes it")
    kind: Kind = Field(description="municipality, company or federation")
    role: Role = Field(description="recipient, candidate or outlook")
    scope: Line = Field(description="which forms of school the text is about")
    place: Locality = Field(description="where the organisation is")
    title: str = Field(min_length=1, max_length=60, description="the headline")
    standfirst: Annotated[Paragraph, _at_most(40)] = Field(
        description="the paragraph under the headline, at most 40 words",
        json_schema_extra={"pattern": r"^\s*\S+(\s+\S+){0,39}\s*$"},
    )
    figures: tuple[KeyFigure, ...] = Field(
        (),
        max_length=4,
        description="up to four key figures that tell something",
    )
    timeline: tuple[Milestone, ...] = Field(
        (), max_length=6, description="the organisation's own steps, oldest first"
    )
    people: tuple[Person, ...] = Field((), max_length=9, description="those whom the text names")
    next: Paragraph | None = Field(None, description="what comes next")
    outcome: Paragraph | None = Field(None, description="what became of the candidacy")
    lists: tuple[NamedList, ...] = Field((), max_length=2, description="lists set apart")
    criteria: tuple[Criterion, ...] = Field(
        (), description="the numbers of the criteria that the text touches"
    )
    photo: Picture | None = Field(None, description="a portrait or a group photo")
    links: tuple[Link, ...] = Field((), max_length=3, description="addresses for further reading")
    sources: tuple[Reference, ...] = Field((), description="every source whose facts the text uses")

    @property
    def climbs(self) -> bool:
        """Whether the timeline has enough steps for a staircase."""
        return len(self.timeline) >= FEWEST_STEPS

    @property
    def has_asides(self) -> bool:
        """Whether anything stands beside the text of the profile."""
        beside = (self.photo, self.next, self.outcome, self.people, self.criteria, self.links)
        return any((*beside, self.climbs and self.lists, self.other_sources))

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
