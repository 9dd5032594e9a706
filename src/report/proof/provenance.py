"""What the files of a release were made by, and what they were held against."""

import platform
from collections.abc import Mapping
from typing import Final

from report import __version__
from report.cache import version
from report.checks.preflight import CHECKS
from report.compositor.cache_keys import LIBRARIES, system_libraries
from report.design.sheets import read_faces
from report.finish.manifest import digest
from report.products.target import Target
from report.workspace import Workspace

_JUDGES: Final = ("page-validation", "pypdfium2")
_STANDARDS: Final[Mapping[Target, tuple[str, ...]]] = {
    Target.SCREEN: ("PDF/UA-1 (ISO 14289-1)", "PDF/A-2a (ISO 19005-2)"),
    Target.PRESS: ("PDF/X-4 (ISO 15930-7)",),
    Target.OFFICE: (),
}


def made_by() -> Mapping[str, str]:
    """Return the versions of the program, and of all that sets pages and judges files."""
    return {
        "report": __version__,
        "python": platform.python_version(),
        "machine": platform.machine(),
        **{name: version(name) for name in (*LIBRARIES, *_JUDGES)},
        **{name.partition(".so")[0]: name for name in system_libraries() if ".so" in name},
    }


def fonts(workspace: Workspace) -> Mapping[str, str]:
    """Return the digests of the fonts of the styles, by their files."""
    paths = dict.fromkeys(face.path for face in read_faces(workspace))
    return {path.name: digest(path.read_bytes()) for path in paths}


def standards(target: Target) -> tuple[str, ...]:
    """Return the standards that a file for a target keeps to."""
    return _STANDARDS[target]


def judged(target: Target) -> tuple[str, ...]:
    """Return the rules that a file for a target is held against before it is released."""
    return tuple(check.__name__.replace("_", "-") for check in CHECKS[target])
