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
H = TypeVar("H")


@dataclass(frozen=True)
class _Started(Generic[W, T, H]):
    """What is wanted: found, or else being made."""

    wanted: W
    found: H | None
    making: "Begun[T] | None"


@dataclass(frozen=True)
class Making(Generic[W, T, H]):
    """How a kind of thing is found that was made before, how made anew, and how kept then.

    `keep` returns what is held of it: all of it, or less.
    """

    find: Callable[[W], H | None]
    job: Callable[[W], Job[T]]
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
        is_last: Callable[[H], bool] = lambda thing: False,
    ) -> Callable[[], list[H]]:
        """Begin to make what is wanted, and return what waits until all is there.

        What comes later is begun as that is fetched which comes first: however much is wanted,
        little of it is held at the same time. Until it is waited for, at most `at_first` are begun
        that are not found. Behind what `is_last` nothing is made, or returned.
        """
        most = AHEAD * workers.count
        rest = (self._begun(workers, one) for one in wanted)
        begun = deque(_first(rest, most, at_first or most))
        return lambda: self._ended(begun, rest, most, tell, is_last)

    def _begun(self, workers: Workers, one: W) -> _Started[W, T, H]:
        found = self.find(one)
        return _Started(one, found, workers.begin(self.job(one)) if found is None else None)

    def _ended(
        self,
        begun: deque[_Started[W, T, H]],
        rest: Iterator[_Started[W, T, H]],
        most: int,
        tell: Callable[[W], None],
        is_last: Callable[[H], bool],
    ) -> list[H]:
        things: list[H] = []
        problems: list[Problem] = []
        while not (things and is_last(things[-1])):
            begun.extend(islice(rest, most - len(begun)))
            if not begun:
                break
            one = begun.popleft()
            if one.found is not None:
                things.append(one.found)
            if one.making is not None:
                tell(one.wanted)
                reading = one.making.reading()
                problems += reading.problems
                if reading.value is not None:
                    things.append(self.keep(one.wanted, reading.value))
        for one in begun:  # in vain, or for the next time
            if one.making is not None and (made := one.making.reading().value) is not None:
                self.keep(one.wanted, made)
        if problems:
            raise ContentError(dict.fromkeys(problems))
        return things


def _first(
    rest: Iterator[_Started[W, T, H]], most: int, most_made: int
) -> Iterator[_Started[W, T, H]]:
    """Yield so many things at most, and so many that are being made."""
    made = 0
    for one in islice(rest, most):
        yield one
        made += one.making is not None
        if made == most_made:
            return
