"""The letter to one organisation: its words, its recipients and its profile."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from report.mail.headers import file_name, is_one_line
from report.mail.parts import html_part, plain_part
from report.mail.recipients import Language, Mailbox, Recipient
from report.mail.template import Template, Verbatim
from report.model import Edition, Event, Profile, Text
from report.problems import ContentError, Problem
from report.swedish import spoken_interval


@dataclass(frozen=True)
class Letter:
    """What is sent to an organisation; without recipients it is a draft to be addressed."""

    slug: str
    organisation: str
    to: tuple[Mailbox, ...]
    cc: tuple[Mailbox, ...]
    language: Language
    subject: str
    text: str
    html: str
    file_name: str
    pdf: bytes

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of all recipients, each once."""
        return tuple(dict.fromkeys(mailbox.address for mailbox in (*self.to, *self.cc)))

    @property
    def sha256(self) -> str:
        """The fingerprint of the attached file."""
        return sha256(self.pdf).hexdigest()


def letter(
    edition: Edition,
    text: Text[Profile],
    recipient: Recipient | None,
    template: Template,
    pdf: bytes,
) -> Letter:
    """Write the letter of an organisation.

    Raises `ContentError` where the template does not work, or the organisation's name
    cannot stand in a header.
    """
    name = text.fields.name
    if not is_one_line(name):
        raise ContentError(_unfit_name(text))
    language = recipient.language if recipient else Language.SWEDISH
    subject, markdown = template.filled(_values(edition, text, recipient))
    return Letter(
        text.slug,
        name,
        recipient.to if recipient else (),
        recipient.cc if recipient else (),
        language,
        subject,
        plain_part(markdown),
        html_part(markdown, subject, language.value),
        file_name(edition.fields.year, name),
        pdf,
    )


def _values(
    edition: Edition, text: Text[Profile], recipient: Recipient | None
) -> Mapping[str, Any]:
    """Give the names that a template can use; docs/mail.md lists them."""
    return {
        "organisation": text.fields.name,
        "greeting": recipient.salutation if recipient else "",
        "year": edition.fields.year,
        "title": edition.fields.title,
        "event": _event(edition.fields.event) if edition.fields.event else None,
        "links": [{"title": link.title, "url": _address(link.url)} for link in text.fields.links],
    }


def _event(event: Event) -> dict[str, str]:
    dates = spoken_interval(event.start, event.end)
    return {"name": event.name, "place": event.place or "", "dates": dates}


def _address(url: str) -> Verbatim:
    """Give an address without the signs that end it in Markdown (RFC 3986, section 2.1)."""
    return Verbatim(quote(url, safe="%/:?#@!$&+,;=~-._"))


def _unfit_name(text: Text[Profile]) -> Problem:
    return Problem(
        "header-line",
        "'name' has a character that is not for a line of text",
        text.source.place("name"),
        "Write the name anew, on one line.",
    )
