"""Headers of addresses at random, read back by two readers that have nothing in common.

    python tests/fuzz/headers.py --count 20000 --seed 7

The strict one is that of `email.policy`; the lenient one splits what it finds with
`getaddresses` and decodes the names afterwards, as most programs do.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import getaddresses
from random import Random
from typing import Any

from report.mail.letters.recipients import Mailbox
from report.mail.letters.written import addresses, text

Pairs = list[tuple[str, str]]

WORDS = (
    *("Åsa", "Björn", "Märta", "Göran", "Nils", "Zoë", "Anna-Lena", "O'Brien", "Per", "J.", "d'Å"),
    *("Öberg", "Björkström", "Lindström,", "Barn-", "och", "utbildningsförvaltningen", "(IT)"),
    *("Skola/Förskola", "AB", "&", "Söner", "<chef>", '"Nisse"', "\\", "a@b.example,", ";", ":"),
    *(
        "=?utf-8?q?x?=",
        "=?",
        "?=",
        "名前",
        "Ελένη",
        "😀",
        "e\u0301",
        "ß",
        "x" * 40,
        "å" * 25,
        "[x]",
    ),
    *(".", "..", "@", "–", "”så”", "1", "%", "_", "a_b", "=41", "\u00a0å", "…", "مرحبا", "#1"),
)
PARTS = ("a", "anna", "anna.exempel", "info+skola", "o'brien", "x" * 40, "a{b}", "=41", "a=b", "_")
HOSTS = ("malmo.example", "xn--sderby-wxa.example", "a.b.c.example", "skola." * 12 + "example")


def mailboxes(chance: Random) -> list[Mailbox]:
    """Return one to twelve people; some have no name."""
    return [
        Mailbox(
            name=_name(chance) if chance.random() < 0.85 else None,
            address=f"{chance.choice(PARTS)}{number}@{chance.choice(HOSTS)}",
        )
        for number in range(chance.choice((1, 2, 2, 3, 3, 4, 12)))
    ]


def _name(chance: Random) -> str:
    if chance.random() < 0.2:
        letters = "aåÅé ,.;<>@()[]\"'\\=?_-😀名\u00a0" + "abcdefghijkl"
        name = "".join(chance.choices(letters, k=chance.randint(1, 60)))
    else:
        name = " ".join(chance.choices(WORDS, k=chance.randint(1, 6)))
    return name[:160].strip() or "x"


def faults(chance: Random) -> list[str]:
    """Write a header at random, read it back, and tell what is not as it was."""
    people = mailboxes(chance)
    wanted = [(person.name or "", str(person.address)) for person in people]
    subject = _name(chance)
    written = addresses("To", people).fold(policy=policy.SMTP)
    data = (written + text("Subject", subject).fold(policy=policy.SMTP) + "\r\nHej\r\n").encode()
    found = [
        f"{name}: {read} for {wanted}"
        for name, read in (("strict", strict(data)), ("lenient", lenient(data)))
        if read != wanted
    ]
    read = str(message_from_bytes(data, policy=policy.default)["Subject"])
    if read != subject:
        found.append(f"subject: {read!r} for {subject!r}")
    return found + [f"{fault}: {written!r}" for fault in _shape(data, written)]


def strict(data: bytes) -> Pairs:
    """Read the people of a message as Python's own parser of today does."""
    header: Any = message_from_bytes(data, policy=policy.default)["To"]
    if header.defects:
        return [("defects", repr(header.defects))]
    return [(person.display_name, person.addr_spec) for person in header.addresses]


def lenient(data: bytes) -> Pairs:
    """Read the people of a message as its parser of before 2012 did."""
    value = str(message_from_bytes(data, policy=policy.compat32)["To"])
    return [
        (str(make_header(decode_header(name))) if name else "", address)
        for name, address in getaddresses([value])
    ]


def _shape(data: bytes, written: str) -> Sequence[str]:
    lines = data.split(b"\r\n")
    found = [] if max(map(len, lines)) <= 998 else ["a line is too long"]
    if re.search(r"[^\x20-\x7e]", written.replace("\r\n ", "")[:-2]):
        found.append("a character that is not ASCII")
    if any(line[-1] != "," for line in written[:-2].split("\r\n ")[:-1]) and len(written) < 900:
        found.append("folded elsewhere than behind a comma")
    return found


def main() -> int:
    """Run, and say what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    chance = Random(wanted.seed)  # noqa: S311 - to be repeated, and not to be secret
    failed = 0
    for _ in range(wanted.count):
        for fault in faults(chance):
            failed += 1
            print(fault)
    print(f"{wanted.count} headers, {failed} faults")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
