"""The recipe of readers' comments: from annotated PDFs to a list in the order of the content."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from report.compositor.results import Progress
from report.locales import _
from report.problems import ContentError, Place, Problem, Severity
from report.proof.comments.annotated import annotated_files
from report.proof.comments.columns import Columns
from report.proof.comments.placing import Comment, comments
from report.proof.comments.recognising import CurrentEdition, Proof, Recognised, recognised
from report.recipes.content import read_texts
from report.workspace import Workspace


@dataclass(frozen=True)
class ReadFile:
    """A file that was read: what it is, and how many notes are in it."""

    path: Path
    slug: str | None
    proof: Proof
    notes: int


@dataclass(frozen=True)
class Comments:
    """The comments of all files in the order of the content, and what is wrong with files."""

    files: tuple[ReadFile, ...]
    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]


def read_comments(
    workspace: Workspace, year: int, paths: Sequence[Path], progress: Progress
) -> Comments:
    """Read what readers noted in these files; one that cannot be read hides no other.

    Raises `UsageError` where there is no such edition. The texts may have mistakes.
    """
    progress(_("reading"))
    workspace.require_year(year)
    edition = CurrentEdition(workspace, year, read_texts(workspace, year))
    columns = Columns()
    files: list[ReadFile] = []
    found: list[Comment] = []
    problems: list[Problem] = []
    for reading in annotated_files(dict.fromkeys(paths), progress):
        problems += reading.problems
        if reading.value is None:
            continue
        try:
            one = recognised(reading.value, edition)
        except ContentError as error:
            problems += error.problems
            continue
        own = list(comments(one, edition, columns))
        problems += _told(one)
        files.append(ReadFile(one.file.path, one.slug, one.proof, len(own)))
        found += own
    return Comments(tuple(files), tuple(_in_order(found, edition)), tuple(problems))


def _told(one: Recognised) -> Iterable[Problem]:
    if one.problem:
        yield one.problem
    if not one.file.notes:
        yield Problem(
            "no-notes",
            _("there are no notes in the file"),
            Place(one.file.path),
            _("Ask the reader to save the file with the notes: some programs keep them elsewhere."),
            Severity.WARNING,
        )


def _in_order(found: Iterable[Comment], edition: CurrentEdition) -> list[Comment]:
    """Sort comments by organisations, and by files and lines; what is not found stands behind."""
    ranks = {slug: rank for rank, slug in enumerate(edition.texts)}

    def key(one: Comment) -> tuple[int, bool, str, bool, int, int]:
        rank = ranks.get(one.slug or "", len(ranks))
        if one.place is None:
            return rank, True, "", True, 0, 0
        is_own = edition.slug_of(one.place.path) == one.slug
        path, line, column = str(one.place.path), one.place.line, one.place.column
        return rank, not is_own, path, not line, line, column

    return sorted(found, key=key)
