"""Word files: what comes along, what does not, and what is refused."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from report.intake.blocks import LeftOut
from report.intake.read import read
from report.problems import ContentError, MachineError

from support import docx
from support.docx import document, item, link, paragraph, picture, words


def png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 6), "gold").save(file, "PNG")
    return file.getvalue()


def test_title_headings_lists_quotes_and_links_come_along(tmp_path: Path) -> None:
    sent = read(
        docx.write(
            tmp_path / "lund.docx",
            paragraph("Lund bygger vidare", "Rubrik"),
            paragraph(words("I ") + words("Lund", "<w:b/>") + words(" läser ", "<w:i/>")),
            paragraph("Början", "Rubrik1"),
            item("en dator"),
            item("med nät", level=1),
            item("en skola"),
            item("först", numbers=True),
            item("sedan", numbers=True),
            paragraph("Mitten", "Rubrik2"),
            paragraph("Alla ska med.", "Citat"),
            paragraph("Slutet", "Rubrik1"),
            paragraph(words("Läs ") + link("planen", "r3") + words(".")),
        )
    )  # fmt: skip
    assert sent.title == "Lund bygger vidare"
    assert sent.left_out == ()
    assert sent.body.split("\n") == [
        "I **Lund** *läser*",
        "",
        "## Början",
        "",
        "- en dator",
        "  - med nät",
        "- en skola",
        "1. först",
        "2. sedan",
        "",
        "### Mitten",
        "",
        "> Alla ska med.",
        "",
        "## Slutet",
        "",
        "Läs [planen](https://lund.se/a).",
    ]


def test_pictures_come_along_with_their_alternative_text(tmp_path: Path) -> None:
    sent = read(
        docx.write(
            tmp_path / "lund.docx",
            paragraph("Text."),
            paragraph(picture("En trappa av guld")),
            paragraph(picture("")),
            word__media__a_png=png(),
        )
    )
    assert [(p.data == png(), p.suffix, p.alt) for p in sent.pictures] == [
        (True, ".png", "En trappa av guld"),
        (True, ".png", ""),
    ]


def test_what_is_not_the_text_is_left_out_and_told(tmp_path: Path) -> None:
    sent = read(
        docx.write(
            tmp_path / "lund.docx",
            paragraph(words("Läs ") + link("mer", "r4") + words(" här.")),
            paragraph(picture("En fil", "r6", "link")),
            paragraph(picture("Ingen bild")),
            word__media__a_png=b"not a picture",
            word__header1_xml=docx.outside("hdr", "Lunds kommun"),
            word__footer1_xml=docx.outside("ftr", "Sidan 1"),
            word__comments_xml=docx.outside("comments", "Kan vi skriva så?"),
        )
    )
    assert sent.body == "Läs mer här."
    assert sent.pictures == ()
    assert sent.left_out == (
        LeftOut("link", "javascript:b(1)"),
        LeftOut("picture", "file:///etc/hostname En fil"),
        LeftOut("picture", "word/media/a.png Ingen bild"),
        LeftOut("head of the page", "Lunds kommun"),
        LeftOut("foot of the page", "Sidan 1"),
        LeftOut("comments", "Kan vi skriva så?"),
    )


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'

BROKEN: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not a Word file of the kind .docx"),
    "a text of another name": ("Hej å".encode(), "not a Word file of the kind .docx"),
    "nothing": (b"", "not a Word file of the kind .docx"),
    "half a file": (docx.archive({"word/document.xml": document("x")})[:-40], "cannot be read"),
    "no document": (docx.archive({"_rels/.rels": "<Relationships/>"}), "cannot be read"),
    "broken XML": (docx.archive({"word/document.xml": "<w:document"}), "cannot be read"),
    "an encrypted part": (
        docx.archive({}).replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0"),
        "is encrypted",
    ),
    "a bomb": (
        lambda: docx.archive({"word/media/a.png": bytes(100_000_001)}),
        "more than any text needs",
    ),
    "more XML than a text": (
        lambda: docx.archive({"word/document.xml": b" " * 10_000_001}),
        "more than any text needs",
    ),
    "too many parts": (
        lambda: docx.archive({f"word/{n}": b"" for n in range(2001)}),
        "more than any text",
    ),
    "entities": (
        docx.archive({"word/document.xml": LAUGHS + document(paragraph("&b;"))}),
        "'word/document.xml' holds a document type",
    ),
    "entities in UTF-16": (
        docx.archive({"word/document.xml": (LAUGHS + document("x")).encode("utf-16")}),
        "'word/document.xml' holds a document type",
    ),
    "elements a mile deep": (
        lambda: docx.archive({"word/document.xml": document("<w:p>" * 9000 + "</w:p>" * 9000)}),
        "",
    ),
    "no words": (docx.archive({"word/document.xml": document(paragraph(" "))}), "no text in it"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_or_hostile_file_costs_a_message(tmp_path: Path, name: str) -> None:
    made, message = BROKEN[name]
    data = made() if callable(made) else made  # what is large is made when it is needed
    path = tmp_path / "lund.docx"
    path.write_bytes(data)
    with pytest.raises(ContentError) as caught:
        read(path)
    (problem,) = caught.value.problems
    assert message in problem.message
    assert problem.rule == "unreadable-text"
    assert problem.place
    assert problem.place.path == path


def test_a_linked_file_of_the_machine_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png())
    links = docx._LINKS.replace("file:///etc/hostname", secret.as_uri())
    path = tmp_path / "lund.docx"
    path.write_bytes(
        docx.archive(
            {
                "word/document.xml": document(paragraph(words("T") + picture("x", "r6", "link"))),
                "word/_rels/document.xml.rels": links,
            }
        )
    )  # fmt: skip
    assert read(path).pictures == ()


def test_without_the_library_the_command_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "lxml.etree", None)
    with pytest.raises(MachineError) as caught:
        read(docx.write(tmp_path / "lund.docx", paragraph("Text.")))
    assert "-m pip install lxml lxml-html-clean trafilatura" in caught.value.problems[0].advice
