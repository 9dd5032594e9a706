"""What is shown is what everybody put there."""

import sys
from collections.abc import Iterator
from threading import Barrier, Thread

import pytest

from report.preview.state import PreviewState, Product

THREADS, EACH = 4, 200


@pytest.fixture
def often() -> Iterator[None]:
    """Let threads change places as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("often")
def test_what_several_threads_put_at_once_is_kept() -> None:
    state, start = PreviewState("Provutgåvan"), Barrier(THREADS)

    def put(thread: int) -> None:
        start.wait()
        for number in range(EACH):
            state.put(f"{thread}-{number}", Product("Sida"))

    threads = [Thread(target=put, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(state.shown.products) == state.shown.version == THREADS * EACH


def test_what_is_being_done_is_no_other_content() -> None:
    state, heard = PreviewState("Provutgåvan"), []
    state.listen(lambda: heard.append((state.shown.doing, state.shown.version)))
    state.show(doing="reading")
    state.put("booklet", Product("Sida"))
    state.show(doing="setting pages")
    state.show(title="En annan", doing="")
    assert heard == [("reading", 0), ("reading", 1), ("setting pages", 1), ("", 2)]


def test_nobody_hears_of_what_is_as_it_was() -> None:
    state, heard = PreviewState("Provutgåvan"), []
    state.put("booklet", Product("Sida"))
    state.listen(lambda: heard.append(state.shown))
    state.put("booklet", Product("Sida"))
    state.show(doing="", problems=())
    assert heard == []
    assert state.shown.version == 1


def test_who_listens_hears_of_the_end() -> None:
    state, heard = PreviewState("Provutgåvan"), []
    end = state.listen(lambda: heard.append(state.is_closed))
    state.show(doing="reading")
    state.close()
    end()
    state.show(doing="")
    assert heard == [False, True]
