"""Letters as the tests of messages need them."""

from collections.abc import Iterable
from functools import cache

from report.mail.letters.headers import file_name
from report.mail.letters.letter import Letter, attachment, letter, values
from report.mail.letters.recipients import Language, Mailbox, Recipient
from report.mail.letters.template import read_template
from report.mail.letters.words import words
from report.model import Edition, read_edition
from report.workspace import Workspace

from support.workspaces import MINI

WORKSPACE = Workspace(MINI)
PDF = b"%PDF-1.7\r\n.\n\x00\xff" + bytes(range(256)) * 9


@cache
def edition() -> Edition:
    return read_edition(WORKSPACE, 2019).require()


def mailbox(address: str, name: str | None = None) -> Mailbox:
    return Mailbox(name=name, address=address)


def norrby(
    to: Iterable[Mailbox] = (),
    cc: Iterable[Mailbox] = (),
    *,
    pdf: bytes = PDF,
    workspace: Workspace = WORKSPACE,
    language: Language = Language.SWEDISH,
) -> Letter:
    """Return the letter of Norrby kommun, as it is written for these recipients."""
    to = tuple(to)
    recipient = (
        Recipient(organisation="norrby", to=to, cc=tuple(cc), language=language) if to else None
    )
    template = read_template(workspace, 2019, language)
    text = edition().texts[0]
    written = words(template, values(edition(), text, recipient), language)
    return letter(text, recipient, written, (attachment(file_name(2019, text.fields.name), pdf),))


def plain(slug: str, *addresses: str, pdf: bytes = PDF) -> Letter:
    """Return a letter of few words."""
    to = tuple(map(mailbox, addresses))
    return Letter(
        slug,
        slug,
        to,
        (),
        Language.SWEDISH,
        "Ämne",
        "Hej\n",
        "<p>Hej</p>",
        (attachment("a.pdf", pdf),),
    )
