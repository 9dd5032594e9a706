"""What the doctor found of one thing that the program uses."""

from dataclasses import dataclass
from enum import StrEnum

from report.locales import N_


class State(StrEnum):
    """How a thing is."""

    OK = N_("ok")
    MISSING = N_("missing")
    WRONG = N_("wrong")  # there, but not as it should be


@dataclass(frozen=True)
class Finding:
    """A thing, how it is, and the command that mends it.

    `found` is its version, or in a few words what is the matter. Without what is
    `needed` the program cannot work; without the rest some commands cannot.
    """

    what: str
    state: State
    found: str = ""
    mend: str = ""
    needed: bool = True

    @property
    def is_grave(self) -> bool:
        """Whether the program cannot work like this."""
        return self.needed and self.state is not State.OK
