"""What of the sources a reader must find on the pages: every wording with its place."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from report import markdown
from report.model import GAPS, Edition, Profile, Text
from report.model.addresses import page_address, site
from report.problems import Place
from report.products.every import OF_TEXTS
from report.products.product import BODY, PageProduct
from report.source import Loc, Source
from report.swedish import spoken_date

# Fields that a page leaves out where they have given way, by the names of what does so.
GIVEN_WAY = {"sources": "sources", "lists": "lists", "people": "people", "years": "timeline"}
# Fields that are not printed in their own words.
SILENT = frozenset(
    {
        # of a text
        "kind",
        "role",
        "criteria",  # printed with the names of the criteria
        "place.name",
        "place.latitude",
        "place.longitude",
        "photo.file",
        "photo.alt",
        "photo.focus",
        "photos.file",
        "photos.alt",
        "photos.focus",
        # of an edition
        "year",
        "published",
        "accent",
        "shop",
        "conference",
        "retrospective",
        "event.start",
        "event.end",
        "sections.profiles",
        # of the award's texts and history
        "editions",
        "years.complete",
        "sources.years",
    }
)


@dataclass(frozen=True)
class Wording:
    """A text as it is printed, but for its typography, and where it was written."""

    text: str
    place: Place


def of_edition(edition: Edition) -> Iterator[Wording]:
    """Yield all that is printed of an edition: in its booklet, on pages of texts, in its drafts."""
    yield from of_booklet(edition)
    for text in edition.texts:
        for product in OF_TEXTS:
            yield from of_page(product, text)
        yield from of_gaps(text)


def of_page(
    product: PageProduct, text: Text[Profile], without: Collection[str] = ()
) -> Iterator[Wording]:
    """Yield what is printed on the page of a text: of the sources, those to which no link leads.

    `without` are the parts that have given way.
    """
    linked = {link.url for link in text.fields.links}
    sources = text.source.data.get("sources") or ()
    left_out: set[Loc] = {
        ("sources", n) for n, source in enumerate(sources) if source.get("url") in linked
    }
    left_out |= set(_said_before(text.source))
    for name in (*product.first_alone, *(("photos",) if "photographs" in without else ())):
        left_out |= {(name, n) for n in range(1, text.source.count(name))}
    given_way = (GIVEN_WAY[name] for name in without if name in GIVEN_WAY)
    yield from _of_text(text, {*SILENT, *product.leaves_out, *given_way}, left_out)


def of_source(source: Source) -> Iterator[Wording]:
    """Yield what any page may show of a file, whatever is wrong with its fields."""
    yield from _of_fields(source, SILENT)
    yield from _of_body(source)


def of_gaps(text: Text[Profile]) -> Iterator[Wording]:
    """Yield what stands on the pages of a draft in place of what it lacks."""
    for wording in chain(_of_fields(text.source, ()), _of_body(text.source)):
        if text.is_draft and wording.text in GAPS:
            yield wording


def of_booklet(edition: Edition) -> Iterator[Wording]:
    """Yield what is printed in a booklet; a section none of whose texts is there is not."""
    there = [chapter.section for chapter in edition.chapters]
    sections = enumerate(edition.fields.sections)
    absent = {("sections", number) for number, section in sections if section not in there}
    yield from _of_fields(edition.source, SILENT, absent)
    listed: set[str] = set()
    for text in edition.texts:
        left_out: set[Loc] = set(_repeated(text.source, listed))
        left_out |= set(_said_before(text.source))
        yield from _of_text(text, SILENT, left_out)
    yield from _of_award(edition, listed)


def _of_text(
    text: Text[Profile], silent: Collection[str], left_out: Collection[Loc]
) -> Iterator[Wording]:
    """Yield what is printed of a text; of a draft, not what stands in place of what it lacks."""
    body = () if BODY in silent else _of_body(text.source)
    for wording in chain(_of_fields(text.source, silent, left_out), body):
        if not (text.is_draft and wording.text in GAPS):
            yield wording


def _of_award(edition: Edition, listed: set[str]) -> Iterator[Wording]:
    """Yield what is true of every year, as this year's booklet tells it."""
    award = edition.award
    essays = [essay.source for essay in (edition.about, edition.conference) if essay]
    for source in (*essays, *award.files):
        left_out = {*_later(source, edition.fields.year), *_repeated(source, listed)}
        if source is award.files[-1] and not edition.history:
            left_out |= {("title",), ("standfirst",)}
        yield from _of_fields(source, SILENT, left_out)
    for source in essays:
        yield from _of_body(source)


def _later(source: Source, year: int) -> Iterator[Loc]:
    for number, item in enumerate(source.data.get("years") or ()):
        if int(item["year"]) > year:
            yield "years", number
    for number, reference in enumerate(source.data.get("sources") or ()):
        told = [int(each) for each in reference.get("years") or ()]
        if told and min(told) > year:
            yield "sources", number


def _repeated(source: Source, listed: set[str]) -> Iterator[Loc]:
    """Yield the references that the booklet has listed for a text before this one."""
    for number, reference in enumerate(source.data.get("sources") or ()):
        key = reference.get("url") or reference["title"]
        if key in listed and key not in GAPS:
            yield "sources", number
        listed.add(key)


def _said_before(source: Source) -> Iterator[Loc]:
    """Yield the roles that stand behind the names of several people, but for the first."""
    seen = set()
    for number, person in enumerate(source.data.get("people") or ()):
        if person["role"] in seen:
            yield "people", number, "role"
        seen.add(person["role"])


def _of_body(source: Source) -> Iterator[Wording]:
    for line, text in markdown.blocks(source):
        yield Wording(text, source.body_place(line))


def _of_fields(
    source: Source, silent: Collection[str], left_out: Collection[Loc] = ()
) -> Iterator[Wording]:
    """Yield the texts of the fields but for the silent ones, and what is at a place left out."""
    for loc, wording in _fields(source, silent):
        if not any(loc[:length] in left_out for length in (1, 2, 3)):
            yield wording


def _fields(source: Source, silent: Collection[str]) -> Iterator[tuple[Loc, Wording]]:
    """Yield the texts of the fields, but for those that are silent or below one that is."""
    for loc, text in _texts(source.data, ()):
        names = [part for part in loc if isinstance(part, str)]
        if not any(".".join(names[: n + 1]) in silent for n in range(len(names))):
            yield loc, Wording(_printed(names, text), source.place(*loc))


def _texts(data: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield from _texts(value, (*loc, name))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _texts(value, (*loc, number))
    elif data:
        yield loc, data


def _printed(names: Sequence[str], text: str) -> str:
    if names[-1] == "url":
        return page_address(text) if names[0] == "sources" else site(text)
    return _day(text) if names[-1] == "published" else text


def _day(text: str) -> str:
    try:
        return spoken_date(date.fromisoformat(text))
    except ValueError:  # not a day, which stops the pages that would show it
        return text
