"""Letters handed to a real server, with its troubles."""

import ssl
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from report.mail.delivery.history import MailHistory, State
from report.mail.delivery.ledger import Ledger
from report.mail.delivery.sending import Pace, Sending, deliveries
from report.mail.delivery.smtp import SmtpTransport
from report.mail.delivery.transport import LostError, Reply, UnansweredError
from report.mail.letters.letter import Letter
from report.mail.letters.message import Stamp, message
from report.mail.settings import Security, Settings
from report.problems import MachineError

from support.letters import PDF, mailbox, plain
from support.server import PASSWORD, USER, Running, free_port, running

ENVELOPE = Stamp(mailbox("award@office.example"), datetime(2019, 11, 16, tzinfo=UTC))
LARGE = bytes(12_000_000)  # more than the system takes off our hands before the server reads it


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path) as at_work:
        yield at_work


def smtp(
    server: Running, security: Security = Security.STARTTLS, password: str = PASSWORD
) -> SmtpTransport:
    settings = Settings(
        host="localhost",
        port=server.port,
        security=security,
        user=USER,
        sender="award@office.example",
        timeout_s=2,
    )
    context = ssl.create_default_context(cafile=server.authority)
    return SmtpTransport(settings, password, context)


def sent(transport: SmtpTransport, *letters: Letter) -> MailHistory:
    """Send letters as the command does, without a pause; return the history afterwards."""
    notes = Ledger(MailHistory(), lambda line: None)
    pace = Pace(0, (0, 0), lambda seconds: None)
    compose = lambda letter: message(letter, ENVELOPE)  # noqa: E731
    Sending(transport, notes, compose, pace, lambda doing: None).send(
        deliveries(letters, notes.history)
    )
    transport.close()
    return notes.history


def states(history: MailHistory, *letters: Letter) -> list[State]:
    return [history.state(letter.slug, name) for letter in letters for name in letter.addresses]


def test_a_batch_goes_through_one_connection_and_arrives_as_it_was_written(
    server: Running,
) -> None:
    letters = [plain(f"k{n}", f"anna@k{n}.example") for n in range(5)]
    assert set(states(sent(smtp(server), *letters), *letters)) == {State.SENT}
    assert server.office.everybody() == [f"anna@k{n}.example" for n in range(5)]
    assert server.office.connections == 1
    for _, read in server.office.taken:
        (attached,) = read.iter_attachments()
        assert attached.get_content() == PDF


# The server of the tests takes TLS from the first byte for none.
@pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")
def test_tls_from_the_first_byte(tmp_path: Path) -> None:
    letter = plain("k", "anna@k.example")
    with running(tmp_path, tls=True) as server:
        assert states(sent(smtp(server, Security.TLS), letter), letter) == [State.SENT]


def test_who_is_put_off_gets_it_later_and_the_others_at_once(server: Running) -> None:
    letter = plain("k", "anna@k.example", "later@k.example")
    assert states(sent(smtp(server), letter), letter) == [State.SENT, State.SENT]
    assert [names for names, _ in server.office.taken] == [
        ("anna@k.example",),
        ("later@k.example",),
    ]


def test_who_is_put_off_again_and_again_is_still_new(server: Running) -> None:
    letter = plain("k", "never@k.example")
    history = sent(smtp(server), letter)
    assert states(history, letter) == [State.NEW]
    assert server.office.tries["never@k.example"] == 3
    last = history.last("k", "never@k.example")
    assert last is not None
    assert last.reply == "451 4.3.0"


def test_who_is_unknown_there_is_left_out_and_the_others_get_it(server: Running) -> None:
    letters = [plain("k", "nobody@k.example", "anna@k.example"), plain("l", "per@l.example")]
    history = sent(smtp(server), *letters)
    assert states(history, *letters) == [State.REFUSED, State.SENT, State.SENT]
    assert server.office.everybody() == ["anna@k.example", "per@l.example"]
    last = history.last("k", "nobody@k.example")
    assert last is not None
    assert last.reply == "550 5.1.1"  # without the words, which repeat the address


def test_a_connection_that_is_dropped_in_the_middle_of_a_message_is_made_anew(
    server: Running,
) -> None:
    letters = [plain("k", "drop@k.example", pdf=LARGE), plain("l", "per@l.example")]
    assert states(sent(smtp(server), *letters), *letters) == [State.SENT, State.SENT]
    assert server.office.everybody() == ["drop@k.example", "per@l.example"]
    assert server.office.tries["drop@k.example"] == 2
    assert server.office.connections > 1


@pytest.mark.parametrize("who", ["silent", "hang"])
def test_a_message_without_an_answer_is_of_unknown_fate_and_not_repeated(
    server: Running, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("report.mail.delivery.smtp._PATIENCE", 0.5)
    letters = [plain("k", f"{who}@k.example"), plain("l", "per@l.example")]
    assert states(sent(smtp(server), *letters), *letters) == [State.UNKNOWN, State.SENT]
    assert server.office.everybody() == sorted([f"{who}@k.example", "per@l.example"])


def test_a_wrong_password_ends_the_run_and_is_not_repeated(server: Running) -> None:
    with pytest.raises(MachineError, match=r"rejected the login \(535\)") as caught:
        smtp(server, password="hemligt").connect()  # noqa: S106
    assert "hemligt" not in repr(caught.value.problems)


def test_a_certificate_of_another_name_ends_the_run(tmp_path: Path) -> None:
    with running(tmp_path, name="other.example") as server:
        with pytest.raises(MachineError, match="certificate of localhost is not trusted"):
            smtp(server).connect()
        assert server.office.tries == {}


def test_a_certificate_that_nobody_vouches_for_ends_the_run(server: Running) -> None:
    unknown = SmtpTransport(Settings(host="localhost", port=server.port), None)
    with pytest.raises(MachineError, match="is not trusted"):
        unknown.connect()


def test_nobody_at_the_port() -> None:
    with pytest.raises(LostError):
        SmtpTransport(Settings(host="localhost", port=free_port()), None).connect()


def test_a_lost_connection_is_told_from_a_missing_answer(
    server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("report.mail.delivery.smtp._PATIENCE", 0.5)
    transport = smtp(server)
    with pytest.raises(LostError):
        transport.carry(["drop@k.example"], b"Subject: x\r\n\r\n" + (b"x" * 76 + b"\r\n") * 200_000)
    with pytest.raises(UnansweredError):
        transport.carry(["hang@k.example"], b"Subject: x\r\n\r\nx\r\n")


def test_a_line_that_begins_with_a_point_arrives(server: Running) -> None:
    data = b"From: a@b.example\r\nSubject: x\r\n\r\n.\r\n..x\r\nslut\r\n"
    with closing(smtp(server)) as transport:
        assert transport.carry(["anna@k.example"], data) == {"anna@k.example": Reply(250, "2.0.0")}
    ((_, read),) = server.office.taken
    assert read.get_content().splitlines() == [".", "..x", "slut"]
