"""The recipe that tells what is wrong: with editions, and with what was made of them."""

from collections.abc import Collection, Iterable

from report.build.content import Content, read_content
from report.build.progress import Progress
from report.model import Edition
from report.problems import Problem
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
    for year in years:
        progress(f"reading {year}")
        content = read_content(workspace, year)
        content.require_known(slugs)
        found += content.of(slugs, content.problems) if slugs else content.told
        if content.edition and any(workspace.output(year).rglob("*.pdf")):
            found += _of_files(workspace, content, content.edition, progress, slugs)
    return list(dict.fromkeys(found))


def _of_files(
    workspace: Workspace,
    content: Content,
    edition: Edition,
    progress: Progress,
    slugs: Collection[str],
) -> list[Problem]:
    """Find the problems of all finished files of an edition, or of the profiles of some texts."""
    from report.build import preflight  # content alone needs none of it

    if slugs:
        texts = [text for text in edition.texts if text.slug in slugs]
        return preflight.profile_problems(workspace, edition, texts, progress, are_new=False)
    return preflight.preflight(workspace, edition, progress, content.faulty)
