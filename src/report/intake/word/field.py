"""A field of Word: an instruction, and mostly what it came to when it was last followed."""

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from report.intake.word.package import child, local, value

LONGEST_CODE: Final = 2_000  # characters of a field's instruction, with an address in it

_LINK: Final = re.compile(r'\s*HYPERLINK\s+(?:(?:\\[a-z]\s+)*)"?([^"\s]*)', re.IGNORECASE)
_TABLE_OF_CONTENTS: Final = re.compile(r"\s*TOC\b", re.IGNORECASE)
# Those that Word draws from the instruction, and keeps no result of.
_DRAWN: Final = re.compile(
    r"\s*(?:EQ|SYMBOL|MACROBUTTON|GOTOBUTTON|AUTONUM(?:LGL|OUT)?|LISTNUM|INCLUDE(?:PICTURE|TEXT))\b",
    re.IGNORECASE,
)


@dataclass
class Field:
    """A field that is open: its instruction so far, and whether its result is being read."""

    instruction: str = ""
    chosen: str = ""  # in a form, from a list
    shows: bool = False
    is_filled: bool = False  # whether its result holds anything

    @classmethod
    def of(cls, begin: etree._Element) -> "Field":
        """Return the field that begins at a mark."""
        choices = child(begin, "ffData", "ddList")
        found = [] if choices is None else list(choices)
        entries = [value(entry) for entry in found if local(entry) == "listEntry"]
        picked = value(child(choices, "result")) or value(child(choices, "default")) or "0"
        number = int(picked) if picked.isdecimal() and len(picked) < 4 else 0
        return cls(chosen=entries[number] if number < len(entries) else "")

    def add(self, text: str) -> None:
        """Put more of the instruction behind its beginning, which is all that counts."""
        self.instruction = (self.instruction + text)[:LONGEST_CODE]

    @property
    def address(self) -> str:
        """Where it leads, or ''."""
        match = _LINK.match(self.instruction)
        return match[1] if match else ""

    @property
    def is_contents(self) -> bool:
        """Whether it makes a table of contents."""
        return bool(_TABLE_OF_CONTENTS.match(self.instruction))

    @property
    def shows_by_itself(self) -> bool:
        """Whether readers see something of it though it has no result."""
        return bool(_DRAWN.match(self.instruction))
