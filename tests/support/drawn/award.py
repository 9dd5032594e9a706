"""What is true of every year, drawn by chance: essays, criteria, history."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

from support.drawn import prose, texts
from support.drawn.mix import Mix
from support.drawn.texts import Fields
from support.workspaces import REPOSITORY

MOST_YEARS: Final = 5  # that the history tells of
A_YEAR: Final = 3  # recipients of a year, at most
NAMES: Final = MOST_YEARS * A_YEAR
ESSAY: Final = (80, 500)  # words

_FOLDER: Final = "guldtrappan"


def files(chance: Random, mix: Mix, names: Sequence[str], year: int) -> dict[str, bytes]:
    """Return the files by their paths below `content/`; the history names who is in `names`."""
    criteria = (REPOSITORY / "content" / _FOLDER / "criteria.yaml").read_bytes()
    return {
        f"{_FOLDER}/criteria.yaml": criteria,
        f"{_FOLDER}/award.md": _essay(chance, mix, "Om provet", year),
        f"{_FOLDER}/conference.md": _essay(chance, mix, "Konferensen", year),
        f"{_FOLDER}/history.yaml": texts.written(_history(chance, names, year)).encode(),
    }


def _essay(chance: Random, mix: Mix, title: str, year: int) -> bytes:
    """Draw an essay; one that is left out belongs to another year."""
    fields: Fields = {"title": title, "standfirst": prose.at_most(chance, 40)}
    if mix.lacks(chance):
        fields["editions"] = [year - 1]
    fields["sources"] = [texts.reference(chance, "provet", chance.randint(1, 9))]
    body = prose.body(chance, prose.length(chance, *ESSAY), [], "skolan")
    return f"---\n{texts.written(fields)}---\n\n{body}\n".encode()


def _history(chance: Random, names: Sequence[str], year: int) -> Fields:
    return {
        "title": "Mottagarna genom åren",
        "standfirst": prose.at_most(chance, 30),
        "years": list(_years(chance, names, year)),
        "sources": [texts.reference(chance, "historien", 1)],
    }


def _years(chance: Random, names: Sequence[str], last: int) -> Iterator[Fields]:
    left = list(names)
    for year in range(last - chance.randint(0, MOST_YEARS - 1), last + 1):
        own = [left.pop() for _ in range(chance.randint(0, A_YEAR))]
        fields: Fields = {"year": year, "recipients": [{"name": name} for name in own]}
        if chance.random() < 0.5:
            fields["awarded"] = f"{chance.randint(1, 28)} maj {year}, på Provkonferensen"
        if chance.random() < 0.3 or not own:
            fields["note"] = prose.at_most(chance, 30)
        yield fields | {"complete": "true" if own else "false"}
