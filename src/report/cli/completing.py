"""What a shell completes: years, texts and print shops of the workspace that one is in."""

from pathlib import Path

import typer

from report.problems import UsageError
from report.workspace import Workspace, find_workspace


def years(context: typer.Context, incomplete: str) -> list[str]:
    """Return the years of the editions that begin like what is typed."""
    workspace = _workspace(context)
    found = map(str, workspace.years()) if workspace else ()
    return [year for year in found if year.startswith(incomplete)]


def texts(context: typer.Context, incomplete: str) -> list[str]:
    """Return the names of the edition's texts that begin like what is typed, and are not there."""
    workspace, given = _workspace(context), context.params
    if workspace is None or not given.get("year"):
        return []
    typed = set(given.get("slugs") or given.get("names") or ())
    slugs = sorted(path.stem for path in workspace.year(given["year"]).glob("*.md"))
    return [slug for slug in slugs if slug.startswith(incomplete) and slug not in typed]


def shops(context: typer.Context, incomplete: str) -> list[str]:
    """Return the names of the print shops that begin like what is typed."""
    workspace = _workspace(context)
    found = sorted(workspace.styles.glob("press/*.yaml")) if workspace else ()
    return [path.stem for path in found if path.stem.startswith(incomplete)]


def kinds(incomplete: str) -> list[str]:
    """Return the kinds of files that have a schema and begin like what is typed."""
    from report.model.schema import MODELS

    return [kind for kind in MODELS if kind.startswith(incomplete)]


def _workspace(context: typer.Context) -> Workspace | None:
    try:
        return find_workspace(Path.cwd(), context.params.get("root"))
    except (UsageError, OSError):
        return None
