"""The recipe of the booklet: read it, set it, write a file for each target."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from report.compositor.booklet import set_booklet
from report.compositor.edition_cache import EditionCache
from report.compositor.jobs import start_pool
from report.compositor.keeping import unkept
from report.compositor.results import FinishedFile, Progress, Tell, nobody
from report.files import alone_in
from report.locales import _, enumerated
from report.model import Edition
from report.problems import ContentError, Problem, ReportError, Severity, UsageError
from report.products.target import Target
from report.recipes.content import Content, read_content
from report.recipes.output import SCREEN, Output
from report.recipes.targets import (
    Finish,
    Work,
    draft,
    incomplete,
    office,
    parted,
    press,
    screen,
    shop_of,
)
from report.workspace import Workspace


def booklet(
    workspace: Workspace,
    year: int,
    progress: Progress,
    output: Output = SCREEN,
    jobs: int | None = None,
    tell: Tell = nobody,
) -> list[FinishedFile]:
    """Typeset the booklet, a multiple of four pages, and write a file for each target.

    So many `jobs` are done at the same time, or one for each processor; `tell` hears of each file
    when it is written.

    What is wrong with one file does not keep the others from being made; it is raised in the end.
    A text with mistakes stops all. Of an edition in which texts are not finished, the others make
    a file for the screen alone, under a name of its own.
    """
    progress(_("reading"))
    content = read_content(workspace, year)
    content = content.drafted if output.as_draft else content
    edition = content.require()
    if content.wrong:
        raise ContentError(content.told)
    if output.as_draft:
        files, errors = _of_a_draft(content)
    elif content.unfinished:
        files, errors = _of_a_part(content, output.targets)
    else:
        files, errors = _of_the_whole(workspace, edition, output)
    made: list[FinishedFile] = []
    if files:
        progress(_("loading fonts"))
        with alone_in(workspace.output(year)), start_pool(workspace, edition, jobs) as workers:
            cache = EditionCache(workspace, edition)
            pages = set_booklet(workers, cache, edition, progress)
            work = Work(workspace, edition, workers, cache, pages)
            warnings = tuple(unkept(edition, pages.settled.plan))
            for finish in files:
                try:
                    one = finish(work, progress)
                    made.append(replace(one, warnings=(*warnings, *one.warnings)))
                except ContentError as error:
                    errors.append(error)
                else:
                    tell(made[-1])
            cache.prune()
    if errors:
        raise _one(errors)
    return made


def _of_the_whole(
    workspace: Workspace, edition: Edition, output: Output
) -> tuple[list[Finish], list[ReportError]]:
    """Return what writes the file of each target, and what stands in the way of one.

    Raises `UsageError` where a shop is asked for that is none.
    """
    files: list[Finish] = []
    errors: list[ReportError] = []
    if Target.SCREEN in output.targets:
        files.append(screen)
    if Target.OFFICE in output.targets:
        files.append(partial(office, output.folding))
    if Target.PRESS in output.targets:
        try:
            shop = shop_of(output, workspace, edition)
            files += parted(shop) if output.separate_cover else [partial(press, shop)]
        except ReportError as error:
            if isinstance(error, UsageError) and (output.shop or output.icc):
                raise
            errors.append(error)
    return files, errors


def _of_a_draft(content: Content) -> tuple[list[Finish], list[ReportError]]:
    """Return what writes a draft, and what is to be said of texts that are not even in that."""
    problems = content.of(content.unfinished, content.told)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    lacks = tuple(content.unfinished)
    file = partial(draft, tuple(content.files.drafts), lacks)
    return [file], [ContentError(errors)] if errors else []


def _of_a_part(
    content: Content, targets: Collection[Target]
) -> tuple[list[Finish], list[ReportError]]:
    """Return what writes the one file of an edition that is not whole, and what is to be said."""
    problems = [problem for problem in content.told if problem.severity is Severity.ERROR]
    if for_paper := [target.value for target in targets if target is not Target.SCREEN]:
        problems.append(_not_whole(content, for_paper))
    files = [partial(incomplete, content.unfinished)] if Target.SCREEN in targets else []
    return list(files), [ContentError(problems)]


def _not_whole(content: Content, targets: Sequence[str]) -> Problem:
    source = content.files.contents.source
    return Problem(
        "incomplete-edition",
        _(
            "no booklet for {targets} is made while texts are not finished: {texts}",
            targets=enumerated([_(target) for target in targets]),
            texts=", ".join(content.unfinished),
        ),
        source.place("sections") if source else None,
        _(
            "Finish them, or take them out of edition.yaml. A booklet for the screen "
            "shows the others."
        ),
    )


def _one(errors: Sequence[ReportError]) -> ReportError:
    """Return one error with the problems of all, of the kind that is gravest."""
    problems = dict.fromkeys(problem for error in errors for problem in error.problems)
    return type(max(errors, key=lambda error: error.exit_code))(problems)
