"""`report mail` where something is wrong: the good go out, the others are told, nothing leaks."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report.console import mailing as shown
from report.console import progress
from report.mail.delivery import ledger
from report.mail.delivery.entries import Entry, Event
from report.mail.delivery.result import DeliveryResult, Outcome
from report.mail.delivery.status import NEW, Row
from report.mail.forgetting import forget
from report.mail.letters.recipients import read_recipients
from report.mail.letters.words import LIMITS
from report.problems import ContentError, Problem, UsageError
from report.processes import Limits
from report.products.product import PageProduct
from report.workspace import Workspace

from support.letters import edition
from support.mailing import BOTH, Mail, copied


@pytest.fixture
def one_bad(mail: Mail, made: Workspace, mini: Workspace, monkeypatch: pytest.MonkeyPatch) -> Mail:
    """The command where the profile of Söderby cannot be made."""

    def attempt(
        workspace: Workspace, product: PageProduct, year: int, slugs: list[str], progress: object
    ) -> object:
        others = [slug for slug in slugs if slug != "soderby"]
        good = copied(made, workspace, product, year, others, progress)
        bad = Problem("too-long", "Söderby is too long") if "soderby" in slugs else None
        return type(good)(good.made, (bad,) if bad else ())

    monkeypatch.setattr("report.mail.prepare.attempt", attempt)
    return mail


def test_drafts_are_written_for_those_whose_profile_is_good(one_bad: Mail, mini: Workspace) -> None:
    old = mini.draft(2019, "soderby")
    old.parent.mkdir(parents=True)
    old.write_bytes(b"an old one")
    done = one_bad()
    assert done.returncode == 1
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        "output/2019/mail/norrby.eml",
        "output/2019/mail/vasterby.eml",
    ]
    assert "Söderby is too long" in done.stderr
    assert "soderby.eml: warning: the draft of 'soderby' is of an earlier run" in done.stderr


def test_letters_are_sent_to_those_whose_profile_is_good(one_bad: Mail, office: object) -> None:
    done = one_bad(*BOTH, "--send", "--yes")
    assert (done.returncode, "Söderby is too long" in done.stderr) == (1, True)
    assert done.stdout == "Norrby kommun  sent to 2 of 2 recipients\n"
    shown = one_bad(*BOTH, "--dry-run")
    assert (shown.returncode, "Söderby is too long" in shown.stderr) == (1, True)


def test_drafts_are_for_their_owner_alone_and_those_of_texts_that_are_gone_are_told(
    mail: Mail, mini: Workspace
) -> None:
    gone = mini.draft(2019, "osterby")
    gone.parent.mkdir(parents=True)
    gone.write_bytes(b"x")
    before = os.umask(0o022)
    try:
        done = mail(*BOTH)
    finally:
        os.umask(before)
    assert done.returncode == 0
    assert "osterby.eml: warning: 'osterby' is not a text of the edition 2019" in done.stderr
    for slug in BOTH:
        assert mini.draft(2019, slug).stat().st_mode & 0o777 == 0o600


def test_json_stands_alone_whatever_is_asked(mail: Mail) -> None:
    done = mail(*BOTH, "--send", "--json", answers="maybe\ny\n")
    assert [one["reached"] for one in json.loads(done.stdout)] == [2, 1]
    assert done.stdout.startswith("[")
    assert "Send 2 messages?" in done.stderr
    assert json.loads(mail(*BOTH, "--send", "--json", "--yes").stdout) == []


def test_what_is_sent_again_is_among_those_that_are_named(mail: Mail, mini: Workspace) -> None:
    done = mail("norrby", "--send", "--yes", "--resend", "soderby")
    assert (done.returncode, done.stdout) == (2, "")
    assert "'soderby' is to be sent again, and is not among the texts that are named" in done.stderr
    assert not mini.ledger(2019).exists()


@pytest.mark.parametrize("arguments", [(), ("--send", "--yes"), ("--forget", "a@b.example")])
@pytest.mark.parametrize("there", [True, False])
def test_a_folder_of_mail_that_leads_elsewhere_is_refused(
    mail: Mail, mini: Workspace, tmp_path: Path, arguments: tuple[str, ...], there: bool
) -> None:
    elsewhere = mini.root.parent / f"{mini.root.name}-elsewhere"
    mini.mail(2019).rename(elsewhere)
    if not there:
        elsewhere = elsewhere / "not" / "there"
    mini.mail(2019).symlink_to(elsewhere)
    files = sorted(elsewhere.iterdir()) if there else []
    done = mail(*arguments)
    assert (done.returncode, "[leads-outside]" in done.stderr) == (1, True)
    assert (sorted(elsewhere.iterdir()) if elsewhere.exists() else []) == files


def test_a_folder_of_drafts_that_leads_elsewhere_is_refused(mail: Mail, mini: Workspace) -> None:
    elsewhere = mini.root.parent / f"{mini.root.name}-drafts"
    elsewhere.mkdir()
    mini.output(2019).mkdir(parents=True, exist_ok=True)
    (mini.output(2019) / "mail").symlink_to(elsewhere)
    done = mail(*BOTH)
    assert (done.returncode, "[leads-outside]" in done.stderr) == (1, True)
    assert list(elsewhere.iterdir()) == []


def noted(mini: Workspace, *entries: tuple[str, ...]) -> bytes:
    path = mini.ledger(2019)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(
        b"".join(
            Entry(Event.SENT, "norrby", names, f"<{n}@x>", "abc", "2019-11-16T00:00:00+00:00").line
            for n, names in enumerate(entries)
        )
    )
    return path.read_bytes()


def test_an_address_is_struck_from_the_ledger_and_nothing_else_is(
    mail: Mail, mini: Workspace
) -> None:
    anna, other = "Anna@norrby.example", "johanna@norrby.example"
    before = noted(mini, (anna, other), (other,), ("anna@NORRBY.example",))
    draft = mini.draft(2019, "norrby")
    draft.parent.mkdir(parents=True)
    draft.write_bytes(b"To: A <anna@norrby.example>\r\n\r\nHej\r\n")
    done = mail("--forget", "anna@norrby.example")
    assert (done.returncode, done.stdout) == (
        0,
        "content/2019/mail/sent.jsonl  the address was struck from 2 lines\n",
    )
    assert "norrby.eml: warning: the draft still has the address in it" in done.stderr
    assert "@" not in done.stderr
    after = mini.ledger(2019).read_bytes()
    assert after == before.replace(b'"Anna@norrby.example", ', b"").replace(
        b'"anna@NORRBY.example"', b""
    )
    assert mini.ledger(2019).stat().st_mode & 0o777 == 0o600
    assert ledger.read(mini.ledger(2019)).sent("norrby") == 3
    again = mail("--forget", "anna@norrby.example")
    assert (again.returncode, "[unknown-address]" in again.stderr) == (2, True)


def test_who_is_still_a_recipient_is_not_forgotten(mail: Mail, mini: Workspace) -> None:
    before = noted(mini, ("asa@norrby.example",))
    done = mail("--forget", "ASA@norrby.example")
    assert done.returncode == 1
    assert "recipients.yaml:3:38: the address is still that of a recipient" in done.stderr
    assert mini.ledger(2019).read_bytes() == before


def test_a_damaged_ledger_is_left_as_it_is(mini: Workspace) -> None:
    data = noted(mini, ("a@b.example",)) + b"what\n"
    mini.ledger(2019).write_bytes(data)
    with pytest.raises(ContentError):
        forget(mini, 2019, "a@b.example")
    assert mini.ledger(2019).read_bytes() == data
    with pytest.raises(UsageError):
        forget(mini, 2019, "what")


ENDLESS = {
    "{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}": 5,
    '{{ "a" * 20000000000 }}': 5,
    'x\n{{ ("a" * 100000) * 10000000 }}': 6,
    "{{ 'x' * 200000 }}": 4,
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}": 4,
    "{{ 9 ** (9 ** 9) }}": 4,
    "{{ " + "(" * 500 + "1" + ")" * 500 + " }}": 4,
    "{% for a in [1] %}" * 30 + "{% endfor %}" * 30: 4,
    "{{ organisation|dictsort }}": 5,
    "{{ lipsum() }}": 5,
    "{{ [1, 2]|random }}": 5,
    "{% include 'x' %}": 5,
}


@pytest.mark.parametrize("piece", ENDLESS)
def test_a_template_without_an_end_is_told_with_its_place(
    piece: str, mail: Mail, mini: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("report.mail.letters.words.LIMITS", Limits(2, LIMITS.memory_bytes))
    path = mini.mail(2019) / "message.md"
    path.write_text(f"---\nsubject: S\n---\n\n{piece}\n", "utf-8")
    done = mail(*BOTH, "--dry-run")
    assert done.returncode == 1
    (line,) = (line for line in done.stderr.splitlines() if line.startswith("content/"))
    assert line.startswith(f"content/2019/mail/message.md:{ENDLESS[piece]}:") or line.startswith(
        f"content/2019/mail/message.md:{ENDLESS[piece]} "
    )
    assert len(line) < 300


HIDDEN = "hemliga-anna"


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    HIDDEN,
                    f"{HIDDEN}@x.example",
                    f"'{HIDDEN}'",
                    f"#{HIDDEN}",
                    f"!{HIDDEN}",
                    "[",
                    "]",
                ),
                *(
                    "{",
                    "}",
                    ":",
                    ": ",
                    "\n",
                    "\n  ",
                    "- ",
                    "to",
                    "address",
                    "language",
                    "organisation",
                ),
                *(
                    "recipients:\n  - ",
                    "&a ",
                    "*a",
                    '"',
                    "@",
                    "|",
                    "%",
                    "\t",
                    "name: ",
                    "norrby",
                    ", ",
                ),
            ]
        ),
        max_size=25,
    )
)
def test_no_message_about_recipients_repeats_what_is_written(
    mini: Workspace, pieces: list[str]
) -> None:
    path = mini.recipients(2019)
    path.parent.mkdir(exist_ok=True)
    path.write_text("recipients:\n  - organisation: norrby\n    " + "".join(pieces), "utf-8")
    assert HIDDEN not in str(read_recipients(mini, edition()).problems)


@pytest.mark.parametrize(
    "line",
    [
        f"to: [{{ address: {HIDDEN} }}]",
        f"to: [{{ address: {HIDDEN}@x }}]",
        f"to: [{{ address: {HIDDEN}@x@y.example }}]",
        f"to: [{{ address: 'a {HIDDEN}@y.example' }}]",
        f"to: [{{ address: a@{HIDDEN}..example }}]",
        f"to: [{{ {HIDDEN}@y.example }}]",
        f"to: {HIDDEN}@y.example",
        f"{HIDDEN}@y.example: x",
        f"language: {HIDDEN}@y.example",
        f"organisation: {HIDDEN}@y.example",
        f"greeting: Anna #{HIDDEN}@y.example",
        f"greeting: !{HIDDEN}@y.example x",
    ],
)
def test_no_address_is_repeated(mini: Workspace, line: str) -> None:
    path = mini.recipients(2019)
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"recipients:\n  - organisation: norrby\n    {line}\n", "utf-8")
    problems = read_recipients(mini, edition()).problems
    assert problems
    assert HIDDEN not in str(problems)


NAMES = (
    "Malmö [/b] stad",
    "[bold]x",
    "\x1b[2Jx",
    "a\u202eb",
    "\x9b2J",
    ":smile:",
    "a\x07b",
    "\\[x]",
)


@pytest.mark.parametrize("name", NAMES)
def test_names_are_data_on_a_terminal(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    shown.show_rows([Row("k", name, (name,), name, name, 1, NEW)])
    shown.show_outcome(Outcome((DeliveryResult("k", name, 1, 1),), ()))
    with progress() as doing:
        doing(f"sending 1 of 1: {name}")
    said = capsys.readouterr()
    for character in "\x1b\x07\x9b\u202e":
        if character in name:
            assert f"{character}[2Jx" not in said.out
            assert character == "\x1b" or character not in said.out + said.err
    if name.isprintable():
        assert said.out.count(name) == 5
