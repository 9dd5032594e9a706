"""The recipe of the products that are one page for each text: profiles, and those like them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from report.compositor.edition_cache import EditionCache
from report.compositor.foresight import is_work_likely
from report.compositor.pages import set_pages
from report.compositor.results import FinishedFile, Progress, Tell, nobody, write
from report.compositor.tasks import preload, start_pool
from report.files import alone_in
from report.locales import _
from report.model import Edition, Profile, Text
from report.problems import ContentError, Problem, Severity, UsageError
from report.products.product import PageProduct
from report.recipes.content import read_content, unknown_text
from report.workspace import Workspace


def pages(
    workspace: Workspace,
    product: PageProduct,
    year: int,
    slugs: Iterable[str],
    progress: Progress,
    jobs: int | None = None,
    tell: Tell = nobody,
    *,
    as_draft: bool = False,
) -> list[FinishedFile]:
    """Typeset the pages of these texts in a product, or of all texts; each fills one page.

    With `as_draft`, texts that are not finished are shown as far as they go, and all files are
    written to a folder of their own.

    So many `jobs` are done at the same time, or one for each processor; `tell` hears of each
    file when it is written. Where something is wrong with some pages, the others are made
    all the same, and `ContentError` is raised in the end.
    """
    done = attempt(workspace, product, year, slugs, progress, jobs, tell, as_draft=as_draft)
    if done.problems:
        raise ContentError(done.problems)
    return list(done.made.values())


@dataclass(frozen=True)
class Attempt:
    """The pages that could be made, by slug, and what is wrong with the others."""

    made: dict[str, FinishedFile]
    problems: tuple[Problem, ...]


def attempt(
    workspace: Workspace,
    product: PageProduct,
    year: int,
    slugs: Iterable[str],
    progress: Progress,
    jobs: int | None = None,
    tell: Tell = nobody,
    *,
    as_draft: bool = False,
) -> Attempt:
    """Typeset the pages of these texts in a product, or of all, as far as nothing is wrong.

    Texts that have mistakes or are not finished are left out, and told. Files and problems come
    in the order of the texts, however many are set at the same time. Raises `ContentError`
    where nothing can be set, `UsageError` for what is not in the edition.
    """
    if is_work_likely(workspace, year, list(product.folder_of(workspace, year).glob("*.pdf"))):
        preload()
    progress(_("reading"))
    content = read_content(workspace, year)
    content = content.drafted if as_draft else content
    path_of = product.draft if as_draft else product.file
    wanted = list(slugs)
    left_out = [slug for slug in content.faulty if slug in wanted or not wanted]
    problems = list(content.of(left_out, content.told)) if left_out else []
    problems = [problem for problem in problems if problem.severity is Severity.ERROR]
    edition = content.require()
    texts = _wanted(edition, wanted, content.faulty)
    made: dict[str, FinishedFile] = {}
    progress(_("loading fonts"))
    with alone_in(workspace.output(year)), start_pool(workspace, edition, jobs) as workers:
        cache = EditionCache(workspace, edition)
        readings = set_pages(product, texts, workers, cache, progress)
        for text, reading in zip(texts, readings, strict=True):
            problems += reading.problems
            if page := reading.value:
                file = write(path_of(workspace, year, text.slug), page.pdf, 1, page.fitting)
                drafts = (text.slug,) if text.is_draft else ()
                made[text.slug] = replace(file, drafts=drafts)
                tell(made[text.slug])
        cache.prune()
    return Attempt(made, tuple(dict.fromkeys(problems)))


def _wanted(
    edition: Edition, slugs: list[str], left_out: Collection[str]
) -> Sequence[Text[Profile]]:
    """Return the texts of these slugs, or all, but for those that are left out."""
    if not slugs:
        return edition.texts
    good = [slug for slug in slugs if slug not in left_out]
    return chosen(edition, good) if good else ()


def chosen(edition: Edition, slugs: list[str]) -> list[Text[Profile]]:
    """Return the texts of these slugs, or all. Raises `UsageError` for what is no text."""
    texts = {text.slug: text for text in edition.texts}
    year = edition.fields.year
    if problems := [unknown_text(slug, texts, year) for slug in slugs if slug not in texts]:
        raise UsageError(problems)
    return [texts[slug] for slug in slugs or texts]
