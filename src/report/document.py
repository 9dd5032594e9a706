"""A model → complete HTML, through the templates of the workspace."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from markupsafe import Markup

from report import graphics, markup, swedish
from report.model import Edition, Profile, Role, Text
from report.problems import ContentError, Place, Problem
from report.styles import Colours, read_colours, read_words
from report.units import A5
from report.workspace import Workspace

ROLE_NAMES = {
    Role.RECIPIENT: "Mottagare",
    Role.CANDIDATE: "Kandidat",
    Role.OUTLOOK: "Utblick",
}


COVER_WIDTH_MM = A5.width_mm
LONGEST_ADDRESS = 34  # characters that one can be expected to type


@dataclass(frozen=True)
class Plan:
    """What is known of the pages from the round before.

    `pages` gives the page of each anchor; `notes` is how many pages for notes
    make the booklet a multiple of four.
    """

    pages: Mapping[str, int]
    notes: int = 0


class Composer:
    """Fills the templates of a workspace for one edition."""

    def __init__(self, workspace: Workspace, edition: Edition) -> None:
        self._workspace = workspace
        self._edition = edition
        self._colours = read_colours(workspace)
        words = read_words(workspace.styles / "hyphenation.yaml")
        self._hyphenator = swedish.Hyphenator(words, _names(edition))
        self._templates = self._environment()

    @property
    def colours(self) -> Colours:
        """The named colours of the workspace."""
        return self._colours

    @property
    def accent(self) -> str:
        """The name of the edition's own colour."""
        return self._edition.fields.accent

    def booklet(self, plan: Plan) -> str:
        """Give the booklet as HTML, with what `plan` knows of its pages filled in."""
        return self._render("products/booklet.html", plan=plan)

    def profile(self, text: Text[Profile]) -> str:
        """Give the one-page profile of an organisation as HTML."""
        return self._render("products/profile.html", text=text)

    def _render(self, name: str, **values: Any) -> str:
        try:
            return self._templates.get_template(name).render(edition=self._edition, **values)
        except TemplateSyntaxError as error:
            place = Place(self._workspace.styles / (error.name or name), error.lineno)
            raise ContentError(_template_problem(error, place)) from error
        except TemplateNotFound as error:
            place = Place(self._workspace.styles / (error.name or name))
            raise ContentError(_template_problem(error, place)) from error
        except UndefinedError as error:
            raise ContentError(
                _template_problem(error, Place(self._workspace.styles / name))
            ) from error

    def _environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(self._workspace.styles),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        filters: dict[str, Callable[..., Any]] = {
            "typographic": swedish.typographic,
            "in_column": swedish.in_column,
            "prose": self._prose,
            "label": self._prose,
            "body": self._body,
            "date": swedish.spoken_date,
            "interval": swedish.spoken_interval,
            "enumeration": swedish.enumeration,
            "address": printed_address,
            "picture_address": self._picture_address,
            "short_address": short_address,
            "site": site,
        }
        environment.filters.update(filters)
        environment.globals["qr_code"] = self._qr_code
        environment.globals["role_names"] = ROLE_NAMES
        front, back = (self._staircase(left_mm) for left_mm in (0, -COVER_WIDTH_MM))
        environment.globals.update(cover_staircase=front, backcover_staircase=back)
        return environment

    def _staircase(self, left_mm: float) -> Markup:
        svg = graphics.staircase(self._colours, COVER_WIDTH_MM, COVER_WIDTH_MM, left_mm)
        return Markup(svg)  # noqa: S704 - drawn by us

    def _qr_code(self, address: str, size_mm: float) -> Markup:
        return Markup(graphics.qr_code(self._colours, address, size_mm))  # noqa: S704

    def _picture_address(self, text: Text[Profile]) -> str:
        """Give the address of a text's photograph, from the workspace's root."""
        assert text.fields.photo is not None  # noqa: S101 - templates ask where there is one
        path = text.source.path.parent / "images" / text.fields.photo.file
        return quote(path.relative_to(self._workspace.root).as_posix())

    def _prose(self, text: str) -> str:
        """Set text that may be hyphenated: spaces that hold, soft hyphens."""
        return self._hyphenator.hyphenate(swedish.typographic(text))

    def _body(self, text: Text[Any], heading: int) -> Markup:
        """Set a Markdown body whose `##` becomes a heading of level `heading`."""
        html = markup.render(text.source, heading, self._prose, swedish.typographic)
        return Markup(html)  # noqa: S704 - the renderer escapes all text


def printed_address(url: str) -> str:
    """Give a web address as it is printed: without the scheme and the last slash.

    >>> printed_address("https://www2.diu.se/guldtrappan/")
    'www2.diu.se/guldtrappan'
    """
    return url.removeprefix("https://").removeprefix("http://").removesuffix("/")


def short_address(url: str) -> str:
    """Give a web address as it is printed where it need not be typed: the site, if it is long.

    >>> short_address("https://www.spsm.se/kurser--aktiviteter/nyheter/nyheter/sundsvalls-kommun/")
    'spsm.se'
    """
    address = printed_address(url)
    return address if len(address) <= LONGEST_ADDRESS else site(url)


def site(url: str) -> str:
    """Give the name of the site of a web address, as it is printed.

    >>> site("https://www.larande.se/om-oss/nyheter/")
    'larande.se'
    >>> site("http://www.xn--folkhlsa-4za.nu/barn")
    'folkhälsa.nu'
    """
    name = printed_address(url).partition("/")[0].removeprefix("www.")
    return name.encode().decode("idna") if "xn--" in name else name


def _names(edition: Edition) -> set[str]:
    """Collect the words of names, which are never broken."""
    names = {word for name in _given_names(edition) for word in name.split() if word[0].isupper()}
    names.update(word for text in edition.texts for word in text.fields.name.split())
    names.add("Guldtrappan")
    names.update(*map(swedish.names_in, _strings(edition)))
    return names | {name.removesuffix("s") for name in names} | {f"{name}s" for name in names}


def _given_names(edition: Edition) -> Iterator[str]:
    """Give the names of organisations, people and places that stand in fields of their own."""
    for year in edition.award.history.years:
        yield from (recipient.name for recipient in year.recipients)
        yield from year.honorary
    for text in edition.texts:
        yield from (text.fields.place.name, text.fields.place.county)
        yield from (person.name for person in text.fields.people)
        yield from (source.publisher for source in text.fields.sources)


def _strings(edition: Edition) -> Iterator[str]:
    """Give all that is written in an edition."""
    award = edition.award
    texts = (*edition.texts, award.about, award.conference)
    for fields in (edition.fields, award.criteria, award.history, *(text.fields for text in texts)):
        yield fields.model_dump_json()
    yield from (markup.plain_text(text.source) for text in texts)


def _template_problem(error: TemplateError, place: Place) -> Problem:
    return Problem("template", f"the template does not work: {error}", place, "Mend the template.")
