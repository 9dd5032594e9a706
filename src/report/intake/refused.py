"""Files that are not taken, and how large one may be.

A text of the edition has some three thousand characters. The limits are far above
that, and low enough for the slowest file that keeps within them to take seconds.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from report.locales import N_, _
from report.problems import ContentError, Place, Problem, quoted

LARGEST: Final = {".docx": 30_000_000}  # bytes, with pictures
LARGEST_TEXT: Final = 3_000_000  # bytes of every other file
LONGEST: Final = 150_000  # characters of words, some 25,000 words
LONGEST_PARAGRAPH: Final = 10_000  # characters; signs of Markdown may be tried in all pairs
MOST_PARAGRAPHS: Final = 5_000
MOST_ELEMENTS: Final = 30_000  # of a web page

ADVICE: Final = N_("Open it in the program that wrote it, save the text again, and try again.")
_ITS_PART: Final = N_("Save the part that is about the organisation, and try again.")


def refusal(path: Path, why: str, advice: str = "", place: Place | None = None) -> ContentError:
    """Say why a file is not taken, and what to do."""
    message = _("'{file}' is not taken: {why}", file=path.name, why=why)
    problem = Problem("unreadable-text", message, place or Place(path), advice or _(ADVICE))
    return ContentError(problem)


def hold_size(path: Path) -> None:
    """Raise `ContentError` where a file has more bytes than any text needs."""
    size, limit = path.stat().st_size, LARGEST.get(path.suffix.lower(), LARGEST_TEXT)
    if size > limit:
        why = _(
            "it has {size:.1f} MB, and no text needs more than {most:.0f}",
            size=size / 1e6,
            most=limit / 1e6,
        )
        raise refusal(path, why, _("Take the pictures out, or make them smaller, and try again."))


def hold_length(path: Path, length: int) -> None:
    """Raise `ContentError` where a text has more characters than any text needs."""
    if length > LONGEST:
        why = _(
            "its text has {count} characters, and no text needs more than {most}",
            count=length,
            most=LONGEST,
        )
        raise refusal(path, why, _(_ITS_PART))


def hold_paragraphs(path: Path, texts: Sequence[str]) -> None:
    """Raise `ContentError` where a text has more paragraphs, or longer ones, than any needs."""
    if len(texts) > MOST_PARAGRAPHS:
        why = _(
            "it has {count} paragraphs, and no text needs more than {most}",
            count=len(texts),
            most=MOST_PARAGRAPHS,
        )
        raise refusal(path, why, _(_ITS_PART))
    for text in texts:
        if len(text) > LONGEST_PARAGRAPH:
            why = _(
                "a paragraph has {count} characters, and none needs more than {most}",
                count=len(text),
                most=LONGEST_PARAGRAPH,
            )
            advice = _("Part the one that begins with {beginning}.", beginning=quoted(text[:40]))
            raise refusal(path, why, advice)


def hold_elements(path: Path, count: int) -> None:
    """Raise `ContentError` where a page is made of more elements than any article is."""
    if count > MOST_ELEMENTS:
        why = _(
            "it has {count} elements, and no page needs more than {most}",
            count=count,
            most=MOST_ELEMENTS,
        )
        raise refusal(path, why, _("Save the article alone, as text, and try again."))
