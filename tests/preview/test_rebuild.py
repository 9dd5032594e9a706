"""The thread that sets pages lives on, whatever goes wrong in it."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from report.preview import rebuild
from report.preview.images import Images
from report.preview.rebuild import Rebuilder
from report.preview.state import PreviewState, Shown
from report.problems import ContentError, Problem
from report.workspace import Workspace

LIMIT_S = 60
READ = Problem("cannot-read", "the file was read")


@pytest.fixture
def state() -> PreviewState:
    return PreviewState("Provutgåvan")


@pytest.fixture
def rebuilder(mini: Workspace, state: PreviewState) -> Iterator[Rebuilder]:
    rebuilder = Rebuilder(mini, 2019, state, Images())
    yield rebuilder
    rebuilder.stop()


def when(state: PreviewState, happens: Callable[[Shown], object]) -> Shown:
    end = time.monotonic() + LIMIT_S
    while not happens(state.shown):
        assert time.monotonic() < end, state.shown
        time.sleep(0.01)
    return state.shown


def rules(shown: Shown) -> list[str]:
    return [problem.rule for problem in shown.problems]


def fail_in_turn(errors: list[Exception]) -> Callable[..., Any]:
    def fail(*arguments: object) -> Any:
        raise errors.pop(0)

    return fail


@pytest.mark.parametrize("name", ["content_of", "start_helper"])
def test_an_error_that_nobody_foresaw_is_shown_and_the_next_change_is_seen(
    name: str,
    mini: Workspace,
    state: PreviewState,
    rebuilder: Rebuilder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    faults: list[Exception] = [ZeroDivisionError("no pages"), KeyError("malmo")]
    real = getattr(rebuild, name)
    monkeypatch.setattr(rebuild, name, fail_in_turn(faults))
    rebuilder.start()
    shown = when(state, lambda shown: "fault" in rules(shown))
    assert "ZeroDivisionError" in shown.problems[0].message
    rebuilder.changed([mini.year(2019) / "norrby.md"])
    when(state, lambda shown: "KeyError" in shown.problems[0].message)
    monkeypatch.setattr(rebuild, name, real)
    monkeypatch.setattr(rebuild, "content_of", fail_in_turn([ContentError(READ)]))
    rebuilder.changed([mini.year(2019) / "norrby.md"])
    when(state, lambda shown: rules(shown) == ["cannot-read"] and not shown.doing)


def test_what_was_said_of_the_machine_stays_beside_what_is_wrong(
    state: PreviewState, rebuilder: Rebuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuild, "content_of", fail_in_turn([ContentError(READ)] * 2))
    rebuilder.start()
    when(state, rules)
    rebuilder.say(Problem("cannot-watch", "too many folders are watched"))
    when(state, lambda shown: rules(shown) == ["cannot-read", "cannot-watch"])
