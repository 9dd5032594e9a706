"""Python, its packages, and whether the engine that sets text can be loaded."""

import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata

from packaging.requirements import Requirement

from report.doctor.finding import Finding, State
from report.doctor.installing import Package, install
from report.locales import N_, _
from report.workspace import shipped

DISTRIBUTION = "guldtrappan-report"
TYPESETTING = N_("typesetting")
OLDEST = (3, 11)
EXTRAS = ("import", "heic")  # what only 'report add --from' needs, and only some pictures
SECONDS = 60  # after which the engine is taken not to start


def python() -> Finding:
    """Find out how old Python is."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    good = sys.version_info >= OLDEST
    mend = install(Package("python3.11 python3.11-venv", "python3.13", "python@3.13"))
    return Finding("Python", State.OK if good else State.WRONG, version, "" if good else mend)


def packages() -> Iterator[Finding]:
    """Find out which packages are there, as the program's own metadata asks for them."""
    try:
        requirements = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        yield Finding(DISTRIBUTION, State.MISSING, _("is not installed"), _pip("--editable ."))
        return
    for requirement in map(Requirement, requirements):
        if _is_for(requirement, ""):
            yield package(requirement)
        elif any(_is_for(requirement, extra) for extra in EXTRAS):
            yield package(requirement, needed=False)


def package(requirement: Requirement, needed: bool = True) -> Finding:
    """Find out whether a package is there in a version that will do."""
    name, wanted = requirement.name, requirement.specifier
    mend = _pip(f"'{name}{wanted}'")
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Finding(name, State.MISSING, "", mend, needed)
    if not wanted.contains(version, prereleases=True):
        return Finding(name, State.WRONG, _instead(version, wanted), mend, needed)
    return Finding(name, State.OK, version, "", needed)


def _instead(version: str, wanted: object) -> str:
    return _("{version} instead of {wanted}", version=version, wanted=wanted)


def engine() -> Finding:
    """Find out whether the engine starts, in a process of its own: it may take Python with it."""
    command = [sys.executable, "-c", "import report.typeset"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return Finding(
            TYPESETTING,
            State.WRONG,
            _("does not start in {seconds} s", seconds=SECONDS),
            _mend_engine(),
        )
    if done.returncode == 0:
        return Finding(TYPESETTING, State.OK, _("starts"))
    why = (done.stderr.strip().splitlines() or [_("for no reason that it tells")])[-1]
    return Finding(
        TYPESETTING, State.WRONG, _("does not start: {reason}", reason=why), _mend_engine()
    )


def _mend_engine() -> str:
    """Return what installs the engine anew: where the program is developed, all that it needs."""
    if (shipped() / "Makefile").is_file():
        return "make setup"
    wanted = map(Requirement, metadata.requires(DISTRIBUTION) or [])
    engines = (str(each) for each in wanted if each.name == "weasyprint")
    return _pip(f"--force-reinstall '{next(engines, 'weasyprint')}'")


def _is_for(requirement: Requirement, extra: str) -> bool:
    """Whether this machine needs it, for the program itself or for one of its extras."""
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def _pip(what: str) -> str:
    return f"{sys.executable} -m pip install {what}"
