"""What is made now beside what was before: every page with what was found on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from report.checks.printed import of_edition
from report.compositor.results import Progress
from report.compositor.source_map import source_boxes, source_pictures
from report.locales import _
from report.problems import ContentError, Problem
from report.processes import Workers
from report.proof.differences.against import Before, are_alike
from report.proof.differences.aligning import PagePair
from report.proof.differences.changes import Change, Found, Kind, changes
from report.proof.differences.comparing import areas_job, words_job
from report.proof.differences.made import Made
from report.proof.differences.paging import Size
from report.proof.differences.paired import ComparedWords
from report.proof.differences.places import Places
from report.proof.differences.words import Box
from report.proof.kept import BOOKLET, PROFILES
from report.workspace import Workspace


@dataclass(frozen=True)
class ComparedFile:
    """A file in both versions: its pages, and what has changed on them.

    One that `is_same` has the same bytes. `title` is what it is called for people.
    """

    name: str
    title: str
    is_same: bool
    pages: tuple[PagePair, ...]
    sizes: tuple[Sequence[Size], Sequence[Size]]
    changes: tuple[Change, ...]

    def of_page(self, pair: PagePair) -> list[Change]:
        """Return what has changed on a page."""
        return [change for change in self.changes if _is_on(change, pair)]


def compared(
    workspace: Workspace,
    before: Before,
    made: Made,
    names: Iterable[str],
    workers: Workers,
    progress: Progress,
) -> Iterator[ComparedFile]:
    """Compare these files, page by page; the workers hold both versions of them.

    Raises `ContentError` where a file cannot be compared.
    """
    wanted = list(names)
    progress(_("comparing words"))
    part = made.pages_of(before.part_of) if before.part_of else None
    readings = list(workers.results(words_job(name, part) for name in wanted))
    _require([problem for reading in readings for problem in reading.problems])
    files = made.files
    titles = {
        BOOKLET: _("The booklet"),
        **{
            f"{PROFILES}/{text.slug}": _("{organisation}, profile", organisation=text.fields.name)
            for text in made.edition.texts
        },
    }
    for name, reading in zip(wanted, readings, strict=True):
        words = reading.require()
        _require(_of_other_sizes(name, words))
        is_same = before.files.get(name) == files.get(name)
        progress(_("comparing the pages of {file}", file=name))
        areas = {} if is_same else _areas(name, words, workers)
        every = changes(_found(workspace, made, name, words, areas))
        title = titles.get(name, name)
        yield ComparedFile(name, title, is_same, words.pages, words.sizes, tuple(every))


def limited(file: ComparedFile, pages: Iterable[int], paths: Sequence[Path]) -> ComparedFile:
    """Return a file with these pages alone, and what has changed in some texts or on them.

    So are pages that are gone, with words that went from these.
    """
    wanted = set(pages)
    rows = [pair for pair in file.pages if pair.after in wanted]
    own = [
        change
        for change in file.changes
        if any(_is_on(change, pair) for pair in rows)
        or (change.place is not None and change.place.path in paths)
    ]
    shown = [pair for pair in file.pages if pair in rows or any(_is_on(one, pair) for one in own)]
    gone = {pair.before for pair in shown if pair.after is None}
    told = tuple(
        change
        for change in file.changes
        if change in own or (change.kind is Kind.PAGE_GONE and change.page_before in gone)
    )
    return ComparedFile(file.name, file.title, file.is_same, tuple(shown), file.sizes, told)


def _is_on(change: Change, pair: PagePair) -> bool:
    """Return whether a change is told of a page, or has a mark on it."""
    if pair.after is None or pair.before is None:
        own = (change.page, change.page_before) == (pair.after, pair.before)
    else:
        own = change.page == pair.after
    old = any(page == pair.before for page, _box in change.marks_before)
    return own or old or any(page == pair.after for page, _box in change.marks_after)


def _found(
    workspace: Workspace,
    made: Made,
    name: str,
    words: ComparedWords,
    areas: Mapping[int, Sequence[Box]],
) -> Found:
    slug = name.rpartition("/")[2]
    file = made.booklet if name == BOOKLET else made.profiles.get(slug)
    if file is None:  # it is gone, and so are its places
        return Found(name, words, areas, Places(()))
    boxes = source_boxes(file.areas, of_edition(made.edition))
    pictures = source_pictures(file.pictures, made.edition, workspace.root, boxes)
    return Found(name, words, areas, Places(boxes), pictures)


def _areas(name: str, words: ComparedWords, workers: Workers) -> dict[int, Sequence[Box]]:
    """Find the areas of each page that are drawn otherwise, but for words that are told of."""
    pairs = [pair for pair in words.pages if pair.before and pair.after]
    jobs = (areas_job(name, pair, words) for pair in pairs)
    readings = workers.results(jobs)
    return {pair.after: next(readings).require() for pair in pairs if pair.after}


def _of_other_sizes(name: str, words: ComparedWords) -> list[Problem]:
    """Find out whether a file has pages of another size than the one that is made now."""
    old, new = words.sizes
    if not old or not new or are_alike(old[0], new[0]):
        return []
    width, height = old[0]
    message = _(
        "its pages are {width:g} × {height:g} mm, and those of the {file} made now are not",
        width=width,
        height=height,
        file=name,
    )
    advice = _("Compare with the file for the screen: those for the office or a press have sheets.")
    return [Problem("not-comparable", message, None, advice)]


def _require(problems: Sequence[Problem]) -> None:
    if problems:
        raise ContentError(dict.fromkeys(problems))
