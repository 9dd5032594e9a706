"""A whole edition drawn by chance, written into a workspace of its own."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from report.workspace import Workspace

from support.drawn import award, prose, texts
from support.drawn.mix import FULL, Mix
from support.drawn.organisations import Organisation, organisations
from support.drawn.texts import Fields
from support.workspaces import REPOSITORY

YEAR: Final = 2019
SIZES: Final = (2, 12)  # texts of an edition
DATE: Final = 40  # letters of a date that a section has: its map needs the room

_SECTIONS: Final = (
    (f"Mottagarna {YEAR}", "recipient"),
    ("Kandidater som juryn har lyft fram", "candidate"),
    ("Utblick", "outlook"),
)
_TITLES: Final = (f"Provutgåva {YEAR}", f"Guldtrappan på prov: skolor som inte finns, {YEAR}")
_SUBTITLES: Final = (
    "En provutgåva",
    "Skolor som inte finns berättar om hur det går till när en plan blir verklighet, steg för steg",
)
_EVENT: Final = {
    "name": "Provkonferensen för skolor som inte finns",
    "place": "Nedre Exempelköping",
    "start": f"{YEAR}-11-14",
    "end": f"{YEAR}-11-15",
}
_IMPRINT: Final = (
    "Häftet finns bara för att pröva programmet.",
    "Alla namn, platser och uppgifter i texterna är påhittade.",
    "Häftet är satt med Source Serif 4 och Source Sans 3.",
)


@dataclass(frozen=True)
class _Part:
    """A section of an edition: its fields, its texts, and what they have for a role."""

    fields: Fields
    role: str
    members: Sequence[Organisation]


def draw(seed: int, folder: Path, mix: Mix = FULL, count: int | None = None) -> Workspace:
    """Write a workspace with an edition of so many texts, or of 2 to 12, and the real styles.

    `folder` holds neither yet. The same seed, mix and count give the same bytes.
    """
    shutil.copytree(REPOSITORY / "styles", folder / "styles")
    workspace = Workspace(folder.resolve())
    for name, content in files(seed, mix, count).items():
        path = workspace.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return workspace


def files(seed: int, mix: Mix = FULL, count: int | None = None) -> Mapping[str, bytes]:
    """Return the files of the content of an edition by their paths below `content/`."""
    chance = _chance(seed, "edition")
    count = count or chance.randint(*SIZES)
    drawn = list(organisations(chance, count + award.NAMES, mix.kinds))
    parts = list(_parts(chance, mix, drawn[:count]))
    edition = texts.written(_edition(chance, mix, parts))
    found = {f"{YEAR}/edition.yaml": edition.encode()}
    for part in parts:
        for member in part.members:
            text = texts.text(_chance(seed, member.slug), mix, member, part.role)
            found[f"{YEAR}/{member.slug}.md"] = text.markdown.encode()
            found |= {f"{YEAR}/images/{name}": data for name, data in text.pictures.items()}
    names = [organisation.name for organisation in drawn[count:]]
    return found | award.files(_chance(seed, "award"), mix, names, YEAR)


def _chance(seed: int, what: str) -> Random:
    """Return the chance that one file is drawn by: a change to one leaves the others alone."""
    return Random(f"{seed} {what}")  # noqa: S311 - not for secrets


def _parts(chance: Random, mix: Mix, members: Sequence[Organisation]) -> Iterator[_Part]:
    """Share the texts out over one to three sections, in the order of their roles."""
    count = chance.randint(1, min(len(_SECTIONS), len(members)))
    cuts = sorted(chance.sample(range(1, len(members)), count - 1))
    heads = sorted(chance.sample(range(len(_SECTIONS)), count))
    ends = zip([0, *cuts], [*cuts, len(members)], heads, strict=True)
    for begin, end, head in ends:
        title, role = _SECTIONS[head]
        fields: Fields = {"title": title, "introduction": prose.at_most(chance, 30)}
        if not mix.lacks(chance):
            fields["timeline"] = texts.milestones(chance, chance.randint(1, 4), longest=DATE)
        own = members[begin:end]
        yield _Part(fields | {"profiles": [each.slug for each in own]}, role, own)


def _edition(chance: Random, mix: Mix, parts: Sequence[_Part]) -> Fields:
    is_afterwards = chance.random() < 0.2
    fields: Fields = {
        "year": YEAR,
        "title": chance.choice(_TITLES),
        "subtitle": chance.choice(_SUBTITLES),
        "published": f"{YEAR + 1}-03-02" if is_afterwards else f"{YEAR}-11-14",
        "retrospective": "true" if is_afterwards else "false",
        "accent": chance.choice(("night", "forest", "wine")),
        "introduction": prose.at_most(chance, chance.choice((10, 60, 150))),
        "sections": [part.fields for part in parts],
        "imprint": list(_IMPRINT[: chance.randint(1, len(_IMPRINT))]),
    }
    more = {
        "event": _EVENT,
        "publisher": "Provförlaget",
        "editor": "Förnamn Efternamn",
        "contact": "www.example.org",
    }
    return fields | {name: field for name, field in more.items() if not mix.lacks(chance)}
