"""The editable words of a message: a subject and a body of Markdown with a few names in them.

A template is run in Jinja's sandbox, with texts and nothing else within its reach.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from os.path import lexists
from pathlib import Path
from traceback import extract_tb
from typing import Any, Final

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import Field

from report.locales import N_, _
from report.mail.letters.headers import is_one_line
from report.mail.letters.recipients import Language
from report.model import Fields, Line, parse
from report.problems import ContentError, Place, Problem
from report.source import Source, read_markdown
from report.workspace import Workspace

ENDINGS: Final = {Language.SWEDISH: ".md", Language.ENGLISH: ".en.md"}
MESSAGE: Final = "message"  # the letter with the finished page
PROOF: Final = "proof"  # the one that asks for it to be read and approved
_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")  # of ASCII, all of Markdown's signs
_LONGEST: Final = 200  # characters of what is said about a mistake
# What a program of somebody else's may raise.
_RAISED: Final = (
    *(TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError),
    *(AssertionError, NotImplementedError),
)
_COMPILED: Final = "<template>"  # what Jinja calls a template without a file


class Subject(Fields):
    """The fields of a message's template."""

    subject: Line = Field(description=N_("the subject of the message"))


class Verbatim(str):
    """A text that stands in Markdown as it is, such as a web address."""

    __slots__ = ()


@dataclass(frozen=True)
class Template:
    """A template that was read: the subject, and the body in Markdown."""

    subject: str
    source: Source

    def filled(self, values: Mapping[str, Any]) -> tuple[str, str]:
        """Return the subject and the Markdown of one message.

        What is filled in has no meaning in Markdown. Raises `ContentError` where the
        template asks for what there is not, or the subject would not be one line.
        """
        subject_place = self.source.place("subject")
        subject = _rendered(self.subject, values, subject_place, escape=False)
        subject = " ".join(subject.split(" ")).strip()
        if not subject or not is_one_line(subject):
            raise ContentError(_unfit_subject(subject_place))
        return subject, _rendered(self.source.body, values, self.source.body_place(0), escape=True)


def read_template(
    workspace: Workspace, year: int, language: Language, name: str = MESSAGE
) -> Template:
    """Read the edition's own template of a letter, or the one that comes with the program.

    Raises `ContentError` for mistakes in it.
    """
    file = f"{name}{ENDINGS[language]}"
    own = workspace.mail(year) / file
    if lexists(own):  # where it cannot be read, no other words go out instead
        return _read(own)
    with as_file(files(__package__).joinpath(file)) as path:
        return _read(path)


def _read(path: Path) -> Template:
    source = read_markdown(path).require()
    return Template(parse(source, Subject).require().subject, source)


def _rendered(text: str, values: Mapping[str, Any], place: Place, *, escape: bool) -> str:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_in_markdown if escape else None,
    )
    del environment.globals["lipsum"], environment.filters["random"]  # never the same twice
    try:
        return environment.from_string(text).render(values)
    except TemplateSyntaxError as error:
        raise ContentError(_problem(error.message or "", place, error.lineno)) from error
    except RecursionError as error:
        said = _("it calls itself without an end, or is nested too deeply")
        raise ContentError(_problem(said, place, _line(error))) from error
    except MemoryError as error:
        said = _("it makes more than there is memory for")
        raise ContentError(_problem(said, place, _line(error))) from error
    except SyntaxError as error:  # of the program that the template becomes: very deep loops
        raise ContentError(_problem(error.msg, place, _line(error))) from error
    except _RAISED as error:
        raise ContentError(_problem(str(error), place, _line(error))) from error


def _in_markdown(value: Any) -> Any:
    r"""Return a value so that Markdown prints it as it is.

    >>> _in_markdown("Skola *Ett* <b>")
    'Skola \\*Ett\\* \\<b\\>'
    """
    if isinstance(value, str) and not isinstance(value, Verbatim):
        return _PUNCTUATION.sub(r"\\\1", value)
    return value


def _line(error: Exception) -> int:
    """Find the line of a template that an error comes from, counting from 1."""
    lines = [frame.lineno for frame in extract_tb(error.__traceback__) if _COMPILED in frame[0]]
    return (lines[-1] or 1) if lines else 1


def _problem(message: str, place: Place, line: int) -> Problem:
    where = Place(place.path, place.line + line - 1)
    advice = _("Correct it; docs/mail.md lists the names that a message can use.")
    said = message if len(message) <= _LONGEST else f"{message[:_LONGEST]}…"
    return Problem(
        "message-template", _("the template does not work: {reason}", reason=said), where, advice
    )


def _unfit_subject(place: Place) -> Problem:
    return Problem(
        "message-template",
        _("the subject is empty, or contains a line break or a control character"),
        place,
        _("Write one line; look for line breaks in the names that it uses."),
    )
