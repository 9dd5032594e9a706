"""Plain text, and the bytes that it may be made of."""

import codecs
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.intake.decode import decode
from report.intake.read import read
from report.problems import ContentError, Place, ReportError, UsageError

LETTER = """\
Lund bygger vidare

I Lund har skolorna länge
arbetat med lärmiljöer.

Det här tror vi på

- en dator
- ett nät som
  räcker

1. först
2. sedan
"""

BODY = """\
I Lund har skolorna länge arbetat med lärmiljöer.

## Det här tror vi på

- en dator
- ett nät som räcker
1. först
2. sedan"""


def test_a_letter(tmp_path: Path) -> None:
    path = tmp_path / "lund.txt"
    path.write_text(LETTER, "utf-8")
    sent = read(path)
    assert (sent.title, sent.body) == ("Lund bygger vidare", BODY)


@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
        *("cp1252", "iso8859-1", "mac-roman", "cp850", "cp437", "cp865"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_programs_of_all_kinds(tmp_path: Path, encoding: str, line_end: str) -> None:
    path = tmp_path / "lund.txt"
    path.write_bytes(LETTER.replace("\n", line_end).encode(encoding))
    assert read(path).body == BODY


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "cp850"])
@pytest.mark.parametrize(
    "text", ["Malmö stad", "En ö i ån.", "Räksmörgås", "ÅRET PÅ ÖN", "Får vi? Å!"]
)
def test_a_line_is_enough(encoding: str, text: str) -> None:
    assert decode(Path("a.txt"), text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
@pytest.mark.parametrize(
    "text",
    ["”Gör det”, sa René – på en café i Ängby.", "Det står ”SMÅ” och ”Ö”…", "’Lär’ • 5 § ö."],
)
def test_signs_of_print_are_no_letters_of_another_encoding(encoding: str, text: str) -> None:
    assert decode(Path("a.txt"), text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp1253", "iso8859-5"])
def test_letters_of_another_script_are_told_and_not_guessed(encoding: str) -> None:
    text = "Βιβλίο και γράμματα" if encoding == "cp1253" else "Школа и книга для детей"
    with pytest.raises(ContentError, match="are not those of a text"):
        decode(Path("a.txt"), text.encode(encoding))


def test_big_endian_with_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "lund.txt"
    path.write_bytes(codecs.BOM_UTF16_BE + LETTER.encode("utf-16-be"))
    assert read(path).body == BODY


def test_a_page_says_what_its_encoding_is() -> None:
    page = '<meta charset="iso-8859-2">Ł'
    assert decode(Path("a.html"), page.encode("iso-8859-2"), declares=True) == page
    assert decode(Path("a.html"), b'<meta charset="no-such">\xe5', declares=True)[-1] == "å"


@pytest.mark.parametrize("data", [b"\0\1\2", b"\x81\x8d", b"\xff\xfe\0", b"%PDF-1.7\n\x81\0"])
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "lund.txt"
    path.write_bytes(data)
    with pytest.raises(ContentError, match="are not those of a text"):
        read(path)


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"Sm\xc3\xa5 ord.\nEn r\xe5d.", 2, 5),
        (b"\xef\xbb\xbfEn r\xe5d.", 1, 5),
        (b"\xe2\x80\x93 Ja.\r\n\r\n\xc3\xa5\xff", 3, 2),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_stray_byte_is_told_at_its_place(
    tmp_path: Path, data: bytes, line: int, column: int, suffix: str
) -> None:
    path = tmp_path / f"lund{suffix}"
    path.write_bytes(data)
    with pytest.raises(ContentError, match="is not of UTF-8") as caught:
        read(path)
    assert caught.value.problems[0].place == Place(path, line, column)


def test_capitals_before_quotation_marks_are_no_stray_bytes(tmp_path: Path) -> None:
    path = tmp_path / "lund.txt"
    path.write_bytes("Det står ”SMÅ” och »Ö« – ja.".encode("cp1252"))
    assert read(path).body == "Det står ”SMÅ” och »Ö« – ja."


@pytest.mark.parametrize("beginning", ["{\\rtf1 ", "MIME-Version: 1.0\n", "PK\3\4"])
def test_what_only_looks_like_text_is_refused(tmp_path: Path, beginning: str) -> None:
    path = tmp_path / "lund.txt"
    path.write_text(f"{beginning}Text.", "utf-8")
    with pytest.raises(ContentError, match=r"it is (rich text|a web archive|a packed file)"):
        read(path)


@pytest.mark.parametrize("mark", ["---", "+++"])
@pytest.mark.parametrize("before", ["", "\ufeff", "\ufeff\ufeff"])
def test_front_matter_is_told_and_no_text(tmp_path: Path, mark: str, before: str) -> None:
    path = tmp_path / "lund.md"
    path.write_text(f"{before}{mark}\nauthor = x\n{mark} \n\nText.", "utf-8")
    sent = read(path)
    assert sent.body == "Text."
    assert [(out.what, out.text) for out in sent.left_out] == [("front matter", "author = x")]


def test_a_file_of_another_kind_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read(tmp_path / "lund.pdf")
    assert ".docx, .html" in caught.value.problems[0].advice
    with pytest.raises(UsageError, match="there is no file"):
        read(tmp_path / "lund.txt")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "lund.txt"
    path.write_bytes(b"a" * 3_000_001)
    with pytest.raises(ContentError, match="and no text needs more than 3"):
        read(path)
    path.write_bytes(b"a " * 75_001)
    with pytest.raises(ContentError, match="150002 characters, and no text needs more than 150000"):
        read(path)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx"])
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_a_text_or_problems(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    with suppress(ReportError):
        assert read(path).body
