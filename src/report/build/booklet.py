"""The recipe of the booklet: every text fills its spread, and the pages make whole sheets."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from operator import or_
from pathlib import Path
from typing import Final

from report.build.content import read
from report.build.jobs import (
    Booklet,
    Spread,
    booklet_job,
    call,
    dummy_job,
    press_job,
    spread_job,
    staff,
)
from report.build.made import Made
from report.build.memory import Memory
from report.build.pages import write
from report.build.progress import Progress
from report.document import Plan
from report.imposition import SHEET_PAGES, USUAL_FOLDING, Folding
from report.model import Edition, Profile, Text
from report.press.shop import Shop, read_shop
from report.problems import ContentError, Problem
from report.rhythm import Choices
from report.target import Target
from report.workers import Workers
from report.workspace import Workspace, alone_in

# Of more, the pages take so much memory that processes which have fitted texts are let go before.
MANY_TEXTS: Final = 60


def booklet(
    workspace: Workspace,
    year: int,
    progress: Progress,
    targets: Collection[Target] = (Target.SCREEN,),
    folding: Folding = USUAL_FOLDING,
    shop: str | None = None,
    icc: Path | None = None,
    jobs: int | None = None,
) -> list[Made]:
    """Typeset the booklet, a multiple of four pages, and write a file for each target.

    `folding` is for the office. For the press, `shop` names a file of `styles/press/`, if
    not the edition's own, and `icc` a colour profile in place of the one that is named there.
    So many `jobs` are done at the same time, or one for each processor.
    """
    files: dict[Target, Callable[[_Work, Progress], Made]] = {
        Target.SCREEN: _screen,
        Target.OFFICE: partial(_office, folding),
    }
    call()
    progress("reading")
    edition = read(workspace, year).require()
    if Target.PRESS in targets:
        order = read_shop(workspace, shop or edition.fields.shop, icc)
        files[Target.PRESS] = partial(_press, order)
    progress("loading fonts")
    with alone_in(workspace.output(year)), staff(workspace, edition, jobs) as workers:
        memory = Memory(workspace, edition)
        made = set_booklet(workers, memory, edition, progress)
        work = _Work(workspace, edition, workers, memory, made)
        finished = [finish(work, progress) for target, finish in files.items() if target in targets]
        memory.prune()
    return finished


def set_booklet(workers: Workers, memory: Memory, edition: Edition, progress: Progress) -> Booklet:
    """Set the booklet for the screen, or take it from memory. Raises `ContentError`."""
    if known := memory.booklet():
        return known
    plan, choices = _planned(workers, memory, edition, progress)
    progress("setting pages")
    if len(edition.texts) > MANY_TEXTS:
        workers.rest()
    made = workers.result(booklet_job(edition, plan, choices))
    memory.keep_booklet(made)
    return made


@dataclass(frozen=True)
class _Work:
    """What the files of all targets are made from."""

    workspace: Workspace
    edition: Edition
    workers: Workers
    memory: Memory
    booklet: Booklet


def _screen(work: _Work, progress: Progress) -> Made:
    progress("writing for the screen")
    path = work.workspace.booklet(work.edition.fields.year)
    return write(path, work.booklet.pdf, work.booklet.settled.page_count)


def _office(folding: Folding, work: _Work, progress: Progress) -> Made:
    from report.office import imposed  # not needed for a booklet to read on the screen

    progress("writing for the office printer")
    sheets = work.booklet.settled.page_count // SHEET_PAGES
    path = work.workspace.booklet(work.edition.fields.year, "-office")
    made = write(path, imposed(work.booklet.pdf, folding), pages=2 * sheets)
    return replace(made, sheets=sheets)


def _press(shop: Shop, work: _Work, progress: Progress) -> Made:
    progress("setting pages for the press")
    pdf = work.memory.press_file(shop)
    if pdf is None:
        pdf = work.workers.result(press_job(work.edition, work.booklet.settled, shop))
        work.memory.keep_press_file(shop, pdf)
    path = work.workspace.booklet(work.edition.fields.year, "-press")
    return write(path, pdf, work.booklet.settled.page_count)


def _planned(
    workers: Workers, memory: Memory, edition: Edition, progress: Progress
) -> tuple[Plan, Choices]:
    """Find the setting and the lines in which each text fills its spread, and plan the rest.

    Raises `ContentError` with the problems of all texts.
    """
    known = {text.slug: memory.spread(text) for text in edition.texts}
    dummy = workers.begin(dummy_job(edition))
    unknown = [text for text in edition.texts if known[text.slug] is None]
    found = _fitted(workers, memory, unknown, progress)
    progress("planning pages")
    planned = dummy.reading().require()
    spreads = {slug: spread or found[slug] for slug, spread in known.items()}
    settings = {slug: spread.setting for slug, spread in spreads.items() if spread.setting}
    choices = [spread.choices for spread in spreads.values()]
    return replace(planned.plan, settings=settings), reduce(or_, choices, planned.choices)


def _fitted(
    workers: Workers, memory: Memory, texts: Sequence[Text[Profile]], progress: Progress
) -> dict[str, Spread]:
    """Find how texts fill their spreads, by slug. Raises `ContentError` with all problems."""
    # The longest first, so that no worker is alone with it at the end.
    begun = {text.slug: workers.begin(spread_job(text)) for text in sorted(texts, key=_length)}
    found: dict[str, Spread] = {}
    problems: list[Problem] = []
    for text in texts:
        progress(f"fitting {text.slug}")
        reading = begun[text.slug].reading()
        problems += reading.problems
        if reading.value:
            memory.keep_spread(text, reading.value)
            found[text.slug] = reading.value
    if problems:
        raise ContentError(dict.fromkeys(problems))
    return found


def _length(text: Text[Profile]) -> int:
    return -len(text.source.body)
