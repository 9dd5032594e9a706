"""Write a booklet as other engines take it: a page of HTML, its style sheet, fonts and pictures.

    python tests/bench/export.py 2019 WORKSPACE FOLDER

What is written is what the program sets in its last round: every text in the setting that was
found for it, page numbers filled in, lines chosen. So the others set the same pages without
having to find anything out. Addresses are relative; the folder can be moved.
"""

import argparse
import json
import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import tinyhtml5

from report import linebreaking
from report.compositor.booklet import set_booklet
from report.compositor.edition_cache import EditionCache
from report.compositor.settled import Settled
from report.compositor.tasks import start_pool
from report.design.sheets import product_sheets
from report.document.documents import Documents
from report.recipes.content import read_texts
from report.workspace import Workspace

import typst_source

PAGE, SHEET, TYPST = "booklet.html", "styles/booklet.css", "booklet.typ"
XLINK = "{http://www.w3.org/1999/xlink}"


@dataclass(frozen=True)
class Exported:
    """A booklet for other engines; `pages` is how many the program itself makes of it."""

    page: Path
    typst: Path
    pages: int


def export(workspace: Workspace, year: int, folder: Path) -> Exported:
    """Set a booklet and write what its pages are made of into a folder."""
    edition = read_texts(workspace, year).require()
    with start_pool(workspace, edition) as workers:
        cache = EditionCache(workspace, edition)
        settled = set_booklet(workers, cache, edition, lambda doing: None).settled
    _copy_files(workspace, folder)
    documents = Documents(workspace, edition)
    (folder / SHEET).write_text(_sheet(workspace, documents), "utf-8")
    tree = _tree(documents, settled)
    (folder / PAGE).write_text(f"<!doctype html>\n{_html(tree)}\n", "utf-8")
    (folder / TYPST).write_text(typst_source.source(tree, edition.fields.title), "utf-8")
    return Exported(folder / PAGE, folder / TYPST, settled.page_count)


def addresses(folder: Path) -> Iterator[str]:
    """Yield the addresses of the files that an exported page asks for, as from the folder."""
    tree = tinyhtml5.parse((folder / PAGE).read_bytes(), namespace_html_elements=False)
    yield from (link.get("href", "") for link in tree.iter("link"))
    yield from (image.get("src", "") for image in tree.iter("img"))
    sheet = (folder / SHEET).read_text("utf-8")
    yield from (f"styles/{part.partition(')')[0]}" for part in sheet.split("url(")[1:])


def _copy_files(workspace: Workspace, folder: Path) -> None:
    """Copy fonts, drawings and pictures to where pages and style sheets look for them."""
    for name in ("fonts", "images"):
        shutil.copytree(workspace.styles / name, folder / "styles" / name)
    for images in workspace.content.glob("*/images"):
        shutil.copytree(images, folder / images.relative_to(workspace.root))


def _sheet(workspace: Workspace, documents: Documents) -> str:
    sheets = [path.read_text("utf-8") for path in product_sheets(workspace, "booklet")]
    return "\n".join([documents.colours.css(documents.accent), *sheets])


def _tree(documents: Documents, settled: Settled) -> Element:
    """Return the page as the engine has it before it, and have it name its style sheet."""
    html = documents.booklet(settled.plan)
    tree: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    linebreaking.prepare(tree)
    head = tree.find("head")
    assert head is not None
    head.append(Element("link", rel="stylesheet", href=SHEET))
    return tree


def _html(tree: Element) -> str:
    """Write a tree as HTML, where drawings need no namespace."""
    tree = deepcopy(tree)
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
        for name in [name for name in element.attrib if name.startswith(XLINK)]:
            element.set(name.replace(XLINK, "xlink:"), element.attrib.pop(name))
    return ElementTree.tostring(tree, "unicode", method="html")


def main() -> None:
    """Export, and write the number of pages to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("year", type=int)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("folder", type=Path)
    wanted = parser.parse_args()
    exported = export(Workspace(wanted.workspace.resolve()), wanted.year, wanted.folder)
    print(json.dumps({"pages": exported.pages}))


if __name__ == "__main__":
    main()
