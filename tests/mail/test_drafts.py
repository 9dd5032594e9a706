"""Drafts as a mail program sees them: parsed back by the strictest policy there is."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from os import mkfifo
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.mail.letters.headers import file_name, is_one_line
from report.mail.letters.letter import attachment
from report.mail.letters.message import Stamp, draft, message
from report.mail.letters.parts import html_part, plain_part
from report.mail.letters.recipients import Language, Mailbox, read_recipients
from report.problems import ContentError, Place
from report.workspace import Workspace

import headers
from support.letters import PDF, edition, mailbox, norrby

ENVELOPE = Stamp(mailbox("award@office.example", "Guldtrappan"), datetime(2019, 11, 14, tzinfo=UTC))
ASA = mailbox("asa@norrby.example", "Åsa Öberg")
NILS = mailbox("nils@norrby.example", 'Nils "Nisse", Norr')


def parsed(data: bytes) -> EmailMessage:
    read = message_from_bytes(data, policy=policy.strict)
    assert isinstance(read, EmailMessage)
    return read


def body(read: EmailMessage, kind: str) -> str:
    part = read.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_a_draft_is_parsed_back_without_a_defect() -> None:
    data = draft(norrby([ASA, NILS], [mailbox("copy@norrby.example")]), ENVELOPE)
    read = parsed(data)
    assert [part.defects for part in read.walk()] == [[], [], [], [], []]
    assert [(to.display_name, to.addr_spec) for to in read["To"].addresses] == [
        ("Åsa Öberg", "asa@norrby.example"),
        ('Nils "Nisse", Norr', "nils@norrby.example"),
    ]
    assert str(read["Cc"]) == "copy@norrby.example"
    assert str(read["From"]) == "Guldtrappan <award@office.example>"
    assert read["Subject"] == "Er sida i häftet Guldtrappan 2019"
    assert (read["X-Unsent"], read["Content-Language"]) == ("1", "sv")
    assert body(read, "plain").startswith('Hej Åsa och Nils "Nisse", Norr!\n')
    assert '<html lang="sv">' in body(read, "html")


def test_headers_at_random_are_read_back_alike_by_two_readers() -> None:
    chance = Random(7)  # noqa: S311 - `make fuzz` looks at 20,000
    assert [fault for _ in range(300) for fault in headers.faults(chance)] == []


def test_lines_end_behind_commas_and_names_with_commas_stay_whole() -> None:
    office = "Märta Johansson, Barn- och utbildningsförvaltningen"
    people = [mailbox("a@malmo.example", office), mailbox("b@malmo.example", office), ASA]
    written = draft(norrby(people), ENVELOPE)
    header = written[written.index(b"To: ") :].split(b"\r\nSubject")[0]
    assert [line[-1:] for line in header.split(b"\r\n ")] == [b",", b",", b">"]
    assert [to.display_name for to in parsed(written)["To"].addresses] == [
        office,
        office,
        "Åsa Öberg",
    ]


def test_an_address_that_looks_encoded_is_none(mini: Workspace) -> None:
    text = (
        "recipients:\n  - organisation: norrby\n"
        '    to: [{ address: "=?utf-8?q?eve=40evil.example?=@norrby.example" }]\n'
    )
    assert recipients_problems(mini, text) == [("bad-address", "3:21")]


def test_one_who_is_written_twice_gets_one() -> None:
    twice = [mailbox("Anna@norrby.example"), mailbox("anna@NORRBY.example", "Anna")]
    made = norrby(twice, [mailbox("ANNA@norrby.example"), NILS, NILS])
    assert made.addresses == ("Anna@norrby.example", "nils@norrby.example")
    read = parsed(draft(made, ENVELOPE))
    assert [to.addr_spec for to in read["To"].addresses] == ["Anna@norrby.example"]
    assert [to.addr_spec for to in read["Cc"].addresses] == ["nils@norrby.example"]


def test_lines_are_such_as_every_server_takes() -> None:
    lines = draft(norrby([ASA, NILS]), ENVELOPE).split(b"\r\n")
    assert len(lines) > 50
    assert max(map(len, lines)) <= 78
    assert all(line.isascii() and b"\n" not in line for line in lines)


def test_the_attachment_is_the_file_byte_for_byte_under_its_swedish_name() -> None:
    (attached,) = parsed(draft(norrby([ASA]), ENVELOPE)).iter_attachments()
    assert attached.get_content() == PDF
    assert attached.get_filename() == "Guldtrappan 2019 – Norrby kommun.pdf"
    assert attached.get_content_type() == "application/pdf"
    name = b"filename*=utf-8''Guldtrappan%202019%20%E2%80%93%20Norrby%20kommun.pdf"  # RFC 2231
    assert name in draft(norrby([ASA]), ENVELOPE)


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert draft(norrby([ASA]), ENVELOPE) == draft(norrby([ASA]), ENVELOPE)
    assert draft(norrby([ASA]), ENVELOPE) != draft(norrby([ASA], pdf=b"%PDF-2"), ENVELOPE)


def test_a_draft_without_a_recipient_has_a_note() -> None:
    read = parsed(draft(norrby(), Stamp(None, ENVELOPE.when)))
    assert (read["To"], read["From"]) == (None, None)
    assert read["Comments"] == "recipients.yaml has no recipient for norrby"
    assert body(read, "plain").startswith("Hej!\n")


def test_what_is_sent_is_no_draft() -> None:
    sent = message(norrby([ASA]), ENVELOPE)
    assert "X-Unsent" not in sent
    assert sent["Message-ID"] != message(norrby([ASA]), Stamp(None, ENVELOPE.when))["Message-ID"]


def test_an_english_letter() -> None:
    read = parsed(draft(norrby([ASA], language=Language.ENGLISH), ENVELOPE))
    assert read["Subject"] == "Your page in the booklet Guldtrappan 2019"
    assert read["Content-Language"] == "en"
    assert '<html lang="en">' in body(read, "html")


EVIL = ("\r\nBcc: eve@evil.example", "\n", "\r", "\x00", "\u2028", "\u202egpj.exe", "\x85")


@pytest.mark.parametrize("evil", EVIL)
def test_a_name_cannot_begin_another_header(mini: Workspace, evil: str) -> None:
    escaped = evil.encode("unicode_escape").decode()
    path = mini.recipients(2019)
    path.parent.mkdir()
    path.write_text(
        "recipients:\n  - organisation: norrby\n"
        f'    to: [{{ name: "Åsa{escaped}x", address: a@norrby.example }}]\n'
        f'    greeting: "A{escaped}x"\n',
        "utf-8",
    )
    found = read_recipients(mini, edition())
    assert found.value is None
    told = {"header-line", "control-character", "invisible-character"}
    assert {problem.rule for problem in found.problems} <= told
    assert {problem.place.line for problem in found.problems if problem.place} == {3, 4}


@pytest.mark.parametrize("evil", EVIL)
def test_a_subject_cannot_begin_another_header(mini: Workspace, evil: str) -> None:
    escaped = evil.encode("unicode_escape").decode()
    mini.mail(2019).mkdir()
    (mini.mail(2019) / "message.md").write_text(
        f'---\nsubject: "Hej{escaped}x"\n---\n\nHej\n', "utf-8"
    )
    with pytest.raises(ContentError, match=r"control character|cannot be"):
        norrby([ASA], workspace=mini)


@given(st.text(max_size=60))
def test_no_header_can_be_written_through_an_organisation(name: str) -> None:
    if not is_one_line(name):
        return
    made = norrby([mailbox("a@norrby.example")])
    files = (attachment(file_name(2019, name), PDF),)
    evil = replace(made, subject=name or "x", files=files)
    read = parsed(draft(evil, ENVELOPE))
    assert read.keys() == [
        *("Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type"),
        *("Content-Language", "X-Unsent"),
    ]
    (attached,) = read.iter_attachments()
    assert "/" not in str(attached.get_filename())


def test_names_have_no_meaning_in_markdown(mini: Workspace) -> None:
    mini.mail(2019).mkdir()
    template = "---\nsubject: S\n---\n\n{{ greeting }}\n\n[sida]({{ links[0].url }})\n"
    (mini.mail(2019) / "message.md").write_text(template, "utf-8")
    name = "<b>[Åsa](https://evil.example)</b> *& 1. #"
    made = norrby([mailbox("a@norrby.example", name)], workspace=mini)
    assert made.text == f"{name}\n\nsida <https://www.example.org/norrby/>\n"
    assert "&lt;b&gt;[Åsa](https://evil.example)&lt;/b&gt; *&amp; 1. #" in made.html
    assert '<a href="https://www.example.org/norrby/">sida</a>' in made.html


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ nmae }}", "'nmae' is undefined"),
        ("{% if %}", "Expected an expression"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ links[7].url }}", "has no element 7"),
    ],
)
def test_a_template_that_does_not_work_is_told_with_its_line(
    mini: Workspace, line: str, said: str
) -> None:
    path = mini.mail(2019) / "message.md"
    path.parent.mkdir()
    path.write_text(f"---\nsubject: S\n---\n\nHej\n{line}\n", "utf-8")
    with pytest.raises(ContentError, match=said) as caught:
        norrby([ASA], workspace=mini)
    (problem,) = caught.value.problems
    assert (problem.rule, str(problem.place)) == ("message-template", f"{path}:6")


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_words_that_cannot_be_read_are_never_replaced_by_others(mini: Workspace, kind: str) -> None:
    path = mini.mail(2019) / "message.md"
    path.parent.mkdir()
    put_in_place(path, kind)
    with pytest.raises(ContentError) as caught:
        norrby([ASA], workspace=mini)
    assert [problem.place for problem in caught.value.problems] == [Place(path)]


def test_recipients_behind_a_link_to_nothing_are_told(mini: Workspace) -> None:
    path = mini.recipients(2019)
    path.parent.mkdir()
    put_in_place(path, "link")
    found = read_recipients(mini, edition())
    assert [(problem.rule, problem.place) for problem in found.problems] == [
        ("cannot-read", Place(path))
    ]


def put_in_place(path: Path, kind: str) -> None:
    """Put something under the name of a file that nobody can read as one."""
    if kind == "link":
        path.symlink_to("gone")
    elif kind == "folder":
        path.mkdir()
    else:
        mkfifo(path)


def recipients_problems(mini: Workspace, text: str) -> list[tuple[str, str]]:
    path = mini.recipients(2019)
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    problems = read_recipients(mini, edition()).problems
    return [(problem.rule, str(problem.place).partition("yaml:")[2]) for problem in problems]


def test_a_bad_address_is_told_by_its_place_and_not_repeated(mini: Workspace) -> None:
    text = "recipients:\n  - organisation: norrby\n    to: [{ address: asa.at.norrby.example }]\n"
    assert recipients_problems(mini, text) == [("bad-address", "3:21")]
    assert "asa.at" not in str(read_recipients(mini, edition()).problems)


def test_recipients_are_those_of_the_edition_and_each_stands_once(mini: Workspace) -> None:
    text = "recipients:\n" + "".join(
        f"  - organisation: {slug}\n    to: [{{ address: a@b.example }}]\n"
        for slug in ("norrbi", "soderby", "soderby")
    )
    assert recipients_problems(mini, text) == [
        ("unknown-recipient", "2:19"),
        ("recipients-twice", "6:19"),
    ]


def test_the_example_of_recipients_has_none_but_example_addresses() -> None:
    path = Path(__file__).parents[2] / "content" / "2019" / "mail" / "recipients.example.yaml"
    text = path.read_text("utf-8")
    found = [word for word in text.split() if "@" in word]
    assert len(found) >= 3
    assert all(".example" in word for word in found)


def test_plain_text_of_every_kind_of_block() -> None:
    markdown = "# R\n\nEtt *två*\\\ntre\n\n1. a\n2. b\n   - c\n\n[x](https://a.example) <https://b.example>\n"
    assert plain_part(markdown) == (
        "R\n\nEtt två\ntre\n\n1. a\n2. b\n  - c\n\nx <https://a.example> https://b.example\n"
    )


def test_html_is_escaped() -> None:
    assert "<script>" not in html_part("<script>alert(1)</script>", "<script>", "sv")
    assert "href" not in html_part("[x](javascript:alert(1))", "T", "sv")


def test_a_domain_with_swedish_letters_is_written_as_servers_know_it() -> None:
    assert Mailbox(address="info@Söderby.example").address == "info@xn--sderby-wxa.example"
