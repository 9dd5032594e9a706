"""What is wrong, where, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

T = TypeVar("T")

MOST_PROBLEMS = 200  # of one kind and one file; a file with more is no text of ours


class Severity(StrEnum):
    """How bad a problem is: an error stops the work, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file. Lines, columns and pages count from 1; 0 means the file as a whole.

    A text has lines and columns, a finished file has pages.
    """

    path: Path
    line: int = 0
    column: int = 0
    page: int = 0

    def __str__(self) -> str:
        """Write the place so that a terminal or an editor can jump to it.

        >>> print(Place(Path("content/2019/malmo.md"), 14, 7))
        content/2019/malmo.md:14:7
        >>> print(Place(Path("output/2019/guldtrappan-2019.pdf"), page=3))
        output/2019/guldtrappan-2019.pdf#page=3
        """
        if self.page:  # as in a link (RFC 8118, section 3), so that viewers open it there
            return f"{self.path.as_posix()}#page={self.page}"
        return ":".join([self.path.as_posix(), *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True)
class Problem:
    """One thing that a person must mend.

    `message` says what was found, `advice` what to do next, `rule` is a stable
    name by which the kind of problem can be looked up. `source` is the line of the
    content that a problem of a finished file comes from, where that is known.
    """

    rule: str
    message: str
    place: Place | None = None
    advice: str = ""
    severity: Severity = Severity.ERROR
    source: Place | None = None


class ReportError(Exception):
    """The work cannot go on. The console shows the problems and exits with `exit_code`."""

    exit_code: ClassVar[int] = 1
    trace: str = ""  # what Python says of one that nobody foresaw, for --debug

    def __init__(self, problems: Iterable[Problem] | Problem) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))

    def __reduce__(
        self,
    ) -> tuple[type["ReportError"], tuple[tuple[Problem, ...]], dict[str, str]]:
        """Come through from another process with the problems, and not only their words."""
        return type(self), (self.problems,), {"trace": self.trace}


class ContentError(ReportError):
    """The content, the styles or a finished file falls short."""


class UsageError(ReportError):
    """The command was used wrongly."""

    exit_code = 2


class MachineError(ReportError):
    """This machine lacks something: a program, a library, room on the disk."""

    exit_code = 3


@dataclass(frozen=True)
class Reading(Generic[T]):
    """What came out of reading something: a value, problems, or both."""

    value: T | None
    problems: tuple[Problem, ...] = ()

    def require(self) -> T:
        """Return the value, or raise `ContentError` with every problem if one is an error."""
        if self.value is None or has_errors(self.problems):
            raise ContentError(self.problems)
        return self.value


def quoted(text: object) -> str:
    """Return a text in quotes, for a message; a long one is cut.

    >>> quoted("tittle"), len(quoted("x" * 1000))
    ("'tittle'", 63)
    """
    written = str(text)
    return f"'{written[:60]}…'" if len(written) > 60 else f"'{written}'"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether a problem among these stops the work."""
    return any(problem.severity is Severity.ERROR for problem in problems)
