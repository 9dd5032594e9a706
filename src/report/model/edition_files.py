"""An edition as far as its files could be read: what checks look at, whole or not."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from os.path import lexists

from report.model.approvals import Approval, ApprovalsFile, digest
from report.model.award import Criteria, Essay, History
from report.model.draft import draft, edition_draft
from report.model.edition import EditionFields, Section, is_slug
from report.model.files import File, read_file
from report.model.profile import Profile
from report.model.texts import Award, Chapter, Edition, Text
from report.problems import Problem
from report.source import Source
from report.workspace import Workspace

AnyFile = File[Essay] | File[Criteria] | File[History] | File[Profile]


@dataclass(frozen=True)
class AwardFiles:
    """The files of what is true of every year."""

    about: File[Essay]
    conference: File[Essay]
    criteria: File[Criteria]
    history: File[History]

    @property
    def award(self) -> Award | None:
        """The award, if nothing is wrong with these files."""
        about, conference = self.about.text, self.conference.text
        criteria, history = self.criteria.text, self.history.text
        if not (about and conference and criteria and history):
            return None
        files = (criteria.source, history.source)
        return Award(about, conference, criteria.fields, history.fields, files)


@dataclass(frozen=True)
class EditionFiles:
    """The files of an edition. `texts` are those that it lists and that there are, by slug.

    What has the name of a text and is no file, such as a folder, is among them with its problem.
    `drafts` are shown in place of some of them, and `gaps` are the fields of the edition in whose
    place words stand. `approvals` is None where nothing was approved yet.
    """

    workspace: Workspace
    year: int
    award: AwardFiles
    contents: File[EditionFields]
    texts: Mapping[str, File[Profile]]
    drafts: Mapping[str, Text[Profile]] = field(default_factory=dict)
    gaps: tuple[str, ...] = ()
    approvals: File[ApprovalsFile] | None = None

    @property
    def approved(self) -> Mapping[str, Approval]:
        """The approval of each text that counts, by slug."""
        fields = self.approvals.fields if self.approvals else None
        return fields.by_slug if fields else {}

    @property
    def text_files(self) -> tuple[AnyFile, ...]:
        """The files of texts, those of the award first."""
        award = self.award
        return (award.about, award.conference, award.criteria, award.history, *self.texts.values())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with each file, in their order."""
        found = [*self.contents.problems]
        for file in self.text_files:
            found += file.problems
        found += self.approvals.problems if self.approvals else ()
        return tuple(found)

    @property
    def sources(self) -> tuple[Source, ...]:
        """All files that could be read, that of the edition first."""
        every = (self.contents.source, *(file.source for file in self.text_files))
        return tuple(source for source in every if source is not None)

    @property
    def is_legible(self) -> bool:
        """Whether the fields of every file could be read, though they may be wrong."""
        return all(file.source and file.source.data for file in (self.contents, *self.text_files))

    @property
    def listed(self) -> list[tuple[str, tuple[str | int, ...]]]:
        """The slugs that the edition lists, each with the way to it; other fields may be wrong."""
        source = self.contents.source
        return listed(source) if source else []

    @property
    def edition(self) -> Edition | None:
        """The edition, if nothing is wrong with the fields of any file."""
        fields = self.contents.fields
        slugs = [slug for section in fields.sections for slug in section.profiles] if fields else []
        files = [self.texts.get(slug) for slug in slugs]
        return self.part(slugs) if all(file and file.text for file in files) else None

    def part(self, slugs: Collection[str]) -> Edition | None:
        """Return the edition with those of its texts whose slugs are given.

        A text with wrong fields is left out, and so is a section that has no text then. None where
        no text is left, or something is wrong with the edition's own fields or those of the award.
        """
        fields, source, award = self.contents.fields, self.contents.source, self.award.award
        if fields is None or source is None or award is None:
            return None
        chapters = [Chapter(section, self._texts(section, slugs)) for section in fields.sections]
        whole = tuple(chapter for chapter in chapters if chapter.texts)
        return Edition(fields, source, whole, award, self.gaps) if whole else None

    def with_drafts(self, slugs: Iterable[str]) -> "EditionFiles":
        """Return the files with drafts of these texts, as far as there is enough for one.

        So it is with the fields of the edition where some are missing.
        """
        found = {slug: draft(self.texts[slug]) for slug in slugs if slug in self.texts}
        drafts = {slug: text for slug, text in found.items() if text}
        if self.contents.fields or not (edition := edition_draft(self.contents, self.year)):
            return replace(self, drafts=drafts)
        return replace(self, drafts=drafts, contents=edition.file, gaps=edition.gaps)

    def _texts(self, section: Section, slugs: Collection[str]) -> tuple[Text[Profile], ...]:
        found = [self._text(slug) for slug in section.profiles if slug in slugs]
        return tuple(text for text in found if text)

    def _text(self, slug: str) -> Text[Profile] | None:
        file = self.texts.get(slug)
        text = file.text if file else None
        return self.drafts.get(slug) or (self._as_approved(text) if text else None)

    def _as_approved(self, text: Text[Profile]) -> Text[Profile]:
        """Return a text with how its pages are to be made up, if it is one that was approved."""
        approval = self.approved.get(text.slug)
        if approval and approval.makeup and approval.text == digest(text):
            return replace(text, kept=approval.makeup)
        return text


def read_edition_files(workspace: Workspace, year: int) -> EditionFiles:
    """Read the files of an edition. Raises `UsageError` where the year has none."""
    folder = workspace.year(workspace.require_year(year))
    contents = read_file(folder / "edition.yaml", EditionFields)
    if contents.source and contents.source.data:
        slugs = [slug for slug, _ in listed(contents.source)]
    else:
        slugs = sorted(path.stem for path in folder.glob("*.md"))
    paths = {slug: folder / f"{slug}.md" for slug in slugs if is_slug(slug)}
    texts = {slug: read_file(path, Profile) for slug, path in paths.items() if lexists(path)}
    path = workspace.approvals(year)
    approvals = read_file(path, ApprovalsFile, may_be_empty=True) if lexists(path) else None
    award = _read_award(workspace)
    return EditionFiles(workspace, year, award, contents, texts, approvals=approvals)


def listed(source: Source) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return the slugs that an edition's file lists, each with the way to it."""
    ways: list[tuple[str | int, ...]] = [
        ("sections", section, "profiles", item)
        for section in range(source.count("sections"))
        for item in range(source.count("sections", section, "profiles"))
    ]
    return [(source.text(*way), way) for way in ways]


def _read_award(workspace: Workspace) -> AwardFiles:
    folder = workspace.award
    return AwardFiles(
        read_file(folder / "award.md", Essay),
        read_file(folder / "conference.md", Essay),
        read_file(folder / "criteria.yaml", Criteria),
        read_file(folder / "history.yaml", History),
    )
