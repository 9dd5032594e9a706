"""Organisations and people that nobody can take for real ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

LONGEST: Final = 60  # letters of a name

_SIDES: Final = ("", "Norra ", "Södra ", "Östra ", "Västra ", "Övre ", "Nedre ", "Stora ")
_STEMS: Final = ("Prov", "Test", "Exempel", "Påhitts", "Försöks", "Modell")
_ENDINGS: Final = ("köping", "by", "sund", "vik", "holm", "säter", "torp")

# Each kind's names, the longest first; the longest that has room is taken where one is to be long.
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "municipality": (
        "Barn- och utbildningsförvaltningen i {0}s kommun",
        "{0}s kommuns grundskolor och gymnasieskolor",
        "{0}s stad",
        "{0}s kommun",
    ),
    "region": ("Region {0} med folkhögskolor och naturbruksgymnasier", "Region {0}"),
    "federation": (
        "Kommunalförbundet {0}s gymnasieskola och vuxenutbildning",
        "{0}s gymnasieförbund",
        "Kommunalförbundet {0}",
    ),
    "company": (
        "{0}s fristående förskolor, grundskolor och gymnasieskolor AB",
        "Lärande i {0} AB",
        "{0}s friskolor AB",
    ),
    "association": (
        "Den ekonomiska föreningen {0}s föräldradrivna byskolor",
        "Föreningen {0}s friskola",
    ),
    "foundation": (
        "Stiftelsen för utbildning och bildning i {0} med omnejd",
        "Stiftelsen {0}s skola",
    ),
    "university": ("Högskolan i {0}, institutionen för lärarutbildning", "Högskolan i {0}"),
    "authority": (
        "Skolmyndigheten för samordning och stöd i {0} med omnejd",
        "Skolmyndigheten i {0}",
    ),
}

_FORENAMES: Final = ("Anna", "Bo", "Eva", "Karin", "Lars-Erik", "Maria Elena", "Per", "Ulla")
_SURNAMES: Final = (
    "Provsson",
    "Testberg",
    "af Exempelstedt",
    "Påhittsgren",
    "Försöksdotter Modell",
)

# Spots on land, in degrees north and east, from the south upwards.
_SPOTS: Final = (
    *((55.6, 13.2), (56.2, 14.6), (56.9, 12.8), (56.9, 15.1), (57.4, 18.4), (57.8, 14.1)),
    *((58.1, 12.1), (58.4, 15.6), (58.6, 13.5), (59.3, 14.9), (59.3, 17.9), (59.5, 13.4)),
    *((60.1, 17.5), (60.6, 15.4), (60.7, 17.0), (61.6, 14.6), (62.4, 17.2), (63.2, 14.8)),
    *((63.9, 19.9), (64.7, 20.7), (65.1, 17.2), (65.7, 21.9), (66.6, 19.9), (67.8, 20.4)),
)


@dataclass(frozen=True)
class Organisation:
    """An organisation: what it is called, of which kind it is, and where. Degrees as written."""

    slug: str
    name: str
    kind: str
    town: str
    latitude: str
    longitude: str


def organisations(chance: Random, count: int, kinds: tuple[str, ...]) -> Iterator[Organisation]:
    """Yield so many organisations, each in a town of its own; at most 336.

    In some editions all lie close together.
    """
    towns = [side + stem + end for side in _SIDES for stem in _STEMS for end in _ENDINGS]
    spots = chance.sample(_SPOTS, 2) if chance.random() < 0.25 else _SPOTS
    for number, town in enumerate(chance.sample(towns, count), start=1):
        kind = chance.choice(kinds)
        north, east = chance.choice(spots)
        yield Organisation(
            f"text-{number:03}",
            _name(chance, kind, town),
            kind,
            town,
            f"{north + chance.randint(-20, 20) / 100:.2f}",
            f"{east + chance.randint(-20, 20) / 100:.2f}",
        )


def people(chance: Random, count: int) -> list[str]:
    """Return the names of so many people; at most 40."""
    every = [f"{forename} {surname}" for forename in _FORENAMES for surname in _SURNAMES]
    return chance.sample(every, count)


def _name(chance: Random, kind: str, town: str) -> str:
    names = [name.format(town) for name in _NAMES[kind]]
    fitting = [name for name in names if len(name) <= LONGEST]
    return fitting[0] if chance.random() < 0.3 else chance.choice(fitting)
