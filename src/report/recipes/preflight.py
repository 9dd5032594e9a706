"""The recipe that looks at finished files: what is wrong with those of an edition."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from report.compositor.results import Progress
from report.design.sheets import font_families
from report.model import Edition, Profile, Text
from report.problems import ContentError, Problem, Reading, Severity
from report.products.product import PageProduct
from report.recipes.expected import Checked, Compared, finished_files, page_files
from report.recipes.inspection import Inspected, inspected
from report.recipes.left_over import left_over_drafts, left_over_files, of_texts_that_lack
from report.recipes.stale import stale
from report.workspace import Workspace


def preflight(
    workspace: Workspace, edition: Edition, progress: Progress, lacks: Collection[str] = ()
) -> list[Problem]:
    """Check every finished file of an edition, in a fixed order.

    `lacks` are the slugs of its texts that are not in it, because they are not finished or wrong.
    """
    compared = Compared(workspace, edition, tuple(lacks))
    found = _problems(compared, finished_files(compared), progress)
    drafts = left_over_drafts(workspace, edition, compared.lacks)
    return [*found, *of_texts_that_lack(compared), *left_over_files(compared), *drafts]


def page_problems(
    workspace: Workspace,
    products: Iterable[PageProduct],
    edition: Edition,
    texts: Sequence[Text[Profile]],
    progress: Progress,
    *,
    are_new: bool = True,
) -> list[Problem]:
    """Check the finished pages of some texts in products, as far as there are any.

    Of those that were made a moment ago, none is looked at for being older than its content.
    """
    compared = Compared(workspace, edition, are_new=are_new)
    files = (page_files(compared, product, text) for product in products for text in texts)
    return _problems(compared, chain.from_iterable(files), progress)


def _problems(compared: Compared, files: Iterable[Checked], progress: Progress) -> list[Problem]:
    """Find the problems of files; of one that is older than its content, no more than that."""
    listed = list(files)
    seen = inspected([file.found for file in listed], _families(compared.workspace), progress)
    return [
        problem
        for file, one in zip(listed, seen, strict=True)
        for problem in _of(compared, file, one)
    ]


def _of(compared: Compared, file: Checked, seen: Reading[Inspected]) -> Iterator[Problem]:
    yield from seen.problems
    if seen.value is None:
        return
    if not compared.are_new:
        now = file.origin(seen.value.noted)
        if old := stale(file.path, seen.value.noted, now, file.command):
            yield old
            if old.severity is Severity.ERROR:
                return
    yield from seen.value.problems


def _families(workspace: Workspace) -> tuple[str, ...]:
    """Return the families of our fonts; none if `fonts.css` is broken, which is told before."""
    try:
        return font_families(workspace)
    except ContentError:
        return ()
