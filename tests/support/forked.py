"""Commands forked from a process that has loaded the program, as it takes long to load.

Each is a process of its own, with its own streams, folder and environment, and ends as the
program does, but for what the interpreter takes apart of itself then. The processes that it starts
as interpreters of their own, to fork workers from, are forked from it, too. What the interpreter
reads when it starts cannot be changed for one command: `Parent.suits` tells whether an environment
asks for that.
"""

import atexit
import gc
import json
import multiprocessing.util
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from select import select
from threading import Lock
from typing import Any, Final, NoReturn

Done = subprocess.CompletedProcess[str]

PROGRAM: Final = "from report.__main__ import main; main()"
# What is read by the interpreter, or by the libraries of the system, before anything of ours runs.
AT_START: Final = ("PYTHON", "LD_", "LC_", "LANG")
FONTS: Final = "FONTCONFIG_FILE"
MOST_BYTES: Final = 1_000_000  # of one request
MOST_FILES: Final = 4096  # that a process has open
LIMIT_S: Final = 60  # for a command to end


class Parent:
    """The process that has loaded the program, and what is asked of it.

    Its commands have the environment of this process at the time, or one of their own.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._environment = dict(environment)
        self._one_at_a_time = Lock()
        self._line, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, MOST_BYTES)
        with other:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(other.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,  # as the streams of the commands are
                stderr=subprocess.PIPE,
                env=self._environment,
                pass_fds=[other.fileno()],
            )

    def suits(self, environment: Mapping[str, str]) -> bool:
        """Return whether the interpreter would start in the same way in an environment."""
        return _at_start(environment) == _at_start(self._environment)

    def run(
        self,
        arguments: Sequence[str],
        folder: Path | None,
        code: str = PROGRAM,
        environment: Mapping[str, str] = os.environ,
        *,
        merged: bool = False,
    ) -> Done:
        """Run the program, or other code, with these arguments; wait for its end.

        Both streams can be `merged`, as they are on a terminal.
        """
        streams = [os.pipe() for _ in range(1 if merged else 2)]
        writers = [writer for _, writer in streams]
        with (
            self.begun(arguments, folder, writers, code, environment) as begun,
            ThreadPoolExecutor(len(streams)) as readers,
        ):
            said = list(readers.map(_read, [reader for reader, _ in streams]))
        assert begun.code is not None
        return subprocess.CompletedProcess(["report", *arguments], begun.code, *said)

    @contextmanager
    def begun(
        self,
        arguments: Sequence[str],
        folder: Path | None,
        streams: Sequence[int],
        code: str = PROGRAM,
        environment: Mapping[str, str] = os.environ,
        *,
        leads: bool = False,
    ) -> Iterator["Begun"]:
        """Begin the program, or other code, with these arguments; wait for its end afterwards.

        What it says goes to these one or two `streams`, which are closed here. It `leads` a group
        of processes, or else is one of the group of this process.
        """
        request = {
            "code": code,
            "arguments": arguments,
            "folder": str(folder or Path.cwd()),
            "environment": dict(environment),
            "leads": leads,
        }
        with self._one_at_a_time:
            ends = [streams[0], streams[-1]]
            socket.send_fds(self._line, [json.dumps(request).encode()], ends)
            for stream in streams:
                os.close(stream)
            begun = Begun(self._answer())
            try:
                yield begun
            finally:
                begun.code = self._end(begun.process)

    def _end(self, process: int) -> int:
        """Wait for the exit code of a command; one that does not end is killed."""
        if not select([self._line], [], [], LIMIT_S)[0]:
            os.kill(process, signal.SIGKILL)
        return self._answer()

    def _answer(self) -> int:
        answer = self._line.recv(100)
        assert answer, self._process.communicate()
        return int(answer)

    def close(self) -> None:
        self._line.close()
        said = self._process.communicate()
        assert (self._process.returncode, *said) == (0, b"", b"")


@dataclass
class Begun:
    """A command that was begun: its process, and when that has ended, its exit code."""

    process: int
    code: int | None = None


def _at_start(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith(AT_START)}


def _read(stream: int) -> str:
    with open(stream, encoding="utf-8") as file:
        return file.read()


# All that commands load, and nothing that starts a process.
LOADED: Final = (
    *("report.__main__", "report.cli.ahead", "report.cli.app", "report.console.mailing"),
    *("report.console.proofs", "report.console.scaffolded", "report.doctor"),
    *("report.mail.dispatch", "report.proof.releasing", "report.recipes.proofs"),
    *("report.terminal.streams", "support.warm"),
)


def _load() -> None:
    """Load what most commands and their workers need, and find out what all ask for."""
    for name in LOADED:
        import_module(name)
    import_module("report.cache.program").program_key()
    gc.freeze()


def _next_request(line: socket.socket) -> dict[str, Any] | None:
    """Wait for a request, and in a new process, return it: its streams are in place by then."""
    while True:
        message, streams, *_ = socket.recv_fds(line, MOST_BYTES, 2)
        if not message:
            return None
        child = os.fork()
        if not child:
            for number, stream in enumerate(streams, start=1):
                os.dup2(stream, number)
                os.close(stream)
            line.close()
            request: dict[str, Any] = json.loads(message)
            return request
        for stream in streams:
            os.close(stream)
        line.send(str(child).encode())
        _, status = os.waitpid(child, 0)
        line.send(str(os.waitstatus_to_exitcode(status)).encode())


def _start(path: bytes, words: Sequence[Any], kept: Sequence[int]) -> int:
    """Fork what would be an interpreter with a line of code, which keeps these files open alone."""
    if child := os.fork():
        return child
    try:
        for low, high in pairwise([2, *sorted(kept), MOST_FILES]):
            os.closerange(low + 1, high)
        atexit._clear()
        for number in signal.valid_signals():
            if callable(signal.getsignal(number)) and number != signal.SIGINT:
                signal.signal(number, signal.SIG_DFL)
        sys.modules.pop("report.processes.clearing", None)  # looks at what it is started for
        exec(words[-1], {"__name__": "__main__"})  # noqa: S102 - that of multiprocessing
    finally:
        atexit._run_exitfuncs()
        os._exit(0)


def _serve() -> None:
    """Load the program, and run it in a new process whenever that is asked for."""
    sys.path[0] = str(Path(__file__).parents[1])
    line = socket.socket(fileno=int(sys.argv[1]))
    _load()
    del sys.path[0]
    fonts = os.environ[FONTS]  # set as the engine was loaded
    request = _next_request(line)
    if request is None:
        return
    multiprocessing.util.spawnv_passfds = _start  # type: ignore[assignment]
    if request["leads"]:
        os.setpgid(0, 0)
    os.environ.clear()
    os.environ.update({FONTS: fonts, **request["environment"]})
    os.chdir(request["folder"])
    sys.argv[:] = ["report", *request["arguments"]]
    _do(request["code"])


def _do(code: str) -> NoReturn:
    """Do what was asked for, and end: all is cleared away that is not this process's own memory.

    The interpreter would take apart what it has loaded, which takes longer than most commands do.
    """
    try:
        exec(code, {"__name__": "__main__"})  # noqa: S102 - a test's own
        left: object = 0
    except SystemExit as end:
        left = end.code
    except BaseException:  # noqa: BLE001 - told as the interpreter does
        sys.excepthook(*sys.exc_info())
        left = 1
    if left is not None and not isinstance(left, int):
        print(left, file=sys.stderr)  # noqa: T201
        left = 1
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit((left or 0) & 0xFF)


if __name__ == "__main__":
    _serve()
