"""What the web page shows of each page: its name, its state, and what has changed on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from report.locales import N_, _
from report.problems import Place
from report.proof.differences.aligning import PagePair
from report.proof.differences.changes import Change, Kind
from report.proof.differences.comparison import ComparedFile
from report.proof.differences.paging import Size
from report.proof.differences.pictures import Version
from report.proof.differences.words import Box
from report.terminal import visible

LONGEST: Final = 400  # characters of words in the list; all of them stand on the page
HEADLINES: Final = {
    Kind.WORDS: "",
    Kind.LOOK: N_("Words look different"),
    Kind.LINES: "",
    Kind.DRAWN: "",
    Kind.LINK: N_("Link"),
    Kind.ALTERNATIVE: N_("Words for a picture"),
    Kind.PAGE_ADDED: N_("Page added"),
    Kind.PAGE_GONE: N_("Page gone"),
    Kind.PAGE_MOVED: N_("Page moved"),
}

STATES: Final = {
    "added": N_("added"),
    "gone": N_("gone"),
    "changed": N_("changed"),
    "same": "",
}


@dataclass(frozen=True)
class ShownChange:
    """A change with its number, counted from 1 through all files, and the leaf that it leads to."""

    number: int
    change: Change
    leaf: str
    where: str
    place: str

    @property
    def headline(self) -> str:
        """What kind of a change it is, where its words do not tell."""
        return _(HEADLINES[self.change.kind])

    def words(self, version: Version) -> str:
        """Return the words of one version, so many as a list has room for."""
        change = self.change
        return _cut(change.before if version is Version.BEFORE else change.after)

    @property
    def note(self) -> str:
        """What else there is to say of it."""
        return _cut(self.change.note)


@dataclass(frozen=True)
class Leaf:
    """A page in both versions, if there are two, and what has changed on it."""

    id: str
    file: str
    label: str
    status: str
    pages: dict[Version, int]
    sizes: dict[Version, Size]
    changes: tuple[ShownChange, ...]

    @property
    def state(self) -> str:
        """Its status in words; nothing of a page that is the same."""
        return _(STATES[self.status])

    @property
    def latest(self) -> Version:
        """The version that its thumbnail shows."""
        return Version.AFTER if Version.AFTER in self.pages else Version.BEFORE

    def marks(self, version: Version) -> Iterator[tuple[ShownChange, Box]]:
        """Yield what is marked on the page in one version, and the box of each mark."""
        for shown in self.changes:
            change = shown.change
            marks = change.marks_before if version is Version.BEFORE else change.marks_after
            yield from ((shown, box) for page, box in marks if page == self.pages.get(version))


@dataclass(frozen=True)
class ShownFile:
    """A file with its pages, and what has changed in it."""

    title: str
    leaves: tuple[Leaf, ...]
    changes: tuple[ShownChange, ...]


def shown_files(files: Sequence[ComparedFile], root: Path) -> list[ShownFile]:
    """Return what is shown of each file; places count from `root`."""
    shown: list[ShownFile] = []
    for number, file in enumerate(files, start=1):
        first = 1 + sum(len(each.changes) for each in shown)
        shown.append(_shown(file, number, first, root))
    return shown


def _shown(file: ComparedFile, number: int, first: int, root: Path) -> ShownFile:
    ids = [f"leaf-{number}-{row}" for row in range(1, len(file.pages) + 1)]
    on_leaves = [file.of_page(pair) for pair in file.pages]
    changes: list[ShownChange] = []
    for count, change in enumerate(file.changes, start=first):
        own = (id for id, found in zip(ids, on_leaves, strict=True) if change in found)
        where = _where(file, change)
        changes.append(ShownChange(count, change, next(own, ids[0]), where, _place(change, root)))
    by_change = {shown.change: shown for shown in changes}
    leaves = [
        _leaf(file, pair, id, tuple(by_change[change] for change in found))
        for pair, id, found in zip(file.pages, ids, on_leaves, strict=True)
    ]
    return ShownFile(visible(file.title), tuple(leaves), tuple(changes))


def _leaf(file: ComparedFile, pair: PagePair, id: str, changes: tuple[ShownChange, ...]) -> Leaf:
    numbers = zip(Version, (pair.before, pair.after), file.sizes, strict=True)
    there = [(version, page, sizes[page - 1]) for version, page, sizes in numbers if page]
    pages = {version: page for version, page, _size in there}
    sizes = {version: size for version, _page, size in there}
    return Leaf(id, file.name, _label(file, pair), _status(pair, changes), pages, sizes, changes)


def _status(pair: PagePair, changes: Sequence[ShownChange]) -> str:
    if pair.before is None:
        return "added"
    if pair.after is None:
        return "gone"
    return "changed" if changes else "same"


def _label(file: ComparedFile, pair: PagePair) -> str:
    if len(file.pages) == 1 and pair.before == pair.after:
        return _("The page")
    if pair.after is None:
        return _("Page {page} before", page=pair.before)
    if pair.before in (None, pair.after):
        return _("Page {page}", page=pair.after)
    return _("Page {page}, was {before}", page=pair.after, before=pair.before)


def _where(file: ComparedFile, change: Change) -> str:
    if change.page is None:
        return _("Page {page} before", page=change.page_before)
    return _("Page {page}", page=change.page) if len(file.sizes[1]) > 1 else ""


def _place(change: Change, root: Path) -> str:
    """Return where a change was written, as it is shown: 'content/2019/malmo.md:14:7'."""
    if change.place is None:
        return ""
    path = change.place.path
    short = path.relative_to(root) if path.is_relative_to(root) else path
    return visible(str(Place(short, change.place.line, change.place.column)))


def _cut(text: str) -> str:
    text = visible(text)
    return f"{text[:LONGEST].rstrip()} …" if len(text) > LONGEST else text
