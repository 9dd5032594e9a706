"""Things made by workers, but for those that were made before."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from report.problems import ContentError, Problem
from report.processes import AHEAD, Job, Workers

if TYPE_CHECKING:
    from report.processes.begun import Begun


W = TypeVar("W")
T = TypeVar("T")


@dataclass(frozen=True)
class _Started(Generic[W, T]):
    """What is wanted: found, or else being made."""

    wanted: W
    found: T | None
    making: "Begun[T] | None"


@dataclass(frozen=True)
class Making(Generic[W, T]):
    """How a kind of thing is found that was made before, how made anew, and how kept then."""

    find: Callable[[W], T | None]
    job: Callable[[W], Job[T]]
    keep: Callable[[W, T], None]

    def made(
        self, workers: Workers, wanted: Iterable[W], tell: Callable[[W], None] = lambda one: None
    ) -> list[T]:
        """Return what is wanted, in its order; each is begun as soon as it is asked for.

        `tell` is called with what is waited for. Raises `ContentError` with the problems of all.
        """
        return self.begun(workers, wanted, tell)()

    def begun(
        self, workers: Workers, wanted: Iterable[W], tell: Callable[[W], None] = lambda one: None
    ) -> Callable[[], list[T]]:
        """Begin to make what is wanted, and return what waits until all is there.

        What comes later is begun as that is fetched which comes first: however much is wanted,
        little of it is held at the same time.
        """
        rest = (self._begun(workers, one) for one in wanted)
        begun = deque(islice(rest, AHEAD * workers.count))
        return lambda: self._ended(begun, rest, tell)

    def _begun(self, workers: Workers, one: W) -> _Started[W, T]:
        found = self.find(one)
        return _Started(one, found, workers.begin(self.job(one)) if found is None else None)

    def _ended(
        self,
        begun: deque[_Started[W, T]],
        rest: Iterator[_Started[W, T]],
        tell: Callable[[W], None],
    ) -> list[T]:
        things: list[T] = []
        problems: list[Problem] = []
        while begun:
            one = begun.popleft()
            if one.found is not None:
                things.append(one.found)
            if one.making is not None:
                tell(one.wanted)
                reading = one.making.reading()
                problems += reading.problems
                if reading.value is not None:
                    self.keep(one.wanted, reading.value)
                    things.append(reading.value)
            begun.extend(islice(rest, 1))
        if problems:
            raise ContentError(dict.fromkeys(problems))
        return things
