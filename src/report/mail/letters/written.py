"""Headers as they stand in a message: names encoded one by one, lines folded where it is safe.

The folding of `email` puts the comma between two addresses, or an address itself, into an
encoded word now and then, and each version of Python in its own way. What is written here
is what is sent.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from typing import Final

from report.mail.letters.recipients import Mailbox

WIDTH: Final = 76  # of a line with an encoded word in it (RFC 2047, section 2)
_LONGEST: Final = 900  # bytes of a line; servers need not take more than 998 (RFC 5322, 2.1.1)
_WORD: Final = 75  # the longest encoded word (RFC 2047, section 2)
# The longest that is still read. A name of so many foreign words is better in one piece.
_LONGEST_WORD: Final = 400
_AS_IT_IS: Final = re.compile(rb"[A-Za-z0-9!*+/-]")  # in a name (RFC 2047, section 5, rule 3)
_ATOMS: Final = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+( [\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_BEGIN, _END = "=?utf-8?q?", "?="
_NEW_LINE: Final = "\r\n "


class Written(str):
    """A header that was folded here, in the form in which `email` takes headers.

    A value with a name is written by its own `fold`: see `email.policy.EmailPolicy`.
    """

    __slots__ = ("name",)
    name: str

    def __new__(cls, name: str, value: str) -> "Written":
        """Take what stands behind the name and its colon, lines and all."""
        made = super().__new__(cls, value)
        made.name = name
        return made

    def fold(self, *, policy: object) -> str:
        """Return the whole header; it looks the same under every policy."""
        return f"{self.name}: {self}\r\n"


def addresses(name: str, mailboxes: Sequence[Mailbox]) -> Written:
    """Write a header of addresses. A line ends behind the comma between two, and nowhere else.

    One alone that is longer than servers take goes on behind an encoded word of its name.
    """
    lines: list[str] = []
    for number, mailbox in enumerate(mailboxes, start=1):
        words = _mailbox(mailbox) + ("," if number < len(mailboxes) else "")
        before = lines[-1] if lines else f"{name}:"
        if lines and len(before) + 1 + len(words) > WIDTH:
            lines.append(words)
        else:
            lines[-1:] = [f"{lines[-1]} {words}" if lines else words]
    return Written(name, _NEW_LINE.join(_cut(line) for line in lines))


def text(name: str, value: str) -> Written:
    """Write a header of words, such as a subject, in lines of 76 characters."""
    if value.isascii() and "=?" not in value and len(name) + 2 + len(value) <= WIDTH:
        return Written(name, value)
    return Written(name, _NEW_LINE.join(encoded_words(value, WIDTH - len(name) - 2)))


def encoded_words(value: str, first: int = _WORD) -> Iterator[str]:
    """Encode a text as words of at most 75 characters, the first one as short as is said.

    No character is divided: each word is read by itself (RFC 2047, section 5).

    >>> list(encoded_words("Åsa Öberg"))
    ['=?utf-8?q?=C3=85sa_=C3=96berg?=']
    """
    room, word = min(first, _WORD), ""
    for character in value:
        written = _q(character.encode())
        if word and len(_BEGIN) + len(word) + len(written) + len(_END) > room:
            yield f"{_BEGIN}{word}{_END}"
            room, word = _WORD, ""
        word += written
    yield f"{_BEGIN}{word}{_END}"


def _mailbox(mailbox: Mailbox) -> str:
    if not mailbox.name:
        return mailbox.address
    return f"{_phrase(mailbox.name)} <{mailbox.address}>"


def _phrase(name: str) -> str:
    r"""Write a name: as it is, between quotes, or encoded (RFC 5322, section 3.2.5).

    Programs do not agree on the blank between two encoded words, so that there are never two
    beside each other: a name that is too long for one has its other words in between.

    >>> _phrase("Nils Norr"), _phrase('Nils "N", Norr'), _phrase("Åsa")
    ('Nils Norr', '"Nils \\"N\\", Norr"', '=?utf-8?q?=C3=85sa?=')
    """
    if not _is_foreign(name):
        return _plain(name)
    if len(whole := _encoded(name)) <= _WORD:
        return whole
    runs = groupby(name.split(" "), _is_foreign)
    return " ".join(
        (_encoded if is_foreign else _plain)(" ".join(words)) for is_foreign, words in runs
    )


def _is_foreign(words: str) -> bool:
    return not words.isascii() or "=?" in words


def _plain(words: str) -> str:
    if _ATOMS.fullmatch(words):
        return words
    return '"' + re.sub(r'(["\\])', r"\\\1", words) + '"'


def _encoded(words: str) -> str:
    """Encode words in the shortest way; very long ones as several encoded words."""
    data = words.encode()
    ways = [("utf-8", data)]
    with suppress(UnicodeEncodeError):  # shorter for Swedish, and not able to hold all
        ways.append(("iso-8859-1", words.encode("iso-8859-1")))
    encoded = [
        f"=?{charset}?{way}?{write(data)}?="
        for charset, data in ways
        for way, write in (("q", _q), ("b", _b))
    ]
    shortest = min(encoded, key=len)
    return shortest if len(shortest) <= _LONGEST_WORD else " ".join(encoded_words(words))


def _cut(line: str) -> str:
    """Cut a line that no server need take, behind encoded words."""
    lines = [""]
    for part in line.split(" "):
        if len(lines[-1]) + len(part) > _LONGEST:
            lines.append("")
        lines[-1] += f" {part}" if lines[-1] else part
    return _NEW_LINE.join(lines)


def _b(data: bytes) -> str:
    return b64encode(data).decode()


def _q(data: bytes) -> str:
    return "".join(map(_quoted, data))


def _quoted(byte: int) -> str:
    """Write a byte as in RFC 2047, section 4.2."""
    if byte == ord(" "):
        return "_"
    return chr(byte) if _AS_IT_IS.fullmatch(bytes([byte])) else f"={byte:02X}"
