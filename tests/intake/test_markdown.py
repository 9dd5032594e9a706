"""Words that come from outside, written so that Markdown takes them as words."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report import markdown
from report.checks.content.headings import heading_level
from report.checks.content.markdown import hidden_text, unsupported_markdown
from report.intake.blocks import Block, Kind, Run, trimmed
from report.intake.markdown import as_markdown
from report.intake.runs import joined
from report.model import EditionFiles
from report.source import Source


def paragraph(*runs: Run | str) -> Block:
    return Block(Kind.PARAGRAPH, tuple(Run(run) if isinstance(run, str) else run for run in runs))


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (["Enkla ord, 28 000 (ja!) – så."], "Enkla ord, 28 000 (ja!) – så."),
        (["snake_case och a*b*c"], r"snake_case och a\*b\*c"),
        (["# inte en rubrik"], r"\# inte en rubrik"),
        (["- inte en lista"], r"\- inte en lista"),
        (["1. inte en lista"], r"1\. inte en lista"),
        (["---"], r"\---"),
        (["<b>nej</b> & &amp;"], r"\<b>nej\</b> \& \&amp;"),
        (["[a](https://b.se)"], r"\[a\](https://b.se)"),
        (["[a]: https://b.se"], r"\[a\]: https://b.se"),
        (["![bild](x.png)"], r"!\[bild\](x.png)"),
        ([Run("fet ", strong=True), "text"], "**fet** text"),
        ([Run("Fråga:", strong=True), "nu"], "Fråga:nu"),  # signs that would not be taken as such
        ([Run("a", strong=True, emphasis=True)], "***a***"),
        ([Run("x", href="https://a.se/(b) c")], "[x](https://a.se/%28b%29%20c)"),
        ([Run("rad\nrad")], "rad\\\nrad"),
        (["– Hej.\n", Run("– Ja.", strong=True)], "– Hej.\\\n**– Ja.**"),
        (
            ["– Hej.\n– Ja, ", Run("här", href="https://a.se/")],
            "– Hej.\\\n– Ja, [här](https://a.se/)",
        ),
    ],
)
def test_runs(runs: list[Run | str], expected: str) -> None:
    assert as_markdown([paragraph(*runs)]) == expected


def test_lists_count_and_stand_below_one_another() -> None:
    def item(text: str, *lists: bool) -> Block:
        return Block(Kind.ITEM, (Run(text),), lists=lists)

    blocks = [
        item("a", True),
        item("b", True, False),
        item("c", True, False, True),
        item("d", True),
        item("e", False),
    ]
    assert as_markdown(blocks) == "1. a\n   - b\n     1. c\n2. d\n- e"


TEXTS = st.text(st.sampled_from("aå1 .-+*_#>`~[]()<>!&;:/\\|\"'=\n"), max_size=30) | st.text(
    max_size=20
)
LOOKS = st.builds(
    Run,
    TEXTS,
    strong=st.booleans(),
    emphasis=st.booleans(),
    href=st.sampled_from(["", "", "https://a.se/b_c", "mailto:a@b.se"]),
)
BLOCKS = st.builds(
    Block,
    st.sampled_from(list(Kind)),
    st.lists(LOOKS, min_size=1, max_size=4).map(tuple),
    level=st.integers(2, 3),
    lists=st.sampled_from([(False,), (True,), (False, True), (True, False, False)]),
    quote=st.booleans(),
)


def cleaned(block: Block) -> Block | None:
    """Return a block as the readers make it: one space between words, and none at its ends."""
    seen = [
        run.with_text("".join(c for c in run.text if c.isprintable() or c == "\n"))
        for run in block.runs
    ]
    runs = trimmed(joined(seen))
    quote = block.quote and block.kind is not Kind.HEADING  # as a page has no such headings
    return replace(block, runs=runs, quote=quote) if runs else None


@given(st.lists(BLOCKS, max_size=6))
def test_any_words_come_back_as_the_same_words_in_the_same_blocks(made: list[Block]) -> None:
    first = Block(Kind.HEADING, (Run("Rubrik"),), level=2)  # or none of level 3 could follow
    blocks = [first, *(block for block in map(cleaned, made) if block)]
    source = Source(Path("lund.md"), {}, as_markdown(blocks))
    assert [words for _, words in markdown.blocks(source)] == [
        block.text.replace("\n", " ") for block in blocks
    ]
    files = cast(EditionFiles, SimpleNamespace(sources=[source]))
    assert [*unsupported_markdown(files), *hidden_text(files), *heading_level(files)] == []
    headings = [t for t in markdown.parse(source.body) if t.type == "heading_open"]
    assert len(headings) == sum(block.kind is Kind.HEADING for block in blocks)
