"""Files for the screen: PDF/UA-1 and PDF/A-2a, judged by others."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image

from report.checks.lost import lost_text
from report.finish.screen import accessible
from report.typeset import Sheet, Typesetter
from report.workspace import Workspace

from support.editions import Product
from support.marked import Piece
from support.readers import needs_poppler, words, words_of_pdfium, words_of_poppler
from support.tag_tree import Element, read_tags, tag_tree
from support.validators import needs_java, page_validation, syntax_errors, verapdf
from support.workspaces import REPOSITORY, copy_mini

GOLDEN = REPOSITORY / "tests" / "golden"
STANDARDS = ("ua1", "2a")
LARGEST = {"booklet": 2_000_000, "profile": 300_000}  # bytes that can be mailed
DC = "{http://purl.org/dc/elements/1.1/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"


def paths(made: Workspace) -> list[Path]:
    found = sorted(made.output(2019).rglob("*.pdf"))
    assert len(found) == 4
    return found


@needs_java
@pytest.mark.parametrize("standard", STANDARDS)
def test_verapdf_has_no_objection(made: Workspace, standard: str) -> None:
    assert [verapdf(path, standard) for path in paths(made)] == [[]] * 4


@pytest.mark.parametrize("standard", STANDARDS)
def test_page_validation_has_no_objection(made: Workspace, standard: str) -> None:
    assert [page_validation(path, standard) for path in paths(made)] == [[]] * 4


@needs_java
@pytest.mark.parametrize("standard", STANDARDS)
def test_verapdf_has_no_objection_to_the_editions(edition: list[Product], standard: str) -> None:
    found = {product.name: verapdf(product.path, standard) for product in edition}
    assert {name: objections for name, objections in found.items() if objections} == {}


@pytest.mark.parametrize("standard", STANDARDS)
def test_page_validation_has_no_objection_to_the_editions(
    edition: list[Product], standard: str
) -> None:
    found = {product.name: page_validation(product.path, standard) for product in edition}
    assert {name: objections for name, objections in found.items() if objections} == {}


def test_the_editions_are_sound_and_small(edition: list[Product]) -> None:
    assert edition[0].name == "booklet"
    for product in edition:
        assert syntax_errors(product.path) == []
        kind = "booklet" if product.name == "booklet" else "profile"
        assert product.path.stat().st_size < LARGEST[kind]


def test_everything_that_is_printed_is_told(edition: list[Product]) -> None:
    for product in edition:
        told = list(texts(read_tags(product.path.read_bytes())))
        assert list(lost_text(product.wordings, told)) == []


@needs_poppler
def test_two_readers_give_every_word_once_and_in_the_order_of_the_tags(
    edition: list[Product],
) -> None:
    for product in edition:
        pages = words_of_pdfium(product.path)
        assert pages == words_of_poppler(product.path)
        told = words(" ".join(read_aloud(read_tags(product.path.read_bytes()))))
        assert len(told) > 100
        found = iter([word for page in pages for word in page])
        missing = [word for word in told if word not in found]  # each behind the one before
        assert missing == []


def read_aloud(element: Element) -> Iterator[str]:
    """Yield the texts of an element as its lines are joined; what is said instead is left out."""
    lines = "\n".join(tag_tree(element))
    yield from re.findall(r'"(.*)"$', lines, re.MULTILINE)


def texts(element: Element) -> Iterator[str]:
    """Yield all that is read aloud of an element; of lines, one after another."""
    if "Alt" in element.says:
        yield element.says["Alt"]
        return
    for kid in element.kids:
        yield from [kid.text] if isinstance(kid, Piece) else texts(kid)


# What a mistake of ours may do to a file, and which judge notices it.
def untitled(document: pikepdf.Pdf) -> None:
    del document.Root.ViewerPreferences


def without_alternatives(document: pikepdf.Pdf) -> None:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and "/Alt" in item:
            del item["/Alt"]


def without_colour_profile(document: pikepdf.Pdf) -> None:
    del document.Root.OutputIntents


def unmarked(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    page.Contents = document.make_stream(page.Contents.read_bytes() + b" 0 0 9 9 re f")


@pytest.mark.parametrize(
    ("mistake", "standard"),
    [
        (untitled, "ua1"),
        (without_alternatives, "ua1"),
        (unmarked, "ua1"),
        (without_colour_profile, "2a"),
    ],
)
@pytest.mark.parametrize("judge", [pytest.param(verapdf, marks=needs_java), page_validation])
def test_each_judge_finds_a_mistake(
    made: Workspace,
    tmp_path: Path,
    mistake: Callable[[pikepdf.Pdf], None],
    standard: str,
    judge: Callable[[Path, str], list[str]],
) -> None:
    path = tmp_path / "broken.pdf"
    with pikepdf.open(made.output(2019) / "profiles" / "norrby.pdf") as document:
        mistake(document)
        document.save(path, fix_metadata_version=False)
    assert judge(path, standard) != []


def test_a_damaged_file_is_noticed(made: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    whole = (made.output(2019) / "profiles" / "norrby.pdf").read_bytes()
    path.write_bytes(whole.replace(b"startxref", b"startxxxx"))
    assert syntax_errors(path) != []


def test_what_the_file_says_of_itself_is_the_same_in_both_places(made: Workspace) -> None:
    with pikepdf.open(made.output(2019) / "profiles" / "norrby.pdf") as document:
        info = {key: str(value) for key, value in document.docinfo.items()}
        metadata = ElementTree.fromstring(document.Root.Metadata.read_bytes())  # noqa: S314 - ours
        assert str(document.Root.Lang) == "sv"
    said = {element.tag: "".join(element.itertext()).strip() for element in metadata.iter()}
    assert info == {
        "/Title": said[f"{DC}title"],
        "/Author": said[f"{DC}creator"],
        "/Subject": said[f"{DC}description"],
        "/CreationDate": f"D:{said[f'{XMP}CreateDate'].replace('-', '')}",
        "/ModDate": f"D:{said[f'{XMP}ModifyDate'].replace('-', '')}",
        "/Producer": "WeasyPrint 70.0",
    }
    assert info["/Title"] == "Norrby kommun – Guldtrappan 2019"
    assert said[f"{DC}language"] == "sv"


def test_pictures_are_not_smoothed(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    Image.new("RGB", (9, 9), "red").save(tmp_path / "content" / "red.png")
    html = "<html lang=sv><title>t</title><img src=content/red.png alt='En röd ruta'></html>"
    sheet = Sheet(((tmp_path / "a.css", "@page { size: 40mm }"),))
    pdf = Typesetter(tmp_path, ("content",), sheet).layout(html).pdf()
    path = tmp_path / "red.pdf"
    with pikepdf.open(BytesIO(pdf)) as document:
        path.write_bytes(accessible(document))
    assert [pictures_smoothed(file) for file in (pdf, path.read_bytes())] == [[True], [False]]
    assert page_validation(path, "2a") == []


def pictures_smoothed(pdf: bytes) -> list[bool]:
    with pikepdf.open(BytesIO(pdf)) as document:
        objects = [item for item in document.objects if isinstance(item, pikepdf.Stream)]
        pictures = [item for item in objects if item.get("/Subtype") == "/Image"]
        return [bool(picture.get("/Interpolate", False)) for picture in pictures]


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (("booklet", "2019"), "guldtrappan-2019.pdf"),
        (("profiles", "2019", "norrby"), "profiles/norrby.pdf"),
    ],
)
@pytest.mark.usefixtures("uncached")
def test_another_process_in_another_folder_makes_the_same_bytes(
    made: Workspace, tmp_path: Path, arguments: tuple[str, ...], path: str
) -> None:
    copy_mini(tmp_path)
    command = [sys.executable, "-m", "report", *arguments]
    subprocess.run(command, cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": "7"}, check=True)
    again = tmp_path / "output" / "2019" / path
    assert again.read_bytes() == (made.output(2019) / path).read_bytes()


def test_tags_read_like_the_pages(made: Workspace, request: pytest.FixtureRequest) -> None:
    """A change of what is told shows here; read it as if you heard it, before it is accepted."""
    booklet = read_tags((made.output(2019) / "guldtrappan-2019.pdf").read_bytes())
    profile = read_tags((made.output(2019) / "profiles" / "norrby.pdf").read_bytes())
    parts = [kid for kid in booklet.kids if isinstance(kid, Element)]
    told = {
        "tags-contents": tag_tree(parts[2]),
        "tags-chapter": (line for part in parts[5:8] for line in tag_tree(part)),
        "tags-profile": tag_tree(profile),
    }
    found = {name: "\n".join(lines) + "\n" for name, lines in told.items()}
    if request.config.getoption("--update-golden"):
        for name, text in found.items():
            (GOLDEN / f"{name}.txt").write_text(text, "utf-8")
    assert found == {name: (GOLDEN / f"{name}.txt").read_text("utf-8") for name in told}
