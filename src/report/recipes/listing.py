"""The recipe that tells what there is in an edition."""

from dataclasses import dataclass

from report.model import read_edition
from report.workspace import Workspace


@dataclass(frozen=True)
class Listing:
    """What there is in an edition: under each section, the texts' slugs and names."""

    year: int
    title: str
    sections: dict[str, dict[str, str]]


def listing(workspace: Workspace, year: int) -> Listing:
    """Return what an edition consists of, without typesetting anything."""
    edition = read_edition(workspace, year).require()
    sections = {
        chapter.section.title: {text.slug: text.fields.name for text in chapter.texts}
        for chapter in edition.chapters
    }
    return Listing(year, edition.fields.title, sections)
