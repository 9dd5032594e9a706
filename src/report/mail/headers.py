r"""What may stand in the header of a message: one line of visible text, and addresses.

A line break in a name or a subject would begin a header of its own (RFC 5322, section 2.2),
such as a Bcc to somebody else. It can be written in YAML, as "\r\n" between double quotes.
"""

import re
from typing import Annotated, Final
from unicodedata import category

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

# Control characters, those without width or that turn the writing, ends of lines and paragraphs.
_REFUSED: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_UNFIT_FOR_FILES: Final = re.compile(r'[\\/:*?"<>|]+')  # on Windows; a slash everywhere


def is_one_line(text: str) -> bool:
    r"""Tell whether a text can stand in a header as it is.

    >>> is_one_line("Anna Öberg"), is_one_line("Anna\r\nBcc: eve@evil.example")
    (True, False)
    """
    return not any(category(character) in _REFUSED for character in text)


def file_name(year: int, organisation: str) -> str:
    """Give the name that a profile has as an attachment.

    >>> file_name(2019, "Trollhättans stad"), file_name(2019, "Skola/Förskola AB")
    ('Guldtrappan 2019 – Trollhättans stad.pdf', 'Guldtrappan 2019 – Skola-Förskola AB.pdf')
    """
    return f"Guldtrappan {year} – {_UNFIT_FOR_FILES.sub('-', organisation).strip(' .')}.pdf"


def _one_line(text: str) -> str:
    if not is_one_line(text):
        raise PydanticCustomError("not_one_line", "not one line")
    return text


def _address(written: str) -> str:
    """Give an address as servers know it: å, ä and ö of a domain in Punycode (RFC 3492)."""
    from email_validator import EmailNotValidError, validate_email  # for those who mail alone

    try:
        found = validate_email(written, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise PydanticCustomError("unfit_address", "{reason}", {"reason": str(error)}) from error
    return str(found.ascii_email)


HeaderText = Annotated[str, Field(min_length=1, max_length=160), AfterValidator(_one_line)]
EmailAddress = Annotated[str, AfterValidator(_address)]
