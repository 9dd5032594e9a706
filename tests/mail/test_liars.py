"""Servers that say what they like, at every step: nobody is mailed twice, and all is told."""

import re
import ssl
from base64 import b64decode
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.mail.delivery.entries import Entry, Event, read_entries
from report.mail.delivery.history import MailHistory, State
from report.mail.delivery.ledger import Ledger
from report.mail.delivery.sending import Pace, Sending, deliveries
from report.mail.delivery.session import unreachable
from report.mail.delivery.smtp import SmtpTransport
from report.mail.delivery.transport import LostError, UnansweredError
from report.mail.letters.letter import Letter
from report.mail.letters.message import Stamp, message
from report.mail.settings import Security, Settings
from report.problems import MachineError, Problem

from support.letters import mailbox, plain
from support.scripted import HONEST, Liar, Said, closing_after, in_turn, lying, to

ENVELOPE = Stamp(mailbox("award@office.example"), datetime(2019, 11, 16, tzinfo=UTC))
CONTEXT = ssl.create_default_context()  # reads all certificates that this machine trusts
LETTERS = [plain(f"k{n}", f"a@k{n}.example", f"b@k{n}.example") for n in range(3)]
GARBAGE = (
    b"hello\r\n",
    b"\r\n",
    b"250\xff\r\n",
    b"+25 ok\r\n",
    b"2500 ok\r\n",
    b"250-one\r\n550 two\r\n",
    b"354 go on\r\n",
    b"334 aGVq\r\n",
    b"199 wait\r\n",
    b"600 what\r\n",
    b"x" * 200_000,
    b"250-x\r\n" * 20_000,
    b"HTTP/1.1 400 Bad Request\r\n\r\n",
)


@pytest.fixture(scope="module", autouse=True)
def hasty() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("report.mail.delivery.smtp._PATIENCE", 1)
        yield


class Run:
    """A batch handed to a server, the entries of its ledger, and why it was broken off."""

    def __init__(
        self, liar: Liar, letters: Sequence[Letter] = LETTERS, history: MailHistory | None = None
    ) -> None:
        self.entries: list[Entry] = []
        self.stopped: tuple[Problem, ...] = ()
        self.liar = liar
        self.waits: list[float] = []
        notes = Ledger(history or MailHistory(), self._noted)
        transport = SmtpTransport(server(liar), None, CONTEXT)
        pace = Pace(0, (5, 30), self.waits.append)
        compose = lambda letter: message(letter, ENVELOPE)  # noqa: E731
        sending = Sending(transport, notes, compose, pace, lambda doing: None)
        try:
            sending.send(deliveries(letters, notes.history))
        except MachineError as error:
            self.stopped = error.problems
        transport.close()
        self.history = notes.history

    def _noted(self, line: bytes) -> None:
        self.entries += read_entries(Path("sent.jsonl"), line)

    def states(self, letters: Sequence[Letter] = LETTERS) -> list[State]:
        return [self.history.state(one.slug, name) for one in letters for name in one.addresses]

    @property
    def events(self) -> set[Event]:
        return {entry.event for entry in self.entries} - {Event.INTENT}


def server(liar: Liar, **fields: object) -> Settings:
    return Settings.model_validate(
        {
            "host": "127.0.0.1",
            "port": liar.port,
            "security": Security.NONE,
            "sender": "award@office.example",
            "timeout_s": 10,  # enough for an honest server on a busy machine
            **fields,
        }
    )


def test_an_honest_server_takes_all_and_is_told_the_size() -> None:
    with lying() as liar:
        run = Run(liar)
    assert set(run.states()) == {State.SENT}
    assert (liar.points, liar.connections) == (3, 1)
    mails = [line for line in liar.heard if line.startswith("MAIL")]
    sizes = [len(message(letter, ENVELOPE).as_bytes()) for letter in LETTERS]
    assert mails == [f"MAIL FROM:<award@office.example> SIZE={size}" for size in sizes]


def test_a_size_is_not_told_to_whom_it_means_nothing() -> None:
    with lying(EHLO=b"250 smtp.office.example\r\n") as liar:
        Run(liar)
    assert "MAIL FROM:<award@office.example>" in liar.heard


BROKEN = "the server broke the protocol"


def told(said: bytes) -> str:
    """Return what is told of an answer: its code, if it is one and only out of place."""
    match = re.fullmatch(rb"([2-5]\d\d) [^\r]*\r\n", said)
    return f" with {match[1].decode()}" if match else ""


def replies(run: Run, event: Event) -> set[str]:
    return {entry.reply for entry in run.entries if entry.event is event}


@pytest.mark.parametrize("said", [b"500 what\r\n", b"502 no\r\n", b"503 5.5.1 not now\r\n"])
@pytest.mark.parametrize("verb", ["RCPT", "DATA", "end"])
def test_what_is_said_out_of_turn_is_told_with_its_code(verb: str, said: bytes) -> None:
    script: dict[str, Said] = {verb: said}
    with lying(**script) as liar:
        run = Run(liar)
    assert set(run.states()) == {State.NEW}
    assert replies(run, Event.DEFERRED) == {BROKEN + told(said)}


@pytest.mark.parametrize(
    "said", [*GARBAGE, b"220 hello\r\n", b"hello", b"250", b"250-ok\r\n", b"25\x000 ok\r\n"]
)
def test_garbage_after_the_message_is_not_told_as_silence(said: bytes) -> None:
    with lying(end=closing_after(said)) as liar:
        run = Run(liar)
    assert set(run.states()) == {State.UNKNOWN}
    assert replies(run, Event.UNKNOWN) == {f"its answer made no sense: {BROKEN}{told(said)}"}


def test_silence_after_the_message_is_told_as_such() -> None:
    with lying(end=None) as liar:
        assert replies(Run(liar), Event.UNKNOWN) == {"no answer"}


@pytest.mark.parametrize("said", [*GARBAGE, None, b"", b"220 hello\r\n", b"221 bye\r\n"])
def test_the_fate_of_a_message_with_a_senseless_answer_is_unknown(
    said: bytes | None,
) -> None:
    with lying(end=said) as liar:
        run = Run(liar)
        again = Run(liar, history=run.history)
    assert set(run.states()) == {State.UNKNOWN}
    assert liar.points == 3  # each once
    assert (run.stopped, again.entries) == ((), [])


@pytest.mark.parametrize("said", [b"250 ok\r\n250 ok\r\n", b"250 ok\r\n550 no\r\n"])
def test_a_second_answer_makes_the_first_one_doubtful(said: bytes) -> None:
    with lying(end=said) as liar:
        assert set(Run(liar).states()) == {State.UNKNOWN}
    assert liar.points == 3


@pytest.mark.parametrize("said", [b"250 ok\r\nx", b"250 ok"])
def test_an_answer_without_its_end_is_none(said: bytes) -> None:
    with (
        lying(end=said) as liar,
        closing(SmtpTransport(server(liar, timeout_s=1), None, CONTEXT)) as transport,
        pytest.raises(UnansweredError),
    ):
        transport.carry(["a@k.example"], b"Subject: x\r\n\r\nx\r\n")
    assert liar.points == 1


@pytest.mark.parametrize("said", [b"250 ok\r\n421 bye\r\n", b"250-2.0.0 ok\r\n250 queued\r\n"])
def test_a_goodbye_after_the_answer_does_not(said: bytes) -> None:
    with lying(end=said) as liar:
        assert set(Run(liar).states()) == {State.SENT}
    assert liar.points == 3


@pytest.mark.parametrize("said", [*GARBAGE[:6], b"250 ok\r\n", b"200 ok\r\n", b"334 aGVq\r\n"])
def test_whoever_does_not_ask_for_a_message_does_not_have_it(said: bytes) -> None:
    with lying(DATA=said) as liar:
        run = Run(liar)
    assert liar.points == 0
    assert (set(run.states()), run.events) == ({State.NEW}, {Event.DEFERRED})
    assert replies(run, Event.DEFERRED) == {BROKEN + told(said)}


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("said", [*GARBAGE, None])
def test_before_the_message_nothing_senseless_counts_as_an_answer(
    verb: str, said: bytes | None
) -> None:
    if verb == "DATA" and said == b"354 go on\r\n":
        return  # it makes sense here
    script: dict[str, Said] = {verb: said}
    with lying(**script) as liar:
        run = Run(liar, LETTERS[:1])
    assert liar.points == 0
    assert (set(run.states(LETTERS[:1])), run.events) == ({State.NEW}, {Event.DEFERRED})


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA", "EHLO"])
def test_a_server_that_answers_twice_is_out_of_step(verb: str) -> None:
    said = HONEST[verb]
    assert isinstance(said, bytes)
    script: dict[str, Said] = {verb: said + said}
    with lying(**script) as liar:
        run = Run(liar)
    assert liar.points == 0
    assert set(run.states()) == {State.NEW}


def test_who_is_refused_stays_refused_when_the_server_dies_after_the_point() -> None:
    with lying(RCPT=to("b@", b"550 5.1.1 unknown\r\n"), end=None) as liar:
        run = Run(liar)
    assert run.states() == [State.UNKNOWN, State.REFUSED] * 3
    assert liar.points == 3
    events = [(entry.event, entry.recipients[0][0]) for entry in run.entries[:3]]
    # The refusal is on the disk before the message goes out, whatever happens then.
    assert events == [(Event.INTENT, "a"), (Event.REFUSED, "b"), (Event.UNKNOWN, "a")]


def test_who_is_put_off_stays_so_when_the_server_dies_after_the_point() -> None:
    with lying(RCPT=to("b@", b"450 4.2.0 later\r\n"), end=in_turn(None)) as liar:
        run = Run(liar, LETTERS[:1])
    assert run.states(LETTERS[:1]) == [State.UNKNOWN, State.NEW]
    assert liar.points == 1


HALTS = [
    ("MAIL", b"550 5.1.8 sender\r\n", "mail-sender"),
    ("MAIL", b"550 no\r\n", "mail-sender"),
    ("MAIL", b"553 5.7.1 not owned\r\n", "mail-sender"),
    ("MAIL", b"501 5.1.7 syntax\r\n", "mail-sender"),
    ("MAIL", b"530 5.7.0 Authentication required\r\n", "mail-login"),
    ("MAIL", b"550 5.4.5 Daily quota\r\n", "mail-quota"),
    ("MAIL", b"550 Sending quota exceeded\r\n", "mail-quota"),
    ("MAIL", b"552 5.3.4 too large\r\n", "mail-size"),
    ("MAIL", b"552 too large\r\n", "mail-size"),
    ("RCPT", b"530 5.7.0 Authentication required\r\n", "mail-login"),
    ("RCPT", b"550 5.4.5 Daily quota\r\n", "mail-quota"),
    ("RCPT", b"550 5.1.8 Sender\r\n", "mail-sender"),
    ("RCPT", b"553 5.7.1 <award@office.example>: Sender address rejected\r\n", "mail-sender"),
    ("RCPT", b"554 5.7.1 <a@k0.example>: Relay access denied\r\n", "mail-sender"),
    ("RCPT", b"552 5.3.4 too large\r\n", "mail-size"),
    ("RCPT", b"552 too large\r\n", "mail-size"),
    ("DATA", b"550 5.4.5 Daily quota\r\n", "mail-quota"),
    ("end", b"550 5.4.5 Daily quota\r\n", "mail-quota"),
    ("end", b"552 5.3.4 too large\r\n", "mail-size"),
    ("end", b"552 too large\r\n", "mail-size"),
    ("end", b"530 5.7.0 log in\r\n", "mail-login"),
]


@pytest.mark.parametrize(("verb", "said", "rule"), HALTS)
def test_what_would_be_refused_for_all_is_told_once_and_ends_the_sending(
    verb: str, said: bytes, rule: str
) -> None:
    script: dict[str, Said] = {verb: said}
    with lying(**script) as liar:
        run = Run(liar)
    assert [problem.rule for problem in run.stopped] == [rule]
    assert sum(line.startswith("MAIL") for line in liar.heard) == 1
    assert set(run.states()) == {State.NEW}
    assert [entry.event for entry in run.entries] == [Event.INTENT, Event.DEFERRED]
    assert run.entries[1].reply.startswith("not sent: 5")
    assert "@" not in run.stopped[0].message


def test_a_letter_larger_than_the_server_says_is_not_offered() -> None:
    with lying(EHLO=b"250-office\r\n250 SIZE 1000\r\n") as liar:
        run = Run(liar)
    assert [problem.rule for problem in run.stopped] == ["mail-size"]
    assert not any(line.startswith("MAIL") for line in liar.heard)


@pytest.mark.parametrize("said", [b"550 5.1.1 unknown\r\n", b"552 5.2.2 mailbox full\r\n"])
def test_what_is_about_a_recipient_is_not_about_all(said: bytes) -> None:
    with lying(RCPT=to("b@", said)) as liar:
        assert Run(liar).states() == [State.SENT, State.REFUSED] * 3


def test_too_many_recipients_at_once_come_in_two_parts() -> None:
    with lying(RCPT=to("b@", b"552 too many\r\n")) as liar:
        run = Run(liar, LETTERS[:1])
    assert run.states(LETTERS[:1]) == [State.SENT, State.NEW]


def test_a_closing_server_leaves_the_refused_refused_and_the_others_for_later() -> None:
    said = in_turn(b"550 5.1.1 unknown\r\n", b"421 bye\r\n", b"250 ok\r\n")
    with lying(RCPT=said) as liar:
        run = Run(liar, LETTERS[:1])
    assert run.states(LETTERS[:1]) == [State.REFUSED, State.SENT]


def test_after_a_wait_there_is_a_new_connection() -> None:
    with lying(MAIL=in_turn(b"451 4.3.0 later\r\n", b"250 ok\r\n")) as liar:
        run = Run(liar, LETTERS[:1])
    assert (run.waits, liar.connections) == ([5.0], 2)
    assert set(run.states(LETTERS[:1])) == {State.SENT}


def test_a_connection_that_has_ended_meanwhile_is_made_anew_at_once() -> None:
    with lying(end=b"250 ok\r\n421 bye\r\n") as liar:
        run = Run(liar)
    assert (set(run.waits), liar.connections) == ({0}, 3)  # pauses, and no wait


def connecting(liar: Liar, password: str | None = None, **fields: object) -> Problem:
    """Connect in vain, and give the problem that is told."""
    settings = server(liar, **fields)
    try:
        SmtpTransport(settings, password, CONTEXT).connect()
    except MachineError as error:
        (problem,) = error.problems
        return problem
    except LostError as error:
        return unreachable(settings, error)
    raise AssertionError("connected")


@pytest.mark.parametrize(
    ("verb", "said", "message"),
    [
        ("greeting", b"554 5.7.1 No service for you\r\n", "'554 5.7.1 No service for you'"),
        ("greeting", b"421 too busy\r\n", "'421 too busy'"),
        ("greeting", b"SSH-2.0-OpenSSH_9.6\r\n", "'SSH-2.0-OpenSSH_9.6'"),
        ("greeting", None, "does not answer"),
        ("greeting", b"", "does not answer"),
        ("greeting", b"220-x\r\n" * 100_000, "says"),
        ("greeting", b"2" * 1_000_000, "says '2222"),
        ("EHLO", b"421 bye\r\n", "'421 bye'"),
        ("EHLO", None, "does not answer"),
    ],
)
def test_what_a_server_says_instead_of_a_greeting_is_told(
    verb: str, said: bytes | None, message: str
) -> None:
    script: dict[str, Said] = {verb: said}
    with lying(**script) as liar:
        problem = connecting(liar)
    assert problem.rule == "mail-server"
    assert message in problem.message
    assert len(problem.message) < 200


@pytest.mark.parametrize(
    ("offers", "message"),
    [
        ("AUTH XOAUTH2", "only XOAUTH2"),
        ("AUTH XOAUTH2 OAUTHBEARER", "only XOAUTH2, OAUTHBEARER"),
        ("HELP", "offers none to log in by"),
    ],
)
def test_a_server_without_a_way_to_log_in_is_told_with_its_own(offers: str, message: str) -> None:
    with lying(EHLO=f"250-office\r\n250 {offers}\r\n".encode()) as liar:
        problem = connecting(liar, "x", user="award")
    assert message in problem.message


@pytest.mark.parametrize("way", ["PLAIN", "LOGIN", "CRAM-MD5", "XOAUTH2 PLAIN", "LOGIN PLAIN"])
@pytest.mark.parametrize("password", ["trappsteg-7", "lösenörd", "ключ", "raw\udce5"])
def test_user_and_password_may_have_any_letters(way: str, password: str) -> None:
    said: dict[str, Said] = {
        "EHLO": f"250-office\r\n250-AUTH {way}\r\n250 AUTH={way}\r\n".encode(),
        "AUTH": lambda line: b"235 ok\r\n" if line.count(" ") > 1 else b"334 aGVq\r\n",
    }
    with (
        lying(**said) as liar,
        closing(SmtpTransport(server(liar, user="åsa"), password, CONTEXT)) as transport,
    ):
        if "PLAIN" in way:
            transport.connect()
        else:
            with pytest.raises(LostError):  # what it gets for an answer is no command to it
                transport.connect()
    if "PLAIN" in way:
        (line,) = (line for line in liar.heard if line.startswith("AUTH"))
        user, secret = b64decode(line.split()[-1]).split(b"\0")[1:]
        assert user.decode() == "åsa"
        assert secret.decode("utf-8", "surrogateescape") == password


@pytest.mark.parametrize(
    "said", [*GARBAGE, None, b"334 !!!\r\n", b"535 5.7.8 no\r\n", b"454 x\r\n"]
)
@pytest.mark.parametrize("way", ["PLAIN", "LOGIN", "CRAM-MD5"])
def test_a_login_that_makes_no_sense_is_told(way: str, said: bytes | None) -> None:
    with lying(EHLO=f"250-office\r\n250 AUTH {way}\r\n".encode(), AUTH=said) as liar:
        problem = connecting(liar, "hemligt", user="award")
    assert problem.rule in ("mail-server", "mail-login")
    assert "hemligt" not in str(problem)


@pytest.mark.parametrize("host", ["smtp..se", "å" * 70 + ".se", ".se", "x" * 64 + ".se"])
def test_a_host_that_cannot_be_one_is_told(host: str) -> None:
    with lying() as liar:
        problem = connecting(liar, host=host)
    assert problem.rule == "mail-settings"


def test_a_host_with_swedish_letters_is_looked_for() -> None:
    with lying() as liar:
        problem = connecting(liar, host="smtp.å.invalid")
    assert "smtp.å.invalid, port" in problem.message


def test_a_server_without_tls_at_a_port_for_it_is_told() -> None:
    with lying() as liar:
        problem = connecting(liar, security=Security.TLS)
    assert "does not speak TLS" in problem.message


@pytest.mark.parametrize("said", [*GARBAGE, b"220 go\r\n220 more\r\n", b"454 later\r\n", None])
def test_what_is_said_around_starttls_is_never_taken_for_said_within(said: bytes | None) -> None:
    with lying(EHLO=b"250-office\r\n250 STARTTLS\r\n", STARTTLS=said) as liar:
        assert connecting(liar, security=Security.STARTTLS).rule == "mail-server"


SAID = st.sampled_from(
    [
        *(b"%d x\r\n" % code for code in (220, 221, 250, 251, 334, 354, 421, 450, 452, 500, 503)),
        *(b"%d x\r\n" % code for code in (530, 550, 552, 554)),
        *(b"250 a\r\n250 b\r\n", b"junk\r\n", None, b"550 5.1.1 x\r\n550 x\r\n"),
    ]
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["MAIL", "RCPT", "DATA", ".", "RSET", "EHLO", ""]), SAID),
        max_size=6,
    )
)
def test_whatever_is_said_nobody_gets_two(told: list[tuple[str, bytes | None]]) -> None:
    script: dict[str, list[bytes | None]] = {}
    for verb, said in told:
        script.setdefault(verb, []).append(said)
    with lying() as liar:
        for verb, said_in_turn in script.items():
            honest = HONEST[verb]
            assert isinstance(honest, bytes)
            liar.script[verb] = in_turn(*said_in_turn, honest)
        run = Run(liar, LETTERS[:2])
        Run(liar, LETTERS[:2], history=run.history)
    for letter in LETTERS[:2]:
        for name in letter.addresses:
            answers = [said for people, said in liar.messages if name in people]
            taken = [said for said in answers if not re.match(rb"[45]..[^\r]*\r\n\Z", said)]
            assert len(taken) <= 1
            state = run.history.state(letter.slug, name)
            assert state is not State.SENT or taken[0].startswith(b"25")
            assert not taken or state in (State.SENT, State.UNKNOWN)
