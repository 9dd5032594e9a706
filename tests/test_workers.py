"""Jobs in processes of their own, within their limits."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from report.problems import ContentError, MachineError, Place, Problem
from report.workers import AHEAD, MOST_JOBS, Job, Limits, Workers

LIMITS = Limits(seconds=1, memory_bytes=500_000_000)
PLACE = Place(Path("malmo.md"))

_greeting = ""


def greet(greeting: str) -> None:
    global _greeting
    _greeting = greeting


def answer(name: str) -> str:
    return f"{_greeting} {name}"


def slow(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def swell(size: int) -> int:
    return len(bytearray(size))


def nest(depth: int) -> int:
    return 1 + nest(depth + 1)


def leave(code: int) -> None:
    os._exit(code)


def fall_short(rule: str) -> None:
    raise ContentError([Problem(rule, "one"), Problem(rule, "two")])


def lack(rule: str) -> None:
    raise MachineError(Problem(rule, "no room"))


@pytest.fixture(scope="module")
def workers() -> Workers:
    return Workers(greet, ("hej",), count=2, limits=LIMITS)


def test_results_come_in_the_order_of_the_jobs(workers: Workers) -> None:
    jobs = [Job(slow, (seconds,), "a nap") for seconds in (0.3, 0.1, 0.2)]
    assert [reading.value for reading in workers.results(jobs)] == [0.3, 0.1, 0.2]


def test_no_more_jobs_are_taken_than_are_begun_soon(workers: Workers) -> None:
    taken = []

    def jobs() -> Iterator[Job[int]]:
        for number in range(50):
            taken.append(number)
            yield Job(abs, (number,), "a number")

    ahead = [len(taken) - reading.require() for reading in workers.results(jobs())]
    assert len(ahead) == 50
    assert max(ahead) == AHEAD * workers.count == 8


def test_the_processors_are_those_that_this_process_may_use() -> None:
    script = "import os; os.sched_setaffinity(0, {0}); from report.workers import Workers; "
    command = [sys.executable, "-c", f"{script}print(Workers(print).count)"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"


def test_each_process_is_made_ready_once(workers: Workers) -> None:
    assert workers.result(Job(answer, ("Malmö",), "a greeting")) == "hej Malmö"


def test_one_that_takes_too_long_is_stopped_and_named(workers: Workers) -> None:
    jobs = [Job(slow, (60,), "'malmo'", PLACE), Job(slow, (0,), "'skara'")]
    first, second = workers.results(jobs)
    assert first.problems == (
        Problem(
            "too-slow",
            "'malmo' took more than 1 seconds, and was stopped",
            PLACE,
            "Look for what is very long or deeply nested in it, and take it out.",
        ),
    )
    assert second.value == 0


def test_a_job_may_have_more_time_than_the_others(workers: Workers) -> None:
    assert workers.result(Job(slow, (1.2,), "a booklet", seconds=30)) == 1.2


@pytest.mark.parametrize(
    ("job", "rule", "message"),
    [
        (
            Job(swell, (10**9,), "'malmo'"),
            "too-large",
            "'malmo' needs more than 500 MB of memory, and was stopped",
        ),
        (Job(nest, (0,), "'malmo'"), "too-deep", "'malmo' is nested too deeply to be set"),
        (Job(leave, (3,), "'malmo'"), "broken-off", "'malmo' ended in the middle (exit code 3)"),
    ],
)
def test_one_that_breaks_is_named(workers: Workers, job: Job[int], rule: str, message: str) -> None:
    (reading,) = workers.results([job])
    assert [(problem.rule, problem.message) for problem in reading.problems] == [(rule, message)]


def test_problems_come_back_whole(workers: Workers) -> None:
    (reading,) = workers.results([Job(fall_short, ("typesetting",), "'malmo'")])
    assert reading.problems == (Problem("typesetting", "one"), Problem("typesetting", "two"))


def test_what_the_machine_lacks_is_raised(workers: Workers) -> None:
    with pytest.raises(MachineError) as raised:
        workers.result(Job(lack, ("cannot-write",), "'malmo'"))
    assert raised.value.problems == (Problem("cannot-write", "no room"),)


def test_an_error_ends_the_jobs_that_are_left() -> None:
    def interrupted() -> None:
        with Workers(greet, ("",), count=1) as workers:
            next(workers.results([Job(slow, (0,), "one"), Job(slow, (50,), "two")]))
            raise KeyboardInterrupt

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert time.monotonic() - started < 30


KILLED = """
import sys
sys.path.insert(0, {tests!r})
from test_workers import greet, tell_and_sleep
from report.workers import Job, Workers
with Workers(greet, ("",), count=1) as workers:
    workers.result(Job(tell_and_sleep, ({path!r},), "a nap"))
"""


def tell_and_sleep(path: str) -> None:
    Path(path).write_text(str(os.getpid()))
    time.sleep(50)


def test_no_process_is_left_behind_when_the_command_is_killed(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    script = KILLED.format(tests=str(Path(__file__).parent), path=str(told))
    command = subprocess.Popen([sys.executable, "-c", script])
    wait_until(lambda: told.exists() and told.read_text() != "")
    worker = int(told.read_text())
    assert is_running(worker)
    command.kill()
    command.wait()
    wait_until(lambda: not is_running(worker))


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)


def process_id() -> int:
    return os.getpid()


def test_a_process_ends_after_so_many_jobs_and_another_goes_on() -> None:
    with Workers(greet, ("hej",), count=1, limits=LIMITS) as workers:
        jobs = [Job(process_id, (), "it")] * (MOST_JOBS + 1)
        *first, last = (reading.require() for reading in workers.results(jobs))
    assert len(set(first)) == 1
    assert last not in first


def test_a_job_that_has_begun_is_done_while_others_are_waited_for() -> None:
    with Workers(greet, ("hej",), count=2, limits=LIMITS) as both:
        begun = both.begin(Job(slow, (0.2,), "it"))
        assert both.result(Job(answer, ("du",), "it")) == "hej du"
        assert not begun.future.done()
        assert begun.reading().require() == 0.2
