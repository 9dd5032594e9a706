"""The texts of the editions with photographs of every sort: how their pages come out.

Run as `python tests/bench/photographs.py [--out FOLDER]`. A row for each text and sort: pages and
design in the booklet, what gave way, and how full its profile is. With a folder, the PDFs stay.
"""

import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from report.compositor.compositor import Compositor
from report.problems import ContentError
from report.products.profile import PROFILE
from report.workspace import Workspace

from support.drawn.pictures import Scene, file
from support.editions import read
from support.workspaces import copy_repository

YEARS = (2016, 2019, 2021)
SORTS = {
    "none": (),
    "upright": ("3-4",),
    "square": ("1-1",),
    "wide": ("3-2",),
    "two uprights": ("3-4", "3-4"),
    "wide, upright": ("3-2", "3-4"),
}
FOCUS = (50, 32)


def main() -> None:
    """Print the table."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="where the PDFs of all pages stay")
    parser.add_argument("--years", type=int, nargs="*", default=YEARS)
    parser.add_argument("--sorts", nargs="*", default=list(SORTS))
    arguments = parser.parse_args()
    print(f"{'':36} pages design    without   size leading rise | profile fill size without")
    for sort in arguments.sorts:
        for year in arguments.years:
            with TemporaryDirectory() as folder:
                workspace = copy_repository(Path(folder) / "w")
                give_photographs(workspace, year, SORTS[sort])
                for line in rows(workspace, year, sort, arguments.out):
                    print(line, flush=True)


def give_photographs(workspace: Workspace, year: int, shapes: tuple[str, ...]) -> None:
    """Give every text of an edition photographs of these shapes."""
    folder = workspace.year(year) / "images"
    folder.mkdir(exist_ok=True)
    for number, path in enumerate(sorted(workspace.year(year).glob("*.md"))):
        fields = ""
        for shape in shapes:
            name = f"{path.stem}-{shape}.jpg"
            (folder / name).write_bytes(file(Scene(shape, FOCUS, number, 1), "jpg"))
            fields += (
                f"  - file: {name}\n    alt: En ritad figur\n    caption: En figur mot himlen.\n"
                f"    credit: Provbild\n    focus: {FOCUS[0]} {FOCUS[1]}\n"
            )
        text = path.read_text("utf-8")
        if fields and re.search("^standfirst:", text, re.M):
            path.write_text(
                text.replace("\nstandfirst:", f"\nphotos:\n{fields}standfirst:", 1), "utf-8"
            )


def rows(workspace: Workspace, year: int, sort: str, out: Path | None) -> Iterator[str]:
    """Yield a line for each text of an edition."""
    edition = read(workspace, year).require()
    compositor = Compositor(workspace, edition)
    for text in edition.texts:
        filled = compositor.article(text)
        cells = "too long"
        if filled:
            makeup, setting = filled.makeup, filled.setting
            cells = (
                f"{makeup.pages} {makeup.design:8} {' '.join(makeup.without):10} "
                f"{setting.size_pt:4.1f} {setting.leading:6.2f} {setting.rise_mm:5.1f}"
            )
            _keep(out, f"{sort}-{text.slug}-booklet", filled.layout.pdf())
        try:
            page = compositor.page(PROFILE, text)
            without = " ".join(page.makeup.without)
            side = f"{page.fill * 100:5.1f} {page.setting.size_pt:4.1f} {without}"
            _keep(out, f"{sort}-{text.slug}-profile", page.layout.pdf())
        except ContentError as error:
            side = error.problems[0].message
        yield f"{sort:14} {text.slug:20} {cells} | {side}"


def _keep(out: Path | None, name: str, pdf: bytes) -> None:
    if out:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{name.replace(', ', '-').replace(' ', '-')}.pdf").write_bytes(pdf)


if __name__ == "__main__":
    main()
