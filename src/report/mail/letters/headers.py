r"""What may stand in the header of a message: one line of visible text, and addresses.

A line break in a name or a subject would begin a header of its own (RFC 5322, section 2.2),
such as a Bcc to somebody else. It can be written in YAML, as "\r\n" between double quotes.
"""

import re
from typing import Annotated, Final
from unicodedata import category

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from report.locales import _

# Control characters, those without width or that turn the writing, ends of lines and paragraphs.
_REFUSED: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BLANKS: Final = re.compile(r"\s{2,}")
_UNFIT_FOR_FILES: Final = re.compile(r'[\\/:*?"<>|]+')  # on Windows; a slash everywhere


def is_one_line(text: str) -> bool:
    r"""Return whether a text can stand in a header as it is.

    >>> is_one_line("Anna Öberg"), is_one_line("Anna\r\nBcc: eve@evil.example")
    (True, False)
    """
    return not any(category(character) in _REFUSED for character in text)


def file_name(year: int, organisation: str) -> str:
    """Return the name that a profile has as an attachment.

    >>> file_name(2019, "Trollhättans stad"), file_name(2019, "Skola/Förskola AB")
    ('Guldtrappan 2019 – Trollhättans stad.pdf', 'Guldtrappan 2019 – Skola-Förskola AB.pdf')
    """
    return f"Guldtrappan {year} – {_UNFIT_FOR_FILES.sub('-', organisation).strip(' .')}.pdf"


def same_address(written: str, address: str) -> bool:
    """Return whether a text is an address, in whichever case and form its domain is written.

    >>> same_address("Info@SÖDERBY.example", "info@xn--sderby-wxa.example")
    True
    """
    if written.casefold() == address.casefold():
        return True
    try:
        return _address(written).casefold() == address.casefold()
    except PydanticCustomError:
        return False


def _one_line(text: str) -> str:
    """Return a text with one blank where there are several, which readers do not keep apart."""
    if not is_one_line(text):
        raise PydanticCustomError("not_one_line", "not one line")
    return _BLANKS.sub(" ", text)


def _address(written: str) -> str:
    """Return an address as servers know it: å, ä and ö of a domain in Punycode (RFC 3492).

    The reason why one is none is in words of our own, for those of the library repeat it.
    """
    from email_validator import EmailNotValidError, validate_email  # for those who mail alone

    try:
        found = validate_email(written, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise _unfit(_reason(written)) from error
    address = str(found.ascii_email)
    if "=?" in address:
        raise _unfit(_("it has '=?' in it, which some programs take for something encoded"))
    return address


def _unfit(reason: str) -> PydanticCustomError:
    return PydanticCustomError("unfit_address", "{reason}", {"reason": reason})


def _reason(written: str) -> str:
    """Say what an address lacks, or has too much of, without repeating it."""
    local, at, domain = written.rpartition("@")
    if not at:
        return _("it has no @")
    if "@" in local:
        return _("it has more than one @")
    if re.search(r"\s", written):
        return _("it has a blank in it")
    if not local or not domain:
        return _("there is nothing on one side of the @")
    if "." not in domain:
        return _("there is no point behind the @")
    if not local.isascii():
        return _("before the @, most servers take only a to z, figures and signs such as . and -")
    return _("it has a sign in it, or is put together, as addresses are not")


HeaderText = Annotated[str, Field(min_length=1, max_length=160), AfterValidator(_one_line)]
EmailAddress = Annotated[str, AfterValidator(_address)]
