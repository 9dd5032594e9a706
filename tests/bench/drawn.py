"""Make editions drawn by chance with the real command, and judge what came out: `make drawn`.

    python tests/bench/drawn.py --seeds 0-39 --out FOLDER
    python tests/bench/drawn.py --seeds 7 --texts 3 --for all --sheets --out FOLDER
    python tests/bench/drawn.py --seeds 20 --texts 20 --mix plain --write --out FOLDER

Each edition gets a workspace of its own in the folder, `seed-007` and so on, which is made anew.
A table tells of each whether it was made, how many pages are less than half full, and what the
program says of it; the ten emptiest pages follow. A seed gives the same edition each time.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from report.products.booklet import BOOKLET
from report.workspace import Workspace

from contact import contact_sheets
from filling import Filling, fillings, worst
from support.drawn import FULL, PLAIN, YEAR, Mix, draw

BIN: Final = Path(sys.executable).parent
LIMIT_S: Final = 1200  # of a command
MIXES: Final = {"full": FULL, "plain": PLAIN}
HALF: Final = 0.5
# A text that is longer than its page is what a seed may well give; anything else is a fault.
EXPECTED: Final = frozenset({"profile-too-long"})


@dataclass
class Verdict:
    """What became of an edition: problems as the program tells them, pages as they are filled."""

    seed: int
    texts: int
    pages: int = 0
    profiles: int = 0
    seconds: float = 0
    problems: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    fillings: list[Filling] = field(default_factory=list)

    @property
    def rules(self) -> str:
        """The rules of the problems, each with how often it is broken."""
        counts = Counter(problem["rule"] for problem in self.problems)
        return ", ".join(f"{rule} × {count}" for rule, count in sorted(counts.items()))

    @property
    def row(self) -> str:
        """The verdict as it is printed."""
        low = [page for page in self.fillings if page.depth < HALF]
        blank = sum(not page.covered for page in self.fillings)
        return (
            f"{self.seed:4} {self.texts:6} {self.pages:6} {self.profiles:9} {len(low):5} "
            f"{blank:6} {self.seconds:8.0f}  {self.rules}"
        )

    @property
    def lines(self) -> Iterator[str]:
        """What is to be read below the row: faults, problems but for expected ones, low pages."""
        yield from (f"    {fault}" for fault in self.faults)
        for problem in self.problems:
            if problem["rule"] not in EXPECTED:
                yield f"    {_told(problem)}"
        low = [f"{page.file} {page.page}" for page in self.fillings if page.depth < HALF]
        if low:
            yield f"    less than half full: {', '.join(low)}"

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong but texts that are too long, and no page is empty."""
        rules = {problem["rule"] for problem in self.problems}
        return not self.faults and rules <= EXPECTED and all(page.covered for page in self.fillings)


def judged(workspace: Workspace, seed: int, purpose: str) -> Verdict:
    """Make all files of an edition, check them, and look at their pages."""
    verdict = Verdict(seed, len(list(workspace.year(YEAR).glob("*.md"))))
    began = monotonic()
    for command in (("booklet", "--for", purpose), ("profiles",), ("check", "--format", "json")):
        name, *options = command
        problems, faults = _run(workspace, name, str(YEAR), *options)
        verdict.problems += [one for one in problems if one not in verdict.problems]
        verdict.faults += faults
    verdict.seconds = monotonic() - began
    booklet, profiles = made(workspace)
    for path in (booklet, *profiles):
        verdict.fillings += fillings(path) if path.exists() else ()
    verdict.pages = sum(page.file == booklet.stem for page in verdict.fillings)
    verdict.profiles = len(profiles)
    return verdict


def made(workspace: Workspace) -> tuple[Path, list[Path]]:
    """Return the booklet, which may be missing, and the profiles that are there."""
    profiles = workspace.output(YEAR) / "profiles"
    return BOOKLET.file(workspace, YEAR), sorted(profiles.glob("*.pdf"))


def _run(workspace: Workspace, *arguments: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Run a command; return the problems that it tells, and what it must never do."""
    is_check = arguments[0] == "check"
    command = [BIN / "report", *arguments, *([] if is_check else ["--json"])]
    done = subprocess.run(
        [*map(str, command), "--root", str(workspace.root)],
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_S,
    )
    told = done.stdout if is_check else done.stderr
    try:
        problems = json.loads(told) if told.strip() else []
    except ValueError:
        return [], [f"{arguments[0]} ended with {done.returncode}: {told.strip()[-500:]}"]
    is_wrong = any(problem["severity"] == "error" for problem in problems)
    good = done.returncode == int(is_wrong)
    return problems, [] if good else [f"{arguments[0]} ended with {done.returncode}"]


def _told(problem: dict[str, Any]) -> str:
    place = problem["place"] or {"path": "", "line": 0}
    where = f"{Path(place['path']).name}:{place['line']}"
    return f"{where}: {problem['message']} [{problem['rule']}]"


def table(verdicts: list[Verdict]) -> str:
    """Return the worst pages of all editions."""
    pages = [(f"seed {each.seed}", page) for each in verdicts for page in each.fillings]
    rows = (
        f"{seed:8} {page.file:24} {page.page:5} {page.depth:6.2f} {page.hole:6.2f} "
        f"{page.covered:8.2f}"
        for seed, page in worst(pages)
    )
    return "\n".join(["the emptiest pages         file  page  depth   hole  covered", *rows])


def _seeds(words: str) -> list[int]:
    """Read `0-39`, `7` or `3,5,8-10`."""
    ranges = (part.partition("-") for part in words.split(","))
    return [n for low, _, high in ranges for n in range(int(low), int(high or low) + 1)]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=_seeds, default=_seeds("0-39"), help="such as 0-39 or 3,7")
    parser.add_argument("--texts", type=int, help="of each edition; from 2 to 12 by chance")
    parser.add_argument("--out", type=Path, required=True, help="the folder of all editions")
    parser.add_argument("--for", dest="purpose", default="screen", help="or all, office, press")
    parser.add_argument("--mix", choices=MIXES, default="full", help="what is drawn")
    parser.add_argument("--sheets", action="store_true", help="draw contact sheets")
    parser.add_argument("--write", action="store_true", help="write the editions, and make nothing")
    return parser.parse_args()


def workspace(seed: int, folder: Path, mix: Mix, texts: int | None) -> Workspace:
    """Draw an edition in place of the one that is there of the same seed."""
    root = folder / f"seed-{seed:03}"
    if root.exists():
        shutil.rmtree(root)
    return draw(seed, root, mix, texts)


def main() -> int:
    """Return 1 where anything is wrong that is not the length of a text."""
    arguments = _arguments()
    folder = arguments.out.resolve()
    os.environ.setdefault("REPORT_CACHE", str(folder / "cache"))
    verdicts = []
    if not arguments.write:
        print("seed  texts  pages  profiles  low  blank  seconds  problems")
    for seed in arguments.seeds:
        drawn = workspace(seed, folder, MIXES[arguments.mix], arguments.texts)
        if arguments.write:
            continue
        verdicts.append(judged(drawn, seed, arguments.purpose))
        print(verdicts[-1].row, *verdicts[-1].lines, sep="\n", flush=True)
        if arguments.sheets:
            contact_sheets(*made(drawn), drawn.root / "sheets")
    if verdicts:
        print(table(verdicts))
    return 0 if all(verdict.is_good for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
