"""The pieces of a booklet: each begins on a page of its own, and is set and kept by itself."""

from typing import Final

from report.model import Edition, Profile, Text

OPENING: Final = "opening"  # the cover, the words to the reader, the contents
AWARD: Final = "award"
CRITERIA: Final = "criteria"
CHAPTER: Final = "chapter"  # what stands before the texts: the map and the guide
BACK: Final = "back"  # what stands behind the texts
ENDING: Final = "ending"  # pages for notes, and the back cover


def piece_names(edition: Edition) -> tuple[str, ...]:
    """Return the names of an edition's pieces in the order of its booklet.

    That of a text is the name of the place where it begins.
    """
    is_there = {
        OPENING: True,
        AWARD: edition.about is not None,
        CRITERIA: True,
        CHAPTER: len(edition.texts) > 1,
    }
    before = [name for name, there in is_there.items() if there]
    texts = [text_piece(text) for text in edition.texts]
    behind = [BACK] if edition.history or edition.conference or edition.has_sources else []
    return (*before, *texts, *behind, ENDING)


def text_piece(text: Text[Profile]) -> str:
    """Return the name of the piece that is a text, and of the place where it begins."""
    return f"text-{text.slug}"
