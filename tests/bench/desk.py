"""Where is measured: copies of workspaces, each with an empty cache, and commands run in them."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any, Final

import pypdfium2

from timing import Sample, run
from yardstick import lay_out

REPOSITORY: Final = Path(__file__).parents[2]
HERE: Final = Path(__file__).parent
BIN: Final = Path(sys.executable).parent
YEAR: Final = 2019
LIMIT_S: Final = 3600  # of one command; 290 organisations take minutes

# What would make Python or the engine do other things here than on a desk.
HINDRANCES: Final = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "FONTCONFIG_FILE")


class Desk:
    """A folder to work in. `watch_s` is how often the memory of a command is looked at."""

    def __init__(self, folder: Path) -> None:
        self.watch_s: float | None = None
        self.folder = folder
        self._numbers = count(1)

    @contextmanager
    def place(self, organisations: int | None = None) -> Iterator["Place"]:
        """Make a workspace that nobody has used before, and remove it in the end.

        It holds the edition 2019, or a generated one of so many organisations.
        """
        folder = self._new_folder()
        root = folder / "workspace"
        if organisations is None:
            for name in ("content", "styles"):
                shutil.copytree(REPOSITORY / name, root / name)
        else:
            shutil.copytree(self._generated(organisations), root)
        try:
            yield Place(self, root, folder / "cache")
        finally:
            shutil.rmtree(folder)

    @cached_property
    def yardstick(self) -> Path:
        """The folder of the booklet as other engines take it."""
        return lay_out(self._new_folder())

    def measured(self, *command: str | Path, folder: Path, cache: Path | None = None) -> Sample:
        """Run a command, and tell what it took; without a cache, nothing is kept."""
        environment = self._environment(cache)
        return run(command, environment, folder, limit_s=LIMIT_S, watch_s=self.watch_s).sample

    def script(
        self, name: str, *arguments: object, folder: Path = HERE, cache: Path | None = None
    ) -> str:
        """Run a script of this folder, and give what it writes."""
        command = (sys.executable, str(HERE / name), *map(str, arguments))
        environment = {**self._environment(cache), "PYTHONPATH": str(HERE.parent)}
        return run(command, environment, folder, limit_s=LIMIT_S).output

    def _environment(self, cache: Path | None) -> dict[str, str]:
        """Return the environment of commands; what they forget to take away lies in our folder."""
        kept = {name: text for name, text in os.environ.items() if name not in HINDRANCES}
        return {**kept, "REPORT_CACHE": str(cache or ""), "TMPDIR": str(self.folder)}

    def _new_folder(self) -> Path:
        folder = self.folder / f"{next(self._numbers)}"
        folder.mkdir()
        return folder

    def _generated(self, organisations: int) -> Path:
        """Return an edition drawn by chance, whose seed is the number of its texts."""
        folder, number = self.folder / "drawn", organisations
        root = folder / f"seed-{number:03}"
        if not root.exists():
            options = ("--seeds", number, "--texts", number, "--mix", "plain", "--write")
            self.script("drawn.py", *options, "--out", folder)
        return root


@dataclass(frozen=True)
class Place:
    """A fresh workspace, and the folder of its cache, which does not exist at first."""

    desk: Desk
    root: Path
    cache: Path

    def report(self, *arguments: str) -> Sample:
        """Run the program in the workspace."""
        program = BIN / "report"
        return self.desk.measured(program, *arguments, folder=self.root, cache=self.cache)

    def booklet(self, jobs: int | None = None) -> Sample:
        """Make the booklet, in so many processes, and look how large it came out."""
        sample = self.report("booklet", f"{YEAR}", *(("--jobs", f"{jobs}") if jobs else ()))
        made = self.root / f"output/{YEAR}/guldtrappan-{YEAR}.pdf"
        return replace(sample, pages=pages(made), file_bytes=made.stat().st_size)

    def profiles(self) -> Sample:
        """Make the profiles, and count them."""
        sample = self.report("profiles", f"{YEAR}")
        made = list((self.root / f"output/{YEAR}/profiles").glob("*.pdf"))
        return replace(sample, pages=len(made))

    def script(self, name: str, *arguments: object) -> Any:
        """Run a script of this folder, and give the JSON that it writes."""
        return json.loads(self.desk.script(name, *arguments, folder=self.root, cache=self.cache))


def pages(path: Path) -> int:
    """Count the pages of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        return len(document)
