"""Other engines that set the same booklet, where they are installed; and what they leave undone.

They are found on the path. Those that come from npm are looked for in the folder that
`BENCH_NODE` names, too: `npm install --prefix FOLDER pagedjs-cli @vivliostyle/cli`.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from desk import BIN, Desk, pages
from timing import Failed, Sample
from yardstick import PAGE, TYPST

NODE: Final = "BENCH_NODE"
NOT_INSTALLED: Final = "not installed"  # no fault, as other failures are
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")

Command = Callable[[Path, Path, Path], list[str | Path]]


@dataclass(frozen=True)
class Engine:
    """A command that makes a PDF: from program, page and file to the words of a command line."""

    name: str
    title: str
    program: str
    command: Command
    lacks: str
    source: str = PAGE

    def make(self, desk: Desk) -> Sample:
        """Set the booklet. Raises `Failed` where the engine is not installed, or fails."""
        program = found(self.program)
        if program is None:
            raise Failed(NOT_INSTALLED)
        file = desk.yardstick / f"{self.name}.pdf"
        file.unlink(missing_ok=True)
        command = self.command(program, desk.yardstick / self.source, file)
        sample = desk.measured(*command, folder=desk.yardstick)
        if not file.exists():
            raise Failed("it made no file")
        return replace(sample, pages=pages(file))


def found(program: str) -> Path | None:
    """Find a program beside this Python, on the path, or among those of Node.js."""
    node = Path(os.environ.get(NODE, "")) / "node_modules" / ".bin"
    folders = os.pathsep.join([str(BIN), os.environ.get("PATH", os.defpath), str(node)])
    path = shutil.which(program, path=folders)
    return Path(path) if path else None


def browser() -> str:
    """Return the name of the browser that is installed."""
    return next((name for name in BROWSERS if found(name)), BROWSERS[0])


def _chromium(program: Path, page: Path, file: Path) -> list[str | Path]:
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    profile = f"--user-data-dir={file.with_suffix('.profile')}"
    return [program, *options, profile, f"--print-to-pdf={file}", page.as_uri()]


def _pagedjs(program: Path, page: Path, file: Path) -> list[str | Path]:
    path = f"PUPPETEER_EXECUTABLE_PATH={found(browser())}"
    options = ["--browserArgs", "--no-sandbox,--disable-gpu", "--timeout", "600000"]
    return ["/usr/bin/env", path, program, page.name, *options, "--output", file]


def _vivliostyle(program: Path, page: Path, file: Path) -> list[str | Path]:
    options = ["--executable-browser", f"{found(browser())}", "--single-doc", "--timeout", "600"]
    return [program, "build", page.name, *options, "--output", file]


FITTING: Final = "no fitting, no mending of lines, no checks"
WEASYPRINT: Final = Engine(
    "engine",
    "WeasyPrint alone",
    "weasyprint",
    lambda program, page, file: [program, page, file],
    f"{FITTING}, no tags, no PDF/UA or PDF/A",
)
CHROMIUM: Final = Engine(
    "chromium",
    "Chromium, printing",
    browser(),
    _chromium,
    f"{FITTING}, no running heads, pages that break elsewhere, no PDF/UA or PDF/A",
)
OTHERS: Final = (
    Engine(
        "pagedjs",
        "Paged.js",
        "pagedjs-cli",
        _pagedjs,
        f"{FITTING}, no PDF/UA or PDF/A",
    ),
    Engine(
        "vivliostyle",
        "Vivliostyle",
        "vivliostyle",
        _vivliostyle,
        f"{FITTING}, no PDF/UA or PDF/A",
    ),
    Engine(
        "typst",
        "Typst",
        "typst",
        lambda program, page, file: [
            program,
            "compile",
            "--font-path",
            "styles/fonts",
            page,
            file,
        ],
        f"{FITTING}; the same words as plain headings and paragraphs: no drawings, no columns",
        TYPST,
    ),
)
