"""What is not finished → what can be set, with words in place of what it lacks."""

from dataclasses import replace
from typing import Any, Final, NamedTuple

from report.model.edition import EditionFields
from report.model.files import File
from report.model.filling import Gaps, filled
from report.model.gaps import EDITION_WORDS, WORDS, gap
from report.model.profile import Link, Profile
from report.model.texts import Text

_ADDRESS: Final = "https://webbadress.invalid/"  # a name that leads nowhere (RFC 2606)
_TEXT: Final = Gaps(
    Profile,
    WORDS,
    values={
        "kind": "municipality",
        "role": "candidate",
        "place.latitude": "62",
        "place.longitude": "15",
        "links.url": _ADDRESS,
    },
    lists={"lists.items": 2},
    whole=("photo.file", "photos.file"),
)


def draft(file: File[Profile]) -> Text[Profile] | None:
    """Return a text as far as it goes, and name its gaps.

    None where there is no front matter to go by, or where something else is wrong than that
    parts are missing.
    """
    if file.source is None or not file.source.data:
        return None
    found = filled(file.source.data, _TEXT)
    if found is None:
        return None
    body = file.source.body
    if not body.strip():
        body = gap("body")
        found.gaps.add("body")
    source = replace(file.source, data=found.data, body=body)
    gaps = tuple(name for name in WORDS if name in found.gaps)
    return Text(file.path.stem, _without_addresses(found.fields, found.data), source, gaps)


class EditionDraft(NamedTuple):
    """The file of an edition as far as it goes, and the fields in whose place words stand."""

    file: File[EditionFields]
    gaps: tuple[str, ...]


def edition_draft(file: File[EditionFields], year: int) -> EditionDraft | None:
    """Return an edition as far as it goes; None where there is not enough to go by.

    A section without texts is left out, and a conference of which something is missing. The day of
    publication, which no page shows, is the last one of the year.
    """
    if file.source is None or not file.source.data:
        return None
    gaps = Gaps(
        EditionFields,
        EDITION_WORDS,
        values={"year": str(year), "published": f"{year}-12-31"},
        lists={"imprint": 1, "sections": 1},
        whole=("sections.profiles", "event.name", "event.start", "event.end"),
    )
    found = filled(file.source.data, gaps)
    if found is None:
        return None
    source = replace(file.source, data=found.data)
    names = tuple(name for name in EDITION_WORDS if name in found.gaps)
    return EditionDraft(replace(file, source=source, fields=found.fields), names)


def _without_addresses(fields: Profile, data: dict[str, Any]) -> Profile:
    """Take out the addresses that stand for those that links lack."""
    for link in data.get("links") or ():
        link["url"] = gap("links.url") if link["url"] == _ADDRESS else link["url"]
    links = tuple(
        Link.model_construct(title=link.title, url=gap("links.url"))
        if link.url == _ADDRESS
        else link
        for link in fields.links
    )
    return fields.model_copy(update={"links": links})
