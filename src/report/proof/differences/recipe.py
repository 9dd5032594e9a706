"""The recipe of a comparison: what is made now, what was before, and a page that shows both."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from report.compositor.foresight import preload
from report.compositor.results import Progress
from report.files import alone_in, write_whole
from report.locales import _
from report.problems import Problem, Severity, UsageError
from report.proof.differences.against import Before, before_now
from report.proof.differences.changes import Change
from report.proof.differences.comparing import start_pool
from report.proof.differences.comparison import ComparedFile, compared, limited
from report.proof.differences.made import Made, made_now
from report.proof.differences.page import page_of
from report.proof.kept import BOOKLET, PROFILES, KeptProof, keep_proof
from report.recipes.content import Content, read_content
from report.workspace import Workspace


@dataclass(frozen=True)
class Outcome:
    """What came out: the files as compared, with what, and the page that shows it.

    There is none where nothing could be compared, because there was no proof; then, or because
    it was wished, what is made now was `kept`. `problems` are warnings.
    """

    against: str
    files: tuple[ComparedFile, ...]
    page: Path | None
    kept: KeptProof | None
    problems: tuple[Problem, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """All that has changed, file by file."""
        return tuple(change for file in self.files for change in file.changes)


def proof(
    workspace: Workspace,
    year: int,
    slugs: Collection[str],
    progress: Progress,
    against: Path | None = None,
    jobs: int | None = None,
    *,
    keep: bool = False,
) -> Outcome:
    """Compare what is made now with the last proof, and write a page that shows what has changed.

    Where there is no proof yet, what is made now is kept as the first. With `keep`, it takes the
    place of the last one after it was compared. `against` is a file or a folder to compare with
    instead. With slugs, the profiles of these texts and their pages of the booklet are compared.
    Raises `ContentError` where a text has mistakes, `UsageError` where nothing can be compared.
    """
    preload()
    progress(_("reading"))
    content = read_content(workspace, year)
    content.require_known(slugs)
    if keep and slugs:
        raise UsageError(_keeps_all())
    with alone_in(workspace.output(year)):
        before = before_now(workspace, year, against, slugs)
        if before and before.part_of:
            slugs = (before.part_of,)
            content.require_known(slugs)
        is_part = before and not keep  # a proof that is kept has all texts
        made = made_now(workspace, content, slugs if is_part else (), progress, jobs)
        shown: tuple[ComparedFile, ...] = ()
        page: Path | None = None
        if before:
            shown, html = _shown(workspace, before, made, slugs, progress, jobs)
            page = write_whole(workspace.proof(year) / "index.html", html)
        kept = keep_proof(workspace, year, made.files) if keep or not before else None
    name = before.name if before else ""
    return Outcome(name, shown, page, kept, tuple(_left_out(content)))


def _shown(
    workspace: Workspace,
    before: Before,
    made: Made,
    slugs: Collection[str],
    progress: Progress,
    jobs: int | None,
) -> tuple[tuple[ComparedFile, ...], bytes]:
    """Compare all files, and return them with the page that shows what has changed."""
    names = list(_names(before, made, slugs))
    with start_pool(before.files, made.files, jobs) as workers:
        every = compared(workspace, before, made, names, workers, progress)
        own = () if before.part_of else slugs  # a part has no other pages
        files = tuple(_limited(workspace, made, file, own) for file in every)
        progress(_("drawing pages"))
        html = page_of(made.edition, before.name, files, workers, workspace.root)
    return files, html


def _names(before: Before, made: Made, slugs: Collection[str]) -> Iterator[str]:
    """Yield the files that are compared: those of a whole product, also if one is new, or gone."""
    products = {name.partition("/")[0] for name in before.files}
    wanted = {f"{PROFILES}/{slug}" for slug in slugs}
    for name in dict.fromkeys((*made.files, *before.files)):
        product = name.partition("/")[0]
        is_there = name in before.files or (before.is_whole and product in products)
        if is_there and (not slugs or product == BOOKLET or name in wanted):
            yield name


def _limited(
    workspace: Workspace, made: Made, file: ComparedFile, slugs: Collection[str]
) -> ComparedFile:
    """Return of the booklet the pages of these texts alone, if there are some."""
    if not slugs or file.name != BOOKLET:
        return file
    pages = [page for slug in slugs for page in made.pages_of(slug)]
    return limited(
        file, pages, [workspace.year(made.edition.fields.year) / f"{slug}.md" for slug in slugs]
    )


def _left_out(content: Content) -> Iterator[Problem]:
    """Yield a warning for each text that is not finished: it is in none of the files."""
    for problem in content.of(content.unfinished, content.told):
        yield replace(problem, severity=Severity.WARNING)


def _keeps_all() -> Problem:
    return Problem(
        "keeps-all",
        _("--keep keeps the proof of a whole edition, and not of some texts"),
        advice=_("Leave out the names of texts, or --keep."),
    )
