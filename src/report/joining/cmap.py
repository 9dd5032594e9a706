"""Which letters each glyph of a font stands for: its ToUnicode (ISO 32000-1, 9.10.3)."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

MOST_IN_A_GROUP: Final = 100  # as the format has it

_GROUP: Final = re.compile(rb"beginbfchar\n(.*?)endbfchar", re.DOTALL)
_PAIR: Final = re.compile(r"<([0-9a-f]{4})> <([0-9a-f]*)>")
_HEAD: Final = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
_FOOT: Final = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


def letters_of(cmap: bytes) -> dict[int, str]:
    """Return the letters of each glyph, in hexadecimal digits of UTF-16."""
    groups = (group.decode("ascii") for group in _GROUP.findall(cmap))
    pairs = (pair for group in groups for pair in _PAIR.findall(group))
    return {int(glyph, 16): letters for glyph, letters in pairs}


def written(letters: Mapping[int, str]) -> bytes:
    """Return the CMap of such letters; glyphs come in the order of their numbers."""
    return (_HEAD + "".join(_groups(letters)) + _FOOT).encode("ascii")


def _groups(letters: Mapping[int, str]) -> Iterator[str]:
    rest = iter(sorted(letters.items()))
    while group := list(islice(rest, MOST_IN_A_GROUP)):
        lines = "".join(f"<{glyph:04x}> <{found}>\n" for glyph, found in group)
        yield f"{len(group)} beginbfchar\n{lines}endbfchar\n"
