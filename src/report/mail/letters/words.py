"""The words of a letter, written in a process of its own: a template can be made to hang."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Self

from report.locales import _
from report.mail.letters.parts import html_part, plain_part
from report.mail.letters.recipients import Language
from report.mail.letters.template import Template
from report.problems import ContentError, Problem
from report.processes import MEGABYTE, Job, Limits, Workers

LIMITS: Final = Limits(seconds=10, memory_bytes=1_000 * MEGABYTE)
LONGEST: Final = 100_000  # characters of a letter; some fifty pages


@dataclass(frozen=True)
class Words:
    """A subject, and a text in its two forms: plain, and as HTML."""

    subject: str
    text: str
    html: str


def words(template: Template, values: Mapping[str, Any], language: Language) -> Words:
    """Write the words of a letter. Raises `ContentError` where the template does not work."""
    subject, markdown = template.filled(values)
    if len(markdown) > LONGEST:
        raise ContentError(_too_long(template, len(markdown)))
    return Words(subject, plain_part(markdown), html_part(markdown, subject, language.value))


class Writer:
    """Writes the words of letters, each within limits on time and memory."""

    def __init__(self) -> None:
        self._workers = Workers(_ready, count=1, limits=LIMITS)
        self._hopeless: list[Template] = []  # to try them again would take as long again

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._workers.__exit__(kind, error, trace)

    def words(
        self, template: Template, values: Mapping[str, Any], language: Language
    ) -> Words | None:
        """Write the words of a letter; None where the template has used up its limits before.

        Raises `ContentError` where it does not work, or uses them up now.
        """
        if template in self._hopeless:
            return None
        path = template.source.path
        place = template.source.body_place(0)
        job = Job(
            words, (template, values, language), _("the template '{file}'", file=path.name), place
        )
        reading = self._workers.begin(job).reading()
        if reading.value is None and any(p.rule != "message-template" for p in reading.problems):
            self._hopeless.append(template)
        return reading.require()


def _ready() -> None:
    """Begin a process: what it needs is loaded with this module."""


def _too_long(template: Template, length: int) -> Problem:
    return Problem(
        "message-template",
        _(
            "the template makes a letter of {length} characters, and one has at most {longest}",
            length=length,
            longest=LONGEST,
        ),
        template.source.body_place(0),
        _("Look for what is repeated in it."),
    )
