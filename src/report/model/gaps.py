"""The words that stand on the pages of a draft where a text, or the edition, has a gap."""

from collections.abc import Mapping
from typing import Final

# What each field holds that a text must have, by its way without the numbers of list items.
WORDS: Final[Mapping[str, str]] = {
    "name": "namn",
    "kind": "organisationstyp",
    "role": "roll",
    "scope": "skolformer",
    "place.name": "ort",
    "place.county": "län",
    "place.latitude": "latitud",
    "place.longitude": "longitud",
    "title": "rubrik",
    "standfirst": "ingress",
    "figures.value": "tal",
    "figures.label": "förklaring",
    "timeline.when": "tidpunkt",
    "timeline.what": "händelse",
    "people.name": "namn",
    "people.role": "befattning",
    "lists.title": "listrubrik",
    "lists.items": "punkt",
    "photo.file": "bild",
    "photo.alt": "bildbeskrivning",
    "photos.file": "bild",
    "photos.alt": "bildbeskrivning",
    "links.title": "länktext",
    "links.url": "webbadress",
    "sources.title": "titel",
    "sources.publisher": "utgivare",
    "body": "brödtext",
}
# Those that no part of a page shows in words of their own.
UNSEEN: Final = frozenset(
    {
        *("kind", "place.name", "place.latitude", "place.longitude"),
        *("photo.file", "photo.alt", "photos.file", "photos.alt"),
    }
)


def gap(name: str) -> str:
    """Return what stands in place of a field.

    >>> gap("title"), gap("lists.items")
    ('[rubrik saknas]', '[punkt saknas]')
    """
    return f"[{WORDS[name]} saknas]"


# The same of `edition.yaml`.
EDITION_WORDS: Final[Mapping[str, str]] = {
    "year": "år",
    "title": "titel",
    "subtitle": "underrubrik",
    "published": "utgivningsdag",
    "introduction": "inledning",
    "sections.title": "delens rubrik",
    "sections.introduction": "delens ingress",
    "sections.timeline.when": "tidpunkt",
    "sections.timeline.what": "händelse",
    "imprint": "uppgifter om häftet",
}

GAPS: Final = frozenset(
    {*map(gap, WORDS), *(f"[{words} saknas]" for words in EDITION_WORDS.values())}
)
