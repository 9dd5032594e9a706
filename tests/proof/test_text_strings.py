"""Texts and dates as programs write them."""

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import String

from report.proof.comments.text_strings import LONGEST, date_of, rich_text_of, text_of

NOTE = "Ändra ”2013” – till 2014 €"


@pytest.mark.parametrize(
    "data",
    [
        b"\xfe\xff" + NOTE.encode("utf-16-be"),
        b"\xff\xfe" + NOTE.encode("utf-16-le"),
        b"\xef\xbb\xbf" + NOTE.encode(),
        NOTE.encode(),  # without the mark that ISO 32000-2 asks for
        NOTE.encode("pdfdoc"),
        b"\xfe\xff\x00\x1b\x00s\x00v\x00\x1b" + NOTE.encode("utf-16-be"),  # with its language
    ],
    ids=["utf-16-be", "utf-16-le", "utf-8", "unmarked", "pdfdoc", "language"],
)
def test_a_text_reads_the_same_in_every_encoding(data: bytes) -> None:
    assert text_of(String(data)) == NOTE


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text(data: bytes) -> None:
    assert "\x00" not in text_of(String(data))


def test_ends_of_lines_are_those_of_this_program() -> None:
    assert text_of(String("a\r\nb\rc\nd")) == "a\nb\nc\nd"


def test_what_is_no_text_says_nothing() -> None:
    for value in (None, 7, pikepdf.Name.Nej, pikepdf.Array([1]), pikepdf.Dictionary()):
        assert text_of(value) == ""


def test_a_very_long_text_is_cut_and_shows_it() -> None:
    text = text_of(String("å" * (LONGEST + 1)))
    assert text == "å" * LONGEST + "…"


def test_rich_text_says_its_words_and_nothing_else() -> None:
    rich = (
        '<?xml version="1.0"?><!DOCTYPE body [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<body><style>p { color: red }</style><p>Hej <b>d&#229;</b></p><p>rad 2<br/>&x;3</p></body>"
    )
    assert rich_text_of(String(rich)).endswith("Hej då\nrad 2\n&x;3")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("D:20191003163026+02'00'", "2019-10-03T16:30:26+02:00"),  # Acrobat
        ("D:20191003163026Z00'00", "2019-10-03T16:30:26+00:00"),  # Preview
        ("D:20191003163026", "2019-10-03T16:30:26"),  # Firefox
        ("20191003163026-01'30", "2019-10-03T16:30:26-01:30"),
        ("D:201910", "2019-10-01"),
        ("D:20190231", ""),
        ("D:20191003163026+99'99'", ""),
        ("i går", ""),
    ],
)
def test_a_date_is_read_as_far_as_it_is_told(written: str, date: str) -> None:
    assert date_of(String(written)) == date
