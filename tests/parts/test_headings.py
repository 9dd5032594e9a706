"""Bookmarks and headings: sections hold their texts, and every part of the contents is there."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from report.compositor.engine import typesetter
from report.document.documents import Documents
from report.document.plan import Plan
from report.markdown import render
from report.model import read_edition
from report.source import read_markdown
from report.workspace import Workspace

from support import pdf
from support.workspaces import copy_mini


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The small workspace, in which one text has only headings of the lower kind."""
    workspace = copy_mini(tmp_path_factory.mktemp("outline"))
    path = workspace.year(2019) / "soderby.md"
    path.write_text(path.read_text("utf-8").replace("\n## ", "\n### "), "utf-8")
    return workspace


@pytest.fixture(scope="module")
def booklet(workspace: Workspace) -> Path:
    documents = Documents(workspace, read_edition(workspace, 2019).require())
    layout = typesetter(workspace, documents, "booklet").layout(documents.booklet(Plan({})))
    path = workspace.root / "booklet.pdf"
    path.write_bytes(layout.pdf())
    return path


def test_texts_are_children_of_their_sections(booklet: Path) -> None:
    assert [(level, title) for level, title, _ in pdf.bookmarks(booklet)] == [
        (1, "Guldtrappan 2019"),
        (1, "Till läsaren"),
        (1, "Innehåll"),
        (1, "Om provet (award)"),
        (1, "Sju steg"),
        (1, "Mottagarna 2019"),
        (2, "Hitta i texterna"),
        (2, "Norrby kommun"),
        (2, "Söderby kommun"),
        (1, "Utblick"),
        (2, "Västerby kommun"),
        (1, "Historik, konferens och källor"),
        (2, "Mottagarna genom åren"),
        (2, "Om provet (conference)"),
        (2, "Källor"),
    ]


def test_every_line_of_the_contents_has_a_bookmark(workspace: Workspace, booklet: Path) -> None:
    html = Documents(workspace, read_edition(workspace, 2019).require()).booklet(Plan({}))
    contents = html[html.index('role="doc-toc"') :].partition("</section>")[0]
    lines = re.findall(r'<a href="#[^"]*"[^>]*>([^<]*)</a>|contents-part">([^<]*)<', contents)
    titles = {title for _, title, _ in pdf.bookmarks(booklet)}
    assert len(lines) == 11
    assert {line or part for line, part in lines} <= titles


def test_headings_leave_out_no_level(booklet: Path) -> None:
    levels = list(headings(booklet))
    assert levels[0] == 1
    assert {1, 2, 3} <= set(levels)
    assert all(next_one <= level + 1 for level, next_one in pairwise(levels))


def test_a_section_with_one_text_has_its_heading_above_the_name(booklet: Path) -> None:
    pages = pdf.texts(booklet)
    (page,) = (page for level, title, page in pdf.bookmarks(booklet) if title == "Utblick")
    assert "Utblick · Provlän Västerby kommun" in pages[page - 1]


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        ("## a\n\n### b\n\n## c", ["h2", "h3", "h2"]),
        ("### a\n\n### b\n\n## c", ["h2", "h3", "h2"]),
        ("### a\n\n## b\n\n### c", ["h2", "h2", "h3"]),
    ],
)
def test_the_headings_of_a_body(tmp_path: Path, body: str, tags: list[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\nname: a\n---\n\n{body}\n", "utf-8")
    html = render(read_markdown(path).require(), 2, str, str)
    assert re.findall(r"<(h\d)", html) == tags


def headings(path: Path) -> Iterator[int]:
    """Yield the levels of the headings in the order of the tags."""
    with pikepdf.open(path) as document:
        yield from _levels(document.Root.StructTreeRoot)


def _levels(tag: Any) -> Iterator[int]:
    if match := re.fullmatch(r"/H([1-6])", str(tag.get("/S", ""))):
        yield int(match[1])
    kids = tag.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _levels(kid)
