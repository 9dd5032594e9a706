"""A model → complete HTML, through the templates of the workspace."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

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
from report.model import Edition, Profile, Text
from report.problems import ContentError, Place, Problem
from report.setting import Setting
from report.styles import Colours, read_colours, read_words
from report.workspace import Workspace


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

    def profile(self, text: Text[Profile], setting: Setting) -> str:
        """Give the one-page profile of an organisation as HTML, in this setting."""
        return self._render("products/profile.html", text=text, setting=setting)

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
            "prose": self._prose,
            "label": self._label,
            "body": self._body,
            "date": swedish.spoken_date,
            "interval": swedish.spoken_interval,
            "enumeration": swedish.enumeration,
            "address": printed_address,
        }
        environment.filters.update(filters)
        environment.globals["cover_staircase"] = Markup(graphics.staircase(self._colours))  # noqa: S704
        return environment

    def _prose(self, text: str) -> str:
        """Set running text: spaces that hold, soft hyphens, no runt."""
        return self._hyphenator.hyphenate(swedish.without_runt(swedish.typographic(text)))

    def _label(self, text: str) -> str:
        """Set a short text in a narrow column: spaces that hold, soft hyphens."""
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


def _names(edition: Edition) -> set[str]:
    """Collect the words of names, which are never broken."""
    names = set()
    for text in edition.texts:
        names.update(text.fields.name.split())
        names.update(text.fields.place.name.split())
        for person in text.fields.people:
            names.update(person.name.split())
    return names | {name.removesuffix("s") for name in names} | {f"{name}s" for name in names}


def _template_problem(error: TemplateError, place: Place) -> Problem:
    return Problem("template", f"the template does not work: {error}", place, "Mend the template.")
