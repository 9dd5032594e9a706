"""Finished files, damaged as another program, a broken disk or malice would damage them.

What is done to a file is text: a step a line, which says by names where it is done, so that it can
be done again to a file that was made anew.

    set /Root/Pages/Kids/0/Resources null
    link /Root/Names /Root/StructTreeRoot
    delete /Root/OutputIntents
    cut 500
    flip 1200 3
    encrypt secret
"""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Encryption, Object, Pdf, Stream

VALUES: Final = (
    *(
        "null",
        "true",
        "0",
        "-1",
        "1" + "0" * 18,
        "99999999999",
        "0.0001",
        "/Name",
        "()",
        "(text)",
        "<ff00>",
    ),
    *(
        "[]",
        "[1]",
        "[[[[]]]]",
        "[0 0 1000000000 1000000000]",
        "[null null null null]",
        "[0 0 0 0]",
        "<<>>",
    ),
    *(
        "<< /S /Figure /K [0 1 2] >>",
        "<< /Type /Page >>",
        "<< /URI (javascript:) >>",
        "[/ICCBased]",
    ),
    *("[/Indexed /DeviceRGB 255]", "[/Separation]", "<< /Subtype /Image >>", "<< /N 4 >>"),
)
STREAMS: Final = (
    *("q " * 500, "Q Q Q", "/F0 Do", "/Nothing gs", "/X sh", "0 0 0 0 0 0 cm /X1 Do", "BT ( Tj ET"),
    *("1 2 3 4 5 6 7 8 9 k", "/Cs scn", "/P /Q scn", "[(a) 1e99 (b)] TJ", "BI ID EI", "/A cs 1 sc"),
    *("1e300 0 0 1e300 0 0 cm 0 0 1 1 re f", "/S << /MCID 99999 >> BDC (a) Tj", "EMC EMC"),
)
DEEPEST: Final = 9
UNFIT: Final = (pikepdf.PikepdfError, RuntimeError, ValueError, TypeError)


def steps(chance: random.Random, pdf: bytes) -> list[str]:
    """Make up one to four steps for a file."""
    with pikepdf.open(BytesIO(pdf)) as document:
        ways = list(_ways(document))
    return [_step(chance, ways, len(pdf)) for _ in range(chance.randint(1, 4))]


def damaged(pdf: bytes, steps: Sequence[str]) -> bytes:
    """Do what the steps say, those on the objects of a file first."""
    data = pdf
    encryption: Encryption | bool = False
    with pikepdf.open(BytesIO(pdf)) as document:
        for step in steps:
            act, _, rest = step.partition(" ")
            if act == "encrypt":
                encryption = Encryption(owner="owner", user=rest.strip())
            elif act in _ACTS:
                way, _, value = rest.partition(" ")
                with suppress(*UNFIT):  # a step that cannot be done here leaves all as it is
                    _ACTS[act](document, way, value)
        target = BytesIO()
        with suppress(*UNFIT):  # what has no pages left cannot be saved
            document.save(
                target,
                encryption=encryption,
                static_id=not encryption,
                fix_metadata_version=False,  # which may be what is damaged
            )
            data = target.getvalue()
    for step in steps:
        act, *numbers = step.split(" ")
        if act == "cut":
            data = data[: int(numbers[0])]
        elif act == "flip":
            changed = bytearray(data)
            changed[int(numbers[0]) % len(changed)] ^= 1 << int(numbers[1])
            data = bytes(changed)
    return data


def _step(chance: random.Random, ways: Sequence[str], length: int) -> str:
    parts = {"/".join(way.split("/")[:3]) for way in ways}  # else tags would be nearly all
    part = chance.choice(sorted(parts))
    way = chance.choice([way for way in ways if way.startswith(part)])
    act = chance.choice(("set", "set", "set", "delete", "delete", "link", "write", "file"))
    if act == "set":
        return f"set {way} {chance.choice(VALUES)}"
    if act == "delete":
        return f"delete {way}"
    if act == "link":
        return f"link {way} {chance.choice(ways)}"
    if act == "write":
        return f"write {way} {chance.choice(STREAMS)}"
    if chance.random() < 0.1:
        return f"encrypt {chance.choice(('', 'secret'))}"
    if chance.random() < 0.3:
        return f"cut {chance.randint(0, length)}"
    return f"flip {chance.randint(0, length)} {chance.randint(0, 7)}"


def _ways(document: Pdf) -> Iterator[str]:
    """Yield the way to every value of a file, each by one way."""
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[Any, str, int]] = [(document.Root, "/Root", 0)]
    while waiting:
        item, way, depth = waiting.pop()
        if item.is_indirect:
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
        for key, value in _inside(item):
            inner = f"{way}/{key}"
            yield inner
            if isinstance(value, Dictionary | Array | Stream) and depth < DEEPEST:
                waiting.append((value, inner, depth + 1))


def _inside(item: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(item, Array):
        yield from ((str(n), value) for n, value in enumerate(item))
    else:
        yield from ((key.removeprefix("/"), value) for key, value in item.items())


def _at(document: Pdf, way: str) -> tuple[Any, str]:
    """Return what holds the value at the end of a way, and the last name; the way may be gone."""
    item: Any = document.Root
    _, _, *names, last = way.split("/")
    for name in names:
        item = _get(item, name)
    return item, last


def _get(item: Any, name: str) -> Any:
    if isinstance(item, Array):
        return item[int(name)] if name.isdecimal() and int(name) < len(item) else Dictionary()
    if isinstance(item, Dictionary | Stream):
        return item.get(f"/{name}", Dictionary())
    return Dictionary()


def _put(item: Any, name: str, value: Any) -> None:
    if isinstance(item, Array) and name.isdecimal() and int(name) < len(item):
        item[int(name)] = value
    elif isinstance(item, Dictionary | Stream) and name != "Length":
        item[f"/{name}"] = value


def _set(document: Pdf, way: str, value: str) -> None:
    if value == "null":  # what a dictionary has as null, it has not (ISO 32000-1, 7.3.7)
        return _delete(document, way, value)
    return _put(*_at(document, way), Object.parse(value.encode()))


def _delete(document: Pdf, way: str, value: str) -> None:
    item, name = _at(document, way)
    if isinstance(item, Array) and name.isdecimal() and int(name) < len(item):
        del item[int(name)]
    elif isinstance(item, Dictionary | Stream) and f"/{name}" in item and name != "Length":
        del item[f"/{name}"]


def _link(document: Pdf, way: str, value: str) -> None:
    other = _get(*_at(document, value))
    if isinstance(other, Dictionary | Array | Stream):
        _put(*_at(document, way), other if other.is_indirect else document.make_indirect(other))


def _write(document: Pdf, way: str, value: str) -> None:
    _put(*_at(document, way), document.make_stream(value.encode()))


_ACTS: Final[dict[str, Callable[[Pdf, str, str], None]]] = {
    "set": _set,
    "delete": _delete,
    "link": _link,
    "write": _write,
}
