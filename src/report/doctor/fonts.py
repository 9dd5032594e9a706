"""The fonts: all there, and the same to the last byte, or lines would end elsewhere."""

from hashlib import sha256
from pathlib import Path

from report.doctor.finding import Finding, State
from report.locales import N_, _
from report.workspace import Workspace, shipped

FONTS = N_("fonts")
LIST = "SHA256SUMS"  # as `sha256sum` writes and checks it


def fonts(workspace: Workspace) -> Finding:
    """Find out whether the fonts are those of the list beside them."""
    folder = workspace.styles / "fonts"
    mend = _mend(workspace)
    try:
        listed = _listed(folder / LIST)
    except (OSError, ValueError):
        return Finding(
            FONTS, State.MISSING, _("{file} cannot be read", file=f"styles/fonts/{LIST}"), mend
        )
    sums = {name: _sum(folder / name) for name in listed}
    missing = [name for name in listed if sums[name] is None]
    changed = [name for name in listed if sums[name] not in (None, listed[name])]
    if missing:
        return Finding(FONTS, State.MISSING, ", ".join(missing), mend)
    if changed:
        return Finding(FONTS, State.WRONG, _("changed: {files}", files=", ".join(changed)), mend)
    return Finding(FONTS, State.OK, _("{count} files, unmodified", count=len(listed)))


def _mend(workspace: Workspace) -> str:
    """Return what puts the fonts back: from where git keeps them, or as the program brings them."""
    if (workspace.root / ".git").exists() or shipped() == workspace.root:
        return f"git -C '{workspace.root}' checkout -- styles/fonts"
    return f"cp -R '{shipped()}/styles/fonts' '{workspace.styles}/'"


def _listed(path: Path) -> dict[str, str]:
    """Read a list of sums: file names with their SHA-256, in hexadecimal."""
    lines = (line.split(maxsplit=1) for line in path.read_text("utf-8").splitlines())
    return {name.lstrip("*"): sum for sum, name in lines}


def _sum(path: Path) -> str | None:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else None
