"""The letter to one organisation: its words, its recipients and its profile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final
from urllib.parse import quote

from report.locales import _
from report.mail.letters.headers import is_one_line
from report.mail.letters.recipients import Language, Mailbox, Recipient
from report.mail.letters.template import Verbatim
from report.mail.letters.words import Words
from report.model import Edition, Event, Profile, Text
from report.problems import Problem
from report.swedish import spoken_interval

_LOCALES: Final = {Language.SWEDISH: "sv_SE", Language.ENGLISH: "en_GB"}


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a letter, under its name.

    `sha256` is the fingerprint of the finished file; the one that is attached may be marked.
    """

    name: str
    data: bytes
    sha256: str


def attachment(name: str, data: bytes, finished: bytes | None = None) -> Attachment:
    """Return a file as it goes with a letter; `finished` is the file that it was before a mark."""
    whole = data if finished is None else finished
    return Attachment(name, data, sha256(whole).hexdigest())


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
    files: tuple[Attachment, ...]  # the profile, and the pages of the booklet where they are sent

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of all recipients, each once: no server tells Anna@ and anna@ apart."""
        first: dict[str, str] = {}
        for mailbox in (*self.to, *self.cc):
            first.setdefault(mailbox.address.casefold(), mailbox.address)
        return tuple(first.values())

    @property
    def sha256(self) -> str:
        """The fingerprint of the profile."""
        return self.files[0].sha256

    @property
    def spread_sha256(self) -> str:
        """The fingerprint of the pages of the booklet; empty where they are not attached."""
        return self.files[1].sha256 if len(self.files) > 1 else ""


def letter(
    text: Text[Profile],
    recipient: Recipient | None,
    words: Words,
    files: tuple[Attachment, ...],
) -> Letter:
    """Put the letter of an organisation together; its name is one for a header."""
    name = text.fields.name
    to = _each_once(recipient.to if recipient else ())
    return Letter(
        text.slug,
        name,
        to,
        _each_once(recipient.cc if recipient else (), to),
        language_of(recipient),
        words.subject,
        words.text,
        words.html,
        files,
    )


def _each_once(mailboxes: Iterable[Mailbox], before: Iterable[Mailbox] = ()) -> tuple[Mailbox, ...]:
    """Leave out those whose address was there before."""
    seen = {mailbox.address.casefold() for mailbox in before}
    kept: dict[str, Mailbox] = {}
    for mailbox in mailboxes:
        kept.setdefault(mailbox.address.casefold(), mailbox)
    return tuple(mailbox for name, mailbox in kept.items() if name not in seen)


def language_of(recipient: Recipient | None) -> Language:
    """Return the language of a letter; one without a recipient is in Swedish."""
    return recipient.language if recipient else Language.SWEDISH


def unfit_names(text: Text[Profile]) -> list[Problem]:
    """Find a name of an organisation that cannot stand in a header."""
    if is_one_line(text.fields.name):
        return []
    return [
        Problem(
            "header-line",
            _("'name' contains a line break or a control character"),
            text.source.place("name"),
            _("Write the name again, on one line."),
        )
    ]


def values(edition: Edition, text: Text[Profile], recipient: Recipient | None) -> Mapping[str, Any]:
    """Return the names that a template can use; docs/mail.md lists them."""
    fields, language = edition.fields, language_of(recipient)
    return {
        "organisation": text.fields.name,
        "role": text.fields.role.value,
        "greeting": recipient.salutation if recipient else "",
        "year": fields.year,
        "title": fields.title,
        "retrospective": fields.retrospective,
        "event": _event(fields.event, language) if fields.event else None,
        "publisher": fields.publisher or "",
        "editor": fields.editor or "",
        "contact": fields.contact or "",
        "links": [{"title": link.title, "url": _address(link.url)} for link in text.fields.links],
    }


def spoken_day(day: date, language: Language) -> str:
    """Return a day as a letter in a language writes it.

    >>> spoken_day(date(2019, 10, 25), Language.SWEDISH)
    '25 oktober 2019'
    """
    return spoken_interval(day, day, _LOCALES[language])


def _event(event: Event, language: Language) -> dict[str, str]:
    dates = spoken_interval(event.start, event.end, _LOCALES[language])
    return {"name": event.name, "place": event.place or "", "dates": dates}


def _address(url: str) -> Verbatim:
    """Return an address without the signs that end it in Markdown (RFC 3986, section 2.1)."""
    return Verbatim(quote(url, safe="%/:?#@!$&+,;=~-._"))
