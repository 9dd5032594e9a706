"""Parts of a document that are set one by one and joined, beside the document set as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from report.finish.saving import saved
from report.finish.screen import accessible
from report.joining import ELSEWHERE, Piece, joined
from report.typeset import Sheet, Typesetter

from support.pdf import bookmarks
from support.tag_tree import read_tags, tag_tree
from support.validators import page_validation
from support.workspaces import REPOSITORY

CSS = """
@font-face { font-family: House; src: url(fonts/source-serif/SourceSerif4SmText-Regular.otf) }
@font-face {
  font-family: House; font-weight: 600;
  src: url(fonts/source-serif/SourceSerif4SmText-Semibold.otf)
}
@page {
  size: 70mm 60mm; margin: 10mm;
  @top-left { content: string(title) } @bottom-left { content: counter(page) }
}
html { font: 10pt/12pt House; hyphens: manual }
section { break-before: page; counter-reset: footnote } section.right { break-before: right }
h1, h2, h3, p, table { margin: 0; font-size: 10pt }
h1 { bookmark-level: 1 } h2 { bookmark-level: 2 } h3 { bookmark-level: 3 }
.shade { color: rgb(0 0 0 / 50%) } .note { float: footnote }
img { width: 8mm }
"""
PICTURE = "<img src='content/red.png' alt='En röd ruta'>"
TABLE = "<table><tr><th scope=col>Ort<th scope=col>Sida</tr><tr><td>Norrby<td>7</tr></table>"
PARTS = (
    "<section><h1 id=one>Först</h1><p>Se <a href='#two'>andra</a> och <a href='#one'>hit</a>, "
    "<a href='https://norrby.example/'>utåt</a>.</p><p>Ordet skol\u00adutvecklingsprogrammen går "
    f"isär.</p>{PICTURE}</section>",
    "<section class=right><h2 id=two>Sedan</h2><p class=shade>Gyllene ytor: éåäö 0123.</p>"
    f"<p>Text med not<span class=note>Noten själv.</span></p>{TABLE}{PICTURE}</section>",
    "<section><h3 id=three>Djupt</h3><p>Åter till <a href='#one'>början</a>"
    "<span class=note>En not till.</span></p></section>"
    "<section><h2 id=four>Till sist</h2><p>Quiz, jävlar! – ”Citat” 456789.</p></section>",
)
HEAD = "<title>Prov</title><meta name=author content=Norrby>"


@dataclass(frozen=True)
class Desk:
    """What sets documents, with a picture beside it."""

    setter: Typesetter

    def whole(self, parts: Sequence[str] = PARTS, variant: str = "pdf/a-2a") -> bytes:
        return self.setter.layout(page("".join(parts))).pdf(variant)

    def pieces(self, parts: Sequence[str] = PARTS, variant: str = "pdf/a-2a") -> list[Piece]:
        found: list[Piece] = []
        first_page = 1
        for part in parts:
            html = page(part, first_page)
            layout = self.setter.layout(html, first_page=first_page)
            pdf = layout.pdf(variant, elsewhere=ELSEWHERE)
            found.append(Piece(pdf, layout.bookmark_levels()))
            first_page += layout.page_count
        return found

    def joined(self, parts: Sequence[str] = PARTS, variant: str = "pdf/a-2a") -> bytes:
        with joined(self.pieces(parts, variant), self.setter.subset) as document:
            return saved(document)


def page(body: str, first_page: int = 1) -> str:
    lead = ""
    if first_page > 1:
        side = "left" if first_page % 2 else "right"
        reset = f"@page :first {{ counter-reset: page {first_page - 1} }}"
        lead = f"<style>{reset} html {{ break-before: {side} }}</style>"
        body = f"<div></div>{body}"
    return f"<html lang=sv><head>{HEAD}{lead}</head><body>{body}</body></html>"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    root = tmp_path_factory.mktemp("desk")
    (root / "content").mkdir()
    (root / "styles").symlink_to(REPOSITORY / "styles")
    Image.new("RGB", (90, 90), "red").save(root / "content" / "red.png")
    sheet = Sheet(((Path("a.css"), CSS),))
    return Desk(Typesetter(root, ("content", "styles"), sheet))


@pytest.fixture(scope="module")
def files(desk: Desk) -> tuple[bytes, bytes]:
    """The document set as a whole, and joined from its parts."""
    return desk.whole(), desk.joined()


def both(files: tuple[bytes, bytes], look: Any) -> tuple[Any, Any]:
    whole, parts = (look(file) for file in files)
    return whole, parts


def test_the_pages_look_alike(files: tuple[bytes, bytes]) -> None:
    whole, parts = both(files, pictures)
    assert len(whole) == 6  # a page is left over before the part that begins on the right
    assert parts == whole


def pictures(file: bytes) -> list[bytes]:
    with pypdfium2.PdfDocument(file) as document:
        return [bytes(page.render(scale=2).buffer) for page in document]


def test_the_same_words_can_be_read(files: tuple[bytes, bytes]) -> None:
    whole, parts = both(files, words)
    assert "Quiz, jävlar!" in whole[-1]
    assert parts == whole


def words(file: bytes) -> list[str]:
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_the_tags_are_the_same(files: tuple[bytes, bytes]) -> None:
    whole, parts = both(files, lambda file: list(tag_tree(read_tags(file))))
    assert sum(line.split()[0] == "Note" for line in whole) == 2
    assert parts == whole


def test_every_piece_of_content_leads_back_to_its_tag(files: tuple[bytes, bytes]) -> None:
    whole, parts = both(files, owners)
    assert len(whole) > 20
    assert parts == whole


def owners(file: bytes) -> list[tuple[int, list[str]]]:
    """Return the types of the tags by which content and links are found, by their numbers."""
    with pikepdf.open(BytesIO(file)) as document:
        numbers = document.Root.StructTreeRoot.ParentTree.Nums
        tree = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        found: list[tuple[int, list[str]]] = []
        for number, page in enumerate(document.pages):
            assert page.obj.StructParents == number
            found += ((number, str(tag.S)) for tag in tree[number])  # type: ignore[misc]
            for link in page.obj.get("/Annots", ()):
                found.append((int(link.StructParent), [str(tree[int(link.StructParent)].S)]))
        return found


def test_names_of_notes_are_there_once(files: tuple[bytes, bytes]) -> None:
    with pikepdf.open(BytesIO(files[1])) as document:
        names = document.Root.StructTreeRoot.IDTree.Names
        assert [str(tag.ID) for tag in names[1::2]] == [str(name) for name in names[::2]]
        assert len({str(name) for name in names[::2]}) == len(names[::2]) == 2


def test_links_lead_to_the_same_places(files: tuple[bytes, bytes]) -> None:
    whole, parts = both(files, links)
    assert [target for _, target in whole] == [
        ("page", 3),  # into another part
        ("page", 1),
        ("address", "https://norrby.example/"),
        ("page", 1),  # back from one
    ]
    assert parts == whole


def links(file: bytes) -> list[tuple[list[float], tuple[str, object]]]:
    """Return the areas of links, and where they lead: to a page, from 1, or to an address."""
    with pikepdf.open(BytesIO(file)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages, start=1)}
        names = document.Root.Names.Dests.Names
        places = dict(zip(map(str, names[::2]), names[1::2], strict=True))
        assert list(places) == sorted(places)
        return [
            (
                [float(edge) for edge in link.Rect],
                ("address", str(link.A.URI))
                if "/A" in link
                else ("page", pages[places[str(link.Dest)][0].objgen]),
            )
            for page in document.pages
            for link in page.obj.get("/Annots", ())
        ]


def test_bookmarks_come_in_one_tree(files: tuple[bytes, bytes], tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(files[1])
    assert bookmarks(path) == [
        (1, "Först", 1),
        (2, "Sedan", 3),  # it begins its part, and stands below the first of another
        (3, "Djupt", 5),
        (2, "Till sist", 6),
    ]


def test_each_font_and_picture_and_profile_is_there_once(files: tuple[bytes, bytes]) -> None:
    whole, parts = both(files, streams)
    assert parts == whole
    assert {kind: len(found) for kind, found in parts.items()} == {"font": 2, "image": 1, "icc": 1}


def streams(file: bytes) -> dict[str, set[bytes]]:
    """Return the fonts, pictures and colour profiles of a file; none of them is there twice."""
    found: dict[str, list[bytes]] = {"font": [], "image": [], "icc": []}
    with pikepdf.open(BytesIO(file)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and "/FontFile3" in item:
                found["font"].append(item.FontFile3.read_bytes())
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image":
                found["image"].append(item.read_raw_bytes())
            if isinstance(item, pikepdf.Stream) and "/N" in item and "/Type" not in item:
                found["icc"].append(item.read_bytes())
    assert all(len(set(each)) == len(each) for each in found.values())
    return {kind: set(each) for kind, each in found.items()}


def test_widths_and_letters_are_those_of_all_parts(files: tuple[bytes, bytes]) -> None:
    whole, parts = both(files, glyphs)
    assert all(len(letters) > 5 for letters, _ in whole.values())
    assert parts == whole


def glyphs(file: bytes) -> dict[str, tuple[list[str], list[str]]]:
    found = {}
    with pikepdf.open(BytesIO(file)) as document:
        for name, font in document.pages[0].obj.Resources.Font.items():
            letters = sorted(font.ToUnicode.read_bytes().decode().splitlines())
            inner = font.DescendantFonts[0]
            found[name] = (
                [line for line in letters if line.startswith("<") and line != "<0000> <ffff>"],
                [*map(str, inner.W), str(inner.FontDescriptor.FontBBox)],
            )
    return found


def test_what_the_document_says_of_itself_is_there_once(files: tuple[bytes, bytes]) -> None:
    whole, parts = both(files, said)
    assert "<dc:title>" in whole["/Metadata"]
    assert parts == whole


def said(file: bytes) -> dict[str, str]:
    with pikepdf.open(BytesIO(file)) as document:
        root = document.Root
        (intent,) = root.OutputIntents
        return {
            "/Metadata": root.Metadata.read_bytes().decode(),
            "/OutputIntents": str(intent.OutputConditionIdentifier),
            **{key: str(root[key]) for key in ("/Lang", "/MarkInfo", "/ViewerPreferences")},
            **{key: str(value) for key, value in document.docinfo.items()},
        }


def test_the_file_is_as_valid_as_the_whole(files: tuple[bytes, bytes], tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.open(BytesIO(files[1])) as document:
        path.write_bytes(accessible(document))
    assert page_validation(path, "2a") == []
    with pikepdf.open(path) as document:
        assert document.check_pdf_syntax() == []


def test_the_same_parts_give_the_same_bytes(desk: Desk, files: tuple[bytes, bytes]) -> None:
    assert desk.joined() == files[1]


def test_parts_without_tags_have_none_together(desk: Desk) -> None:
    with pikepdf.open(BytesIO(desk.joined(PARTS[:2], "pdf/x-4"))) as document:
        assert "/StructTreeRoot" not in document.Root
        assert len(document.pages) == 4
        assert document.docinfo.Trapped == pikepdf.Name("/False")


def test_headers_of_cells_are_named_anew(desk: Desk) -> None:
    """The engine writes no names for cells; other parts may have them."""
    pieces = [named_cells(piece) for piece in desk.pieces([PARTS[1], PARTS[1]])]
    with joined(pieces, desk.setter.subset) as document:
        names = document.Root.StructTreeRoot.IDTree.Names
        cells = [tag for tag in names[1::2] if tag.S == "/TH"]
        assert len({bytes(cell.ID) for cell in cells}) == len(cells) == 2
        assert [bytes(cell.A.Headers[0]) for cell in cells] == [bytes(cell.ID) for cell in cells]


def named_cells(piece: Piece) -> Piece:
    """Give the first cell of a part a name, and let it be its own header."""
    with pikepdf.open(BytesIO(piece.pdf)) as document:
        tree = document.Root.StructTreeRoot
        found = (tag for tag in document.objects if is_head(tag))
        cell = next(found)
        cell.ID = pikepdf.String("head")
        cell.A["/Headers"] = pikepdf.Array([pikepdf.String("head")])
        tree.IDTree.Names.extend([cell.ID, cell])
        file = BytesIO()
        document.save(file)
    return Piece(file.getvalue(), piece.levels)


def is_head(tag: Any) -> bool:
    return isinstance(tag, pikepdf.Dictionary) and tag.get("/S") == "/TH"


def test_a_glyph_that_a_font_lacks_is_not_taken_for_another(desk: Desk) -> None:
    pieces = desk.pieces([PARTS[0]])
    with pikepdf.open(BytesIO(pieces[0].pdf)) as document:
        font = next(iter(document.pages[0].obj.Resources.Font.values()))
        font.Encoding = document.make_stream(b"")
        file = BytesIO()
        document.save(file)
    with pytest.raises(RuntimeError, match="lacks a glyph"):
        joined([Piece(file.getvalue(), pieces[0].levels)], desk.setter.subset)
