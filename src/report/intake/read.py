"""A file that an organisation sent → what a text of the edition needs of it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from report.intake.blocks import Block, Kind, Sent
from report.intake.interview import asks, interview
from report.intake.kinds import KINDS
from report.intake.markdown import as_markdown
from report.intake.refused import hold_paragraphs, hold_size, refusal
from report.locales import _
from report.problems import Problem, UsageError, quoted

LOWEST: Final = 3  # level of headings in a text of the edition; 2 is the highest


def read(path: Path) -> Sent:
    """Read a text from a file of Word, of the web, of Markdown or of plain text.

    Raises `UsageError` where there is no such file or it is of another kind,
    `ContentError` where it is broken, too large or without text, and
    `MachineError` where a library is missing.
    """
    kind = KINDS.get(path.suffix.lower())
    if kind is None and not _is_address(path):
        raise UsageError(_another_kind(path))
    if kind is None or not path.is_file():
        raise UsageError(_no_file(path))
    hold_size(path)
    try:
        contents = kind(path, path.read_bytes())
    except RecursionError as error:
        raise refusal(path, _("its parts stand too deep in one another")) from error
    hold_paragraphs(path, [block.text for block in contents.blocks])
    title, blocks = _title(contents.blocks)
    blocks = _levelled(interview(blocks))
    if not blocks:
        raise refusal(path, _("there is no text in it"))
    return Sent(title, as_markdown(blocks), tuple(contents.pictures), tuple(contents.left_out))


def _title(blocks: Sequence[Block]) -> tuple[str, Sequence[Block]]:
    """Part the title from a text: the heading that it begins with, if no other is as high."""
    if not blocks or blocks[0].kind is not Kind.HEADING or asks(blocks[0]):
        return "", blocks
    first, *others = blocks
    if any(block.kind is Kind.HEADING and block.level <= first.level for block in others):
        return "", blocks
    return first.text, others


def _levelled(blocks: Sequence[Block]) -> list[Block]:
    """Return the highest headings level 2, and all others level 3 below one of those.

    One in a quotation is a paragraph of it.
    """
    plain = [
        replace(block, kind=Kind.PARAGRAPH) if block.quote and block.kind is Kind.HEADING else block
        for block in blocks
    ]
    levels = sorted({block.level for block in plain if block.kind is Kind.HEADING})
    made: list[Block] = []
    lowest = 2  # until there is a heading of level 2
    for block in plain:
        if block.kind is Kind.HEADING:
            level = min(levels.index(block.level) + 2, lowest)
            block = replace(block, level=level)
            lowest = LOWEST
        made.append(block)
    return made


def _is_address(path: Path) -> bool:
    """Return whether what was named is a page of the web; a path has lost one of its slashes."""
    return path.parts[:1] in (("http:",), ("https:",))


def _no_file(path: Path) -> Problem:
    if _is_address(path):
        message = _("'{address}' is an address, and nothing is fetched", address=path.name)
        advice = _("Save the page in the browser, and name the file.")
        return Problem("missing-file", message, advice=advice)
    if path.exists():
        message = _("{file} is not a file", file=quoted(path.name))
    else:
        message = _("there is no file '{path}'", path=path)
    return Problem("missing-file", message, advice=_("Correct the name."))


def _another_kind(path: Path) -> Problem:
    return Problem(
        "unknown-kind-of-text",
        _("'{file}' is not a file that can be brought in", file=path.name),
        advice=_("Save it as one of these kinds: {kinds}.", kinds=", ".join(KINDS)),
    )
