"""Plain text → blocks: paragraphs, lists and lines that look like headings."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from report.intake.blocks import Block, Kind, Run

LONGEST_HEADING: Final = 70  # characters
LONGEST_LINE: Final = 200  # characters; programs that break lines break them sooner

_ITEM = re.compile(r"(?:[-*•·▪●◦‣]|(\d{1,4})[.)])\s+")
_TALK = re.compile(r"(?:\w{1,40} ?\d{0,4}:|[–—-])\s")


def blocks(text: str) -> list[Block]:
    """Read paragraphs parted by empty lines.

    Lines of a paragraph are joined, but for those of a list and of a talk. A line
    alone is a heading if it is short, begins large and does not end as a sentence does.
    """
    parts = [part.strip("\n") for part in re.split(r"\n[^\S\n]*\n", text)]
    parts = [part for part in parts if part.strip()]
    made: list[Block] = []
    for number, part in enumerate(parts):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        if number + 1 < len(parts) and _is_heading(lines):
            made.append(Block(Kind.HEADING, (Run(lines[0]),), level=1 if not made else 2))
        else:
            made += _paragraphs(lines)
    return made


def _is_heading(lines: Sequence[str]) -> bool:
    line = lines[0]
    return (
        len(lines) == 1
        and len(line) <= LONGEST_HEADING
        and (line[0].isupper() or line[0].isdigit())
        and (line[-1].isalnum() or line[-1] in '?”"')
        and not _ITEM.match(line)
        and not _TALK.match(line)
    )


def _paragraphs(lines: Sequence[str]) -> list[Block]:
    """Read lines without an empty one between them; long ones are paragraphs, each by itself."""
    listed = [_ITEM.match(line) for line in lines]
    is_list = sum(match is not None for match in listed) > 1
    are_whole = max(map(len, lines)) > LONGEST_LINE
    made: list[tuple[Block, list[str]]] = []
    for line, match in zip(lines, listed, strict=True):
        if is_list and match:
            number = int(match[1] or 0)
            item = Block(Kind.ITEM, (), lists=(match[1] is not None,), number=number)
            made.append((item, [line[match.end() :]]))
        elif not made or are_whole or _TALK.match(line):
            made.append((Block(Kind.PARAGRAPH, ()), [line]))
        else:
            made[-1][1].append(line)
    return [replace(block, runs=(Run(" ".join(words)),)) for block, words in made]
