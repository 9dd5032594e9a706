"""Jobs in processes of their own, within their limits."""

import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from report.faults import Fault
from report.problems import MachineError, Place, Problem
from report.processes import AHEAD, MOST_JOBS, PATIENCE, Job, Limits, Workers

from support.jobs import (
    answer,
    fail_oddly,
    fail_with,
    fall_short,
    give_what_cannot_be_sent,
    greet,
    lack,
    leave,
    nest,
    process_id,
    slow,
    streams,
    swell,
    temporary_file,
    toil,
)

pytestmark = pytest.mark.usefixtures("uncached")

LIMITS = Limits(seconds=1, memory_bytes=500_000_000)
PLACE = Place(Path("malmo.md"))


@pytest.fixture
def scratch() -> Iterator[Path]:
    """A folder for temporary files, whose name leaves room for the address of a socket."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        yield Path(folder)


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
    script = "import os; os.sched_setaffinity(0, {0}); from report.processes import Workers; "
    command = [sys.executable, "-c", f"{script}print(Workers(print).count)"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"


def test_each_process_is_made_ready_once(workers: Workers) -> None:
    assert workers.result(Job(answer, ("Malmö",), "a greeting")) == "hej Malmö"


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let jobs take their time by the clock, however busy the machine is."""
    monkeypatch.setattr("report.processes.begun.PATIENCE", 100)


@pytest.mark.usefixtures("patient")
def test_one_that_takes_too_long_is_stopped_and_named(workers: Workers) -> None:
    jobs = [Job(toil, (60,), "'malmo'", PLACE), Job(slow, (0,), "'skara'")]
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


def test_one_that_waits_for_ever_is_stopped_by_the_clock(workers: Workers) -> None:
    (reading,) = workers.results([Job(slow, (60,), "'malmo'", PLACE)])
    (problem,) = reading.problems
    assert problem.rule == "too-slow"
    assert problem.message == f"'malmo' took more than {PATIENCE} seconds, and was stopped"


def test_time_in_which_others_work_is_not_counted(workers: Workers) -> None:
    assert workers.result(Job(slow, (2.2,), "a nap")) == 2.2


@pytest.mark.usefixtures("patient")
def test_each_job_is_given_its_own_time(workers: Workers) -> None:
    # Far from the limit: the system counts in ticks of its clock, and not as finely as we do.
    jobs = [Job(toil, (0.4,), "'malmo'") for _ in range(4 * workers.count)]
    assert all(reading.value for reading in workers.results(jobs))


def test_a_job_may_have_more_time_than_the_others(workers: Workers) -> None:
    assert workers.result(Job(toil, (2.2,), "a booklet", seconds=30)) == 2.2


@pytest.mark.parametrize(
    ("job", "rule", "message"),
    [
        (
            Job(swell, (10**9,), "'malmo'"),
            "too-large",
            "'malmo' needs more than 500 MB of memory, and was stopped",
        ),
        (Job(nest, (0,), "'malmo'"), "too-deep", "'malmo' is nested too deeply to be set"),
        (Job(leave, (3,), "'malmo'"), "broken-off", "'malmo' crashed (exit code 3)"),
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
from support.jobs import greet, tell_and_sleep
from report.processes import Job, Workers
with Workers(greet, ("",), count=1) as workers:
    workers.result(Job(tell_and_sleep, ({path!r},), "a nap"))
"""


def test_no_process_is_left_behind_when_the_command_is_killed(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    script = KILLED.format(tests=str(Path(__file__).parents[1]), path=str(told))
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


def test_a_process_ends_after_so_many_jobs_and_another_goes_on() -> None:
    with Workers(greet, ("hej",), count=1, limits=LIMITS) as workers:
        jobs = [Job(process_id, (), "it")] * (MOST_JOBS + 1)
        *first, last = (reading.require() for reading in workers.results(jobs))
    assert len(set(first)) == 1
    assert last not in first


def test_a_job_that_is_done_alone_has_a_new_process_and_all_come_back_after_it() -> None:
    with Workers(greet, ("",), count=2, limits=LIMITS) as workers:
        before = {reading.require() for reading in workers.results([_asking()] * 8)}
        assert workers.alone(_asking()) not in before
        assert workers.count == 2
        assert workers.result(_asking()) not in before


def test_processes_that_are_renewed_have_done_what_was_begun() -> None:
    with Workers(greet, ("",), count=2, limits=LIMITS) as workers:
        begun = [workers.begin(_asking()) for _ in range(8)]
        workers.renew()
        before = {one.reading().require() for one in begun}
        after = {reading.require() for reading in workers.results([_asking()] * 8)}
    assert before
    assert after
    assert before.isdisjoint(after)


def test_what_jobs_leave_to_others_is_there_until_the_end() -> None:
    with Workers(greet, ("",), count=1, limits=LIMITS) as workers:
        (workers.shelf / "left").write_text("hej", "utf-8")
        workers.alone(_asking())
        workers.renew()
        workers.result(_asking())
        assert (workers.shelf / "left").read_text("utf-8") == "hej"
        scratch = workers.shelf.parent
        assert scratch.stat().st_mode & 0o077 == 0
    assert not scratch.exists()


def _asking() -> Job[int]:
    return Job(process_id, (), "a number")


def test_a_job_that_has_begun_is_done_while_others_are_waited_for() -> None:
    with Workers(greet, ("hej",), count=2, limits=LIMITS) as both:
        begun = both.begin(Job(slow, (0.2,), "it"))
        assert both.result(Job(answer, ("du",), "it")) == "hej du"
        assert not begun.future.done()
        assert begun.reading().require() == 0.2


@pytest.mark.parametrize(
    "job",
    [
        Job(fail_oddly, (), "'malmo'", PLACE),
        Job(give_what_cannot_be_sent, (), "'malmo'", PLACE),
        Job(fail_with, (SystemExit(0),), "'malmo'", PLACE),
        Job(fail_with, (KeyError("asa@norrby.example"),), "'malmo'", PLACE),
        Job(fail_with, (BaseException("asa@norrby.example"),), "'malmo'", PLACE),
    ],
    ids=["odd", "unsendable", "exit", "key", "base"],
)
def test_a_fault_names_the_job_and_brings_its_traceback(workers: Workers, job: Job[None]) -> None:
    with pytest.raises(Fault) as raised:
        workers.result(job)
    (problem,) = raised.value.problems
    assert problem.place == PLACE
    assert "at 'malmo': " in problem.message
    assert "asa@norrby" not in problem.message
    assert "worker.py" in raised.value.trace
    assert workers.result(Job(answer, ("du",), "a greeting")) == "hej du"


def test_what_the_machine_refuses_a_worker_is_told_as_that(workers: Workers) -> None:
    error = OSError(errno.ENOSPC, "No space left on device", "/tmp/x")  # noqa: S108
    with pytest.raises(MachineError, match="'/tmp/x': No space left"):
        workers.result(Job(fail_with, (error,), "'malmo'"))


@pytest.mark.parametrize("count", [1, 2])
def test_a_start_that_fails_is_told_by_each_job(count: int) -> None:
    with Workers(fall_short, ("missing-font",), count=count, limits=LIMITS) as workers:
        jobs = [Job(answer, ("du",), "it")] * 3
        problems = [reading.problems for reading in workers.results(jobs)]
    assert problems == [(Problem("missing-font", "one"), Problem("missing-font", "two"))] * 3
    with Workers(fail_oddly, count=count, limits=LIMITS) as workers, pytest.raises(Fault):
        workers.result(Job(answer, ("du",), "it"))


def test_processes_that_end_while_they_start_are_told() -> None:
    with pytest.raises(Fault) as raised, Workers(leave, (3,), count=1, limits=LIMITS) as workers:
        workers.result(Job(answer, ("du",), "'malmo'", PLACE))
    assert raised.value.problems[0].place == PLACE


def test_few_file_handles_are_the_machines_fault() -> None:
    script = """
import resource, sys
sys.path.insert(0, {tests!r})
from support.jobs import answer, greet
from report.cli.app import door
from report.processes import Job, Workers
def act():
    resource.setrlimit(resource.RLIMIT_NOFILE, ({files}, {files}))
    with Workers(greet, ("hej",), count=2) as workers:
        workers.result(Job(answer, ("du",), "it"))
raise SystemExit(door.through(act))
"""
    codes = []
    for files in (4, 12, 16, 22, 60):
        text = script.format(tests=str(Path(__file__).parents[1]), files=files)
        done = subprocess.run(
            [sys.executable, "-c", text], capture_output=True, text=True, check=False, timeout=60
        )
        assert "Traceback" not in done.stderr, done.stderr
        codes.append(done.returncode)
        assert done.returncode in (0, 3), done.stderr
    assert {codes[0], codes[-1]} == {3, 0}


def test_temporary_files_of_jobs_are_gone_with_the_workers() -> None:
    with Workers(greet, ("",), count=2, limits=LIMITS) as workers:
        jobs = [Job(temporary_file, (), "it")] * (2 * MOST_JOBS + 5)
        files = [Path(reading.require()) for reading in workers.results(jobs)]
        assert files[-1].exists()
        assert not files[0].exists()  # its process has ended
    assert not [file for file in files if file.exists() or file.parents[1].exists()]


ENDING = """
import sys
sys.path.insert(0, {tests!r})
from support.jobs import greet, tell_temporary_file
from report.cli.app import door
from report.processes import Job, Workers
def act():
    with Workers(greet, ("",), count=1) as workers:
        workers.result(Job(tell_temporary_file, ({path!r},), "a nap"))
door.end_in_order()
sys.exit(door.through(act))
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_temporary_files_are_gone_however_the_command_ends(
    how: signal.Signals, tmp_path: Path, scratch: Path
) -> None:
    told = tmp_path / "name"
    script = ENDING.format(tests=str(Path(__file__).parents[1]), path=str(told))
    environment = {**os.environ, "TMPDIR": str(scratch)}
    command = subprocess.Popen(
        [sys.executable, "-c", LISTENING, script], env=environment, stderr=subprocess.PIPE
    )
    wait_until(told.exists)
    names = {path.name.partition("-")[0] for path in scratch.iterdir()}
    assert names == {"report", "pymp"}  # those of the jobs, and that of a socket
    command.send_signal(how)
    _, said = command.communicate()
    assert command.returncode == (-9 if how is signal.SIGKILL else 128 + how), said.decode()
    wait_until(lambda: not list(scratch.iterdir()))


def test_a_command_that_is_killed_before_there_is_a_job_leaves_nothing(
    tmp_path: Path, scratch: Path
) -> None:
    (tmp_path / "slow_to_load.py").write_text(SLOW.replace("300", "1"))
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "TMPDIR": str(scratch)}
    waiting = f"{LOADING}\ntime.sleep(50)"
    command = subprocess.Popen([sys.executable, "-c", waiting], cwd=tmp_path, env=environment)
    wait_until((tmp_path / "pid").exists)
    assert list(scratch.iterdir())
    command.kill()
    command.wait()
    wait_until(lambda: not list(scratch.iterdir()))


# A shell lets what it runs in the background ignore Ctrl-C.
LISTENING = """
import os, signal, sys
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # whoever started the tests
    signal.signal(number, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, "-c", sys.argv[1]])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_processes_hold_no_stream_of_the_command() -> None:
    with Workers(greet, ("",), count=1, limits=LIMITS) as workers:
        assert set(workers.result(Job(streams, (), "it"))) == {"/dev/null"}


LOADING = """
import pathlib, time
from report.processes import preload
preload(["slow_to_load"])
while not pathlib.Path("pid").exists():
    time.sleep(0.01)
"""
SLOW = """
import os, pathlib, time
pathlib.Path("part").write_text(str(os.getpid()))
pathlib.Path("part").replace("pid")
time.sleep(300)
"""


def test_a_command_does_not_wait_for_what_is_loaded_in_vain(tmp_path: Path) -> None:
    (tmp_path / "slow_to_load.py").write_text(SLOW)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-c", LOADING]
    subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    wait_until(lambda: not is_running(int((tmp_path / "pid").read_text())))
