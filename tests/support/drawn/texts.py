"""A text about an organisation, drawn by chance: its fields, its body, its pictures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import yaml

from report.checks.content.dates import MONTHS

from support.drawn import prose, words
from support.drawn.mix import Mix
from support.drawn.organisations import Organisation, people
from support.drawn.pictures import FORMATS, SHAPES, Scene, file

Fields = dict[str, Any]

STANDFIRST: Final = 40  # words at most
LATEST: Final = 2018  # of the years of a timeline
ADDRESS: Final = "https://www.example.org"


@dataclass(frozen=True)
class DrawnText:
    """A text's file as it is written, and its pictures by the names of their files."""

    markdown: str
    pictures: Mapping[str, bytes]


def text(chance: Random, mix: Mix, organisation: Organisation, role: str) -> DrawnText:
    """Draw a text about an organisation, which has a `role` in the edition."""
    photos, pictures = _photos(chance, mix, organisation.slug)
    names = people(chance, _some(chance, mix, mix.people))
    fields = _head(chance, organisation, role) | _parts(chance, mix, organisation, names) | photos
    count = prose.length(chance, *mix.words)
    body = prose.body(chance, count, names, organisation.town)
    return DrawnText(f"---\n{written(fields)}---\n\n{body}\n", pictures)


def written(fields: Fields) -> str:
    """Return fields as YAML, in their order."""
    return str(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=100))


def reference(chance: Random, slug: str, number: int) -> Fields:
    """Draw a source of a text."""
    title = chance.choice(words.TITLES)
    fields: Fields = {"title": f"{title} (källa {number})", "publisher": "Provförlaget"}
    if chance.random() < 0.6:
        fields["published"] = f"{chance.randint(2014, 2018)}-{chance.randint(1, 12):02}-15"
    if chance.random() < 0.7:
        fields["url"] = f"{ADDRESS}/{slug}/kallor/en-sida-med-en-lang-adress/{number}"
    return fields


def milestones(chance: Random, count: int, longest: int = 160) -> list[Fields]:
    """Draw so many steps, the oldest first, in years of their own; `longest` is in letters."""
    years = sorted(chance.sample(range(LATEST - 11, LATEST + 1), count))
    steps = [step for step in words.WHATS if len(step) <= longest]
    told = sorted(chance.sample(range(len(steps)), count))
    return [
        {"when": _when(chance, year), "what": steps[number]}
        for year, number in zip(years, told, strict=True)
    ]


def _head(chance: Random, organisation: Organisation, role: str) -> Fields:
    return {
        "name": organisation.name,
        "kind": organisation.kind,
        "role": role,
        "scope": chance.choice(words.SCOPES),
        "place": {
            "name": organisation.town,
            "county": chance.choice(("Provlän", "Mellersta Försöksmarkernas län")),
            "latitude": organisation.latitude,
            "longitude": organisation.longitude,
        },
        "title": chance.choice(words.TITLES),
        "standfirst": prose.at_most(chance, chance.choice((8, 20, STANDFIRST))),
    }


def _parts(chance: Random, mix: Mix, organisation: Organisation, names: list[str]) -> Fields:
    """Draw the parts that a text may have; those that have nothing to show are left out."""
    slug = organisation.slug
    draw: dict[str, Callable[[], object]] = {
        "figures": lambda: _figures(chance, _some(chance, mix, 4)),
        "timeline": lambda: milestones(chance, _some(chance, mix, 12)),
        "people": lambda: _people(chance, names),
        "next": lambda: _told(chance, mix),
        "outcome": lambda: _told(chance, mix),
        "lists": lambda: _lists(chance, _some(chance, mix, 2)),
        "criteria": lambda: sorted(chance.sample(range(1, 8), _some(chance, mix, 7))),
        "links": lambda: _links(slug, _some(chance, mix, 3)),
        "sources": lambda: _sources(chance, slug, _some(chance, mix, 6)),
    }
    drawn = {name: part() for name, part in draw.items()}
    return {name: part for name, part in drawn.items() if part}


def _some(chance: Random, mix: Mix, most: int) -> int:
    """Return how many there are of something: none, where it is left out."""
    return 0 if mix.lacks(chance) or not most else chance.randint(1, most)


def _figures(chance: Random, count: int) -> list[Fields]:
    return [{"value": v, "label": label} for v, label in chance.sample(words.FIGURES, count)]


def _when(chance: Random, year: int) -> str:
    forms = ("{0}", "hösten {0}", "mars {0}", "{1}–{2} {3} {0}", "mellan mars och juni {0}")
    day = chance.randint(1, 27)
    month = chance.choice(MONTHS)  # texts that told of one day would be asked to tell it once
    return chance.choice(forms).format(year, day, day + 1, month)


def _people(chance: Random, names: list[str]) -> list[Fields]:
    return [{"name": name, "role": chance.choice(words.ROLES)} for name in names]


def _told(chance: Random, mix: Mix) -> str:
    return "" if mix.lacks(chance) else prose.at_most(chance, chance.choice((10, 30, 60)))


def _lists(chance: Random, count: int) -> list[Fields]:
    titles = chance.sample(words.LISTS, count)
    return [
        {"title": title, "items": chance.sample(words.ITEMS, chance.randint(2, 12))}
        for title in titles
    ]


def _sources(chance: Random, slug: str, count: int) -> list[Fields]:
    return [reference(chance, slug, number) for number in range(1, count + 1)]


def _links(slug: str, count: int) -> list[Fields]:
    return [
        {"title": f"Provsidan, del {number} av {count}", "url": f"{ADDRESS}/{slug}/{number}"}
        for number in range(1, count + 1)
    ]


def _photos(chance: Random, mix: Mix, slug: str) -> tuple[Fields, dict[str, bytes]]:
    """Draw photographs: the field that shows them, and their files."""
    drawn = [_photo(chance, mix, f"{slug}-{n}") for n in range(_some(chance, mix, mix.photos))]
    if not drawn:
        return {}, {}
    fields = [fields for fields, _ in drawn]
    files = {str(fields["file"]): data for fields, data in drawn}
    is_single = len(fields) == 1 and chance.random() < 0.5
    return ({"photo": fields[0]} if is_single else {"photos": fields}), files


def _photo(chance: Random, mix: Mix, stem: str) -> tuple[Fields, bytes]:
    """Draw a photograph; without a focus in the fields, the head is not far from the middle."""
    has_focus = chance.random() < 0.6
    focus = chance.choice((15, 30, 70, 85) if has_focus else (40, 50, 60)), chance.choice((25, 45))
    shape = chance.choice(tuple(SHAPES))
    ending = chance.choices(tuple(FORMATS), (6, 1, 1))[0]
    fields = {"file": f"{stem}-{shape}.{ending}", "alt": chance.choice(words.ALTERNATIVES)}
    more = {
        "caption": chance.choice(words.CAPTIONS) if chance.random() < 0.7 else "",
        "credit": chance.choice(words.CREDITS) if chance.random() < 0.6 else "",
        "focus": f"{focus[0]} {focus[1]}" if has_focus else "",
    }
    kept = {name: field for name, field in more.items() if field}
    return fields | kept, file(Scene(shape, focus, chance.randint(0, 2), mix.dots), ending)
