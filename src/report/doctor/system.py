"""Libraries and programs of the system, and room on the disk."""

import ctypes
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from report.doctor.finding import Finding, State
from report.doctor.installing import Package, install
from report.locales import N_, _
from report.workspace import Workspace

# Of each library: its name, those of its files on Linux and macOS, and its package.
# The names of the files are those that the engine tries (weasyprint/text/ffi.py).
LIBRARIES = (
    (
        "Pango",
        ("libpango-1.0.so.0", "libpango-1.0.dylib"),
        Package("libpango-1.0-0", "libpango-1.0.so.0()(64bit)", "pango"),
    ),
    (
        "Pango for FreeType",
        ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
        Package("libpangoft2-1.0-0", "libpangoft2-1.0.so.0()(64bit)", "pango"),
    ),
    (
        "HarfBuzz subset",
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
        Package("libharfbuzz-subset0", "libharfbuzz-subset.so.0()(64bit)", "harfbuzz"),
    ),
)

# Programs that only the tests use, with the package of each.
PROGRAMS = (
    ("java", Package("default-jre-headless", "java-latest-openjdk-headless", "openjdk")),
    ("gs", Package("ghostscript", "ghostscript", "ghostscript")),
    ("qpdf", Package("qpdf", "qpdf", "qpdf")),
)

ROOM = N_("room on the disk")
ROOM_MB = 200  # a booklet of many pictures, its copies while it is written, and the profiles


def libraries() -> Iterator[Finding]:
    """Find out whether the libraries that set text can be loaded."""
    for what, names, package in LIBRARIES:
        if any(_loads(name) for name in names):
            yield Finding(what, State.OK)
        else:
            yield Finding(what, State.MISSING, "", install(package))


def programs() -> Iterator[Finding]:
    """Find out which programs there are that check finished files in the tests."""
    for name, package in PROGRAMS:
        path = shutil.which(name)
        state = State.OK if path else State.MISSING
        found = path or _("only the tests use it")
        yield Finding(name, state, found, "" if path else install(package), needed=False)


def output(workspace: Workspace) -> Iterator[Finding]:
    """Find out whether finished files can be written, and are kept out of git."""
    folder = workspace.root / "output"
    place = folder if folder.exists() else workspace.root
    if place.is_dir() and os.access(place, os.W_OK | os.X_OK):
        yield Finding("output/", State.OK, _("can be written"))
    else:
        name = shlex.quote(str(place))
        mend = f"chmod u+rwx {name}" if place.is_dir() else f"mv {name} {name}.old"
        yield Finding("output/", State.WRONG, _("cannot be written"), mend)
    if _git_would_take(workspace.root, "output/file"):
        mend = f"echo /output/ >> '{workspace.root / '.gitignore'}'"
        yield Finding(N_("output/ and git"), State.WRONG, _("is not ignored"), mend, needed=False)


def room(folder: Path) -> Finding:
    """Find out how much room the disk has."""
    free = shutil.disk_usage(folder).free // 1_000_000
    if free >= ROOM_MB:
        return Finding(ROOM, State.OK, f"{free} MB")
    found = _("{free} MB; {wanted} MB are needed", free=free, wanted=ROOM_MB)
    return Finding(ROOM, State.WRONG, found, f"du -sh '{folder}'/* | sort -h")


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _git_would_take(root: Path, name: str) -> bool:
    """Return whether git, where it keeps this folder, would keep a file of this name."""
    git = shutil.which("git")
    if git is None:
        return False
    command = [git, "-C", str(root), "check-ignore", "--quiet", name]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    return done.returncode == 1  # 0 is ignored, 128 is not a repository
