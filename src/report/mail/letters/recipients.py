"""Who gets the profile of an organisation: `content/<year>/mail/recipients.yaml`.

The file holds personal data. Messages about it name places in it and no addresses.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from os.path import lexists
from pathlib import Path
from typing import Final

from pydantic import Field

from report.locales import N_, _
from report.mail.discretion import discreet
from report.mail.letters.headers import EmailAddress, HeaderText
from report.model import Edition, Fields, Slug, parse
from report.problems import Place, Problem, Reading, UsageError, has_errors
from report.source import Source, read_yaml
from report.swedish import enumeration
from report.workspace import Workspace


class Language(StrEnum):
    """In which language a message is written."""

    SWEDISH = "sv"
    ENGLISH = "en"


_AND: Final = {Language.SWEDISH: "och", Language.ENGLISH: "and"}
# A first name and one surname or more; what has another form, such as an office, is no person.
_PERSON: Final = re.compile(r"([A-ZÅÄÖÉ][\w’'-]*)(?: (?:af|av|da|de|van|von|[A-ZÅÄÖÉ][\w.’'-]*))+")


def first_name(name: str) -> str:
    """Return the first name of a person; any other name, such as that of an office, as it is.

    >>> first_name("Ann-Sofie von Berg"), first_name("Barn- och utbildningsnämnden")
    ('Ann-Sofie', 'Barn- och utbildningsnämnden')
    """
    match = _PERSON.fullmatch(name)
    return match[1] if match else name


class Mailbox(Fields):
    """Somebody to whom a message goes, or from whom it comes."""

    name: HeaderText | None = Field(None, description=N_("first name and surname"))
    address: EmailAddress = Field(description=N_("the e-mail address, such as anna@lund.example"))


class Recipient(Fields):
    """To whom the message of one organisation goes."""

    organisation: Slug = Field(description=N_("the name of its text: the file without .md"))
    to: tuple[Mailbox, ...] = Field(min_length=1, description=N_("the recipients"))
    cc: tuple[Mailbox, ...] = Field((), description=N_("who gets a copy"))
    greeting: HeaderText | None = Field(None, description=N_("whom the message greets, as 'Anna'"))
    language: Language = Field(Language.SWEDISH, description=N_("sv or en"))

    @property
    def salutation(self) -> str:
        """Whom the message greets: its recipients by first names, if nothing else is said."""
        names = [first_name(mailbox.name) for mailbox in self.to if mailbox.name]
        return self.greeting or (enumeration(names, _AND[self.language]) if names else "")


class RecipientsFile(Fields):
    """The fields of `recipients.yaml`."""

    recipients: tuple[Recipient, ...] = Field(
        description=N_("one group of fields per organisation")
    )


@dataclass(frozen=True)
class Recipients:
    """The recipients of an edition by organisation, and where each address is written."""

    source: Source
    by_slug: Mapping[str, Recipient] = field(default_factory=dict)
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)

    def place(self, slug: str, address: str = "") -> Place:
        """Return the place of an address of an organisation, or of what comes nearest to it."""
        return self.places.get((slug, address.casefold())) or self.source.place("recipients")


def read_recipients(
    workspace: Workspace, edition: Edition, lacks: Collection[str] = ()
) -> Reading[Recipients]:
    """Read who gets which profile. Where there is no such file, nobody gets any.

    `lacks` are the slugs of texts that the edition will have when they are finished or mended.
    """
    path = workspace.recipients(edition.fields.year)
    if not lexists(path):  # a link to nothing is told
        return Reading(Recipients(Source(path, {})))
    reading = read_yaml(path)
    told = discreet(reading.problems)
    if reading.value is None or has_errors(told):
        return Reading(None, told)
    fields = parse(reading.value, RecipientsFile)
    if fields.value is None:
        return Reading(None, (*told, *discreet(fields.problems)))
    problems = tuple(_misfits(reading.value, fields.value, edition, lacks))
    return Reading(_recipients(reading.value, fields.value), (*told, *problems))


def typed_mailbox(option: str, address: str) -> Mailbox:
    """Return a mailbox of an address that was typed. Raises `UsageError` where it is none."""
    source = Source(Path(option), {"address": address})
    reading = parse(source, Mailbox)
    if reading.value is None:
        advice = _("Write it as {option} anna@lund.example.", option=option)
        message = _("{option} is not an e-mail address", option=option)
        raise UsageError(Problem("bad-address", message, advice=advice))
    return reading.value


def _recipients(source: Source, fields: RecipientsFile) -> Recipients:
    by_slug = {recipient.organisation: recipient for recipient in fields.recipients}
    places = {}
    for number, recipient in enumerate(fields.recipients):
        slug = recipient.organisation
        places[slug, ""] = source.place("recipients", number, "organisation")
        for group, mailboxes in (("to", recipient.to), ("cc", recipient.cc)):
            for item, mailbox in enumerate(mailboxes):
                way = ("recipients", number, group, item, "address")
                places.setdefault((slug, mailbox.address.casefold()), source.place(*way))
    return Recipients(source, by_slug, places)


def _misfits(
    source: Source, fields: RecipientsFile, edition: Edition, lacks: Collection[str]
) -> Iterator[Problem]:
    """Find organisations that are not in the edition, or given twice."""
    known = [*(text.slug for text in edition.texts), *lacks]
    seen: set[str] = set()
    for number, recipient in enumerate(fields.recipients):
        slug, place = recipient.organisation, source.place("recipients", number, "organisation")
        if slug not in known:
            nearest = get_close_matches(slug, known, n=1)
            advice = (
                _("Did you mean '{nearest}'?", nearest=nearest[0])
                if nearest
                else _("Use: {texts}.", texts=", ".join(known))
            )
            message = _(
                "'{slug}' is not in the edition {year}", slug=slug, year=edition.fields.year
            )
            yield Problem("unknown-recipient", message, place, advice)
        if slug in seen:
            advice = _("Write all its recipients in one place.")
            yield Problem(
                "recipients-twice", _("'{slug}' is given twice", slug=slug), place, advice
            )
        seen.add(slug)
