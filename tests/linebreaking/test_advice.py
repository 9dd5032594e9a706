"""What is not right in lines as they were set."""

import pytest

from report.linebreaking import BROKEN, Block, Choices, Line, Passage, improved


def passage(*lines: str) -> Passage:
    """Make a passage of lines that end in = where a word is broken; | begins another column."""
    text = " ".join(line.strip("|") for line in lines).replace("= ", "")
    set_lines, page = [], 1
    for number, line in enumerate(lines):
        page += line.startswith("|")
        set_lines.append(Line(line.strip("|").replace("=", BROKEN), page, float(number)))
    return Passage(Block(text), "p", tuple(set_lines), measure_mm=40)


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["skolans utveck=", "ling och dess mål"], set()),
        (["han är skol=", "|chef i kommunen", "nu"], {1}),
        (["han är", "skol=", "|chef i kommu=", "|nen", "nu"], {2, 3}),
        (["som IKT-", "|pedagog"], set()),
    ],
)
def test_lines_at_the_end_of_a_column_that_are_broken(lines: list[str], whole: set[int]) -> None:
    found = passage(*lines)
    assert improved(Choices(), [found]).whole_ends(found.block) == whole


def test_what_was_chosen_stays_chosen_and_nothing_new_is_the_same() -> None:
    before = Choices(frozenset({(Block("annan text"), 2)}), frozenset({(Block("annan text"), 1)}))
    assert improved(before, [passage("skolans utveck=", "ling och")]) is before
    after = improved(before, [passage("skol=", "|enhet")])
    assert after.whole > before.whole
    assert after.more == before.more
