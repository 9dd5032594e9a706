"""Footnotes and endnotes of a Word file, numbered together as the text refers to them."""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from report.intake.blocks import LeftOut
from report.intake.word.elements import shown_words
from report.intake.word.package import local, value
from report.locales import N_, _

_KINDS: Final = {"footnote": N_("footnote"), "endnote": N_("endnote")}
_NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")  # lines above notes


class Notes:
    """The notes of a file by their kind and their name in it."""

    def __init__(self, trees: Mapping[str, etree._Element | None]) -> None:
        self._notes = {
            (kind, value(element, "id")): element
            for kind, tree in trees.items()
            for element in ([] if tree is None else tree)
            if local(element) == kind and value(element, "type") not in _NO_NOTES
        }
        self._numbers: dict[tuple[str, str], str] = {}
        self._count = 0

    def number(self, kind: str, name: str, has_own_mark: bool = False) -> str:
        """Return the number of a note that the text refers to, or '' where there is none.

        One that has a mark of its own, such as a star, takes no number.
        """
        if (kind, name) not in self._notes:
            return ""
        if (kind, name) not in self._numbers:
            self._count += not has_own_mark
            self._numbers[kind, name] = "" if has_own_mark else str(self._count)
        return self._numbers[kind, name]

    def wanted(self) -> Iterator[tuple[str, str, etree._Element]]:
        """Yield the notes that the text refers to: kind, number, and what they hold.

        A note may refer to another, which comes then, too.
        """
        done = 0
        while done < len(self._numbers):
            for (kind, name), number in list(self._numbers.items())[done:]:
                done += 1
                yield kind, number, self._notes[kind, name]

    def left_out(self) -> Iterator[LeftOut]:
        """Yield the words of the notes that no text refers to."""
        for (kind, name), element in self._notes.items():
            words = shown_words(element)
            if words and (kind, name) not in self._numbers:
                yield LeftOut(_(_KINDS[kind]), words)
