"""PDFs that readers have made notes in, read in processes with limits: they come from anywhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from report.compositor.results import Progress
from report.finish.origin import Origin, noted
from report.locales import N_, _
from report.problems import ContentError, Place, Problem, Reading, quoted
from report.processes import Job, Limits, Workers

if TYPE_CHECKING:
    import pikepdf

    from report.proof.comments.figures import Figure
    from report.proof.comments.marked import Marked
    from report.proof.comments.notes import Note

PRELOAD: Final = (
    "report.checks.preflight.file",
    "report.proof.comments.marked",
    "report.proof.comments.page_letters",
    "report.proof.comments.figures",
)
# A booklet with some hundred notes takes a second and 100 MB.
LIMITS: Final = Limits(seconds=60, memory_bytes=1_000_000_000)


@dataclass(frozen=True)
class AnnotatedFile:
    """The notes of a file, each with the words that it is about, and the text of each page."""

    path: Path
    title: str
    origin: Origin | None
    pages: tuple[str, ...]
    notes: "tuple[tuple[Note, Marked | None], ...]"


def annotated_files(paths: Iterable[Path], progress: Progress) -> Iterator[Reading[AnnotatedFile]]:
    """Read files in their order; one that cannot be read hides no other."""
    found = list(paths)
    with Workers(_begin, preload=PRELOAD, limits=LIMITS) as workers:
        readings = workers.results(
            Job(_read, (path,), _reading(path), Place(path)) for path in found
        )
        for path in found:
            progress(_reading(path))
            yield next(readings)


def _reading(path: Path) -> str:
    return _("reading {file}", file=path.name)


def _begin() -> None:
    """All that a process needs is loaded before it begins."""


def _read(path: Path) -> AnnotatedFile:
    """Read a file. Raises `ContentError` where it is not a PDF that can be read."""
    import pikepdf

    from report.checks.preflight.foreign import FOREIGN, why_unread

    if not path.is_file():
        raise ContentError(_no_file(path))
    try:
        with pikepdf.open(path) as document:
            return _annotated(path, document)
    except FOREIGN as error:
        raise ContentError(_unreadable(path, why_unread(error))) from error


def _annotated(path: Path, document: "pikepdf.Pdf") -> AnnotatedFile:
    from report.checks.preflight.file import MOST_PAGES, require_small
    from report.proof.comments.annotations import annotations
    from report.proof.comments.figures import figures_of
    from report.proof.comments.marked import marked
    from report.proof.comments.notes import notes
    from report.proof.comments.page_letters import pages_of
    from report.proof.comments.text_strings import text_of

    if len(document.pages) > MOST_PAGES:
        raise ValueError(_("it has {pages} pages", pages=len(document.pages)))
    require_small(document)
    found = notes(annotations(document))
    pages = pages_of(path, document)
    figures: dict[int, list[Figure]] = {}
    for figure in figures_of(document):
        figures.setdefault(figure.page, []).append(figure)
    about = tuple(
        (note, marked(note, pages[note.page - 1], figures.get(note.page, ()))) for note in found
    )
    title = text_of(document.docinfo.get("/Title"))
    return AnnotatedFile(path, title, noted(document), tuple(page.text for page in pages), about)


def _no_file(path: Path) -> Problem:
    message = N_("{file} is not a file") if path.exists() else N_("{file} does not exist")
    return Problem(
        "unreadable-file",
        _(message, file=quoted(path.name)),
        Place(path),
        _("Name the PDFs that readers sent back."),
    )


def _unreadable(path: Path, why: str) -> Problem:
    return Problem(
        "unreadable-file",
        _("the file cannot be read as a PDF: {reason}", reason=quoted(why)),
        Place(path),
        _("Ask the reader to save it again, as a PDF with notes."),
    )
