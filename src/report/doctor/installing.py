"""The command that installs a package of the system, on the systems that are known."""

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from report.locales import _


@dataclass(frozen=True)
class Package:
    """A package by its names: on Debian and Ubuntu, Fedora, and in Homebrew for macOS.

    On Fedora, what a package provides will do for its name: `libpango-1.0.so.0()(64bit)`.
    """

    debian: str
    fedora: str
    homebrew: str


def install(package: Package) -> str:
    """Return the command that installs a package here, or what to look for where none is known."""
    if sys.platform != "darwin" and shutil.which("apt-get"):
        return f"{_sudo()}apt-get install --yes {package.debian}"
    if sys.platform != "darwin" and shutil.which("dnf"):
        return f"{_sudo()}dnf install --assumeyes {_quoted(package.fedora.split())}"
    if sys.platform == "darwin" or shutil.which("brew"):
        return f"brew install {package.homebrew}"
    return _("install {package} (so it is called on Debian)", package=package.debian)


def _sudo() -> str:
    return "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "


def _quoted(names: Iterable[str]) -> str:
    return " ".join(f"'{name}'" if "(" in name else name for name in names)
