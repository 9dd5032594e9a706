"""The ledger as editors, sync programs and crashes leave it: read line by line, or refused."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.mail.delivery import ledger
from report.mail.delivery.entries import Entry, Event, cut_off
from report.mail.delivery.history import State, read_history
from report.problems import ContentError, MachineError

LEDGER = Path("sent.jsonl")
WHEN = datetime(2019, 11, 16, tzinfo=UTC).isoformat()
MARK = b"\xef\xbb\xbf"


def entry(event: Event, *recipients: str, slug: str = "k") -> Entry:
    return Entry(event, slug, recipients, "<1@x>", "abc", WHEN)


INTENT, SENT = entry(Event.INTENT, "a@k.example"), entry(Event.SENT, "a@k.example")
LINES = [INTENT.line.rstrip(), SENT.line.rstrip()]
ENDS = (b"\n", b"\r\n", b"\r", b" \n", b"\t\n", b",\n", b" , \r\n", b"\n\n", b"\r\n \r\n")


def state(data: bytes) -> State:
    return read_history(LEDGER, data).state("k", "a@k.example")


def refused_at(data: bytes) -> str:
    with pytest.raises(ContentError) as caught:
        read_history(LEDGER, data)
    (problem,) = caught.value.problems
    assert problem.rule == "broken-ledger"
    return str(problem.place)


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("mark", [b"", MARK])
@pytest.mark.parametrize("indent", [b"", b"  ", b"\t"])
def test_every_line_is_read_whatever_an_editor_put_around_it(
    end: bytes, mark: bytes, indent: bytes
) -> None:
    data = mark + b"".join(indent + line + end for line in LINES)
    assert state(data) is State.SENT
    assert state(data.removesuffix(b"\n").removesuffix(b"\r")) is State.SENT


@given(st.lists(st.sampled_from(ENDS), min_size=6, max_size=6))
def test_line_ends_may_be_mixed(ends: list[bytes]) -> None:
    lines = [entry(Event.SENT, f"a@k{n}.example").line.rstrip() for n in range(6)]
    history = read_history(LEDGER, b"".join(map(bytes.__add__, lines, ends)))
    assert {history.state("k", f"a@k{n}.example") for n in range(6)} == {State.SENT}


def test_two_ledgers_put_one_behind_the_other_are_read() -> None:
    assert state(MARK + LINES[0] + b"\r\n" + MARK + LINES[1] + b"\r\n") is State.SENT


BROKEN = {
    "a line cut off in the middle": LINES[1][:40],
    "a line cut off from its beginning": LINES[1][9:],
    "a word": b"sent",
    "a comma": b",",
    "a bracket of a list": b"[",
    "two entries on a line": LINES[0] + LINES[1],
    "an entry and a word": LINES[1] + b" # done",
    "an entry in a list": b"[" + LINES[1] + b"]",
    "an event of another program": LINES[1].replace(b'"sent"', b'"snet"'),
    "a field too many": LINES[1].replace(b"}", b', "by": "me"}'),
    "a field too few": LINES[1].replace(b'"slug": "k", ', b""),
    "a number for a name": LINES[1].replace(b'"k"', b"5"),
    "a list for a name": LINES[1].replace(b'"k"', b'["k"]'),
    "a text for the recipients": LINES[1].replace(b"[", b"").replace(b"]", b""),
    "a number among the recipients": LINES[1].replace(b'"a@k.example"', b"7"),
    "a time that is none": LINES[1].replace(WHEN.encode(), b"yesterday"),
    "bytes that are not UTF-8": LINES[1].replace(b"<1@x>", b"<\xe5@x>"),
    "zeros": bytes(80),
    "UTF-16": SENT.line.decode().encode("utf-16"),
    "brackets without an end": b'{"event": ' + b"[" * 100_000 + b"}",
    "a number of many figures": b'{"event": ' + b"9" * 9_000 + b"}",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_line_that_is_no_entry_is_told_with_its_place(name: str) -> None:
    assert refused_at(LINES[0] + b"\r\n" + BROKEN[name] + b"\n" + LINES[1] + b"\n").startswith(
        "sent.jsonl:2"
    )


@pytest.mark.parametrize("name", sorted(BROKEN.keys() - {"a line cut off in the middle"}))
def test_the_last_line_is_no_exception_unless_it_is_cut_off(name: str) -> None:
    assert refused_at(LINES[0] + b"\n" + BROKEN[name]).startswith("sent.jsonl:2")


def test_lines_that_were_all_cut_do_not_count_as_an_empty_ledger() -> None:
    assert refused_at(b"\n".join(line[:60] for line in LINES) + b"\n") == "sent.jsonl:1:1"


@pytest.mark.parametrize("after", [b"", b"\n", b"\r\n", b" \n\n"])
def test_the_last_line_may_be_cut_off_even_if_an_editor_ended_it(after: bytes) -> None:
    for end in range(1, len(LINES[1]) - 1):
        data = LINES[0] + b"\n" + LINES[1][:end] + after
        assert state(data) is State.UNKNOWN
        assert data[: len(data) - cut_off(data)] == LINES[0] + b"\n"


@pytest.mark.parametrize(
    "recipients", ['["b@k.example", ]', '[, "b@k.example"]', '["b@k.example", , "c@k.example"]']
)
def test_an_address_that_was_struck_by_hand_leaves_the_others(recipients: str) -> None:
    line = LINES[1].replace(b'["a@k.example"]', recipients.encode())
    history = read_history(LEDGER, line + b"\n")
    assert history.state("k", "b@k.example") is State.SENT
    assert history.state("k", "a@k.example") is State.NEW
    assert state(LINES[1].replace(b'"a@k.example"', b"") + b"\n") is State.NEW


def test_what_was_cut_off_is_taken_away_before_the_next_entry(tmp_path: Path) -> None:
    path = tmp_path / "sent.jsonl"
    path.write_bytes(LINES[0] + b"\r\n" + LINES[1][:50])
    with ledger.opened(path) as notes:
        assert notes.history.state("k", "a@k.example") is State.UNKNOWN
        notes.note(Event.CONFIRMED, "k", ("a@k.example",), "<1@x>", "abc")
    first, second = path.read_bytes().splitlines()
    assert (first, ledger.read(path).state("k", "a@k.example")) == (LINES[0], State.SENT)
    assert b"confirmed" in second


@pytest.mark.parametrize("end", [b"", b"\r", b",", b" "])
def test_the_next_entry_has_a_line_of_its_own(tmp_path: Path, end: bytes) -> None:
    path = tmp_path / "sent.jsonl"
    path.write_bytes(LINES[0] + end)
    with ledger.opened(path) as notes:
        notes.note(Event.SENT, "k", ("a@k.example",), "<1@x>", "abc")
    assert ledger.read(path).state("k", "a@k.example") is State.SENT


EMPTY = (b"", b"\n", b" \r\n\r\n", b"\t", MARK, MARK + b"\r\n", b"\n" + LINES[0][:30], LINES[0][:1])


@pytest.mark.parametrize("data", EMPTY)
def test_a_ledger_that_lost_what_it_told_is_not_taken_for_a_new_one(
    tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "sent.jsonl"
    path.write_bytes(data)
    for act in (lambda: ledger.read(path), lambda: ledger.opened(path).__enter__()):
        with pytest.raises(ContentError) as caught:
            act()
        (problem,) = caught.value.problems
        assert (problem.rule, str(problem.place)) == ("broken-ledger", str(path))
        assert "delete it if no message was sent" in problem.advice
    assert path.read_bytes() == data


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_ledger_in_another_encoding_is_told_as_a_whole(encoding: str) -> None:
    data = ("\ufeff" * (encoding != "utf-16") + SENT.line.decode()).encode(encoding)
    with pytest.raises(ContentError, match="saved as UTF-16"):
        read_history(LEDGER, data)


def linked(path: Path, elsewhere: Path) -> None:
    elsewhere.write_bytes(SENT.line)
    path.symlink_to(elsewhere)


@pytest.mark.parametrize(
    "lay",
    [
        linked,
        lambda path, elsewhere: path.symlink_to(elsewhere),
        lambda path, elsewhere: path.symlink_to("/dev/zero"),
        lambda path, elsewhere: path.symlink_to(path),
        lambda path, elsewhere: os.mkfifo(path),
        lambda path, elsewhere: path.mkdir(),
    ],
)
def test_a_ledger_that_is_not_a_file_of_its_own_is_refused(
    tmp_path: Path, lay: Callable[[Path, Path], None]
) -> None:
    path, elsewhere = tmp_path / "mail" / "sent.jsonl", tmp_path / "elsewhere"
    path.parent.mkdir()
    lay(path, elsewhere)
    before = elsewhere.read_bytes() if elsewhere.exists() else None
    with pytest.raises(ContentError) as caught, ledger.opened(path):
        pass
    assert [str(problem.place) for problem in caught.value.problems] == [str(path)]
    with pytest.raises(ContentError):
        ledger.read(path)
    assert (elsewhere.read_bytes() if elsewhere.exists() else None) == before


def test_a_ledger_that_an_editor_opened_to_all_is_for_its_owner_alone_again(tmp_path: Path) -> None:
    path = tmp_path / "sent.jsonl"
    path.write_bytes(SENT.line)
    path.chmod(0o644)
    with ledger.opened(path):
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_ledger_that_may_not_be_read_stops_with_a_message(tmp_path: Path) -> None:
    path = tmp_path / "sent.jsonl"
    path.write_bytes(SENT.line)
    path.chmod(0)
    with pytest.raises(MachineError):
        ledger.read(path)
