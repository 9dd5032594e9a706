"""A letter as a message of RFC 5322 and MIME, for a mail program or a server."""

from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256
from typing import Final

from report.mail.letters import written
from report.mail.letters.letter import Letter
from report.mail.letters.recipients import Mailbox

NOWHERE: Final = "report.invalid"  # the domain of names of messages without a sender (RFC 2606)


@dataclass(frozen=True)
class Stamp:
    """What a letter needs to become a message.

    Where there is no sender, the mail program fills it in. `number` tells messages of the
    same letter apart: receivers show two of one name but once.
    """

    sender: Mailbox | None
    when: datetime
    number: int = 0


def message(letter: Letter, envelope: Stamp) -> EmailMessage:
    """Return a letter as a message: plain text, the same as HTML, and its files.

    The same letter in the same envelope gives the same bytes.
    """
    made = EmailMessage(policy=policy.SMTP)
    made["Date"] = format_datetime(envelope.when)
    senders = [envelope.sender] if envelope.sender else []
    for name, mailboxes in (("From", senders), ("To", letter.to), ("Cc", letter.cc)):
        if mailboxes:
            made[name] = written.addresses(name, mailboxes)
    made["Subject"] = written.text("Subject", letter.subject)
    made["Message-ID"] = _message_id(letter, envelope)
    made.set_content(letter.text, cte="quoted-printable")
    made.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    for file in letter.files:
        made.add_attachment(file.data, maintype="application", subtype="pdf", filename=file.name)
    made["Content-Language"] = letter.language.value  # last, for set_content takes it away
    _set_boundaries(made, letter)
    return made


def draft(letter: Letter, envelope: Stamp) -> bytes:
    """Return a letter as a file that Outlook and Thunderbird open to be sent."""
    made = message(letter, envelope)
    made["X-Unsent"] = "1"
    if not letter.addresses:
        made["Comments"] = f"recipients.yaml has no recipient for {letter.slug}"
    return made.as_bytes()


def _message_id(letter: Letter, envelope: Stamp) -> str:
    domain = envelope.sender.address.rpartition("@")[2] if envelope.sender else NOWHERE
    files = (file.sha256 for file in letter.files)
    seen = (letter.slug, *letter.addresses, letter.subject, letter.html, *files)
    name = "\n".join((*seen, str(envelope.number)))
    return f"<{_fingerprint(name)}@{domain}>"


def _set_boundaries(made: EmailMessage, letter: Letter) -> None:
    """Name what separates the parts; Python's own names are random.

    Neither quoted-printable nor base64 can hold '=_' (RFC 2045, section 6.7).
    """
    for number, part in enumerate((made, next(made.iter_parts()))):
        part.set_boundary(f"=_{number}_{_fingerprint(letter.slug + letter.sha256)}")


def _fingerprint(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]
