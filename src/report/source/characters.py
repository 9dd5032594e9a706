"""A file's bytes → its text, and the characters in it that harm."""

import codecs
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from stat import S_IFDIR, S_IFIFO, S_IFMT, S_IFSOCK, S_ISREG
from typing import Final
from unicodedata import name, normalize

from report.locales import N_, _
from report.problems import Place, Problem, Reading, Severity, has_errors, quoted

# Where words may be broken is said in styles/hyphenation.yaml, once for all texts.
SOFT_HYPHEN: Final = "\u00ad"
LARGEST: Final = 150_000  # bytes: some hundred pages

# The last two of each plane are no characters (Unicode 16, section 23.7).
_LAST: Final = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
# Unicode 16, section 23.1, and the three that YAML takes for the end of a line.
CONTROL: Final = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef{_LAST}]"
)
# Zero width, fillers, tags, and marks that choose a form or turn the direction of writing.
_INVISIBLE: Final = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
# å, ä, ö and the like in UTF-8, read as Windows-1252; and what a failed conversion leaves.
_GARBLED: Final = re.compile("[ÃÂ][\u00a0-\u00bf…„–€]|â€.|\ufffd")
# Accents that Unicode has no letter for, so that NFC leaves them: the engine sets them, but
# forgets which letter they belong to, and search and copying lose the word.
_ACCENTS: Final = re.compile(
    ".[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# What may have a file's name and is none; a link is followed.
_KINDS: Final = {S_IFDIR: N_("a folder"), S_IFIFO: N_("a pipe"), S_IFSOCK: N_("a socket")}
_DEVICE: Final = N_("a device")
_NO_LINK: Final = N_("Put the file itself here, and not a link to it.")
_AS_UTF_8: Final = N_("Save the file with the encoding UTF-8.")


def read_text(path: Path) -> Reading[str]:
    r"""Read UTF-8, with or without a byte-order mark, and whatever ends its lines.

    The text has `\n` at the ends of lines, letters such as å in one piece (Unicode's form NFC)
    and no soft hyphens, as everything that compares names and measures words expects.
    """
    try:
        if fault := _foreign(path):
            return Reading(None, (fault,))
        data = path.read_bytes()
    except FileNotFoundError:
        return Reading(None, (_missing(path),))
    except OSError as error:
        return Reading(None, (_cannot_read(path, error),))
    if data.startswith(_UTF_16) or _has_wide_letters(data):
        return Reading(None, (_utf_16(path),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Behind a byte-order mark, the error counts from the mark's end: its own bytes are asked.
        return Reading(None, (_not_utf_8(path, error.object, error.start),))
    text = text.lstrip("\ufeff")  # two programs, and each put a mark before the text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(SOFT_HYPHEN, "")
    text = normalize("NFC", text)
    problems = tuple(harmful(text, partial(_place, path, text)))
    return Reading(None if has_errors(problems) else text, problems)


def _missing(path: Path) -> Problem:
    """Tell that there is no file, or that a link leads to none."""
    if path.is_symlink():
        message = _(
            "'{file}' is a link to {target}, which is not there",
            file=path.name,
            target=quoted(path.readlink()),
        )
        return Problem("cannot-read", message, Place(path), _(_NO_LINK))
    advice = _("Write it, or correct the name.")
    return Problem("missing-file", _("the file is missing"), Place(path), advice)


def _foreign(path: Path) -> Problem | None:
    """Return why a file is not read at all: it lies elsewhere, is none, or is far too large."""
    status = path.stat()
    # What is no link lies in its folder: to resolve both takes longer than to read the file.
    if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
        return Problem(
            "leads-outside",
            _(
                "'{file}' leads to a file outside {folder}/",
                file=path.name,
                folder=path.parent.name,
            ),
            Place(path),
            _(_NO_LINK),
        )
    if not S_ISREG(status.st_mode):
        return Problem(
            "cannot-read",
            _(
                "'{file}' is {kind}, and not a file",
                file=path.name,
                kind=_(_KINDS.get(S_IFMT(status.st_mode), _DEVICE)),
            ),
            Place(path),
            _("Put a file here, or remove it."),
        )
    if status.st_size > LARGEST:
        return Problem(
            "too-large-file",
            _(
                "'{file}' has {size} kB, and a text has at most {largest} kB",
                file=path.name,
                size=status.st_size // 1000,
                largest=LARGEST // 1000,
            ),
            Place(path),
            _("Look whether it is a text at all; pictures belong into images/."),
        )
    return None


def harmful(text: str, place: Callable[[int], Place]) -> Iterator[Problem]:
    """Find the first character of each harmful kind; `place` tells where a position from 0 is."""
    if match := CONTROL.search(text):
        yield Problem(
            "control-character",
            _("the character {character} cannot be printed", character=_named(match[0])),
            place(match.start()),
            _("Delete it; it cannot be seen, so delete and retype what stands around it."),
        )
    if match := _INVISIBLE.search(text):
        yield Problem(
            "invisible-character",
            _("the character {character} cannot be seen", character=_named(match[0])),
            place(match.start()),
            _("Delete it: it came along from another program, and hides words from a search."),
            Severity.WARNING,
        )
    if match := _ACCENTS.search(text):
        signs = ", ".join(_named(sign) for sign in match[0][1:])
        yield Problem(
            "loose-accent",
            _(
                "'{letter}' is no letter of its own, and the accent {signs} cannot be set",
                letter=match[0],
                signs=signs,
            ),
            place(match.start()),
            _("Write the letter without this accent."),
        )
    if match := _GARBLED.search(text):
        yield Problem(
            "garbled-text",
            _("'{letter}' looks like a letter that lost its encoding", letter=match[0]),
            place(match.start()),
            _("Write what was meant, or copy the text again from where it came."),
            Severity.WARNING,
        )


def _not_utf_8(path: Path, data: bytes, start: int) -> Problem:
    """Name the byte at `start`; all bytes before it are UTF-8, and no mark is among them."""
    before = normalize("NFC", data[:start].decode("utf-8"))
    byte = data[start : start + 1]
    guess = byte.decode("windows-1252", errors="ignore")
    message = (
        _(
            "the byte 0x{byte} is not UTF-8, in Windows-1252 it is '{letter}'",
            byte=byte.hex(),
            letter=guess,
        )
        if guess.isalpha()
        else _("the byte 0x{byte} is not UTF-8", byte=byte.hex())
    )
    return Problem(
        "not-utf-8",
        message,
        _place(path, before.replace("\r\n", "\n").replace("\r", "\n"), None),
        _(_AS_UTF_8),
    )


def _has_wide_letters(data: bytes) -> bool:
    """Return whether every other byte is zero, as in UTF-16 without a byte-order mark."""
    start = data[:200]
    return len(start) > 1 and start.count(0) * 3 >= len(start)


def _utf_16(path: Path) -> Problem:
    return Problem("not-utf-8", _("the file is in UTF-16"), Place(path), _(_AS_UTF_8))


def _cannot_read(path: Path, error: OSError) -> Problem:
    return Problem(
        "cannot-read",
        _("the file cannot be read: {reason}", reason=error.strerror or error),
        Place(path),
        _("Check that it is a file, and that you may read it."),
    )


def _place(path: Path, text: str, position: int | None) -> Place:
    """Return the place of a position in a text, or of its end."""
    before = text[:position]
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _named(character: str) -> str:
    """Return a character that cannot be seen by its number and name.

    >>> _named(chr(0x200B))
    'U+200B (zero width space)'
    >>> _named(chr(0))
    'U+0000'
    """
    known = name(character, "").lower()
    return f"U+{ord(character):04X}" + (f" ({known})" if known else "")
