"""Blocks → Markdown that a page can show (see `report.markdown.rendering`).

What is written is read back at once: if the words differ, or a link is missing, every
sign is escaped, and if that does not help, the look of the words is given up. So no
sign of the text that was sent can become a heading, a link or HTML by accident.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markdown_it.token import Token

from report import markdown
from report.intake.blocks import Block, Kind, Run

_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")
_FEW_SIGNS = re.compile(r"([\\`*<])")
_SOME_SIGNS = re.compile(r"([\\`*_<&\[\]~]|^[-+#>=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d{4})[.)])")
_UNSAFE_IN_ADDRESS = re.compile(r"[\s<>()\\\[\]\"`*_]")

# Of each kind of block: a mark that makes one, and the tokens that it begins with.
_READ = {
    Kind.PARAGRAPH: ("", ["paragraph_open"]),
    Kind.HEADING: ("## ", ["heading_open"]),
    Kind.ITEM: ("- ", ["bullet_list_open", "list_item_open", "paragraph_open"]),
}

Escape = Callable[[str], str]


def as_markdown(blocks: Sequence[Block]) -> str:
    """Write blocks as Markdown. Levels of headings are those of Markdown: 2 and 3."""
    lists: list[_List] = []  # those that are open, outermost first
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before:
            parts.append(_between(before, block))
            lists = lists if before.quote == block.quote else []
        first, rest = _marks(block, lists)
        quoted = "> " if block.quote else ""
        text = inline(block).replace("\n", f"\n{quoted}{rest}")
        parts.append(f"{quoted}{first}{text}")
        before = block
    return "".join(parts)


def inline(block: Block) -> str:
    """Write the words of a block with their look, so that they are read as the same words."""
    runs = block.runs
    if block.kind is Kind.HEADING:
        runs = tuple(Run(run.text.replace("\n", " "), href=run.href) for run in runs)
    words = "".join(run.text for run in runs)
    links = sum(bool(href) for href, _ in groupby(runs, _href))
    plain = (Run(words),)
    for tried, count in ((runs, links), (plain, 0)):
        for escape in (_few, _some, _all):
            written = "".join(_linked(h, list(group), escape) for h, group in groupby(tried, _href))
            if _read_back(written, block.kind) == (words, count):
                return written
    return _all(words)


def _href(run: Run) -> str:
    return run.href


def _linked(href: str, runs: Sequence[Run], escape: Escape) -> str:
    """Write runs that lead to the same place as one link, with the spaces at its ends outside."""
    written = "".join(_run(run, escape) for run in runs)
    inner = written.strip()
    if not href or not inner:
        return written
    before, after = written.split(inner, 1)
    return f"{before}[{inner}]({_UNSAFE_IN_ADDRESS.sub(_percent, href)}){after}"


def _run(run: Run, escape: Escape) -> str:
    """Write a run; signs stand close to its words, or Markdown would not take them as signs."""
    inner = run.text.strip()
    if not inner:
        return _end(run, run.text)
    before, after = (_end(run, spaces) for spaces in run.text.split(inner, 1))
    written = escape(inner).replace("\n", "\\\n")
    mark = "**" * run.strong + "*" * run.emphasis
    return f"{before}{mark}{written}{mark[::-1]}{after}"


def _end(run: Run, spaces: str) -> str:
    """Write the spaces at an end of a run; those of a link stay as they are."""
    return spaces if run.href else spaces.replace("\n", "\\\n")


def _few(text: str) -> str:
    return _FEW_SIGNS.sub(r"\\\1", text)


def _some(text: str) -> str:
    return _SOME_SIGNS.sub(r"\\\1", text)


def _all(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)


def _percent(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode())


def _read_back(written: str, kind: Kind) -> tuple[str, int] | None:
    """Return the words and the number of links of one block of a kind, or nothing."""
    mark, opening = _READ[kind]
    tokens = markdown.parse_plainly(mark + written)
    if [token.type for token in tokens[: len(tokens) // 2]] != opening:
        return None
    children = tokens[len(opening)].children or []
    if any(child.type in markdown.REFUSED for child in children):
        return None
    return "".join(_words(children)), sum(child.type == "link_open" for child in children)


def _words(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        yield "\n" if child.type in ("softbreak", "hardbreak") else child.content


@dataclass(frozen=True)
class _List:
    """An open list: whether it has numbers, the last of them and what ends it, and the width."""

    numbered: bool
    number: int
    sign: str
    width: int


def _marks(block: Block, lists: list[_List]) -> tuple[str, str]:
    """Return what stands before the first line of a block, and before its other lines."""
    if block.kind is not Kind.ITEM:
        lists.clear()
        return ("#" * block.level + " ", "") if block.kind is Kind.HEADING else ("", "")
    depth = min(len(block.lists), len(lists) + 1)
    numbered = block.lists[-1]
    same = depth <= len(lists) and lists[depth - 1].numbered == numbered
    number, sign = _counted(block, lists[depth - 1] if same else None)
    mark = f"{number}{sign} " if numbered else "- "
    indent = " " * sum(outer.width for outer in lists[: depth - 1])
    lists[depth - 1 :] = [_List(numbered, number, sign, len(mark))]
    return f"{indent}{mark}", f"{indent}{' ' * len(mark)}"


def _counted(block: Block, before: _List | None) -> tuple[int, str]:
    """Return the number of an item, and the sign behind it.

    Markdown counts on from the first number of a list, whatever the others are. A number that
    does not follow begins a list of its own, which another sign parts from the one before.
    """
    if before is None:
        return block.number or 1, "."
    following = before.number + 1
    if block.number in (0, following):
        return following, before.sign
    return block.number, ")" if before.sign == "." else "."


def _between(before: Block, block: Block) -> str:
    if before.kind is block.kind is Kind.ITEM and before.quote == block.quote:
        return "\n"
    return "\n>\n" if before.quote and block.quote else "\n\n"
