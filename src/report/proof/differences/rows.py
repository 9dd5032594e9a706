"""A comparison as scripts read it."""

from pathlib import Path
from typing import Any

from report.problems import Place
from report.proof.differences.aligning import PagePair
from report.proof.differences.changes import Change
from report.proof.differences.comparison import ComparedFile
from report.proof.differences.recipe import Outcome


def rows(outcome: Outcome, root: Path) -> dict[str, Any]:
    """Return what was compared, what has changed, and what was kept; paths count from `root`."""
    kept = outcome.kept
    return {
        "against": outcome.against or None,
        "changed": bool(outcome.changes),
        "page": _path(outcome.page, root) if outcome.page else None,
        "kept": {"number": kept.number, "made": kept.made.isoformat()} if kept else None,
        "files": [_file(file) for file in outcome.files],
        "changes": [_change(change, root) for change in outcome.changes],
    }


def _file(file: ComparedFile) -> dict[str, Any]:
    def numbers(kind: str) -> list[Any]:
        return [_numbers(pair) for pair in file.pages if _kind(file, pair) == kind]

    return {
        "name": file.name,
        "same_bytes": file.is_same,
        "pages": len(file.pages),
        **{kind: numbers(kind) for kind in ("changed", "added", "gone", "moved")},
    }


def _kind(file: ComparedFile, pair: PagePair) -> str:
    if pair.before is None:
        return "added"
    if pair.after is None:
        return "gone"
    if pair.is_moved:
        return "moved"
    return "changed" if file.of_page(pair) else "same"


def _numbers(pair: PagePair) -> Any:
    """Return the number of a page, or both where they differ: before, and now."""
    if pair.before is None or pair.after is None or pair.before == pair.after:
        return pair.after or pair.before
    return [pair.before, pair.after]


def _change(change: Change, root: Path) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "file": change.file,
        "page": change.page,
        "page_before": change.page_before,
        "before": change.before,
        "after": change.after,
        "note": change.note,
        "place": _place(change.place, root) if change.place else None,
    }


def _place(place: Place, root: Path) -> dict[str, Any]:
    return {"path": _path(place.path, root), "line": place.line, "column": place.column}


def _path(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
