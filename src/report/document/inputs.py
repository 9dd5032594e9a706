"""What the pages of one text are made from, beside `styles/`: all of it, and without a template."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

from report import markdown
from report.design.makeup import Makeup
from report.design.makeups import Makeups
from report.document.names import unbroken_names
from report.document.surroundings import Surroundings
from report.model import Edition, Profile, Text, path_of_picture

_WORD: Final = re.compile(r"[^\W\d_]+")
_ESCAPE: Final = re.compile(r"\\.")  # in JSON, where it stands between words
# With one of these, Markdown may name a text otherwise than by its letters.
_DISGUISES: Final = ("&", "\\", "%")


class Inputs:
    """What `Documents` fills the templates of each text with, in an edition that does not change.

    Of the other texts, that is the design that each got, the words of their names where they
    stand in this text, too, and whether a text is there that this one refers to.
    """

    def __init__(self, styles: Path, edition: Edition) -> None:
        self._styles = styles
        self._edition = edition
        self._makeups = Makeups(edition)
        self._slugs = [text.slug for text in edition.texts]

    def of(self, text: Text[Profile]) -> Iterator[str | bytes]:
        """Yield everything that the pages of a text are made from, whatever their makeup."""
        told = Surroundings.of(text, self._edition).written
        fields, body = text.fields.model_dump_json(), text.source.body
        yield from (text.slug, fields, body, f"{text.source.body_line}", told)
        yield from (repr(text.gaps), repr(self.makeups(text)), repr(self._referred(body)))
        yield repr(sorted(self._held(body, markdown.plain_text(text.source), fields, told)))
        for picture in text.fields.pictures:
            path = path_of_picture(text, picture)
            # One that has gone meanwhile is missed by what sets the page.
            yield path.read_bytes() if path.is_file() else b""

    def makeups(self, text: Text[Profile]) -> list[Makeup]:
        """Return how the pages may be made up that a text has in the booklet."""
        return self._makeups.of(text)

    def _referred(self, body: str) -> list[str]:
        """Return the texts that a body may refer to: at least those that it does."""
        if any(sign in body for sign in _DISGUISES):
            return self._slugs
        return [slug for slug in self._slugs if f"#{slug}" in body]

    def _held(self, *written: str) -> set[str]:
        """Return the words of names that stand in what was written, or in a template."""
        words = {word for text in written for word in _words(text)}
        return self._names & (words | self._words_of_templates)

    @cached_property
    def _names(self) -> set[str]:
        return unbroken_names(self._edition)

    @cached_property
    def _words_of_templates(self) -> set[str]:
        templates = sorted(self._styles.rglob("*.html"))
        texts = (path.read_bytes().decode(errors="replace") for path in templates)
        return {word for text in texts for word in _words(text)}


def _words(text: str) -> list[str]:
    return _WORD.findall(_ESCAPE.sub(" ", text))
