"""Which edition an annotated file is of, and whether its texts have changed since."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Final

from report.checks.written import letters
from report.compositor import origins
from report.compositor.origins import PAGE, STYLES
from report.finish.origin import Origin
from report.locales import _
from report.model import ways_to_pictures
from report.problems import ContentError, Place, Problem, Severity, quoted
from report.proof.comments.annotated import AnnotatedFile
from report.proof.comments.criteria import criterion
from report.proof.comments.letters import Letters, letters_of
from report.proof.comments.source_letters import SourceLetters
from report.recipes.content import Content
from report.recipes.stale import changes
from report.source import Source
from report.workspace import Workspace

SHARE: Final = 0.3  # of a file's letters that must be in the edition's texts for one of it


class Proof(StrEnum):
    """Which proof a reader made notes in, as far as the file tells."""

    CURRENT = "current"
    OLDER = "older"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Recognised:
    """A file of the edition: with its slug if it is of one text, such as a profile."""

    file: AnnotatedFile
    proof: Proof
    slug: str | None
    problem: Problem | None = None


class CurrentEdition:
    """An edition as its files are now, whatever is wrong with some of them."""

    def __init__(self, workspace: Workspace, year: int, content: Content) -> None:
        self.workspace = workspace
        self.year = year
        self.files = content.files
        self._edition = content.drafted.edition

    @cached_property
    def origin(self) -> Mapping[str, str]:
        """The digests of the files that a booklet would be made from now, by their names."""
        edition = self._edition
        made = origins.of_booklet(self.workspace, edition, "").parts if edition else {}
        return _texts(made)

    @cached_property
    def texts(self) -> dict[str, Source]:
        """The texts that can be read, by slug, in the order of the edition."""
        found = {slug: file.source for slug, file in self.files.texts.items()}
        return {slug: source for slug, source in found.items() if source}

    @cached_property
    def letters(self) -> SourceLetters:
        """The letters of all files."""
        texts = [source.path for source in self.texts.values()]
        return SourceLetters(self.files.sources, texts)

    def slug_of(self, path: Path | None) -> str | None:
        """Return the slug of a text by its file, or None for other files."""
        return next((slug for slug, each in self.texts.items() if each.path == path), None)

    def picture(self, alternative: str, files: Sequence[Path]) -> Place | None:
        """Return where a picture is named that has this alternative, in one of these files."""
        wanted = letters(alternative)
        for source in (each for path in files for each in self.texts.values() if each.path == path):
            for way in ways_to_pictures(source):
                if wanted and letters(source.text(*way, "alt")) == wanted:
                    return source.place(*way)
        return None

    def criterion(self, page: Letters, start: int, end: int, files: Sequence[Path]) -> Place | None:
        """Return where the first of these files names the criterion that words of a page are."""
        text = self.texts.get(self.slug_of(files[0]) or "") if files else None
        source = self.files.award.criteria.source
        return criterion(page, start, end, text, source) if text and source else None

    def organisation(self, slug: str | None) -> str:
        """Return the name of the organisation of a text, or nothing where it has none."""
        return self.texts[slug].text("name") if slug in self.texts else ""


def recognised(file: AnnotatedFile, edition: CurrentEdition) -> Recognised:
    """Tell what a file is. Raises `ContentError` for one that is not of this edition."""
    if file.origin is None:
        return _by_its_words(file, edition)
    if not origins.named_in(edition.workspace, edition.year, file.origin):
        raise ContentError(_of_another(file, _years(file.origin)))
    slug = origins.own_text(edition.workspace, edition.year, file.origin)
    before = _texts(file.origin.parts)
    now = {name: it for name, it in edition.origin.items() if slug is None or name in before}
    if told := "; ".join(changes(before, now)):
        return Recognised(file, Proof.OLDER, slug, _older(file, told))
    return Recognised(file, Proof.CURRENT, slug)


def _by_its_words(file: AnnotatedFile, edition: CurrentEdition) -> Recognised:
    """Tell what a file is that does not say so: some programs write all of it anew."""
    contents = edition.files.contents.source
    title = contents.text("title") if contents else ""
    titles = {f"{edition.organisation(slug)} – {title}": slug for slug in edition.texts}
    pages = [letters_of(page).letters for page in file.pages]
    own = SourceLetters(edition.texts.values())
    if file.title not in (title, *titles) and own.share(pages) < SHARE:
        raise ContentError(_of_another(file, ()))
    slug = titles.get(file.title)
    if slug is None and len(pages) == 1:
        slug = edition.slug_of(next(iter(edition.letters.files_of(pages[0])), None))
    return Recognised(file, Proof.UNKNOWN, slug, _unknown(file))


def _texts(parts: Mapping[str, str]) -> dict[str, str]:
    return {name: it for name, it in parts.items() if name != PAGE and not name.startswith(STYLES)}


def _years(origin: Origin) -> Sequence[str]:
    """Return the editions whose files a file was made from."""
    folders = {Path(name).parent.name for name in origin.parts}
    return sorted(folder for folder in folders if folder.isdecimal())


def _of_another(file: AnnotatedFile, years: Collection[str]) -> Problem:
    return Problem(
        "other-edition",
        _("the file is of the edition {year}", year=quoted(", ".join(years)))
        if years
        else _("the file's words are not those of this edition"),
        Place(file.path),
        _("Name the year that it belongs to, or ask the reader which file the notes are in."),
    )


def _older(file: AnnotatedFile, told: str) -> Problem:
    return Problem(
        "older-proof",
        _("the notes are in an older proof: {changes}", changes=told),
        Place(file.path),
        _(
            "Its words are looked for in the texts as they are now: see whether the "
            "notes still apply."
        ),
        Severity.WARNING,
    )


def _unknown(file: AnnotatedFile) -> Problem:
    return Problem(
        "unknown-proof",
        _("the file does not say which proof it is: another program has written it anew"),
        Place(file.path),
        _(
            "Its words are looked for in the texts as they are now: see whether the "
            "notes still apply."
        ),
        Severity.WARNING,
    )
