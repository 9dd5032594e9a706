"""The ledger: whatever ends the program, and wherever, nobody gets a message twice."""

import json
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.mail.delivery import ledger
from report.mail.delivery.entries import Entry, Event, cut_off
from report.mail.delivery.history import MailHistory, State, read_history
from report.mail.delivery.ledger import Ledger
from report.mail.delivery.sending import Pace, Sending, deliveries
from report.mail.delivery.transport import LostError, Reply, UnansweredError
from report.mail.letters.letter import Letter
from report.mail.letters.message import Stamp, message
from report.problems import ContentError, MachineError

from support.letters import mailbox, plain

WHEN = datetime(2019, 11, 16, tzinfo=UTC)
ENVELOPE = Stamp(mailbox("award@office.example"), WHEN)
LEDGER = Path("sent.jsonl")
# One in ten has two recipients.
LETTERS = [
    plain(f"k{n}", *(f"{who}@k{n}.example" for who in ("a", "b")[: 2 - (n % 10 > 0)]), pdf=b"%PDF")
    for n in range(273)
]
ADDRESSES = [address for letter in LETTERS for address in letter.addresses]
MESSAGE = message(LETTERS[0], ENVELOPE)


class KillError(BaseException):
    """The end of the program, at once."""


class World:
    """A disk and a mail server that outlive the program, which may end at any step."""

    def __init__(self, seed: int, kill_every: int, trouble: float) -> None:
        self.random = Random(seed)  # noqa: S311
        self.kill_every = kill_every
        self.trouble = trouble
        self.disk = b""
        self.delivered: Counter[str] = Counter()
        self.kills = self.unanswered = 0

    def step(self) -> None:
        """End the program now and then."""
        if self.kill_every and self.random.randrange(self.kill_every) == 0:
            self.kills += 1
            raise KillError

    def append(self, line: bytes) -> None:
        self.step()
        if self.kill_every and self.random.randrange(self.kill_every) == 0:
            self.kills += 1
            self.disk += line[: self.random.randrange(len(line))]  # the end did not get there
            raise KillError
        self.disk += line
        self.step()

    def connect(self) -> None:
        if self.random.random() < self.trouble:
            raise LostError

    def close(self) -> None:
        self.step()

    def carry(
        self,
        recipients: Sequence[str],
        data: bytes,
        settled: Callable[[Mapping[str, Reply]], None],
    ) -> Mapping[str, Reply]:
        self.step()
        if self.random.random() < self.trouble:
            raise LostError
        replies = {name: self.reply() for name in recipients}
        settled({name: reply for name, reply in replies.items() if reply.event is not Event.SENT})
        self.delivered.update(n for n, reply in replies.items() if reply.event is Event.SENT)
        self.step()
        if self.random.random() < self.trouble:
            self.unanswered += 1
            raise UnansweredError
        return replies

    def reply(self) -> Reply:
        return Reply(450 if self.random.random() < self.trouble else 250)

    def run(self, letters: Sequence[Letter]) -> None:
        """Run the program once, as far as it gets."""
        self.disk = self.disk[: len(self.disk) - cut_off(self.disk)]
        if self.disk and not self.disk.endswith(b"\n"):
            self.disk += b"\n"  # both as `ledger.opened` does
        notes = Ledger(read_history(LEDGER, self.disk), self.append, lambda: WHEN)
        pace = Pace(0, (0, 0, 0), lambda seconds: None)
        sending = Sending(self, notes, lambda letter: MESSAGE, pace, lambda doing: None)
        sending.send(deliveries(letters, notes.history))


def run_until_done(world: World, letters: Sequence[Letter] = LETTERS) -> MailHistory:
    for _ in range(3000):
        try:
            world.run(letters)
        except KillError:
            continue
        history = read_history(LEDGER, world.disk)
        if not deliveries(letters, history):
            return history
    raise AssertionError("never done")


@settings(max_examples=20, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    kill_every=st.sampled_from([0, 7, 30, 200, 1000]),
    trouble=st.sampled_from([0, 0.01, 0.2]),
)
def test_each_of_300_gets_the_message_once_or_is_listed_as_unknown(
    seed: int, kill_every: int, trouble: float
) -> None:
    assert len(ADDRESSES) == 301
    # Each run reads the ledger again: killed every few steps, a fifth of the letters takes as many.
    letters = LETTERS[:55] if kill_every == 7 else LETTERS
    world = World(seed, kill_every, trouble)
    history = run_until_done(world, letters)
    unknown = 0
    for letter in letters:
        for address in letter.addresses:
            state = history.state(letter.slug, address)
            assert world.delivered[address] <= 1
            assert state in (State.SENT, State.UNKNOWN)
            assert state is State.UNKNOWN or world.delivered[address] == 1
            unknown += state is State.UNKNOWN
    assert unknown <= 2 * (world.kills + world.unanswered)  # at most both of one letter


def test_the_world_kills_and_leaves_something_unknown() -> None:
    world = World(1, 30, 0.01)
    history = run_until_done(world)
    assert world.kills > 10
    assert any(
        history.state(letter.slug, letter.addresses[0]) is State.UNKNOWN for letter in LETTERS
    )


def entry(event: Event, *recipients: str, slug: str = "k", message_id: str = "<1@x>") -> Entry:
    return Entry(event, slug, recipients, message_id, "abc", WHEN.isoformat())


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ([], State.NEW),
        ([Event.INTENT], State.UNKNOWN),
        ([Event.INTENT, Event.SENT], State.SENT),
        ([Event.INTENT, Event.REFUSED], State.REFUSED),
        ([Event.INTENT, Event.DEFERRED], State.NEW),
        ([Event.INTENT, Event.UNKNOWN], State.UNKNOWN),
        ([Event.INTENT, Event.UNKNOWN, Event.CONFIRMED], State.SENT),
        ([Event.INTENT, Event.UNKNOWN, Event.DENIED], State.NEW),
        # What arrived once stays sent, whatever becomes of a second message.
        ([Event.INTENT, Event.SENT, Event.INTENT], State.UNKNOWN),
        ([Event.INTENT, Event.SENT, Event.INTENT, Event.REFUSED], State.SENT),
        ([Event.INTENT, Event.SENT, Event.INTENT, Event.DENIED], State.SENT),
    ],
)
def test_the_state_that_entries_tell(events: list[Event], state: State) -> None:
    history = MailHistory(entry(event, "Anna@k.example") for event in events)
    assert history.state("k", "anna@k.example") is state
    assert history.state("another", "anna@k.example") is State.NEW


@given(st.lists(st.sampled_from(Event), min_size=1, max_size=8), st.data())
def test_a_ledger_cut_anywhere_never_makes_a_sent_message_new(
    events: list[Event], data: st.DataObject
) -> None:
    written = b"".join(entry(event, "a@k.example").line for event in events)
    cut = data.draw(st.integers(0, len(written)))
    whole = written[:cut].count(b"\n")
    states = [
        MailHistory(entry(event, "a@k.example") for event in events[:n]) for n in (whole, whole + 1)
    ]
    found = read_history(LEDGER, written[:cut]).state("k", "a@k.example")
    assert found in [history.state("k", "a@k.example") for history in states]


def test_a_line_that_is_no_entry_stops_everything_with_its_place() -> None:
    data = entry(Event.INTENT, "a@k.example").line + b'{"event": "snet"}\n'
    with pytest.raises(ContentError) as caught:
        read_history(LEDGER, data)
    (problem,) = caught.value.problems
    assert (problem.rule, str(problem.place)) == ("broken-ledger", "sent.jsonl:2:1")


def test_only_what_is_missing_is_chosen_and_all_of_what_is_asked_for() -> None:
    letters = [plain("k", "a@k.example", "b@k.example"), plain("l", "c@l.example")]
    history = MailHistory(
        [entry(Event.SENT, "a@k.example"), entry(Event.INTENT, "c@l.example", slug="l")]
    )
    assert [(p.letter.slug, p.recipients) for p in deliveries(letters, history)] == [
        ("k", ("b@k.example",))
    ]
    again = deliveries(letters, history, ["k", "l"])
    assert [len(delivery.recipients) for delivery in again] == [2, 1]


def test_the_file_of_the_ledger_is_for_its_owner_alone_and_grows(tmp_path: Path) -> None:
    path = tmp_path / "mail" / "sent.jsonl"
    for number in range(2):
        with ledger.opened(path) as notes:
            notes.note(Event.SENT, f"k{number}", ("a@k.example",), "<1@x>", "abc")
    assert path.stat().st_mode & 0o777 == 0o600
    assert [line["slug"] for line in lines(path)] == ["k0", "k1"]
    assert ledger.read(path).state("k1", "a@k.example") is State.SENT


def test_a_ledger_in_which_nothing_was_noted_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "mail" / "sent.jsonl"
    path.parent.mkdir()
    with ledger.opened(path):
        pass
    assert list(path.parent.iterdir()) == []


def test_the_first_entry_is_whole_or_there_is_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sent.jsonl"
    with ledger.opened(path) as notes, monkeypatch.context() as patch:
        patch.setattr("os.fsync", raising_full)
        with pytest.raises(MachineError, match="No space left"):
            notes.note(Event.INTENT, "k", ("a@k.example",), "<1@x>", "abc")
        assert not path.exists()


def raising_full(handle: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_torn_line_does_not_swallow_the_next(tmp_path: Path) -> None:
    path = tmp_path / "sent.jsonl"
    path.write_bytes(entry(Event.INTENT, "a@k.example").line + b'{"event": "se')
    with ledger.opened(path) as notes:
        assert notes.history.state("k", "a@k.example") is State.UNKNOWN
        notes.note(Event.CONFIRMED, "k", ("a@k.example",), "<1@x>", "abc")
    assert ledger.read(path).state("k", "a@k.example") is State.SENT


def test_a_full_disk_stops_the_sending_before_the_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(1, 0, 0)
    with ledger.opened(tmp_path / "sent.jsonl") as notes:
        monkeypatch.setattr("os.fsync", raising_full)
        sending = Sending(world, notes, lambda letter: MESSAGE, Pace(0, ()), lambda doing: None)
        with pytest.raises(MachineError, match="No space left"):
            sending.send(deliveries(LETTERS, notes.history))
    assert not world.delivered


KILLED = """
import os
from pathlib import Path
from report.mail.delivery import ledger
from report.mail.delivery.entries import Event
with ledger.opened(Path("sent.jsonl")) as notes:
    notes.note(Event.SENT, "k", ("a@k.example",), "<1@x>", "abc")
    notes.note(Event.INTENT, "l", ("b@l.example",), "<2@x>", "abc")
    os.kill(os.getpid(), 9)
"""


def test_a_program_that_is_really_killed_leaves_its_entries(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED], cwd=tmp_path, check=False)
    assert done.returncode == -signal.SIGKILL
    history = ledger.read(tmp_path / "sent.jsonl")
    assert history.state("k", "a@k.example") is State.SENT
    assert history.state("l", "b@l.example") is State.UNKNOWN


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
