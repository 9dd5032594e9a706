"""Small files that are made to be slow, or to reach what they should not."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from report.intake.pictures import beside, suffix
from report.intake.read import read
from report.intake.receive import receive
from report.problems import ContentError, MachineError, UsageError
from report.processes import Limits

from support import docx
from support.docx import document, paragraph


def picture(kind: str, mode: str = "RGB", **options: object) -> bytes:
    file = BytesIO()
    Image.new(mode, (8, 6)).save(file, kind, **options)
    return file.getvalue()


def two_pictures() -> bytes:
    """Make a JPEG that holds a second picture, as telephones do."""
    second = Image.new("RGB", (8, 6), "gold")
    return picture("MPO", save_all=True, append_images=[second])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (two_pictures(), ".jpg"),
        (picture("JPEG", "CMYK"), ".jpg"),
        (picture("JPEG", "L"), ".jpg"),
        (picture("PNG", "1"), ".png"),
        (picture("PNG", "P"), ".png"),
        (picture("PNG", "I;16"), ".png"),
        (picture("PNG", "LA"), ".png"),
        (picture("WEBP", "RGBA"), ".webp"),
        (picture("TIFF"), ".tif"),
        (picture("TIFF", "CMYK"), ".tif"),
        (picture("TIFF", "F"), None),
        (picture("TIFF")[:60], None),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", ".heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", None),
        (picture("GIF", "P"), None),
        (picture("PNG")[:20], None),
        (b"\xff\xd8\xff\xe0\0", None),
        (b"RIFF\0\0\0\0WEBPVP8X", None),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(17), None),
    ],
)
def test_a_picture_is_known_by_its_bytes(data: bytes, expected: str | None) -> None:
    assert suffix(data) == expected


def test_a_picture_of_a_telephone_comes_along_from_word(tmp_path: Path) -> None:
    path = docx.write(
        tmp_path / "lund.docx",
        paragraph(docx.picture("Elever") + docx.words("Text.")),
        word__media__a_png=two_pictures(),
    )
    assert [(p.suffix, p.alt) for p in read(path).pictures] == [(".jpg", "Elever")]


@pytest.mark.parametrize(
    "address",
    [
        "data:image/png;base64,åäö",
        "data:image/png;base64,AAA",
        "data:image/png;base64,%FF%FE",
        "data:,å",
        "DATA:image/png,å%",
        "data:",
        "data:image/png;base64",
        "http://[å",
        "//[::1",
        "\ud800.png",
        "a\0b",
        "x" * 100_000,
    ],
)
def test_no_address_breaks_the_reading(tmp_path: Path, address: str) -> None:
    data = beside(tmp_path / "lund.html", address)
    assert data is None or suffix(data) is None


@pytest.mark.parametrize(
    ("charset", "data", "expected"),
    [
        ("iso-8859-1", "Så” är det.".encode("cp1252"), "Så” är det."),
        ("us-ascii", "Så är det.".encode(), "Så är det."),
        ("macintosh", "Så är det.".encode("mac-roman"), "Så är det."),
        ("punycode", "Så är det.".encode(), "Så är det."),
        ("idna", b"Ja, det.", "Ja, det."),
        ("unicode_escape", b"Ja, \\u0041.", "Ja, \\u0041."),
        ("utf-7", b"Ja, +AMU-.", "Ja, +AMU-."),
        ("base64", b"Ja, det.", "Ja, det."),
        ("undefined", b"Ja, det.", "Ja, det."),
        ("å", b"Ja, det.", "Ja, det."),
    ],
)
def test_only_encodings_of_pages_are_tried(
    tmp_path: Path, charset: str, data: bytes, expected: str
) -> None:
    path = tmp_path / "lund.html"
    path.write_bytes(f"<meta charset={charset}><p>".encode() + data)
    assert read(path).body.replace("\\\\", "\\") == expected


TYPE = "<!DOCTYPE x [<!ENTITY a 'ha'>]>"


@pytest.mark.parametrize("name", ["word/document.bin", "word/text", "a.png", "b/C.XML", "d.rels"])
def test_no_part_with_a_document_type_passes_by_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / "lund.docx"
    links = docx.PACKAGE_LINKS.replace("word/document.xml", name)
    text = TYPE + document(paragraph("&a;"))
    path.write_bytes(docx.archive({"_rels/.rels": links, name: text}))
    with pytest.raises(ContentError, match=f"'{name}' holds a document type"):
        read(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp037"])
def test_no_document_type_passes_by_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "lund.docx"
    text = f"<?xml version='1.0' encoding='{encoding}'?>{TYPE}{document(paragraph('a'))}"
    links = docx.PACKAGE_LINKS.replace("document.xml", "document.bin")
    parts: dict[str, str | bytes] = {"_rels/.rels": links}
    parts |= {"word/document.bin": text.encode(encoding)}
    path.write_bytes(docx.archive(parts))
    with pytest.raises(ContentError) as caught:
        read(path)
    assert caught.value.problems[0].rule == "unreadable-text"


def test_a_part_of_much_xml_is_no_text_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "lund.docx"
    path.write_bytes(docx.archive({"word/document.bin": "<w:p/>" * 2_000_000}))
    with pytest.raises(ContentError, match="more than any text needs"):
        read(path)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("unit", [" ", "1", "<", "*", "[", "![", "a:", "Fråga", "`", "\u00a0"])
def test_a_paragraph_of_one_sign_is_refused_or_read(tmp_path: Path, suffix: str, unit: str) -> None:
    path = tmp_path / f"lund{suffix}"
    path.write_text(unit * (145_000 // len(unit)), "utf-8")
    with pytest.raises(ContentError, match=r"none needs more than 10000|no text in it"):
        read(path)


def test_a_text_of_too_many_paragraphs_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lund.txt"
    path.write_text("- a\n" * 5_001, "utf-8")
    with pytest.raises(ContentError, match="5001 paragraphs, and no text needs more than 5000"):
        read(path)


def test_fields_that_never_end_are_refused(tmp_path: Path) -> None:
    path = docx.write(tmp_path / "lund.docx", paragraph(docx.begin(" DATE ") * 51))
    with pytest.raises(ContentError, match="fields in fields"):
        read(path)


def test_a_cell_in_many_rows_stops_at_the_length_of_a_text(tmp_path: Path) -> None:
    path = tmp_path / "lund.md"
    cells = f"<td rowspan=100>{'ord ' * 90}" * 5
    row = f"<tr>{cells}<td>a</tr>{'<tr><td>b</tr>' * 99}"
    path.write_text(f"<table>{row}</table>", "utf-8")
    with pytest.raises(ContentError, match="characters, and no text needs more than 150000"):
        read(path)


def test_a_text_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "lund.md"
    path.write_text("# Titel\n\nText.", "utf-8")
    assert receive(path) == read(path)


def test_what_takes_too_long_is_stopped_and_told(tmp_path: Path) -> None:
    path = tmp_path / "lund.md"
    # Near the length of a text at most: with more, whoever is quicker would tell.
    path.write_text("Ett *stycke* med [en länk](https://a.example).\n\n" * 2_900, "utf-8")
    with pytest.raises(ContentError) as caught:
        receive(path, Limits(seconds=0.01))
    (problem,) = caught.value.problems
    assert (problem.rule, problem.place and problem.place.path) == ("too-slow", path)


def test_wrong_use_is_still_wrong_use_from_another_process(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no file"):
        receive(tmp_path / "lund.md")
    assert MachineError.exit_code == 3


def test_a_folder_and_an_address_are_told_as_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "lund.docx").mkdir()
    with pytest.raises(UsageError, match=r"'lund.docx' is not a file"):
        read(tmp_path / "lund.docx")
    for address in ("https://lund.se/skola", "http://lund.se/skola.html"):
        with pytest.raises(UsageError, match="is an address, and nothing is fetched"):
            read(Path(address))
