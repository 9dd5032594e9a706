"""Plain text → blocks: paragraphs, lists and lines that look like headings."""

import re
from collections.abc import Sequence

from report.intake.blocks import Block, Kind, Run

LONGEST_HEADING = 70  # characters

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
    """Read lines without an empty one between them."""
    listed = [_ITEM.match(line) for line in lines]
    is_list = sum(match is not None for match in listed) > 1
    made: list[Block] = []
    for line, match in zip(lines, listed, strict=True):
        if is_list and match:
            number = match[1]
            runs = (Run(line[match.end() :]),)
            made.append(
                Block(Kind.ITEM, runs, lists=(number is not None,), number=int(number or 0))
            )
        elif not made or _TALK.match(line):
            made.append(Block(Kind.PARAGRAPH, (Run(line),)))
        else:
            last = made[-1]
            made[-1] = Block(last.kind, (Run(f"{last.text} {line}"),), lists=last.lists)
    return made
