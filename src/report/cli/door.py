"""The one door through which errors reach the user, and which sets the exit code.

It needs nothing but Python itself until there is something to tell, so that it is there
when nothing else of the program can be loaded.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import asdict
from itertools import pairwise
from types import FrameType
from typing import Any, Final

from report import terminal
from report.faults import answered
from report.problems import Problem, ReportError

DEBUG: Final = "REPORT_DEBUG"  # set, tracebacks are shown
INTERRUPTED: Final = 130  # 128 + SIGINT, as shells have it
JSON: Final = ("--json", "--format=json")


def through(act: Callable[[], object]) -> int:
    """Do something for the user, and return the exit code of it; every error is told here.

    Ctrl-C is told by the code alone. A thread that fails meanwhile tells of it, too.
    """
    threading.excepthook = _thread_failed
    try:
        code = _code(act)
        sys.stdout.flush()  # what cannot be written is noticed now, and not when Python ends
    except KeyboardInterrupt:
        return INTERRUPTED
    except BaseException as error:  # noqa: BLE001 - the one place that answers for all of them
        return tell(error)
    return code


def tell(error: BaseException) -> int:
    """Tell the user of an error, on standard error, and return the exit code that it calls for.

    As JSON, if that is what the command was asked for: a list of problems, as `report check`
    has it, and with --debug each with its `trace`.
    """
    answer = answered(error)
    try:
        _show(answer)
    except Exception as second:  # noqa: BLE001 - what shows problems may be what is broken
        fault = answered(second)
        _show_plainly((*answer.problems, *fault.problems), fault.trace)
        return fault.exit_code
    return answer.exit_code


def is_debugging() -> bool:
    """Return whether tracebacks are wanted."""
    return bool(os.environ.get(DEBUG))


def take_debug(arguments: list[str]) -> None:
    """Take --debug out of a command, wherever it stands, so that it holds while the rest loads."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    if "--debug" in arguments[1:end]:
        os.environ[DEBUG] = "1"
        arguments[1:end] = [word for word in arguments[1:end] if word != "--debug"]


def end_in_order() -> None:
    """Let a command that is asked to end clear away first, as it does after Ctrl-C."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:  # else nohup wants it to go on
            signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


def _code(act: Callable[[], object]) -> int:
    try:
        act()
    except SystemExit as end:
        if isinstance(end.code, str):
            terminal.show([terminal.line_of(end.code)], stderr=True)
            return 1
        return end.code or 0
    return 0


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value and not isinstance(failed.exc_value, SystemExit):
        tell(failed.exc_value)


def _show(answer: ReportError) -> None:
    if not answer.problems:
        return
    trace = answer.trace if is_debugging() else ""
    if is_json():
        from report.console.places import in_order

        rows = [asdict(problem) for problem in in_order(answer.problems)]
        traced: list[dict[str, Any]] = [row | ({"trace": trace} if trace else {}) for row in rows]
        terminal.show_json(traced, stderr=True)
        return
    from report import console

    console.show_problems(answer.problems)
    _show_trace(trace)


def _show_plainly(problems: Iterable[Problem], trace: str) -> None:
    for problem in problems:
        place = f"{problem.place}: " if problem.place else ""
        lines = (f"{place}{problem.message} [{problem.rule}]", f"    → {problem.advice}")
        terminal.show(map(terminal.line_of, lines), stderr=True)
    _show_trace(trace if is_debugging() else "")


def _show_trace(trace: str) -> None:
    terminal.show(map(terminal.line_of, trace.splitlines()), stderr=True)


def is_json() -> bool:
    """Return whether the command is asked for JSON."""
    given = sys.argv[1:]
    return any(word in JSON for word in given) or ("--format", "json") in pairwise(given)
