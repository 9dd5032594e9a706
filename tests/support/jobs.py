"""Jobs for worker processes, which find them here: good ones, endless ones, and ones that fail."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from report.problems import ContentError, MachineError, Problem

_greeting = ""


def greet(greeting: str) -> None:
    global _greeting
    _greeting = greeting


def answer(name: str) -> str:
    return f"{_greeting} {name}"


def slow(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def toil(seconds: float) -> float:
    """Work for so many seconds of the processor."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
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


def tell_and_sleep(path: str) -> None:
    Path(path).write_text(str(os.getpid()))
    time.sleep(50)


def process_id() -> int:
    return os.getpid()


class OddError(Exception):
    """One that cannot be made again from what it was made of."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} {two}")


def fail_oddly() -> None:
    raise OddError("asa@norrby.example", "b")


def fail_with(error: BaseException) -> None:
    raise error


def give_what_cannot_be_sent() -> Callable[[], None]:
    return lambda: None


def temporary_file() -> str:
    handle, name = tempfile.mkstemp()
    os.close(handle)
    return name


def tell_temporary_file(path: str) -> None:
    name = temporary_file()
    Path(f"{path}.part").write_text(name)
    Path(f"{path}.part").replace(path)
    time.sleep(50)


def streams() -> list[str]:
    """Return where the standard streams lead: those of this process, and of the one it is from."""
    folders = [Path(f"/proc/{number}/fd") for number in (os.getpid(), os.getppid())]
    return [str((folder / str(n)).readlink()) for folder in folders for n in range(3)]
