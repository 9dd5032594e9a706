"""A new text of an edition: its file, and its place in a section."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from report.files import write_new, write_whole
from report.intake.blocks import LeftOut, Sent
from report.locales import _
from report.model import schema
from report.problems import ContentError, Place, Problem, UsageError
from report.scaffold.listing import with_slug
from report.scaffold.photo import named, photo
from report.scaffold.slug import given_slug, slug
from report.scaffold.template import filled, scalar
from report.source import Source, read_yaml
from report.workspace import Workspace

# What a word at the end of a name, or at its beginning, says of the sort of organisation.
KINDS = {
    "kommun": "municipality",
    "stad": "municipality",
    "region": "region",
    "regionen": "region",
    "förbund": "federation",
    "förbundet": "federation",
    "ab": "company",
    "förening": "association",
    "föreningen": "association",
    "stiftelse": "foundation",
    "stiftelsen": "foundation",
    "universitet": "university",
    "högskola": "university",
    "högskolan": "university",
    "myndighet": "authority",
    "myndigheten": "authority",
    "verket": "authority",
}

EMPTY = Sent("", "")


@dataclass(frozen=True)
class Added:
    """A new text, the section that it is in, and every file that was written for it.

    `left_out` is what did not come along from the file that was sent.
    """

    path: Path
    slug: str
    section: str
    written: tuple[Path, ...]
    left_out: tuple[LeftOut, ...]


def add(
    workspace: Workspace,
    year: int,
    name: str,
    chosen: str | None = None,
    section: str | None = None,
    sent: Sent = EMPTY,
) -> Added:
    """Write a new text, with what was sent in it, and list it in a section of the edition.

    `chosen` is the slug, or else it is made from the name. `section` is a heading or a
    number from 1; it may be left out where there is but one. Raises `UsageError` where
    the text exists or the section is not clear, `ContentError` where the edition cannot
    be read; nothing is written then.
    """
    edition = workspace.year(workspace.require_year(year)) / "edition.yaml"
    short = given_slug(chosen) if chosen else slug(name)
    path = free(workspace, year, short)
    source = read_yaml(edition).require()
    number, title = _section(source, section, short)
    text = edition.read_bytes().decode("utf-8")
    listed = text if short in _slugs(source, number) else with_slug(text, source, number, short)
    pictures = named(workspace.year(year) / "images", short, sent.pictures)
    written = [write_new(path, _text(year, short, name, sent, photo(pictures)).encode())]
    written += [write_new(file, picture.data) for file, picture in pictures]
    written += [write_whole(edition, listed.encode())] if listed != text else []
    written += schema.write(workspace)
    return Added(path, short, title, tuple(written), sent.left_out)


def free(workspace: Workspace, year: int, slug: str) -> Path:
    """Return the path of a text that is not there yet. Raises `UsageError` where it is."""
    path = workspace.year(year) / f"{slug}.md"
    if not path.exists():
        return path
    raise UsageError(
        Problem(
            "file-exists",
            _("the edition {year} has a text '{slug}' already", year=year, slug=slug),
            Place(path),
            _("Change that file, or give the new one another name with --slug."),
        )
    )


def _text(year: int, slug: str, name: str, sent: Sent, photo: str) -> str:
    text = filled(
        "text.md",
        year=str(year),
        slug=slug,
        name=scalar(name),
        kind=kind_of(name),
        title=scalar(sent.title) if sent.title else "",
        photo=photo,
        body=sent.body,
    )
    return "".join(f"{line.rstrip()}\n" for line in text.rstrip().split("\n"))


def kind_of(name: str) -> str:
    """Return the sort of organisation that a name tells of, or nothing.

    >>> kind_of("Lunds kommun"), kind_of("Västra Götalandsregionen"), kind_of("Högskolan Väst")
    ('municipality', 'region', 'university')
    >>> kind_of("Stiftelsen Norrby"), kind_of("Skolverket"), kind_of("Norrby")
    ('foundation', 'authority', '')
    """
    words = name.lower().split() or [""]
    ends = (kind for end, kind in KINDS.items() if words[-1].endswith(end))
    return next(ends, KINDS.get(words[0], ""))


def _section(source: Source, wanted: str | None, slug: str) -> tuple[int, str]:
    """Choose a section: the one that is wanted, that lists the slug already, or the only one."""
    titles = [str(part.get("title") or "") for part in _parts(source)]
    numbers = list(range(len(titles)))
    if wanted is not None:
        names = [(titles[number].casefold(), str(number + 1)) for number in numbers]
        fitting = [number for number in numbers if wanted.casefold() in names[number]]
    else:
        fitting = [number for number in numbers if slug in _slugs(source, number)]
        fitting = fitting or (numbers if len(numbers) == 1 else [])
    if fitting:
        return fitting[0], titles[fitting[0]]
    raise UsageError(
        Problem(
            "which-section",
            _("'{section}' is not a section of this edition", section=wanted)
            if wanted is not None
            else _(
                "the edition has {count} sections to put '{slug}' into",
                count=len(titles),
                slug=slug,
            ),
            source.place("sections"),
            _("Choose one with --section: {sections}.", sections=", ".join(_numbered(titles))),
        )
    )


def _numbered(titles: Sequence[str]) -> list[str]:
    return [f"{number} ({title})" for number, title in enumerate(titles, start=1)]


def _slugs(source: Source, number: int) -> Sequence[str]:
    slugs = _parts(source)[number].get("profiles")
    return slugs if isinstance(slugs, list) else ()


def _parts(source: Source) -> Sequence[Mapping[str, Any]]:
    parts = source.data.get("sections")
    if isinstance(parts, list) and parts and all(isinstance(part, dict) for part in parts):
        return parts
    raise ContentError(
        Problem(
            "no-sections",
            _("the edition has no section to put a text into"),
            source.place("sections"),
            _("Write at least one, with 'title', 'introduction' and 'profiles'."),
        )
    )
