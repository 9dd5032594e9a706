"""Questions and answers → headings and paragraphs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from report.intake.blocks import Block, Kind, Run, lines, trimmed, without

LONGEST_HEADING = 14  # words; a longer line in bold is a paragraph

_QUESTION = re.compile(
    r"(?:fråga|intervjuare|intervjuaren|reporter|reportern|redaktionen)\s*\d*\s*[:.]\s*|[FQ]\s*:\s*",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"svar\s*\d*\s*[:.]\s*|[SA]\s*:\s+", re.IGNORECASE)
_DASH = re.compile(r"[–—-]\s+")
_LEAD = re.compile(r"(?:\d+[.)]|[–—-])\s+")  # before a question


def interview(blocks: Iterable[Block]) -> list[Block]:
    """Return the same text with its questions as headings, without 'Fråga:' and 'Svar:'.

    A question is what stands behind such a word, a paragraph in bold or in italics that
    ends with a question mark, or the only item of a list that does. Other short
    paragraphs in bold are taken for headings, too. A question stands one level below
    the headings of the file; the dash of an answer goes.
    """
    made: list[Block] = []
    level = 0  # of the last heading that was one in the file
    asked = False  # whether the next paragraph is the question, or its answer
    answering = False
    for block in _one_by_one(list(blocks)):
        question = _question(block) if not asked else block.runs
        if block.kind is Kind.HEADING:
            level = block.level
            made.append(replace(block, runs=question if question is not None else block.runs))
            asked, answering = False, question is not None or block.text.endswith("?")
        elif question is not None:
            if question:
                made.append(Block(Kind.HEADING, question, level=level + 1))
            asked, answering = not question, True
        else:
            made.append(_answer(block) if answering else block)
    return [block for block in made if block.runs]


def asks(block: Block) -> bool:
    """Return whether a block is marked as a question, by a word such as 'Fråga:'."""
    return bool(_QUESTION.match(block.text))


def _one_by_one(blocks: Sequence[Block]) -> Iterator[Block]:
    """Part a paragraph whose lines are questions and answers; mark lone items as paragraphs."""
    for number, block in enumerate(blocks):
        alone = not any(
            0 <= other < len(blocks) and blocks[other].kind is Kind.ITEM
            for other in (number - 1, number + 1)
        )
        if block.kind is Kind.ITEM and alone and block.text.rstrip().endswith("?"):
            yield Block(Kind.PARAGRAPH, tuple(replace(run, strong=True) for run in block.runs))
            continue
        parts = [replace(block, runs=line) for line in lines(block.runs)]
        talk = block.kind is Kind.PARAGRAPH and not block.quote and len(parts) > 1
        yield from parts if talk and any(_speaks(part) for part in parts) else [block]


def _speaks(line: Block) -> bool:
    return _question(line) is not None or bool(_ANSWER.match(line.text))


def _question(block: Block) -> tuple[Run, ...] | None:
    """Return the words of a question, or of a heading in bold; nothing if a block is neither."""
    if block.kind is Kind.ITEM or block.quote:
        return None
    if match := _QUESTION.match(block.text):
        return without(block.runs, match.end())
    if block.kind is Kind.PARAGRAPH and _looks_like_a_heading(block):
        match = _LEAD.match(block.text)
        return without(block.runs, match.end() if match else 0)
    return None


def _looks_like_a_heading(block: Block) -> bool:
    if "\n" in block.text or not (block.is_strong or block.is_emphasised):
        return False
    if block.text.endswith("?"):
        return True
    short = len(block.text.split()) <= LONGEST_HEADING
    return block.is_strong and short and block.text[-1].isalnum()


def _answer(block: Block) -> Block:
    if block.kind is not Kind.PARAGRAPH or block.quote:
        return block
    match = _ANSWER.match(block.text)
    runs = without(block.runs, match.end()) if match else block.runs
    dash = _DASH.match("".join(run.text for run in runs))
    return replace(block, runs=without(runs, dash.end()) if dash else trimmed(runs))
