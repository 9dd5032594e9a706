"""Things made by workers, but for those that were made before."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from report.problems import ContentError, Problem
from report.processes import AHEAD, Workers

if TYPE_CHECKING:
    from report.processes.begun import Begun


W = TypeVar("W")
T = TypeVar("T")
H = TypeVar("H")


@dataclass(frozen=True)
class _BeingMade(Generic[W, T]):
    """What is wanted and was not found."""

    wanted: W
    begun: "Begun[T]"


@dataclass(frozen=True)
class Making(Generic[W, T, H]):
    """How a kind of thing is found that was made before, how begun to be made, and how kept then.

    `keep` returns what is held of it: all of it, or less.
    """

    find: Callable[[W], H | None]
    begin: "Callable[[W], Begun[T]]"
    keep: Callable[[W, T], H]

    def made(
        self, workers: Workers, wanted: Iterable[W], tell: Callable[[W], None] = lambda one: None
    ) -> list[H]:
        """Return what is wanted, in its order; each is begun as soon as it is asked for.

        `tell` is called with what is waited for. Raises `ContentError` with the problems of all.
        """
        return self.begun(workers, wanted, tell)()

    def begun(
        self,
        workers: Workers,
        wanted: Iterable[W],
        tell: Callable[[W], None] = lambda one: None,
        at_first: int | None = None,
    ) -> "Waiting[W, T, H]":
        """Begin to make what is wanted, and return what waits until all is there.

        What comes later is begun as that is fetched which comes first: however much is wanted,
        little of it is being made at the same time. Until it is waited for, at most `at_first` are
        begun that are not found.
        """
        most = AHEAD * workers.count
        waiting = Waiting(self, iter(wanted), most, tell)
        waiting.begin(at_first or most)
        return waiting


@dataclass
class Waiting(Generic[W, T, H]):
    """What waits until all is there that is wanted: found, being made, or not begun yet."""

    making: Making[W, T, H]
    rest: Iterator[W]
    most: int  # that are being made at the same time
    tell: Callable[[W], None]
    is_all_found: bool = False
    _begun: deque[H | _BeingMade[W, T]] = field(default_factory=deque)
    _count: int = 0  # of them, those that are being made
    _things: list[H] = field(default_factory=list)
    _problems: list[Problem] = field(default_factory=list)

    def __call__(self, is_last: Callable[[H], bool] = lambda thing: False) -> list[H]:
        """Wait, and return all in its order. Behind what `is_last` nothing is made, or returned.

        Raises `ContentError` with the problems of all.
        """
        while not (self._things and is_last(self._things[-1])) and self.begin(self.most):
            self._take(self._begun.popleft(), self._things)
        for one in self._begun:  # in vain, or for the next time
            self._take(one, [])
        self._begun.clear()
        if self._problems:
            raise ContentError(dict.fromkeys(self._problems))
        return self._things

    def _take(self, one: H | _BeingMade[W, T], things: list[H]) -> None:
        if not isinstance(one, _BeingMade):
            things.append(one)
            return
        self._count -= 1
        self.tell(one.wanted)
        reading = one.begun.reading()
        self._problems += reading.problems
        if reading.value is not None:
            things.append(self.making.keep(one.wanted, reading.value))

    def begin(self, most: int) -> bool:
        """Begin what comes next until so many are being made; return whether any is left."""
        while self._count < most:
            if (one := next(self.rest, None)) is None:
                self.is_all_found = not self._count
                break
            self._begun.append(self._begun_of(one))
        return bool(self._begun)

    def _begun_of(self, one: W) -> H | _BeingMade[W, T]:
        found = self.making.find(one)
        if found is not None:
            return found
        self._count += 1
        return _BeingMade(one, self.making.begin(one))
