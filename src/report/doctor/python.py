"""Python, its packages, and whether the engine that sets text can be loaded."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata

from report.doctor.finding import Finding, State, install

DISTRIBUTION = "guldtrappan-report"
OLDEST = (3, 11)
EXTRA = "import"  # what only 'report add --from' needs
SECONDS = 60  # after which the engine is taken not to start

# A requirement such as `weasyprint==70.0` or `lxml>=6; extra == 'import'`.
_REQUIREMENT = re.compile(
    r"""([\w.-]+)\s*(?:(==|>=)\s*([\d.]+))?[^;]*(?:;.*extra\s*==\s*['"](\w+)['"])?"""
)


def python() -> Finding:
    """Find out how old Python is."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    good = sys.version_info >= OLDEST
    mend = install("python3.11 python3.11-venv", "python@3.13")
    return Finding("Python", State.OK if good else State.WRONG, version, "" if good else mend)


def packages() -> Iterator[Finding]:
    """Find out which packages are there, as the program's own metadata asks for them."""
    try:
        requirements = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        yield Finding(DISTRIBUTION, State.MISSING, "is not installed", _pip("--editable ."))
        return
    for requirement in requirements:
        match = _REQUIREMENT.match(requirement)
        if match and match[4] in (None, EXTRA):
            yield package(match[1], match[2] or "", match[3] or "", needed=match[4] is None)


def package(name: str, sign: str = "", wanted: str = "", needed: bool = True) -> Finding:
    """Find out whether a package is there in a version that will do: `==` or `>=` another."""
    mend = _pip(f"'{name}{sign}{wanted}'")
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Finding(name, State.MISSING, "", mend, needed)
    given, least = _numbers(version), _numbers(wanted)
    if (sign == "==" and given != least) or (sign == ">=" and given < least):
        return Finding(name, State.WRONG, f"{version} instead of {sign} {wanted}", mend, needed)
    return Finding(name, State.OK, version, "", needed)


def engine() -> Finding:
    """Find out whether the engine starts, in a process of its own: it may take Python with it."""
    command = [sys.executable, "-c", "import report.typeset"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return Finding("typesetting", State.WRONG, f"does not start in {SECONDS} s", "make setup")
    if done.returncode == 0:
        return Finding("typesetting", State.OK, "starts")
    why = (done.stderr.strip().splitlines() or ["for no reason that it tells"])[-1]
    return Finding("typesetting", State.WRONG, f"does not start: {why}", "make setup")


def _numbers(version: str) -> tuple[int, ...]:
    """Give the numbers of a version, without zeros at its end: 70.0 is 70.

    >>> _numbers("70.0") == _numbers("70"), _numbers("6.0.10") > _numbers("6.0.9")
    (True, True)
    """
    numbers = [int(number) for number in re.findall(r"\d+", version)]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _pip(what: str) -> str:
    return f"{sys.executable} -m pip install {what}"
