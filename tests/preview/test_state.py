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


def test_who_listens_hears_of_the_end() -> None:
    state, heard = PreviewState("Provutgåvan"), []
    end = state.listen(lambda: heard.append(state.is_closed))
    state.show(doing="reading")
    state.close()
    end()
    state.show(doing="")
    assert heard == [False, True]
