"""The recipe of the products that are one page for each text: profiles, and those like them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from report.compositor.edition_cache import EditionCache
from report.compositor.fitted import Page
from report.compositor.jobs import start_pool
from report.compositor.pages import set_pages, set_press_pages
from report.compositor.results import FinishedFile, Progress, Tell, nobody, write
from report.files import alone_in
from report.finish.press.shop import Shop
from report.locales import _
from report.model import Edition, Profile, Text
from report.problems import ContentError, Problem, Severity, UsageError
from report.processes import Workers
from report.products.product import PageProduct
from report.products.target import Target
from report.recipes.content import read_content, unknown_text
from report.recipes.output import SCREEN, Output
from report.recipes.targets import for_press, shop_of
from report.workspace import Workspace


def pages(
    workspace: Workspace,
    product: PageProduct,
    year: int,
    slugs: Iterable[str],
    progress: Progress,
    output: Output = SCREEN,
    jobs: int | None = None,
    tell: Tell = nobody,
) -> list[FinishedFile]:
    """Typeset the pages of these texts in a product, or of all texts; each fills one page.

    Drafts are written to a folder of their own. So many `jobs` are done at the same time, or one
    for each processor; `tell` hears of each file when it is written. Where something is wrong with
    some pages, the others are made all the same, and `ContentError` is raised in the end.
    """
    done = attempt(workspace, product, year, slugs, progress, output, jobs, tell)
    if done.problems:
        raise ContentError(done.problems)
    return list(done.made.values())


@dataclass(frozen=True)
class Attempt:
    """The pages that could be made, by the names of files, and what is wrong with the others.

    Those for the screen are named as their texts.
    """

    made: dict[str, FinishedFile]
    problems: tuple[Problem, ...]


def attempt(
    workspace: Workspace,
    product: PageProduct,
    year: int,
    slugs: Iterable[str],
    progress: Progress,
    output: Output = SCREEN,
    jobs: int | None = None,
    tell: Tell = nobody,
) -> Attempt:
    """Typeset the pages of these texts in a product, or of all, as far as nothing is wrong.

    Texts that have mistakes or are not finished are left out, and told. Files and problems come
    in the order of the texts, however many are set at the same time. Raises `ContentError`
    where nothing can be set, `UsageError` for what is not in the edition.
    """
    progress(_("reading"))
    content = read_content(workspace, year)
    content.require_known(slugs)
    content = content.drafted if output.as_draft else content
    wanted = list(slugs)
    left_out = [slug for slug in content.faulty if slug in wanted or not wanted]
    problems = list(content.of(left_out, content.told)) if left_out else []
    problems = [problem for problem in problems if problem.severity is Severity.ERROR]
    edition = content.require()
    texts = _wanted(edition, wanted, content.faulty)
    shop = shop_of(output, workspace, edition) if Target.PRESS in output.targets else None
    progress(_("loading fonts"))
    with alone_in(workspace.output(year)), start_pool(workspace, edition, jobs) as workers:
        cache = EditionCache(workspace, edition)
        bench = _Bench(workspace, product, year, workers, cache, progress, tell)
        pages, wrong = bench.set(texts, output)
        problems += wrong
        problems += bench.set_for_press(pages, shop) if shop else ()
        cache.prune()
    return Attempt(bench.made, tuple(dict.fromkeys(problems)))


@dataclass(frozen=True)
class _Bench:
    """Where pages are set and written: what it takes, and the files that were made."""

    workspace: Workspace
    product: PageProduct
    year: int
    workers: Workers
    cache: EditionCache
    progress: Progress
    tell: Tell
    made: dict[str, FinishedFile] = field(default_factory=dict)

    def set(
        self, texts: Sequence[Text[Profile]], output: Output
    ) -> tuple[list[tuple[Text[Profile], Page]], list[Problem]]:
        """Set the pages of texts, and write them for the screen; return them, and what is wrong."""
        path_of = self.product.draft if output.as_draft else self.product.file
        pages: list[tuple[Text[Profile], Page]] = []
        problems: list[Problem] = []
        readings = set_pages(self.product, texts, self.workers, self.cache, self.progress)
        for text, reading in zip(texts, readings, strict=True):
            problems += reading.problems
            if page := reading.value:
                pages.append((text, page))
            if page and Target.SCREEN in output.targets:
                path = path_of(self.workspace, self.year, text.slug)
                drafts = (text.slug,) if text.is_draft else ()
                self._told(replace(write(path, page.pdf, 1, page.fitting), drafts=drafts))
        return pages, problems

    def set_for_press(
        self, pages: Sequence[tuple[Text[Profile], Page]], shop: Shop
    ) -> Iterator[Problem]:
        """Set pages again for a print shop, and write them; yield what is wrong."""
        each = set_press_pages(self.product, pages, shop, self.workers, self.cache, self.progress)
        for (text, _page), reading in zip(pages, each, strict=True):
            yield from reading.problems
            if pdf := reading.value:
                path = self.product.file(self.workspace, self.year, text.slug, Target.PRESS)
                self._told(for_press(path, pdf, 1, shop, pdf))

    def _told(self, file: FinishedFile) -> None:
        self.made[file.path.stem] = file
        self.tell(file)


def _wanted(
    edition: Edition, slugs: list[str], left_out: Collection[str]
) -> Sequence[Text[Profile]]:
    """Return the texts of these slugs, or all, but for those that are left out."""
    if not slugs:
        return edition.texts
    good = [slug for slug in slugs if slug not in left_out]
    return chosen(edition, good) if good else ()


def chosen(edition: Edition, slugs: list[str]) -> list[Text[Profile]]:
    """Return the texts of these slugs, each once, or all.

    Raises `UsageError` for what is no text.
    """
    texts = {text.slug: text for text in edition.texts}
    year = edition.fields.year
    if problems := [unknown_text(slug, texts, year) for slug in slugs if slug not in texts]:
        raise UsageError(problems)
    return [texts[slug] for slug in dict.fromkeys(slugs or texts)]
