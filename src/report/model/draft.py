"""A text that is not finished → one that can be set, with words in place of what it lacks."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from report.model.files import File
from report.model.gaps import WORDS, gap
from report.model.profile import Link, Profile
from report.model.texts import Text
from report.source import Loc

MOST_ROUNDS: Final = 20  # each fills what the one before has uncovered; few lie in one another
FEWEST_ITEMS: Final = 2  # of a list
# What stands for values that are no words; no page shows them.
_VALUES: Final[Mapping[str, str]] = {
    "kind": "municipality",
    "role": "candidate",
    "place.latitude": "62",
    "place.longitude": "15",
    "links.url": "https://webbadress.invalid/",  # a name that leads nowhere (RFC 2606)
}
_WHOLE: Final = ("photo.file", "photos.file")  # without which what is around them shows nothing


def draft(file: File[Profile]) -> Text[Profile] | None:
    """Return a text as far as it goes, and name its gaps.

    None where there is no front matter to go by, or where something else is wrong than that
    parts are missing.
    """
    if file.source is None or not file.source.data:
        return None
    filling = _Filling(deepcopy(dict(file.source.data)))
    fields = filling.filled()
    if fields is None:
        return None
    body = file.source.body
    if not body.strip():
        body = gap("body")
        filling.gaps.add("body")
    source = replace(file.source, data=filling.data, body=body)
    gaps = tuple(name for name in WORDS if name in filling.gaps)
    return Text(file.path.stem, fields, source, gaps)


class _Filling:
    """Fields that are being filled, and the names of those that were empty."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.gaps: set[str] = set()

    def filled(self) -> Profile | None:
        """Fill all gaps; None where a value is wrong."""
        for _ in range(MOST_ROUNDS):
            try:
                fields = Profile.model_validate(self.data)
            except ValidationError as error:
                # The last first, so that what is struck moves nothing that is yet to be filled.
                if not all(self._fill(details) for details in reversed(error.errors())):
                    return None
            else:
                return self._without_addresses(fields)
        return None

    def _fill(self, details: ErrorDetails) -> bool:
        """Fill one gap; tell whether it was one."""
        loc, given = details["loc"], details["input"]
        name = _name(loc)
        if details["type"] == "too_short" and name == "lists.items":
            lacks = FEWEST_ITEMS - len(given)
            self._at(loc[:-1])[loc[-1]] = [*given, *[gap(name)] * lacks]
        elif details["type"] == "missing" or given is None or given == "":
            self._put(loc, name)
        else:
            return False
        if name in WORDS:
            self.gaps.add(name)
        return True

    def _put(self, loc: Loc, name: str) -> None:
        """Put words in place of a field; a group is left empty, and its own fields come next."""
        if name in _WHOLE:
            del self._at(loc[:-2])[loc[-2]]
        elif name in WORDS and (name != "lists.items" or isinstance(loc[-1], int)):
            self._at(loc[:-1])[loc[-1]] = _VALUES.get(name, gap(name))
        elif _is_group(loc):
            self._at(loc[:-1])[loc[-1]] = {}
        elif name == "lists.items":
            self._at(loc[:-1])[loc[-1]] = []
        else:
            del self._at(loc[:-1])[loc[-1]]

    def _at(self, loc: Loc) -> Any:
        found: Any = self.data
        for part in loc:
            found = found[part]
        return found

    def _without_addresses(self, fields: Profile) -> Profile:
        """Take out the addresses that stand for those that links lack."""
        invented = _VALUES["links.url"]
        for link in self.data.get("links") or ():
            link["url"] = gap("links.url") if link["url"] == invented else link["url"]
        links = tuple(
            Link.model_construct(title=link.title, url=gap("links.url"))
            if link.url == invented
            else link
            for link in fields.links
        )
        return fields.model_copy(update={"links": links})


def _name(loc: Loc) -> str:
    return ".".join(part for part in loc if isinstance(part, str))


def _is_group(loc: Loc) -> bool:
    """Return whether fields lie below this one: it is the beginning of a way in `WORDS`."""
    is_item = isinstance(loc[-1], int) or loc == ("place",)
    return is_item and any(name.startswith(f"{_name(loc)}.") for name in WORDS)
