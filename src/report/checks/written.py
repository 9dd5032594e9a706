"""Where the text of a block was written, found by its letters."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final
from unicodedata import normalize

from report.checks.printed import Wording
from report.problems import Place

LONG: Final = 10  # letters that two texts must have in common, where one stands within the other

_WORD: Final = re.compile(r"[^\W_]+")


class Written:
    """The wordings of the content, to be found by their letters and digits alone.

    They are not looked at before one is asked for, which is seldom.
    """

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._wordings = wordings

    @cached_property
    def _places(self) -> Mapping[str, Sequence[Place]]:
        """The places of wordings by their letters."""
        places: dict[str, list[Place]] = {}
        for wording in self._wordings:
            places.setdefault(letters(wording.text), []).append(wording.place)
        return places

    @cached_property
    def _long(self) -> Sequence[str]:
        return [wording for wording in self._places if len(wording) >= LONG]

    def place(self, text: str, before: Place | None) -> Place | None:
        """Find the place of a text: of the same one, or of one that holds it or that it holds."""
        wanted = letters(text)
        found = self._places.get(wanted) or self._around(wanted)
        same_file = (place for place in found if before and place.path == before.path)
        return next(same_file, found[0] if found else None)

    def _around(self, wanted: str) -> Sequence[Place]:
        if len(wanted) < LONG:
            return []
        near = [long for long in self._long if long in wanted or wanted in long]
        return self._places[max(near, key=len)] if near else []


def letters(text: str) -> str:
    """Return the letters and digits of a text alone, small, without what typography changes.

    >>> letters("Det ”första” stegetﬁ")
    'detförstastegetfi'
    """
    return "".join(_WORD.findall(normalize("NFKC", text).replace("\u00ad", "").casefold()))
