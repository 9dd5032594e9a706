"""What the terminal shows in Swedish."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from report import console
from report.console import mailing
from report.console.as_text import as_text, summary
from report.mail.delivery.status import CHANGED, NEW, Standing
from report.mail.delivery.transport import told
from report.problems import Place, Problem, Severity
from report.proof.listing import Listing, State
from report.terminal import plain

from support.spoken import swedish


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with swedish():
        yield


def test_problems_are_counted_and_warned_of() -> None:
    place = Place(Path("lund.md"), 1)
    warning = Problem("tab", "en tabb", place, severity=Severity.WARNING)
    assert [plain(line) for line in as_text([warning])] == ["lund.md:1: varning: en tabb [tab]"]
    assert summary([]) == "inga fel"
    assert summary([warning, Problem("a", "a"), Problem("b", "b")]) == (
        "2 fel och 1 varning i 1 fil"
    )


def test_states_of_texts_are_said_and_stay_english_for_scripts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    listing = Listing(
        2019, "Häftet", {"Skolor": {"lund": "Lunds kommun"}}, {"lund": State.PROOF_SENT}
    )
    console.show_listing([listing])
    console.show_json(listing)
    lines, rows = capsys.readouterr().out.split("{", 1)
    assert lines == "2019  Häftet\n  Skolor\n    lund  Lunds kommun  korrektur skickat\n"
    assert '"lund": "proof sent"' in rows


def test_what_became_of_letters_is_said_and_stays_english_for_scripts() -> None:
    changed = Standing(CHANGED, moment="2019-10-03 12:00")
    assert (changed, changed.told) == (
        "profile changed since 2019-10-03 12:00",
        "profilen ändrad sedan 2019-10-03 12:00",
    )
    assert (NEW, NEW.told) == ("new", "nytt")


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ("550 5.1.1", "550 5.1.1"),
        ("connection lost", "förbindelsen bröts"),
        ("not sent: 552 5.3.4", "inte skickat: 552 5.3.4"),
        ("the server broke the protocol with 354", "servern bröt mot protokollet med 354"),
        ("{by hand}", "{by hand}"),
    ],
)
def test_words_of_the_ledger_are_told_in_the_language(reply: str, words: str) -> None:
    assert told(reply) == words


def test_a_question_takes_ja(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("kanske\nja\n"))
    monkeypatch.setattr(mailing, "show_rows", lambda rows, stderr: None)
    mailing.Terminal(yes=False).agree([], [])  # type: ignore[arg-type]
    assert capsys.readouterr().out == "Skicka 0 brev? [j/N]: " * 2
