"""The recipe that tells what is wrong: with editions, and with what was made of them."""

from collections.abc import Collection, Iterable, Iterator

from report.checks.release import broken_release, other_releases
from report.checks.styles import broken_orders
from report.compositor.results import Progress
from report.finish.press.shop import shop_problems
from report.locales import _
from report.model import Edition
from report.problems import Problem
from report.products.every import OF_TEXTS
from report.recipes.content import Content, read_content
from report.recipes.rehearsal import rehearsal
from report.workspace import Workspace


def check(
    workspace: Workspace, years: Iterable[int], progress: Progress, slugs: Collection[str] = ()
) -> list[Problem]:
    """Find the problems of some editions and of their finished files.

    Those that editions have in common come once. Of a text that is not finished comes one line.
    With slugs, those texts alone are looked at, and all that is wrong with them is told.
    Raises `UsageError` where there is no such text.
    """
    found: list[Problem] = []
    is_rehearsed = bool(slugs)
    for year in years:
        progress(_("reading {year}", year=year))
        content = read_content(workspace, year)
        content.require_known(slugs)
        found += content.of(slugs, content.problems) if slugs else content.told
        found += [] if slugs else _of_shop(workspace, content)
        if content.edition and not is_rehearsed:
            found += rehearsal(workspace, content.edition, progress)
            is_rehearsed = True
        found += [] if slugs else broken_release(workspace.released(year))
        if content.edition and any(workspace.output(year).rglob("*.pdf")):
            found += _of_files(workspace, content, content.edition, progress, slugs)
    found += [] if slugs else broken_orders(workspace)
    return list(dict.fromkeys(found))


def check_all(workspace: Workspace, progress: Progress) -> list[Problem]:
    """Find the problems of all editions, and of the releases of those that are not there."""
    years = workspace.years()
    found = check(workspace, years, progress)
    for folder in other_releases(workspace.releases, years):
        found += broken_release(folder)
    return found


def _of_shop(workspace: Workspace, content: Content) -> Iterator[Problem]:
    """Find out whether a press file could be made for the print shop that an edition names."""
    fields, source = content.files.contents.fields, content.files.contents.source
    if fields and source:
        yield from shop_problems(workspace, fields.shop, source.place("shop"))


def _of_files(
    workspace: Workspace,
    content: Content,
    edition: Edition,
    progress: Progress,
    slugs: Collection[str],
) -> list[Problem]:
    """Find the problems of all finished files of an edition, or of the pages of some texts."""
    from report.recipes import preflight  # content alone needs none of it

    if slugs:
        texts = [text for text in edition.texts if text.slug in slugs]
        return preflight.page_problems(
            *(workspace, OF_TEXTS, edition, texts, progress), are_new=False
        )
    return preflight.preflight(workspace, edition, progress, content.faulty)
