"""Characters that our fonts do not have."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final
from unicodedata import category, name

from report import markdown
from report.checks.content.passages import Passage, passages
from report.design.font_metrics import characters
from report.design.sheets import read_faces
from report.locales import _
from report.model import EditionFiles
from report.model.addresses import site
from report.problems import ContentError, Place, Problem, quoted
from report.source import CONTROL, Source, harmful
from report.workspace import Workspace

# What every font of the house has, so that fonts are read only where a text has more.
EVERYDAY: Final = "\n\t !-~\u00a0-\u017e–—‘’‚“”„•…‰€−"  # as in brackets of a regular expression
_EVERYDAY: Final = re.compile(f"[{EVERYDAY}]*")
# The engine sets these without a letter of a font: spaces, marks that choose a form, fillers. Those
# that cannot be seen are another rule's.
_SET_WITHOUT: Final = re.compile(
    "[\\s\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u202a-\u202f\u205f-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
_REPLACED: Final = "\ufffd"  # what Markdown makes of numbers of no character
_NOT_PRINTED: Final = frozenset({"alt", "file", "latitude", "longitude"})


def unprintable_character(files: EditionFiles) -> Iterator[Problem]:
    """All that is printed has letters in the fonts of `styles/fonts.css`.

    They have those of European languages, Greek and Cyrillic among them, and no other scripts,
    no emoji and few signs. What is written as `&#x200b;` is looked at like the character itself.
    """
    drawn: frozenset[str] | None = None
    for source in files.sources:
        yield from _in_numbers(source)
        for passage in _printed(source):
            if _EVERYDAY.fullmatch(passage.text):
                continue
            drawn = _drawn(files.workspace) if drawn is None else drawn
            if drawn:
                yield from _unprintable(passage, drawn, _families(files.workspace))


def _printed(source: Source) -> Iterator[Passage]:
    """Yield the texts that are printed; of addresses, also the name of the site as printed."""
    for passage in passages(source):
        if passage.loc and passage.loc[-1] in _NOT_PRINTED:
            continue
        yield passage
        if passage.loc and passage.loc[-1] == "url":
            yield Passage(site(passage.text), passage.start, passage.loc)
    for token, place in markdown.placed(source):
        # A character written as '&#x645;', or behind a backslash.
        if token.type == "text_special" and token.content != _REPLACED:
            yield Passage(token.content, place)


def _in_numbers(source: Source) -> Iterator[Problem]:
    """Find characters that harm, and are written by their numbers: '&#7;', '&#x200b;'."""
    for token, place in markdown.placed(source):
        if token.type == "text_special" and token.content == _REPLACED:
            yield Problem(
                "control-character",
                _(
                    "{written} stands for a character that cannot be printed",
                    written=quoted(token.markup),
                ),
                place,
                _("Remove it."),
            )
        elif token.type == "text_special":
            yield from harmful(token.content, partial(_at, place))


def _at(place: Place, position: int) -> Place:
    """Return the place of a token, whatever the position in it."""
    return place


def _unprintable(passage: Passage, drawn: frozenset[str], families: str) -> Iterator[Problem]:
    """Find runs of characters that no font has: a word, or words with spaces between them."""
    for start, run in _runs(passage.text, drawn):
        first = run[0]
        others = len(set(run) - {first, " "})
        message = (
            _(
                "{run} cannot be printed: no font has {character}, and {count} more",
                run=quoted(run),
                character=_named(first),
                count=others,
            )
            if others
            else _(
                "{run} cannot be printed: no font has {character}",
                run=quoted(run),
                character=_named(first),
            )
        )
        yield Problem(
            "unprintable-character",
            message,
            passage.place(start),
            _(
                "Write it in other letters, or leave it out; looked for in {families}.",
                families=families,
            ),
        )


def _runs(text: str, drawn: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield where each run begins, counting from 0, and the run."""
    wrong = [not (c in drawn or _SET_WITHOUT.match(c) or CONTROL.match(c)) for c in text]
    start = 0
    while start < len(text):
        if not wrong[start]:
            start += 1
            continue
        end = last = start
        while end < len(text) and (wrong[end] or _SET_WITHOUT.match(text[end])):
            last = end if wrong[end] else last
            end += 1
        yield start, text[start : last + 1]
        start = end


def _named(character: str) -> str:
    """Return a character by its number and name.

    >>> _named("م")
    "'م' (U+0645, arabic letter meem)"
    """
    own = _("of another program's own") if category(character) == "Co" else ""
    known = name(character, own).lower()
    return f"'{character}' (U+{ord(character):04X}{', ' if known else ''}{known})"


def _drawn(workspace: Workspace) -> frozenset[str]:
    """Return all characters that a font has; nothing where the fonts are broken, which is told."""
    try:
        faces = read_faces(workspace)
    except ContentError:
        return frozenset()
    return frozenset().union(*(characters(face.path) for face in faces))


def _families(workspace: Workspace) -> str:
    return ", ".join(dict.fromkeys(face.family for face in read_faces(workspace)))
