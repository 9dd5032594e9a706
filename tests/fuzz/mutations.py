"""Content files, spoiled as carelessness, a broken disk or malice would spoil them."""

import random
from collections.abc import Callable

# Pieces that have been too much for other programs.
NASTY = (
    "---",
    "- - - - - - - -",
    "&a [*a, *a]",
    "*a",
    "!!python/object/apply:os.system [ls]",
    "? [complex]: key",
    "<<: *base",
    "key: |\n\t tab",
    "{" * 200,
    "[" * 200,
    "> " * 200,
    "* " * 200,
    "#" * 50,
    "1" * 5000,
    "-1e999",
    "0x7fffffff",
    "2019-02-30",
    "12:30:45",
    "no",
    "~",
    "null",
    "\u202egnälbö\u202c",
    "\ufeff",
    "\u2028",
    "\x00",
    "\x1b[31m",
    "a\u0308o\u0308",
    "\U0001f600" * 20,
    "\ud800",
    "<script>alert(1)</script>",
    "<!--",
    "<![CDATA[",
    "{{ 7 * 7 }}",
    "{% include '/etc/passwd' %}",
    "[a](javascript:alert(1))",
    "[a](file:///etc/passwd)",
    "[a](#" + "a" * 3000 + ")",
    "![a](../../../etc/passwd)",
    "[a]: <x> 'y",
    "```",
    "~~~~",
    "*" * 3000,
    "_a_" * 2000,
    "`" * 999,
    "](" * 2000,
    "&amp;" * 500,
    "photo: { file: ../../secret.jpg, alt: x }",
    "photo: { file: /etc/passwd, alt: x }",
    "photos: [{ file: ../../secret.jpg, alt: x }, { file: /etc/passwd, alt: x }]",
    "photo: { file: a.jpg, alt: x, focus: 1e3 -0 }",
    "place: { name: X, latitude: nan, longitude: inf, county: Y }",
    "year: 99999999999999999999",
    "links: [{ url: 'http://[::1', title: x }]",
    "links: [{ url: 'https://\u0430.se', title: x }]",
)

Mutation = Callable[[random.Random, str, str], str]


def mutated(chance: random.Random, text: str, other: str) -> bytes:
    """Spoil a text in one to six ways; `other` is a text that pieces are taken from."""
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(MUTATIONS)(chance, text, other)
    data = text.encode("utf-8", "surrogatepass")
    return chance.choice(BYTES)(chance, data) if chance.random() < 0.2 else data


def _lines(text: str) -> list[str]:
    return text.split("\n")


def drop_line(chance: random.Random, text: str, other: str) -> str:
    lines = _lines(text)
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def repeat_line(chance: random.Random, text: str, other: str) -> str:
    lines = _lines(text)
    at = chance.randrange(len(lines))
    return "\n".join(lines[:at] + [lines[at]] * chance.choice((2, 3, 50)) + lines[at:])


def swap_lines(chance: random.Random, text: str, other: str) -> str:
    lines = _lines(text)
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return "\n".join(lines)


def indent_line(chance: random.Random, text: str, other: str) -> str:
    lines = _lines(text)
    at = chance.randrange(len(lines))
    lines[at] = chance.choice(("\t", " ", "  ", "    ", "- ", "> ", "# ", "1. ")) + lines[at]
    return "\n".join(lines)


def take_line(chance: random.Random, text: str, other: str) -> str:
    lines = _lines(text)
    lines.insert(chance.randint(0, len(lines)), chance.choice(_lines(other)))
    return "\n".join(lines)


def put_nasty(chance: random.Random, text: str, other: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(NASTY) + text[at:]


def nasty_value(chance: random.Random, text: str, other: str) -> str:
    lines = _lines(text)
    at = chance.randrange(len(lines))
    name, colon, _ = lines[at].partition(":")
    lines[at] = f"{name}{colon} {chance.choice(NASTY)}"
    return "\n".join(lines)


def drop_piece(chance: random.Random, text: str, other: str) -> str:
    start = chance.randint(0, len(text))
    return text[:start] + text[start + chance.randint(0, 200) :]


def repeat_piece(chance: random.Random, text: str, other: str) -> str:
    start = chance.randint(0, len(text))
    piece = text[start : start + chance.randint(1, 100)]
    return text[:start] + piece * chance.choice((2, 20, 300)) + text[start:]


def change_sign(chance: random.Random, text: str, other: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice("'\"{}[]:,-#&*!|>%@`<~\\\t \n") + text[at + 1 :]


def cut_off(chance: random.Random, text: str, other: str) -> str:
    return text[: chance.randint(0, len(text))]


def windows_lines(chance: random.Random, text: str, other: str) -> str:
    return text.replace("\n", chance.choice(("\r\n", "\r", "\n\n")))


MUTATIONS: tuple[Mutation, ...] = (
    drop_line,
    repeat_line,
    swap_lines,
    indent_line,
    take_line,
    put_nasty,
    put_nasty,
    nasty_value,
    nasty_value,
    drop_piece,
    repeat_piece,
    change_sign,
    change_sign,
    cut_off,
    windows_lines,
)


def flip_bits(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(data), chance.randint(1, 8))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def other_encoding(chance: random.Random, data: bytes) -> bytes:
    encoding = chance.choice(("utf-16", "latin-1", "utf-8-sig", "utf-32-le"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


def random_bytes(chance: random.Random, data: bytes) -> bytes:
    return chance.randbytes(chance.randint(0, 500)) + data


BYTES = (flip_bits, other_encoding, random_bytes)
