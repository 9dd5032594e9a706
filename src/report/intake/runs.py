"""Runs of words joined where they look alike, and paragraphs that begin with a bullet."""

import re
from collections.abc import Iterable
from typing import Final

from report.intake.blocks import Block, Kind, Run, without

_SPACES: Final = re.compile(r"\s+")
_BULLET: Final = re.compile(r"[•·▪●◦‣\uf0b7]\s+")


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Join neighbours of the same look, and make several spaces one."""
    made: list[tuple[Run, list[str]]] = []
    space = True  # whether the words so far end with a space
    for run in runs:
        text = _SPACES.sub(lambda match: "\n" if "\n" in match[0] else " ", run.text)
        text = text.lstrip(" ") if space else text
        if not text:
            continue
        space = text[-1] in " \n"
        look = run.with_text("")
        if made and made[-1][0] == look:
            made[-1][1].append(text)
        else:
            made.append((look, [text]))
    return tuple(look.with_text("".join(texts)) for look, texts in made)


def bullets(blocks: Iterable[Block]) -> list[Block]:
    """Turn paragraphs that begin with a bullet into items of a list."""
    return [
        Block(Kind.ITEM, without(block.runs, match.end()), lists=(False,))
        if block.kind is Kind.PARAGRAPH and (match := _BULLET.match(block.text))
        else block
        for block in blocks
    ]
